import { featureBuckets } from '#main/compression/passage-features.ts';
import { shuffle } from '../shuffle.ts';

export interface TrainingPassage {
  readonly features: Uint32Array;
  /** Heads of which the passage is an example. */
  readonly heads: readonly number[];
  /** Expert labels that rest on the passage; a label over several passages counts a share for each. */
  readonly labels: number;
}

/** Weights by bucket: `weights[bucket * heads + head]`; the last head is the logarithm of the expected labels. */
export interface HeadWeights {
  readonly heads: number;
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

/** Numbers in [0, 1) that are the same on every run (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * One logistic regression a category and one Poisson regression for the number
 * of labels, over shared sparse features, by AdaGrad (Duchi et al. 2011).
 * Errors below one in a hundred make no step: most passages are far from most
 * categories. The same input gives the same weights.
 */
export function trainHeads(
  passages: readonly TrainingPassage[],
  categories: number,
  { epochs = 6, rate = 0.12, decay = 1e-5, seed = 7 } = {},
): HeadWeights {
  const heads = categories + 1;
  const weights = new Float32Array(featureBuckets * heads);
  const squares = new Float32Array(featureBuckets * heads);
  const bias = new Float32Array(heads).fill(-5);
  bias[categories] = -2.5;
  const order = passages.map((_, index) => index);
  const random = randomNumbers(seed);
  const sums = new Float32Array(heads);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const index of order) {
      const passage = passages[index];
      if (passage === undefined) continue;
      const { features } = passage;
      const scale = 1 / Math.sqrt(features.length + 1);
      sums.fill(0);
      for (const feature of features) {
        const from = feature * heads;
        for (let head = 0; head < heads; head += 1) sums[head] = (sums[head] ?? 0) + (weights[from + head] ?? 0);
      }
      for (let head = 0; head < heads; head += 1) {
        const score = (bias[head] ?? 0) + (sums[head] ?? 0) * scale;
        let error: number;
        if (head === categories) {
          error = Math.max(-3, Math.min(3, passage.labels - Math.exp(Math.min(3, score))));
        } else {
          error = (passage.heads.includes(head) ? 1 : 0) - 1 / (1 + Math.exp(-score));
        }
        if (Math.abs(error) < 0.01) continue;
        bias[head] = (bias[head] ?? 0) + 0.02 * error;
        const gradient = error * scale;
        for (const feature of features) {
          const at = feature * heads + head;
          const step = gradient - decay * (weights[at] ?? 0);
          const square = (squares[at] ?? 0) + step * step;
          squares[at] = square;
          weights[at] = (weights[at] ?? 0) + (rate * step) / (Math.sqrt(square) + 1e-4);
        }
      }
    }
  }
  return { heads, weights, bias };
}

/** The heads' raw scores of one passage. */
export function headScores(model: HeadWeights, features: Uint32Array): Float32Array {
  const { heads, weights, bias } = model;
  const sums = new Float32Array(heads);
  const scale = 1 / Math.sqrt(features.length + 1);
  for (const feature of features) {
    for (let head = 0; head < heads; head += 1)
      sums[head] = (sums[head] ?? 0) + (weights[feature * heads + head] ?? 0) * scale;
  }
  return sums.map((sum, head) => sum + (bias[head] ?? 0));
}
