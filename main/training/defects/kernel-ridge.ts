/** Squared loss with a penalty in the space of the kernel (Saunders, Gammerman and Vovk 1998). */
export interface RidgeInput {
  /** Inner products of all examples, row after row. */
  readonly kernel: Float64Array;
  readonly count: number;
  /** The examples that are learned from. */
  readonly learned: readonly number[];
  /** What each example should give, a number for each output. */
  readonly targets: readonly Float64Array[];
  readonly penalty: number;
}

/** For each learned example, in order, what it weighs in each output. */
export function ridgeWeights({ kernel, count, learned, targets, penalty }: RidgeInput): Float64Array[] {
  const lower = choleskyFactor(kernel, count, learned, penalty);
  const size = learned.length;
  const weights = learned.map((example) => Float64Array.from(targets[example] ?? []));
  const subtract = (to: number, from: number, factor: number): void => {
    const row = weights[to];
    const other = weights[from];
    if (factor === 0 || row === undefined || other === undefined) return;
    for (let output = 0; output < row.length; output += 1)
      row[output] = (row[output] ?? 0) - factor * (other[output] ?? 0);
  };
  const divide = (at: number): void => {
    const row = weights[at];
    const by = lower[at * size + at] ?? 1;
    for (let output = 0; output < (row?.length ?? 0); output += 1) if (row) row[output] = (row[output] ?? 0) / by;
  };
  for (let at = 0; at < size; at += 1) {
    for (let before = 0; before < at; before += 1) subtract(at, before, lower[at * size + before] ?? 0);
    divide(at);
  }
  for (let at = size - 1; at >= 0; at -= 1) {
    for (let after = at + 1; after < size; after += 1) subtract(at, after, lower[after * size + at] ?? 0);
    divide(at);
  }
  return weights;
}

/** L of L·Lᵀ = K + penalty·I. */
function choleskyFactor(
  kernel: Float64Array,
  count: number,
  learned: readonly number[],
  penalty: number,
): Float64Array {
  const size = learned.length;
  const lower = new Float64Array(size * size);
  learned.forEach((one, row) => {
    for (let column = 0; column <= row; column += 1) {
      let sum = (kernel[one * count + (learned[column] ?? 0)] ?? 0) + (row === column ? penalty : 0);
      for (let before = 0; before < column; before += 1)
        sum -= (lower[row * size + before] ?? 0) * (lower[column * size + before] ?? 0);
      lower[row * size + column] =
        row === column ? Math.sqrt(Math.max(sum, Number.EPSILON)) : sum / (lower[column * size + column] ?? 1);
    }
  });
  return lower;
}
