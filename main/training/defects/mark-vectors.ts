import type { WordingMarks } from '#main/clauses/judging/wording-marks.ts';

const groups = ['words', 'concepts', 'rules'] as const;
export type Shares = Readonly<Record<(typeof groups)[number], number>>;

/** The marks that enough clauses have, and how rare each is. */
export interface MarkTable {
  readonly marks: Uint32Array;
  readonly rows: ReadonlyMap<number, number>;
  readonly rarities: Float64Array;
}

/** The table of the marks that at least `fewest` clauses have, ascending. */
export function markTable(clauses: readonly WordingMarks[], fewest: number): MarkTable {
  const met = new Map<number, number>();
  for (const clause of clauses)
    for (const group of groups) for (const mark of clause[group]) met.set(mark, (met.get(mark) ?? 0) + 1);
  const kept = [...met].filter(([, times]) => times >= fewest).toSorted(([one], [other]) => one - other);
  return {
    marks: Uint32Array.from(kept, ([mark]) => mark),
    rows: new Map(kept.map(([mark], row) => [mark, row])),
    rarities: Float64Array.from(kept, ([, times]) => Math.log((clauses.length + 1) / times)),
  };
}

/** A clause as the judge weighs it: each group of marks of one length, times the root of its share. */
export function markVector(clause: WordingMarks, table: MarkTable, shares: Shares): ReadonlyMap<number, number> {
  const vector = new Map<number, number>();
  for (const group of groups) {
    const own = clause[group].flatMap((mark) => table.rows.get(mark) ?? []);
    const length = Math.hypot(...own.map((row) => table.rarities[row] ?? 0));
    if (length === 0) continue;
    for (const row of own) vector.set(row, (Math.sqrt(shares[group]) * (table.rarities[row] ?? 0)) / length);
  }
  return vector;
}

/** The inner products of all vectors, row after row. */
export function innerProducts(vectors: readonly ReadonlyMap<number, number>[]): Float64Array {
  const count = vectors.length;
  const kernel = new Float64Array(count * count);
  const places = new Map<number, { readonly at: number; readonly value: number }[]>();
  vectors.forEach((vector, at) => {
    for (const [row, value] of vector) {
      const list = places.get(row) ?? [];
      list.push({ at, value });
      places.set(row, list);
    }
  });
  for (const list of places.values())
    for (const one of list)
      for (const other of list) {
        const place = one.at * count + other.at;
        kernel[place] = (kernel[place] ?? 0) + one.value * other.value;
      }
  return kernel;
}
