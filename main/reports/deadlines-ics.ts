import { createHash } from 'node:crypto';

/** A deadline as a calendar shows it. */
export interface CalendarDeadline {
  readonly documentId: string;
  readonly documentName: string;
  readonly page: number | null;
  /** The deadline's words in the document. */
  readonly quote: string;
  /** Shown in place of `quote`, where that only tells it from others. */
  readonly words?: string;
  /** Offset of the words in the document: tells two equal quotes apart. */
  readonly start: number;
  readonly title: string;
  /** ISO 8601 day. */
  readonly day: string;
  /** How the day was reached, doubts and warnings: one entry a line. */
  readonly notes: readonly string[];
}

export interface CalendarOptions {
  readonly stampedAtMs: number;
}

/**
 * An iCalendar file (RFC 5545) with one all-day event for each deadline. A
 * deadline's UID rests on its document and words, so that importing it again
 * moves the event and makes no second one. Throws RangeError for a day that is none.
 */
export function deadlinesIcs(items: readonly CalendarDeadline[], { stampedAtMs }: CalendarOptions): string {
  const stamp = new Date(stampedAtMs).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const events = items.flatMap((item) => {
    const next = new Date(Date.parse(`${item.day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
    const place = item.page === null ? item.documentName : `${item.documentName}, p. ${item.page}`;
    return [
      'BEGIN:VEVENT',
      `UID:${createHash('sha256')
        .update(JSON.stringify([item.documentId, item.start, item.quote]))
        .digest('hex')
        .slice(0, 32)}@sampan.invalid`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${item.day.replaceAll('-', '')}`,
      `DTEND;VALUE=DATE:${next.replaceAll('-', '')}`,
      `SUMMARY:${escaped(item.title)}`,
      `DESCRIPTION:${escaped([item.words ?? `“${item.quote}”`, place, ...item.notes].join('\n'))}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ];
  });
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Sampan//Deadlines//EN',
    'CALSCALE:GREGORIAN',
    ...events,
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');
}

/** TEXT of RFC 5545 §3.3.11; other control characters are not allowed in it. */
function escaped(words: string): string {
  return words
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[\\;,]/g, (mark) => `\\${mark}`)
    .replaceAll('\n', '\\n');
}

/** Lines of at most 75 octets, cut between characters (RFC 5545 §3.1). */
function folded(line: string): string {
  let shown = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      shown += '\r\n ';
      octets = 1;
    }
    shown += character;
    octets += size;
  }
  return shown;
}
