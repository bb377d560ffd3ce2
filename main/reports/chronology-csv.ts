import type { Chronology, ChronologyEvent } from '#contract/chronology.ts';
import { cellText } from './cell-text.ts';

const heading = ['day', 'time', 'kind', 'words', 'people', 'places', 'contradictions', 'confidence', 'reasons'];

/** The events as a table (RFC 4180, UTF-8 with the mark that spreadsheets want), one a row, earliest first. */
export function chronologyCsv({ events, people }: Chronology): string {
  const names = new Map(people.map((person) => [person.id, person.names.map(({ text }) => text).join(' = ')]));
  const rows = events.map((event) => [
    event.day,
    event.time ?? '',
    event.kind,
    saidWords(event),
    event.actors.map((id) => names.get(id) ?? id).join('; '),
    event.places.map(({ documentName, anchors }) => `${documentName} p. ${anchors[0]?.page ?? '?'}`).join('; '),
    event.contradictions.map(({ differs, here, there }) => `${differs}: ${here} / ${there}`).join('; '),
    event.confidence.toFixed(2),
    event.reasons.join('; '),
  ]);
  return `\ufeff${[heading, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** An event's words; of a chat's day every message on a line of its own. */
function saidWords({ words, messages }: ChronologyEvent): string {
  return (
    messages?.map((message) => `${message.time ?? ''} ${message.speaker ?? ''}: ${message.words}`.trim()).join('\n') ??
    words
  );
}

function cell(text: string): string {
  const safe = cellText(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
