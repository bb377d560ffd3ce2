import type { ChronologyEvent } from '#contract/chronology.ts';
import { dates } from '#main/language/dates.ts';

/** Words that stand beside a date on a title or execution page and tell nothing of what happened. */
const besideDate =
  /\b(?:dated|date|this|the|on|as of|day of)\b|日期|訂立日期|签署日期|簽署日期|簽訂|签订|立約|[於于]/gi;

/**
 * Events without those that hold nothing but a date, such as "Dated 9 March
 * 2026" on a title page, where another event of the same day says more.
 */
export function tellingEvents(events: readonly ChronologyEvent[]): ChronologyEvent[] {
  const telling = events.map(({ words }) => tells(words));
  const daysTold = new Set(events.flatMap(({ day }, index) => (telling[index] ? [day] : [])));
  return events.filter(({ day }, index) => telling[index] === true || !daysTold.has(day));
}

function tells(words: string): boolean {
  let rest = words;
  for (const { start, end } of dates(words).toReversed()) rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  return /[\p{L}\p{N}]/u.test(rest.replace(besideDate, ' '));
}
