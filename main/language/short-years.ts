import { chineseDigit } from './chinese-numeral.ts';

/** A year of two figures is at most this far ahead of the document's own time, in years. */
const aheadYears = 15;
/** A year this far from the document's middle one (a lease's end, a statute) is not its own time. */
const farYears = 70;
/** A year this near one that the document prints in full is that century's. */
const nearYears = 2;
/** POSIX `strptime`, `%y`: 69–99 are of the 20th century, 00–68 of the 21st. */
const pivot = 69;

/**
 * The year that two figures (0–99) mean in a document with these years in full:
 * 97 → 1997 beside 2025, 2097 beside 2095; 25 → 2025 beside 2024, 1925 beside 1930.
 * Without any year it is read as POSIX does.
 */
export function shortYear(figures: number, documentYears: readonly number[]): number {
  const sorted = documentYears.toSorted((one, other) => one - other);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (middle === undefined) return figures + (figures >= pivot ? 1900 : 2000);
  const candidates = [2000, 1900, 1800].map((century) => century + figures);
  const own = sorted.filter((year) => Math.abs(year - middle) <= farYears);
  const beside = candidates.find((year) => own.some((other) => Math.abs(other - year) <= nearYears));
  return beside ?? candidates.find((year) => year <= middle + aheadYears) ?? figures + 1900;
}

/** The value of a year written in two figures: 97, 〇三, 九七; null for 三 and 九十七, which have other meanings. */
export function twoFigures(year: string): number | null {
  const plain = year.normalize('NFKC').replaceAll('○', '〇');
  if (plain.length !== 2) return null;
  if (/^[0-9]{2}$/.test(plain)) return Number(plain);
  const [first, second] = [...plain].map(chineseDigit);
  return first === null || first === undefined || second === null || second === undefined ? null : first * 10 + second;
}
