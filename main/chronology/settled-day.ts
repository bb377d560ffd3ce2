import type { DateFound } from '#main/language/dates.ts';

/** A day with how sure it is, and why. */
export interface SettledDay {
  readonly day: string;
  readonly confidence: number;
  readonly reasons: readonly string[];
}

/** The day of a date; of one with two readings the first, less sure and said so. */
export function settledDay(date: DateFound): SettledDay | null {
  const doubt = date.doubt === null ? [] : [date.doubt];
  if (date.iso !== null)
    return {
      day: date.iso,
      confidence: doubt.length === 0 ? 0.9 : 0.75,
      reasons: [`a date: “${date.text}”`, ...doubt],
    };
  const first = date.readings.find((reading) => /^\d{4}-/.test(reading));
  if (first === undefined) return null;
  return { day: first, confidence: 0.5, reasons: [`“${date.text}” may be ${date.readings.join(' or ')}`, ...doubt] };
}
