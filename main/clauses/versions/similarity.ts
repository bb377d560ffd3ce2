import type { MeaningMarks } from './meaning-marks.ts';

/** Marks with their weights by rarity, at unit length. */
type Vector = ReadonlyMap<string, number>;

/**
 * Cosine similarity of passages, marks weighted by how few passages have them.
 * `row(i)` gives the similarities of a's passage to all of b's; a new array each time.
 */
export interface Similarity {
  row(index: number): Float64Array;
  /** Of a's passages against b's, each taken together. */
  joined(a: readonly number[], b: readonly number[]): number;
}

export function similarity(a: readonly MeaningMarks[], b: readonly MeaningMarks[]): Similarity {
  const rarity = rarities([a, b]);
  const ours = a.map((marks) => vector(marks, rarity));
  const theirs = b.map((marks) => vector(marks, rarity));
  const places = new Map<string, { index: number; weight: number }[]>();
  theirs.forEach((weights, index) => {
    for (const [mark, weight] of weights) {
      const list = places.get(mark);
      if (list === undefined) places.set(mark, [{ index, weight }]);
      else list.push({ index, weight });
    }
  });
  return {
    row(index) {
      const found = new Float64Array(b.length);
      for (const [mark, weight] of ours[index] ?? [])
        for (const place of places.get(mark) ?? [])
          found[place.index] = (found[place.index] ?? 0) + weight * place.weight;
      return found;
    },
    joined: (left, right) => cosine(vector(sum(a, left), rarity), vector(sum(b, right), rarity)),
  };
}

/** A mark of one language alone tells nothing about the other: it weighs a quarter. */
function rarities(sides: readonly (readonly MeaningMarks[])[]): ReadonlyMap<string, number> {
  const counts = sides.map((passages) => {
    const count = new Map<string, number>();
    for (const marks of passages) for (const mark of marks.keys()) count.set(mark, (count.get(mark) ?? 0) + 1);
    return count;
  });
  const passages = sides.reduce((all, side) => all + side.length, 0);
  const rarity = new Map<string, number>();
  for (const mark of new Set(counts.flatMap((count) => [...count.keys()]))) {
    const each = counts.map((count) => count.get(mark) ?? 0);
    const all = each.reduce((total, one) => total + one, 0);
    rarity.set(mark, Math.log(1 + passages / (1 + all)) * (each.includes(0) ? 0.25 : 1));
  }
  return rarity;
}

function vector(marks: MeaningMarks, rarity: ReadonlyMap<string, number>): Vector {
  const weights = new Map<string, number>();
  let square = 0;
  for (const [mark, count] of marks) {
    const weight = Math.sqrt(count) * (rarity.get(mark) ?? 0);
    weights.set(mark, weight);
    square += weight * weight;
  }
  if (square > 0) for (const [mark, weight] of weights) weights.set(mark, weight / Math.sqrt(square));
  return weights;
}

function sum(passages: readonly MeaningMarks[], places: readonly number[]): MeaningMarks {
  const all = new Map<string, number>();
  for (const place of places)
    for (const [mark, count] of passages[place] ?? []) all.set(mark, (all.get(mark) ?? 0) + count);
  return all;
}

function cosine(one: Vector, other: Vector): number {
  let total = 0;
  for (const [mark, weight] of one) total += weight * (other.get(mark) ?? 0);
  return total;
}
