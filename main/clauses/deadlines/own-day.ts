import { dates } from '#main/language/dates.ts';
import { dayNumber } from './civil-day.ts';

export interface OwnDay {
  readonly day: string;
  readonly start: number;
  readonly end: number;
}

/** How far into a letter or a mail its date stands. */
const headLength = 1500;
/** "Date:", 日期：, and a weekday's name before the day. */
const aheadOnLine =
  /^\s*(?:(?:date|dated|sent|日期|發出日期|发出日期|發送日期|发送日期)\s*[:：]?\s*)?(?:[a-z]{3,9},\s*)?$/i;
/** A time of day and its zone. */
const behindOnLine =
  /^[\s,]*(?:(?:at )?\d{1,2}[:：]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:[+-]\d{2}:?\d{2}|[A-Z]{2,5})?)?\s*$/i;

/**
 * The day that a letter or a mail bears: a date that has a line of its head to
 * itself. Null where there is none, or where the head gives several.
 */
export function ownDay(text: string): OwnDay | null {
  const head = text.slice(0, headLength);
  const alone = dates(head).filter(({ start, end, iso, doubt }) => {
    if (iso === null || doubt !== null || dayNumber(iso) === null) return false;
    const lineStart = head.lastIndexOf('\n', start) + 1;
    const newline = head.indexOf('\n', end);
    return (
      aheadOnLine.test(head.slice(lineStart, start)) &&
      behindOnLine.test(head.slice(end, newline < 0 ? head.length : newline))
    );
  });
  const first = alone[0];
  if (first === undefined || first.iso === null || new Set(alone.map(({ iso }) => iso)).size > 1) return null;
  return { day: first.iso, start: first.start, end: first.end };
}
