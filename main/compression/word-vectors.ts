/**
 * Vectors of word beginnings, learned from which words stand near each other in
 * contracts: texts that use different words for one thing lie near each other.
 */
export interface WordVectors {
  readonly dimensions: number;
  /** Row of each beginning by its hash. */
  readonly rows: ReadonlyMap<number, number>;
  /** One signed byte a dimension; every row of about the same length. */
  readonly vectors: Int8Array;
  /** How much a beginning tells: the logarithm of how rare it is. */
  readonly weights: Float32Array;
}

/** The direction of a text of unit length, by its word beginnings, each counted once; all zero where none is known. */
export function textVector({ dimensions, rows, vectors, weights }: WordVectors, beginnings: readonly number[]) {
  const sum = new Float32Array(dimensions);
  for (const beginning of new Set(beginnings)) {
    const row = rows.get(beginning);
    if (row === undefined) continue;
    const weight = weights[row] ?? 0;
    for (let at = 0; at < dimensions; at += 1) {
      sum[at] = (sum[at] ?? 0) + weight * (vectors[row * dimensions + at] ?? 0);
    }
  }
  return unitLength(sum);
}

/** The vector scaled to length one, in place. */
export function unitLength(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  if (squares === 0) return vector;
  const share = 1 / Math.sqrt(squares);
  for (let at = 0; at < vector.length; at += 1) vector[at] = (vector[at] ?? 0) * share;
  return vector;
}

export function dotProduct(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}
