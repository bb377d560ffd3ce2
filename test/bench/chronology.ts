/**
 * How well the chronology finds events, merges them and groups names, on
 * `resources/chronology-set`, each half apart: `npm run bench -- chronology`.
 * An event counts as found where its day is the labelled one and a place of it
 * overlaps the labelled quote; the messages of a chat's day are one event with a
 * place each. Precision is the share of the events that were labelled.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { textChronology } from '#main/chronology/text-chronology.ts';

const folder = new URL('../../resources/chronology-set/', import.meta.url);
const half = z.enum(['tuning', 'held-out']);
const documents = z
  .array(
    z.object({
      id: z.string(),
      half,
      text: z.string(),
      events: z.array(z.tuple([z.string(), z.string()])),
      people: z.array(z.array(z.string())),
    }),
  )
  .parse(JSON.parse(readFileSync(new URL('documents.json', folder), 'utf8')));
const sameEvents = z
  .array(z.object({ half, tellings: z.array(z.tuple([z.string(), z.string()])) }))
  .parse(JSON.parse(readFileSync(new URL('same-events.json', folder), 'utf8')));

for (const part of half.options) {
  const read = documents.filter((document) => document.half === part);
  const { events, people } = textChronology(
    read.map(({ id, text }) => ({ documentId: id, documentName: id, text, parties: [] })),
  );
  const told = events.flatMap((event, line) =>
    (event.messages.length === 0 ? event.places : event.messages).map((place) => ({ event, line, ...place })),
  );
  const labels = read.flatMap(({ id, text, events: listed }) =>
    listed.map(([day, quote]) => ({
      id,
      day,
      quote,
      start: text.indexOf(quote),
      end: text.indexOf(quote) + quote.length,
    })),
  );
  const used = new Set<number>();
  const wantedLines = new Set<number>();
  const missed = labels.filter((label) => {
    const at = told.findIndex(
      (place, index) =>
        !used.has(index) &&
        place.documentId === label.id &&
        place.event.day === label.day &&
        place.start < label.end &&
        place.end > label.start,
    );
    if (at >= 0) used.add(at);
    const line = told[at]?.line;
    if (line !== undefined) wantedLines.add(line);
    return at < 0;
  });
  const eventAt = (id: string, quote: string) => {
    const start = read.find((document) => document.id === id)?.text.indexOf(quote) ?? -1;
    return told.find((place) => place.documentId === id && place.start <= start + 1 && place.end > start)?.event.id;
  };
  const wanted = sameEvents.filter((each) => each.half === part);
  const merged = wanted.filter(({ tellings }) => {
    const ids = tellings.map(([id, quote]) => eventAt(id, quote));
    return ids[0] !== undefined && new Set(ids).size === 1;
  });
  const mergedAtAll = events.filter(({ places }) => places.length > 1).length;
  const groups = read.flatMap((document) => document.people);
  const grouped = groups.filter((names) =>
    people.some((person) => names.every((name) => person.names.some(({ text }) => text === name))),
  );
  const found = labels.length - missed.length;
  console.log(
    `${part}: ${read.length} documents; events recall ${found}/${labels.length}, precision ${wantedLines.size}/${events.length}; ` +
      `merges ${merged.length}/${wanted.length} (${mergedAtAll} made); name groups ${grouped.length}/${groups.length}`,
  );
  // What is held out is counted, never looked at.
  if (part === 'tuning') for (const { id, day, quote } of missed) console.log(`  missed ${id} ${day} ${quote}`);
}
