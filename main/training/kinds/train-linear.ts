import { kindBuckets } from '#main/kinds/kind-features.ts';
import type { LinearHeads } from '#main/kinds/linear-heads.ts';
import { randomNumbers } from '../compression/train-heads.ts';

export interface LinearExample {
  readonly features: Uint32Array;
  /** Heads of which it is an example. */
  readonly heads: readonly number[];
}

/** Weights by bucket: `weights[bucket * heads + head]`. */
export interface LinearWeights {
  readonly heads: number;
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

/**
 * One logistic regression a head over shared sparse features, by AdaGrad (Duchi
 * et al. 2011). Errors below one in two hundred make no step. The same examples
 * give the same weights.
 */
export function trainLinear(
  examples: readonly LinearExample[],
  heads: number,
  { epochs = 6, rate = 0.12, decay = 1e-5, seed = 7, least = 0.005 } = {},
): LinearWeights {
  const weights = new Float32Array(kindBuckets * heads);
  const squares = new Float32Array(kindBuckets * heads);
  const bias = new Float32Array(heads).fill(-5);
  const order = Uint32Array.from(examples, (_, index) => index);
  const random = randomNumbers(seed);
  const sums = new Float32Array(heads);
  const wanted = new Uint8Array(heads);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const index of order) {
      const { features, heads: own } = examples[index] as LinearExample;
      const scale = 1 / Math.sqrt(features.length + 1);
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
  }
  return { heads, weights, bias };
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let index = order.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    const held = order[index] as number;
    order[index] = order[other] as number;
    order[other] = held;
  }
}

/** The heads as they ship: the weightiest buckets met at least twice, a signed byte a weight. */
export function packLinear(
  { heads, weights, bias }: LinearWeights,
  examples: readonly LinearExample[],
  limit: number,
): LinearHeads & { readonly buckets: Uint32Array } {
  const counts = new Uint32Array(kindBuckets);
  for (const { features } of examples) for (const bucket of features) counts[bucket] = (counts[bucket] as number) + 1;
  const worth = new Float64Array(kindBuckets);
  for (let bucket = 0; bucket < kindBuckets; bucket += 1) {
    if ((counts[bucket] as number) < 2) continue;
    let sum = 0;
    for (let head = 0; head < heads; head += 1) sum += (weights[bucket * heads + head] as number) ** 2;
    worth[bucket] = sum * Math.sqrt(counts[bucket] as number);
  }
  const buckets = Uint32Array.from(
    [...worth.keys()]
      .filter((bucket) => (worth[bucket] as number) > 0)
      .sort((a, b) => (worth[b] as number) - (worth[a] as number) || a - b)
      .slice(0, limit)
      .sort((a, b) => a - b),
  );
  const scales = new Float32Array(heads);
  for (const bucket of buckets)
    for (let head = 0; head < heads; head += 1)
      scales[head] = Math.max(scales[head] as number, Math.abs(weights[bucket * heads + head] as number) / 127, 1e-9);
  const packed = new Int8Array(buckets.length * heads);
  const rows = new Int32Array(kindBuckets).fill(-1);
  buckets.forEach((bucket, row) => {
    rows[bucket] = row;
    for (let head = 0; head < heads; head += 1)
      packed[row * heads + head] = Math.round((weights[bucket * heads + head] as number) / (scales[head] as number));
  });
  return { heads, buckets, rows, weights: packed, scales, bias };
}

/** The raw scores by weights that are not packed. */
export function weightScores({ heads, weights, bias }: LinearWeights, features: readonly Uint32Array[]): Float32Array {
  const scores = new Float32Array(features.length * heads);
  features.forEach((own, index) => {
    const from = index * heads;
    const scale = 1 / Math.sqrt(own.length + 1);
    for (const bucket of own)
      for (let head = 0; head < heads; head += 1)
        scores[from + head] = (scores[from + head] as number) + (weights[bucket * heads + head] as number);
    for (let head = 0; head < heads; head += 1)
      scores[from + head] = (bias[head] as number) + (scores[from + head] as number) * scale;
  });
  return scores;
}
