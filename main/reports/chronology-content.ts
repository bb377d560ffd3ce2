import type {
  Chronology,
  ChronologyEvent,
  ChronologyMessage,
  ChronologyPlace,
  Contradiction,
} from '#contract/chronology.ts';
import type { ChronologyFilter } from '#contract/chronology-filter.ts';
import type { OutputLanguage } from '#contract/document.ts';
import words from '../../resources/locales/chronology-report.json' with { type: 'json' };
import { joinedLines, quotedLanguage } from './quoted-words.ts';
import type { Block, CellPart, ReportContent, TableCell } from './report-blocks.ts';
import { fill, labelled, listed, reportWords } from './report-words.ts';

export interface ChronologyInput {
  readonly language: OutputLanguage;
  /** What is shown: narrowed already. */
  readonly chronology: Chronology;
  /** Every event, also those left out: another telling may be among them. */
  readonly all: Chronology;
  readonly filter: ChronologyFilter;
  readonly documents: readonly { readonly id: string; readonly name: string; readonly sha256: string }[];
  readonly generatedAtMs: number;
}

type ChronologyWords = (typeof words)['en'];

/** More bars than this say less than years do. */
const mostBars = 30;
/** Of a chat's day in a report; the workbook has them all. */
const shownMessages = 3;

/** What a chronology says, in the language it is written in. */
export function chronologyWords(language: OutputLanguage): ChronologyWords {
  return words[language];
}

/** Events earliest first with their words, people and places, what is told otherwise, and everyone with all their names. */
export function chronologyContent(input: ChronologyInput): ReportContent {
  const { language, chronology, documents, generatedAtMs } = input;
  const own = chronologyWords(language);
  const { events, people } = chronology;
  const narrowed = filterWords(input);
  const bars = timelineBars(events);
  return {
    language,
    title: own.title,
    documentName: listed(
      documents.slice(0, 3).map(({ name }) => name),
      language,
    ).concat(documents.length > 3 ? ' …' : ''),
    facts: [
      { name: own.events, value: fill(own.shown, { events: events.length, people: people.length }) },
      ...(narrowed === '' ? [] : [{ name: own.narrowed, value: narrowed }]),
      { name: own.generated, value: `${new Date(generatedAtMs).toISOString().slice(0, 16).replace('T', ' ')} UTC` },
    ],
    blocks: [
      ...(bars.length < 2 ? [] : [{ type: 'timeline', title: own.timeline, bars } satisfies Block]),
      { type: 'heading', level: 1, text: own.events },
      eventsBlock(input, own),
      ...peopleBlocks(input, own),
      { type: 'heading', level: 1, text: own.documents },
      {
        type: 'table',
        widths: [42, 58],
        head: [reportWords(language).document, reportWords(language).hash],
        rows: documents.map(({ name, sha256 }) => [{ text: name }, { text: sha256 }]),
      },
    ],
    disclaimer: own.disclaimer,
    landscape: true,
  };
}

function filterWords({ filter, all, documents, language }: ChronologyInput): string {
  const own = chronologyWords(language);
  const person = all.people.find(({ id }) => id === filter.personId)?.name;
  const document = documents.find(({ id }) => id === filter.documentId)?.name;
  const parts = [
    person,
    document,
    filter.from === undefined ? undefined : fill(own.from, { day: filter.from }),
    filter.to === undefined ? undefined : fill(own.to, { day: filter.to }),
    filter.words === undefined ? undefined : fill(own.withWords, { words: filter.words }),
  ];
  return parts.filter((part) => part !== undefined).join(language === 'en' ? '; ' : '；');
}

/** Months that have events, or years where there are too many months. */
function timelineBars(events: readonly ChronologyEvent[]): Extract<Block, { type: 'timeline' }>['bars'] {
  const months = new Set(events.map(({ day }) => day.slice(0, 7)));
  const length = months.size > mostBars ? 4 : 7;
  const counts = new Map<string, number>();
  for (const { day } of events.toSorted((one, other) => one.day.localeCompare(other.day))) {
    const label = day.slice(0, length);
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const place = (label: string): number =>
    length === 4 ? Number(label) : Number(label.slice(0, 4)) * 12 + Number(label.slice(5, 7));
  let before: number | null = null;
  return [...counts].map(([label, count]) => {
    const gap = before === null ? 0 : place(label) - before - 1;
    before = place(label);
    return { label, count, gap };
  });
}

function eventsBlock(input: ChronologyInput, own: ChronologyWords): Block {
  const { chronology, all, language } = input;
  if (chronology.events.length === 0) return { type: 'paragraph', text: own.none, quiet: true };
  const names = new Map(all.people.map(({ id, name }) => [id, name]));
  const told = new Map(all.events.map((event) => [event.id, event]));
  return {
    type: 'table',
    widths: [12, 48, 18, 22],
    head: [own.day, own.words, own.who, own.where],
    rows: chronology.events.map((event) => [
      dayCell(event, own),
      wordsCell(event, told, input, own),
      {
        text: listed(
          event.actors.flatMap((id) => names.get(id) ?? []),
          language,
        ),
      },
      { text: placesWords(event.places, language) },
    ]),
  };
}

function dayCell({ day, time, kind, confidence }: ChronologyEvent, own: ChronologyWords): TableCell {
  const notes = [own.kinds[kind], confidence < 0.6 ? own.check : ''].filter((note) => note !== '');
  return cellOf([
    { text: time === null ? day : `${day} ${time}`, look: 'strong' },
    ...notes.map((note): CellPart => ({ text: `\n${note}`, look: 'quiet' })),
  ]);
}

function wordsCell(
  event: ChronologyEvent,
  told: ReadonlyMap<string, ChronologyEvent>,
  { language }: ChronologyInput,
  own: ChronologyWords,
): TableCell {
  const said = joinedLines(event.words);
  if (event.messages !== undefined) return messagesCell(event.messages, own);
  const others = event.contradictions.flatMap((contradiction): CellPart[] => {
    const other = told.get(contradiction.eventId);
    const where = other === undefined ? '' : ` (${placesWords(other.places, language).replaceAll('\n', '; ')})`;
    const otherWords = other === undefined ? '' : fill(own.otherWords, { words: joinedLines(other.words) });
    return [
      { text: `\n${contradictionWords(contradiction, language)}`, look: 'warning' },
      ...(otherWords === '' ? [] : [{ text: `\n${otherWords}${where}`, look: 'quiet' } as const]),
    ];
  });
  return { ...cellOf([{ text: said }, ...others]), language: quotedLanguage(said, []) };
}

/** A chat's day: how many messages, and the first of them. */
function messagesCell(messages: readonly ChronologyMessage[], own: ChronologyWords): TableCell {
  const shown = messages.slice(0, shownMessages);
  const rest = messages.length - shown.length;
  return {
    ...cellOf([
      { text: fill(own.messages, { count: messages.length }), look: 'strong' },
      ...shown.map((message): CellPart => ({ text: `\n${messageLine(message)}`, look: 'quiet' })),
      ...(rest === 0 ? [] : [{ text: `\n${fill(own.moreMessages, { count: rest })}`, look: 'quiet' } as const]),
    ]),
    language: quotedLanguage(shown.map(({ words }) => joinedLines(words)).join(' '), []),
  };
}

/** "14:02 Mary Wong: The goods were shipped." */
export function messageLine({ time, speaker, words }: ChronologyMessage): string {
  const head = [time, speaker].filter((part) => part !== null).join(' ');
  return head === '' ? joinedLines(words) : `${head}: ${joinedLines(words)}`;
}

/** What another telling gives in place of a day or an amount. */
export function contradictionWords({ differs, here, there }: Contradiction, language: OutputLanguage): string {
  const own = chronologyWords(language);
  return fill(differs === 'day' ? own.otherDay : own.otherAmount, { here, there });
}

/** Each document with its pages, a line each. */
export function placesWords(places: readonly ChronologyPlace[], language: OutputLanguage): string {
  const shared = reportWords(language);
  const pages = new Map<string, Set<string>>();
  for (const { documentName, anchors } of places) {
    const known = pages.get(documentName) ?? new Set();
    for (const { page } of anchors) known.add(fill(shared.page, { page }));
    pages.set(documentName, known);
  }
  return [...pages]
    .map(([name, own]) =>
      own.size === 0 ? name : `${name}${language === 'en' ? ', ' : '，'}${listed([...own], language)}`,
    )
    .join('\n');
}

function peopleBlocks({ chronology, language }: ChronologyInput, own: ChronologyWords): Block[] {
  const { people, events } = chronology;
  if (people.length === 0) return [];
  return [
    { type: 'heading', level: 1, text: own.people },
    {
      type: 'table',
      widths: [22, 28, 12, 16, 22],
      head: [own.name, own.otherNames, own.personKind, own.roles, own.where],
      rows: people.map((person) => {
        const count = events.filter(({ actors }) => actors.includes(person.id)).length;
        const others = person.names.filter(({ text }) => text !== person.name).map(({ text }) => text);
        return [
          { ...cellOf([{ text: person.name, look: 'strong' }]), language: quotedLanguage(person.name, []) },
          { text: others.join('\n'), language: quotedLanguage(others.join(' '), []) },
          { text: [own.personKinds[person.kind], labelled(own.eventCount, String(count), language)].join('\n') },
          { text: listed(person.roles, language) },
          { text: placesWords(person.places.slice(0, 3), language) },
        ];
      }),
    },
  ];
}

function cellOf(parts: readonly CellPart[]): TableCell {
  return { text: parts.map(({ text }) => text).join(''), parts };
}
