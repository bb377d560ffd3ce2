const endingInNumber = /^(.*\S) (\d+)$/u;

/** Notes of many documents as one is told them: equal ones once, those that differ in the number at their end with its sum. */
export function summedNotes(notes: readonly string[]): string[] {
  const sums = new Map<string, number | null>();
  for (const note of notes) {
    const [, words, count] = endingInNumber.exec(note) ?? [];
    if (words === undefined || count === undefined) sums.set(note, null);
    else sums.set(words, (sums.get(words) ?? 0) + Number(count));
  }
  return [...sums].map(([words, count]) => (count === null ? words : `${words} ${count}`));
}
