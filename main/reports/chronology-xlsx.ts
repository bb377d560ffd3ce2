import type { ChronologyEvent, ChronologyMessage, Person } from '#contract/chronology.ts';
import { addSheet } from './add-sheet.ts';
import {
  type ChronologyInput,
  chronologyWords,
  contradictionWords,
  messageLine,
  placesWords,
} from './chronology-content.ts';
import { newWorkbook } from './new-workbook.ts';
import { joinedLines } from './quoted-words.ts';
import { reasonWords } from './reason-words.ts';
import { fill, listed, reportWords } from './report-words.ts';

/** The events and the people as a workbook of two sheets, and one of a chat's messages where there are any; whole days are dates that spreadsheets sort. */
export async function chronologyXlsx({ chronology, all, language }: ChronologyInput): Promise<Uint8Array> {
  const own = chronologyWords(language);
  const shared = reportWords(language);
  const { events, people } = chronology;
  const names = new Map(all.people.map(({ id, name }) => [id, name]));
  const workbook = await newWorkbook();
  addSheet<ChronologyEvent>(
    workbook,
    own.events,
    [
      { title: own.day, width: 12, format: 'yyyy-mm-dd', value: ({ day }) => dayValue(day) },
      { title: own.time, width: 8, value: ({ time }) => time ?? '' },
      { title: own.kind, width: 12, value: ({ kind }) => own.kinds[kind] },
      {
        title: own.words,
        width: 60,
        value: (event) =>
          event.messages === undefined
            ? joinedLines(event.words)
            : `${fill(own.messages, { count: event.messages.length })}\n${event.messages.slice(0, 1).map(messageLine).join('')}`,
      },
      {
        title: own.who,
        width: 30,
        value: ({ actors }) =>
          listed(
            actors.flatMap((id) => names.get(id) ?? []),
            language,
          ),
      },
      { title: own.where, width: 36, value: ({ places }) => placesWords(places, language) },
      {
        title: own.contradictions,
        width: 40,
        value: ({ contradictions }) => contradictions.map((one) => contradictionWords(one, language)).join('\n'),
      },
      { title: shared.confidence, width: 10, format: '0%', value: ({ confidence }) => confidence },
      {
        title: own.reasons,
        width: 40,
        value: ({ reasons }) => reasons.map((reason) => reasonWords(reason, language)).join('\n'),
      },
    ],
    events,
  );
  addSheet<Person>(
    workbook,
    own.people,
    [
      { title: own.name, width: 30, value: ({ name }) => name },
      {
        title: own.otherNames,
        width: 40,
        value: (person) =>
          person.names
            .map(({ text }) => text)
            .filter((text) => text !== person.name)
            .join('\n'),
      },
      { title: own.personKind, width: 14, value: ({ kind }) => own.personKinds[kind] },
      { title: own.roles, width: 20, value: ({ roles }) => listed(roles, language) },
      {
        title: own.eventCount,
        width: 10,
        value: ({ id }) => events.filter(({ actors }) => actors.includes(id)).length,
      },
      { title: own.where, width: 36, value: ({ places }) => placesWords(places, language) },
    ],
    people,
  );
  const messages = events.flatMap(({ day, messages: sent = [] }) => sent.map((message) => ({ ...message, day })));
  if (messages.length > 0)
    addSheet<ChronologyMessage & { readonly day: string }>(
      workbook,
      own.messagesSheet,
      [
        { title: own.day, width: 12, format: 'yyyy-mm-dd', value: ({ day }) => dayValue(day) },
        { title: own.time, width: 8, value: ({ time }) => time ?? '' },
        { title: own.who, width: 24, value: ({ speaker }) => speaker ?? '' },
        { title: own.words, width: 80, value: ({ words }) => joinedLines(words) },
        { title: own.where, width: 36, value: ({ place }) => placesWords([place], language) },
      ],
      messages,
    );
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Spreadsheets keep a day without a time as midnight UTC; a month alone stays words. */
function dayValue(day: string): Date | string {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : day;
}
