import { shuffle } from '../shuffle.ts';

/** A line as the indices of its n-grams, and how much it counts. */
export interface TrainingLine {
  readonly features: Int32Array;
  readonly positive: boolean;
  readonly weight: number;
}

export interface LogisticOptions {
  /** What the weights are drawn to where the lines do not say otherwise. */
  readonly priorMeans: Float64Array;
  /** Strength of that pull, as the precision of a Gaussian. */
  readonly precision: number;
  /** Strength of the pull to exactly the prior (L1), which keeps the table small. */
  readonly sparsity: number;
  readonly epochs: number;
  readonly learningRate: number;
}

export interface LogisticModel {
  readonly bias: number;
  readonly weights: Float64Array;
}

/**
 * Logistic regression by AdaGrad (Duchi, Hazan and Singer 2011) with a Gaussian
 * and a Laplace prior around `priorMeans`, both applied when a feature is seen.
 * The order of the lines is fixed by a linear congruential generator, so that
 * the same lines give the same weights to the last bit.
 */
export function trainLogistic(
  lines: readonly TrainingLine[],
  { priorMeans, precision, sparsity, epochs, learningRate }: LogisticOptions,
): LogisticModel {
  const weights = Float64Array.from(priorMeans);
  const squares = new Float64Array(weights.length).fill(1e-2);
  let bias = 0;
  let biasSquares = 1;
  const order = Int32Array.from(lines.keys());
  const random = randomNumbers(20_260_101);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const place of order) {
      const line = lines[place];
      if (line === undefined) continue;
      let sum = bias;
      for (const feature of line.features) sum += weights[feature] ?? 0;
      const error = (1 / (1 + Math.exp(-sum)) - (line.positive ? 1 : 0)) * line.weight;
      biasSquares += error * error;
      bias -= (learningRate * error) / Math.sqrt(biasSquares);
      for (const feature of line.features) {
        const mean = priorMeans[feature] ?? 0;
        const away = (weights[feature] ?? 0) - mean;
        const gradient = error + precision * away;
        const square = (squares[feature] ?? 0) + gradient * gradient;
        squares[feature] = square;
        const step = learningRate / Math.sqrt(square);
        const moved = away - step * gradient;
        const shrink = step * sparsity;
        weights[feature] = mean + (moved > shrink ? moved - shrink : moved < -shrink ? moved + shrink : 0);
      }
    }
  }
  return { bias, weights };
}

/** Numbers in [0, 1) that are the same on every machine (Numerical Recipes' generator). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 0x1_0000_0000;
  };
}
