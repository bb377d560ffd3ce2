import { amounts } from '#main/language/amounts.ts';
import { quantities } from './event-subjects.ts';

/** Sums and quantities of the words by value, whatever language they are written in. */
export function marksOf(words: string): Set<string> {
  return new Set([...amounts(words).map(({ value }) => `sum:${value}`), ...quantities(words)]);
}
