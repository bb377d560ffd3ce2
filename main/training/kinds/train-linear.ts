import { kindBuckets } from '#main/kinds/kind-features.ts';
import { bucketRows, type LinearHeads } from '#main/kinds/linear-heads.ts';
import { randomNumbers } from '../compression/train-heads.ts';
import { shuffle } from '../shuffle.ts';

export interface LinearExample {
  readonly features: Uint32Array;
  /** Heads of which it is an example. */
  readonly heads: readonly number[];
}

/** Weights of the buckets worth learning: `weights[rows[bucket] * heads + head]`. */
export interface LinearWeights {
  readonly heads: number;
  /** Row of each bucket, −1 where it carries nothing. */
  readonly rows: Int32Array;
  /** The bucket of each row, ascending. */
  readonly buckets: Uint32Array;
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

/**
 * One logistic regression a head over shared sparse features, by AdaGrad (Duchi
 * et al. 2011), the weights those of the last epochs' ends averaged (Polyak and
 * Juditsky 1992). Errors below one in two hundred make no step. Learned are
 * features met twice and at least once in an example of some head. The same
 * examples give the same weights.
 */
export function trainLinear(
  examples: readonly LinearExample[],
  heads: number,
  { epochs = 6, averaged = 3, rate = 0.12, decay = 1e-5, seed = 7, least = 0.005 } = {},
): LinearWeights {
  const { rows, buckets } = learnableBuckets(examples);
  const known = examples.map(({ features }) => features.map((bucket) => rows[bucket] as number).filter(isRow));
  const weights = new Float32Array(buckets.length * heads);
  const squares = new Float32Array(buckets.length * heads);
  const bias = new Float32Array(heads).fill(-5);
  const mean = { weights: new Float32Array(buckets.length * heads), bias: new Float32Array(heads) };
  const order = Uint32Array.from(examples, (_, index) => index);
  const random = randomNumbers(seed);
  const sums = new Float32Array(heads);
  const wanted = new Uint8Array(heads);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const index of order) {
      const { features: all, heads: own } = examples[index] as LinearExample;
      const features = known[index] as Uint32Array;
      const scale = 1 / Math.sqrt(all.length + 1);
      sums.fill(0);
      for (const feature of features) {
        const from = feature * heads;
        for (let head = 0; head < heads; head += 1)
          sums[head] = (sums[head] as number) + (weights[from + head] as number);
      }
      wanted.fill(0);
      for (const head of own) wanted[head] = 1;
      for (let head = 0; head < heads; head += 1) {
        const score = (bias[head] as number) + (sums[head] as number) * scale;
        const error = (wanted[head] as number) - 1 / (1 + Math.exp(-score));
        if (Math.abs(error) < least) continue;
        bias[head] = (bias[head] as number) + 0.02 * error;
        const gradient = error * scale;
        for (const feature of features) {
          const at = feature * heads + head;
          const weight = weights[at] as number;
          const step = gradient - decay * weight;
          const square = (squares[at] as number) + step * step;
          squares[at] = square;
          weights[at] = weight + (rate * step) / (Math.sqrt(square) + 1e-4);
        }
      }
    }
    if (epoch < epochs - averaged) continue;
    weights.forEach((weight, at) => {
      mean.weights[at] = (mean.weights[at] as number) + weight / averaged;
    });
    bias.forEach((weight, head) => {
      mean.bias[head] = (mean.bias[head] as number) + weight / averaged;
    });
  }
  return { heads, rows, buckets, ...mean };
}

const noRow = 0xffffffff;

function isRow(row: number): boolean {
  return row !== noRow;
}

function learnableBuckets(examples: readonly LinearExample[]): { rows: Int32Array; buckets: Uint32Array } {
  const met = new Uint32Array(kindBuckets);
  const useful = new Uint8Array(kindBuckets);
  for (const { features, heads } of examples) {
    for (const bucket of features) {
      met[bucket] = (met[bucket] as number) + 1;
      if (heads.length > 0) useful[bucket] = 1;
    }
  }
  // What is useful has been met.
  const buckets = Uint32Array.from([...useful.keys()].filter((bucket) => useful[bucket] === 1 && met[bucket] !== 1));
  return { rows: bucketRows(buckets), buckets };
}

/** The heads as they ship: the weightiest buckets, a signed byte a weight. */
export function packLinear(
  { heads, rows: known, buckets: all, weights, bias }: LinearWeights,
  examples: readonly LinearExample[],
  limit: number,
): LinearHeads & { readonly buckets: Uint32Array } {
  const counts = new Uint32Array(all.length);
  for (const { features } of examples) {
    for (const bucket of features) {
      const row = known[bucket] as number;
      if (row >= 0) counts[row] = (counts[row] as number) + 1;
    }
  }
  const worth = Float64Array.from(counts, (count, row) => {
    let sum = 0;
    for (let head = 0; head < heads; head += 1) sum += (weights[row * heads + head] as number) ** 2;
    return sum * Math.sqrt(count);
  });
  const kept = [...worth.keys()]
    .sort((a, b) => (worth[b] as number) - (worth[a] as number) || a - b)
    .slice(0, limit)
    .sort((a, b) => a - b);
  const scales = new Float32Array(heads).fill(1e-9);
  for (const row of kept)
    for (let head = 0; head < heads; head += 1)
      scales[head] = Math.max(scales[head] as number, Math.abs(weights[row * heads + head] as number) / 127);
  const packed = new Int8Array(kept.length * heads);
  kept.forEach((row, at) => {
    for (let head = 0; head < heads; head += 1)
      packed[at * heads + head] = Math.round((weights[row * heads + head] as number) / (scales[head] as number));
  });
  const buckets = Uint32Array.from(kept, (row) => all[row] as number);
  return { heads, buckets, rows: bucketRows(buckets), weights: packed, scales, bias };
}

/** The raw scores by weights that are not packed. */
export function weightScores(
  { heads, rows, weights, bias }: LinearWeights,
  features: readonly Uint32Array[],
): Float32Array {
  const scores = new Float32Array(features.length * heads);
  features.forEach((own, index) => {
    const to = index * heads;
    const scale = 1 / Math.sqrt(own.length + 1);
    for (const bucket of own) {
      const row = rows[bucket] as number;
      if (row < 0) continue;
      for (let head = 0; head < heads; head += 1)
        scores[to + head] = (scores[to + head] as number) + (weights[row * heads + head] as number);
    }
    for (let head = 0; head < heads; head += 1)
      scores[to + head] = (bias[head] as number) + (scores[to + head] as number) * scale;
  });
  return scores;
}
