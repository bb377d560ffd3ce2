/** A value read from a passage and the folded place of the words that give it. */
export interface Found<Value> {
  readonly value: Value;
  readonly start: number;
  readonly end: number;
}

/** A value's first reading over passages in order of nearness; null where all are silent. */
export function firstFound<Passage, Value>(
  passages: readonly Passage[],
  read: (passage: Passage) => Found<Value> | null,
): Found<Value> | null {
  for (const passage of passages) {
    const found = read(passage);
    if (found !== null) return found;
  }
  return null;
}
