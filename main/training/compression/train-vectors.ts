import { textVector, unitLength, type WordVectors } from '#main/compression/word-vectors.ts';
import { randomNumbers } from './train-heads.ts';

const window = 8;

/**
 * Vectors of word beginnings from the texts' passages: positive pointwise mutual
 * information of words within eight of each other (Bullinaria and Levy 2007),
 * brought to a few dimensions by subspace iteration. The same texts give the
 * same vectors.
 */
export function trainVectors(
  passages: readonly (readonly number[])[],
  { words = 4_000, dimensions = 48, leastPassages = 4, rounds = 6 } = {},
): WordVectors {
  const holding = new Map<number, number>();
  for (const passage of passages) {
    for (const word of new Set(passage)) holding.set(word, (holding.get(word) ?? 0) + 1);
  }
  const known = [...holding]
    .filter(([, count]) => count >= leastPassages)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, words);
  const rows = new Map(known.map(([word], row) => [word, row]));
  const weights = Float32Array.from(known, ([, count]) => Math.log((passages.length + 1) / (count + 0.5)));
  const size = known.length;
  const matrix = informationOf(passages, rows, size);
  const width = Math.min(dimensions, size);
  const random = randomNumbers(11);
  let basis = Float64Array.from({ length: size * width }, () => random() - 0.5);
  for (let round = 0; round < rounds; round += 1) {
    basis = times(matrix, basis, size, width);
    orthonormal(basis, size, width);
  }
  const image = times(matrix, basis, size, width);
  const strength = Float64Array.from({ length: width }, (_, column) => {
    let squares = 0;
    for (let row = 0; row < size; row += 1) squares += (image[row * width + column] ?? 0) ** 2;
    return squares ** 0.25;
  });
  const vectors = new Int8Array(size * width);
  for (let row = 0; row < size; row += 1) {
    let squares = 0;
    for (let at = 0; at < width; at += 1) squares += ((basis[row * width + at] ?? 0) * (strength[at] ?? 0)) ** 2;
    const share = squares > 0 ? 254 / Math.sqrt(squares) : 0;
    for (let at = 0; at < width; at += 1) {
      const value = Math.round((basis[row * width + at] ?? 0) * (strength[at] ?? 0) * share);
      vectors[row * width + at] = Math.max(-127, Math.min(127, value));
    }
  }
  return { dimensions: width, rows, vectors, weights };
}

interface SparseMatrix {
  readonly from: Uint32Array;
  readonly columns: Uint16Array;
  readonly values: Float32Array;
}

function informationOf(
  passages: readonly (readonly number[])[],
  rows: ReadonlyMap<number, number>,
  size: number,
): SparseMatrix {
  const counts = new Float32Array(size * size);
  const near = new Float64Array(size);
  for (const passage of passages) {
    const own = passage.flatMap((word) => rows.get(word) ?? []);
    own.forEach((one, at) => {
      for (let to = at + 1; to < Math.min(own.length, at + 1 + window); to += 1) {
        const other = own[to] ?? 0;
        if (one === other) continue;
        counts[one * size + other] = (counts[one * size + other] ?? 0) + 1;
        counts[other * size + one] = (counts[other * size + one] ?? 0) + 1;
        near[one] = (near[one] ?? 0) + 1;
        near[other] = (near[other] ?? 0) + 1;
      }
    });
  }
  const all = near.reduce((sum, count) => sum + count, 0);
  const smooth = near.map((count) => count ** 0.75);
  const smoothAll = smooth.reduce((sum, count) => sum + count, 0);
  const from = new Uint32Array(size + 1);
  const columns: number[] = [];
  const values: number[] = [];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const count = counts[row * size + column] ?? 0;
      if (count === 0) continue;
      const expected = ((near[row] ?? 0) * (smooth[column] ?? 0)) / smoothAll;
      const information = Math.log(count / Math.max(1e-9, expected));
      if (information <= 0 || all === 0) continue;
      columns.push(column);
      values.push(information);
    }
    from[row + 1] = columns.length;
  }
  return { from, columns: Uint16Array.from(columns), values: Float32Array.from(values) };
}

function times({ from, columns, values }: SparseMatrix, basis: Float64Array, size: number, width: number) {
  const result = new Float64Array(size * width);
  for (let row = 0; row < size; row += 1) {
    for (let at = from[row] ?? 0; at < (from[row + 1] ?? 0); at += 1) {
      const value = values[at] ?? 0;
      const other = (columns[at] ?? 0) * width;
      for (let k = 0; k < width; k += 1) {
        result[row * width + k] = (result[row * width + k] ?? 0) + value * (basis[other + k] ?? 0);
      }
    }
  }
  return result;
}

/** Gram–Schmidt over the columns, in place. */
function orthonormal(basis: Float64Array, size: number, width: number): void {
  for (let column = 0; column < width; column += 1) {
    for (let before = 0; before < column; before += 1) {
      let dot = 0;
      for (let row = 0; row < size; row += 1)
        dot += (basis[row * width + column] ?? 0) * (basis[row * width + before] ?? 0);
      for (let row = 0; row < size; row += 1)
        basis[row * width + column] = (basis[row * width + column] ?? 0) - dot * (basis[row * width + before] ?? 0);
    }
    let squares = 0;
    for (let row = 0; row < size; row += 1) squares += (basis[row * width + column] ?? 0) ** 2;
    const share = squares > 1e-18 ? 1 / Math.sqrt(squares) : 0;
    for (let row = 0; row < size; row += 1) basis[row * width + column] = (basis[row * width + column] ?? 0) * share;
  }
}

/** For each category the direction in which its labelled passages lie, less that of all passages. */
export function categoryCentres(
  vectors: WordVectors,
  hashes: readonly (readonly { readonly beginnings: readonly number[] }[])[],
  examples: readonly (readonly { readonly heads: readonly number[] }[])[],
  categories: number,
): Float32Array {
  const { dimensions } = vectors;
  const centres = new Float32Array(categories * dimensions);
  const counts = new Float32Array(categories);
  const mean = new Float32Array(dimensions);
  let all = 0;
  hashes.forEach((own, contract) => {
    own.forEach(({ beginnings }, unit) => {
      const vector = textVector(vectors, beginnings);
      all += 1;
      for (let at = 0; at < dimensions; at += 1) mean[at] = (mean[at] ?? 0) + (vector[at] ?? 0);
      for (const head of examples[contract]?.[unit]?.heads ?? []) {
        counts[head] = (counts[head] ?? 0) + 1;
        for (let at = 0; at < dimensions; at += 1) {
          centres[head * dimensions + at] = (centres[head * dimensions + at] ?? 0) + (vector[at] ?? 0);
        }
      }
    });
  });
  for (let head = 0; head < categories; head += 1) {
    const centre = centres.subarray(head * dimensions, (head + 1) * dimensions);
    for (let at = 0; at < dimensions; at += 1) {
      centre[at] = (centre[at] ?? 0) / Math.max(1, counts[head] ?? 0) - (mean[at] ?? 0) / Math.max(1, all);
    }
    unitLength(centre);
  }
  return centres;
}
