/** A dense example of a logistic regression. */
export interface Example {
  readonly features: readonly number[];
  readonly positive: boolean;
  readonly weight: number;
}

export interface DenseModel {
  readonly bias: number;
  readonly weights: readonly number[];
}

/**
 * Logistic regression with a Gaussian prior (`precision`, on standardised
 * features), by Newton's method: the optimum is one, so that the same examples
 * give the same weights on every machine up to rounding.
 */
export function trainDense(examples: readonly Example[], precision: number): DenseModel {
  const width = (examples[0]?.features.length ?? 0) + 1;
  const { means, scales } = standards(examples, width - 1);
  const rows = examples.map(({ features }) =>
    Float64Array.from([1, ...features.map((value, at) => (value - (means[at] ?? 0)) / (scales[at] ?? 1))]),
  );
  let weights = new Float64Array(width);
  for (let round = 0; round < 30; round += 1) {
    const gradient = new Float64Array(width);
    const hessian = Array.from({ length: width }, () => new Float64Array(width));
    examples.forEach(({ positive, weight }, index) => {
      const row = rows[index] ?? new Float64Array(width);
      const p = sigmoid(dot(row, weights));
      const error = weight * (p - (positive ? 1 : 0));
      const curve = weight * p * (1 - p);
      for (let i = 0; i < width; i += 1) {
        const value = row[i] ?? 0;
        if (value === 0) continue;
        gradient[i] = (gradient[i] ?? 0) + error * value;
        const line = hessian[i];
        if (line === undefined) continue;
        for (let j = 0; j < width; j += 1) line[j] = (line[j] ?? 0) + curve * value * (row[j] ?? 0);
      }
    });
    for (let i = 0; i < width; i += 1) {
      const prior = i === 0 ? 1e-6 : precision;
      gradient[i] = (gradient[i] ?? 0) + prior * (weights[i] ?? 0);
      const line = hessian[i];
      if (line !== undefined) line[i] = (line[i] ?? 0) + prior;
    }
    const step = solved(hessian, gradient);
    weights = weights.map((value, at) => value - Math.max(-2, Math.min(2, step[at] ?? 0)));
    if (Math.max(...step.map(Math.abs)) < 1e-6) break;
  }
  const own = Array.from({ length: width - 1 }, (_, at) => (weights[at + 1] ?? 0) / (scales[at] ?? 1));
  const bias = (weights[0] ?? 0) - own.reduce((sum, value, at) => sum + value * (means[at] ?? 0), 0);
  return { bias, weights: own };
}

export function predicted({ bias, weights }: DenseModel, features: readonly number[]): number {
  return sigmoid(features.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), bias));
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

function standards(examples: readonly Example[], width: number): { means: number[]; scales: number[] } {
  const all = Math.max(1, examples.length);
  const means = Array.from(
    { length: width },
    (_, at) => examples.reduce((sum, { features }) => sum + (features[at] ?? 0), 0) / all,
  );
  const scales = means.map((mean, at) => {
    const square = examples.reduce((sum, { features }) => sum + ((features[at] ?? 0) - mean) ** 2, 0) / all;
    return square > 1e-9 ? Math.sqrt(square) : 1;
  });
  return { means, scales };
}

/** Gaussian elimination with partial pivoting. */
function solved(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const rows = matrix.map((row, at) => Float64Array.from([...row, right[at] ?? 0]));
  const size = right.length;
  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < size; row += 1)
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row;
    const [top, low] = [rows[pivot], rows[column]];
    if (top === undefined || low === undefined) continue;
    rows[pivot] = low;
    rows[column] = top;
    const head = top[column] ?? 0;
    if (Math.abs(head) < 1e-12) continue;
    for (let row = column + 1; row < size; row += 1) {
      const line = rows[row];
      const factor = (line?.[column] ?? 0) / head;
      if (line === undefined || factor === 0) continue;
      for (let at = column; at <= size; at += 1) line[at] = (line[at] ?? 0) - factor * (top[at] ?? 0);
    }
  }
  const found = new Float64Array(size);
  for (let row = size - 1; row >= 0; row -= 1) {
    const line = rows[row];
    let value = line?.[size] ?? 0;
    for (let at = row + 1; at < size; at += 1) value -= (line?.[at] ?? 0) * (found[at] ?? 0);
    const head = line?.[row] ?? 0;
    found[row] = Math.abs(head) < 1e-12 ? 0 : value / head;
  }
  return found;
}
