import type { DeadlineView } from '#contract/deadline.ts';
import type { ReviewedFinding } from '#contract/matter.ts';
import { deadlineDay, deadlineReportWords } from './deadline-days.ts';
import { findingEntry } from './finding-entries.ts';
import { formWords } from './form-words.ts';
import { fieldOf } from './key-terms.ts';
import { placeWords } from './place-words.ts';
import { joinedLines, quotedLanguage } from './quoted-words.ts';
import type { Block, TableCell } from './report-blocks.ts';
import type { ReportInput } from './report-input.ts';
import { fieldName, fill, reportWords } from './report-words.ts';
import { bySeverity, withoutRejected } from './reported-findings.ts';

const longestWords = 130;

/** A finding together with what says where it stands. */
export interface Placed<Item> {
  readonly input: ReportInput;
  readonly item: Item;
}

interface ShortTable {
  readonly most: number;
  /** The document's name stands with the place. */
  readonly isNamed: boolean;
}

function moreBlock(all: number, most: number, language: ReportInput['language']): Block[] {
  if (all <= most) return [];
  return [{ type: 'paragraph', text: fill(formWords(language).moreItems, { count: all - most }), quiet: true }];
}

function place({ input }: Placed<unknown>, words: string, { isNamed }: ShortTable): TableCell {
  if (!isNamed) return { text: words };
  const { name } = input.document;
  return { text: `${name}\n${words}`, parts: [{ text: name }, { text: `\n${words}`, look: 'quiet' }] };
}

/** Defects in a line each, gravest first, with their place. */
export function shortDefects(defects: readonly Placed<ReviewedFinding>[], table: ShortTable): readonly Block[] {
  const [first] = defects;
  if (first === undefined) return [];
  const { language } = first.input;
  const words = reportWords(language);
  const sorted = defects.toSorted((one, other) => bySeverity(one.item, other.item));
  const rows = sorted.slice(0, table.most).map((defect): TableCell[] => {
    const entry = findingEntry(defect.item, defect.input);
    const why = entry.reasons[0] ?? '';
    return [
      { text: entry.severity?.words ?? '', parts: [{ text: entry.severity?.words ?? '', look: 'strong' }] },
      {
        text: `${entry.title}\n${why}`,
        parts: [{ text: entry.title, look: 'strong' }, ...(why === '' ? [] : [{ text: `\n${why}` }])],
      },
      place(defect, entry.place, table),
    ];
  });
  const head = [words.severity, words.finding, words.where];
  return [{ type: 'table', widths: [14, 58, 28], head, rows }, ...moreBlock(defects.length, table.most, language)];
}

/** Conflicts in a line each: what differs, what each version says, and where. */
export function shortConflicts(conflicts: readonly Placed<ReviewedFinding>[], table: ShortTable): readonly Block[] {
  const [first] = conflicts;
  if (first === undefined) return [];
  const { language } = first.input;
  const words = reportWords(language);
  const sorted = conflicts.toSorted((one, other) => bySeverity(one.item, other.item));
  const rows = sorted.slice(0, table.most).map((conflict): TableCell[] => {
    const { item, input } = conflict;
    const { field } = item.fields;
    const value = (name: string): string => fieldOf(item, name, language);
    const other = [value('other_value'), value('other_document')].filter((part) => part !== '');
    return [
      { text: typeof field === 'string' ? fieldName(words, field) : item.label },
      { text: value('value') },
      {
        text: other.join('\n'),
        parts: other.map((text, at) => (at === 0 ? { text } : { text: `\n${text}`, look: 'quiet' })),
      },
      place(conflict, placeWords(item.anchors, item.clause, input), table),
    ];
  });
  const head = [words.matter, words.thisVersion, words.otherVersion, words.where];
  return [
    { type: 'table', widths: [18, 24, 30, 28], head, rows },
    ...moreBlock(conflicts.length, table.most, language),
  ];
}

/** Deadlines in a line each: the day, the words, and where. */
export function shortDeadlines(deadlines: readonly Placed<DeadlineView>[], table: ShortTable): readonly Block[] {
  const [first] = deadlines;
  if (first === undefined) return [];
  const { language } = first.input;
  const words = deadlineReportWords(language);
  const rows = deadlines.slice(0, table.most).map((deadline): TableCell[] => {
    const { item, input } = deadline;
    const day = deadlineDay(item, language) ?? formWords(language).undated;
    const quote = [item.quote, item.trigger ?? ''].map(joinedLines).filter((part) => part !== '');
    const said = quote.join(' – ');
    const text = said.length <= longestWords ? said : `${said.slice(0, longestWords).toWellFormed().trimEnd()}…`;
    const pages = input.document.pages.find(({ number }) => number === item.anchors[0]?.page)?.languages ?? [];
    return [
      { text: day, parts: [{ text: day, look: item.day === null ? 'quiet' : 'strong' }] },
      { text, language: quotedLanguage(text, pages) },
      place(deadline, placeWords(item.anchors, item.clause, input), table),
    ];
  });
  const head = [words.day, words.deadline, reportWords(language).where];
  return [{ type: 'table', widths: [20, 52, 28], head, rows }, ...moreBlock(deadlines.length, table.most, language)];
}

/** The deadlines that lie ahead of a moment, earliest first, then time bars that have no day yet. */
export function nextDeadlines({ deadlineDays = [], generatedAtMs }: ReportInput): readonly DeadlineView[] {
  const today = new Date(generatedAtMs).toISOString().slice(0, 10);
  const ahead = deadlineDays.filter(({ day }) => day !== null && day >= today);
  const undated = deadlineDays.filter(({ day, warnings }) => day === null && warnings.length > 0);
  return [...ahead, ...undated];
}

/** What of a document was kept, each with the document. */
export function placed<Item>(input: ReportInput, items: readonly Item[]): readonly Placed<Item>[] {
  return items.map((item) => ({ input, item }));
}

/** The findings that no reviewer rejected, each with its document. */
export function placedFindings(
  input: ReportInput,
  findings: readonly ReviewedFinding[],
): readonly Placed<ReviewedFinding>[] {
  return placed(input, withoutRejected(findings));
}
