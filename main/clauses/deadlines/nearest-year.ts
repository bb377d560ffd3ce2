import { lastStartingBy } from '#main/language/last-starting-by.ts';
import { chatLine } from '../matching/reading.ts';
import { addDays, dayNumber } from './civil-day.ts';
import { ownDay } from './own-day.ts';

/** The day from which the document gives a date its year. */
export interface YearSource {
  readonly day: string;
  readonly from: 'message' | 'letter';
}

const stampDay = /(\d{1,4})[/.年-](\d{1,2})[/.月-](\d{1,4})/;

/** Tells for a place in a text which day speaks there: that of its chat message, else of the letter or mail; null without. */
export function yearSources(text: string): (at: number) => YearSource | null {
  const stamps = [...text.matchAll(chatLine)].flatMap(({ 0: words, index }) => {
    const day = stampedDay(words);
    return day === null ? [] : [{ index, day }];
  });
  const starts = stamps.map(({ index }) => index);
  const letter = ownDay(text);
  return (at) => {
    const stamp = stamps[lastStartingBy(starts, at)];
    if (stamp !== undefined) return { day: stamp.day, from: 'message' };
    return letter === null ? null : { day: letter.day, from: 'letter' };
  };
}

/** A message's day; where day and month may stand in either order, day first. Its year is what counts. */
function stampedDay(words: string): string | null {
  const [, first = '', month = '', last = ''] = stampDay.exec(words) ?? [];
  const two = (value: string): string => value.padStart(2, '0');
  const year = last.length === 2 ? `20${last}` : last;
  return (
    [
      `${first}-${two(month)}-${two(last)}`,
      `${year}-${two(month)}-${two(first)}`,
      `${year}-${two(first)}-${two(month)}`,
    ].find((day) => dayNumber(day) !== null) ?? null
  );
}

/** The day of a month (`--03-18`) that lies nearest to another day, ISO 8601; null where no year near has it. */
export function nearestYear(monthDay: string, near: string): string | null {
  const year = Number(near.slice(0, 4));
  const at = dayNumber(near) ?? 0;
  const found = [year - 1, year, year + 1]
    .map((one) => `${one}${monthDay.slice(1)}`)
    .filter((day) => dayNumber(day) !== null)
    .toSorted((one, other) => Math.abs((dayNumber(one) ?? 0) - at) - Math.abs((dayNumber(other) ?? 0) - at));
  return found[0] === undefined ? null : addDays(found[0], 0);
}
