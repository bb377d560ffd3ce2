import { amounts } from '#main/language/amounts.ts';
import { dates } from '#main/language/dates.ts';
import { numerals } from '#main/language/numerals.ts';
import { periods } from '#main/language/periods.ts';

/** What a right answer must hold; `any` are the ways to write it, folded. */
export type RightValue =
  | { readonly kind: 'date' | 'amount'; readonly value: string }
  | { readonly kind: 'period'; readonly value: string; readonly number: number }
  | { readonly kind: 'words'; readonly all: readonly (readonly string[])[] };

const monthUnits: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };
const dayUnits: Readonly<Record<string, number>> = { hour: 1 / 24, day: 1, business_day: 1, week: 7 };

/** The periods of a text as months or days, so that a year is twelve months; in order, each once. */
export function periodValues(text: string): string[] {
  const found = periods(text).map(({ value, unit }) =>
    unit in monthUnits ? `${value * (monthUnits[unit] ?? 1)} months` : `${value * (dayUnits[unit] ?? 1)} days`,
  );
  return [...new Set(found)];
}

/** The whole dates of a text as year-month-day; in order, each once. */
export function dateValues(text: string): string[] {
  return [...new Set(dates(text).flatMap(({ iso }) => (iso === null ? [] : [iso])))];
}

/** The amounts of money of a text by their number; in order, each once. */
export function amountValues(text: string): string[] {
  return [...new Set(amounts(text).map(({ value }) => String(value)))];
}

/** Letters and digits alone, in one case. */
export function folded(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Whether an answer gives the value: its first date, period or amount is the right one, or it has all of the words. */
export function isRight(answer: string, right: RightValue): boolean {
  if (right.kind === 'words') {
    const said = folded(answer);
    return right.all.every((ways) => ways.some((way) => said.includes(folded(way))));
  }
  if (right.kind === 'date') {
    const [first] = dates(answer);
    return first !== undefined && [first.iso, ...first.readings].includes(right.value);
  }
  // A number without its unit or currency is taken for the label's own: small models leave them out.
  const bare = numerals(answer)[0]?.value;
  if (right.kind === 'period') {
    const [first] = periodValues(answer);
    return first === undefined ? bare === right.number : first === right.value;
  }
  const [first = String(bare ?? '')] = amountValues(answer);
  return first === right.value;
}
