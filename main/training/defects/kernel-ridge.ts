/** Squared loss with a penalty in the space of the kernel (Saunders, Gammerman and Vovk 1998). */
export interface RidgeInput {
  /** Inner products of all examples, row after row. */
  readonly kernel: Float64Array;
  /** What each example should give, a number for each output. */
  readonly targets: readonly Float64Array[];
  readonly penalty: number;
  /** Examples that are left out together have one name. */
  readonly folds: readonly string[];
}

export interface RidgeFit {
  /** For each example, what it weighs in each output. */
  readonly weights: readonly Float64Array[];
  /** For each example, what a fit without its fold gives it. */
  readonly leftOut: readonly Float64Array[];
}

/**
 * The fit to all examples, and what fits without each fold would say of it. With G the inverse of K + penalty·I and w
 * the weights, leaving out a fold S gives y_S − (G_SS)⁻¹·w_S: one factor serves all folds.
 */
export function ridgeFit({ kernel, targets, penalty, folds }: RidgeInput): RidgeFit {
  const size = targets.length;
  const penalised = Float64Array.from(kernel);
  for (let at = 0; at < size; at += 1) penalised[at * size + at] = (penalised[at * size + at] ?? 0) + penalty;
  const lower = choleskyFactor(penalised, size);
  const weights = solved(lower, targets);
  const inverse = inverseColumns(lower, size);
  const leftOut: Float64Array[] = [];
  for (const fold of new Set(folds)) {
    const own = folds.flatMap((name, example) => (name === fold ? [example] : []));
    const block = new Float64Array(own.length ** 2);
    own.forEach((one, row) => {
      own.forEach((other, column) => {
        block[row * own.length + column] = dot(inverse, one * size, other * size, size);
      });
    });
    const errors = solved(
      choleskyFactor(block, own.length),
      own.map((example) => weights[example] ?? new Float64Array()),
    );
    own.forEach((example, place) => {
      leftOut[example] = Float64Array.from(
        targets[example] ?? [],
        (target, output) => target - (errors[place]?.[output] ?? 0),
      );
    });
  }
  return { weights, leftOut };
}

/** L of L·Lᵀ = the matrix, which is symmetric and positive. */
function choleskyFactor(matrix: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      const rest = (matrix[row * size + column] ?? 0) - dot(lower, row * size, column * size, column);
      lower[row * size + column] =
        row === column ? Math.sqrt(Math.max(rest, Number.EPSILON)) : rest / (lower[column * size + column] ?? 1);
    }
  }
  return lower;
}

/** X of L·Lᵀ·X = the right side, a row for each example. */
function solved(lower: Float64Array, right: readonly Float64Array[]): Float64Array[] {
  const size = right.length;
  const rows = right.map((row) => Float64Array.from(row));
  const step = (at: number, others: Iterable<readonly [number, number]>): void => {
    const row = rows[at];
    if (row === undefined) return;
    for (const [other, factor] of others) {
      const known = rows[other];
      if (known !== undefined && factor !== 0)
        for (let output = 0; output < row.length; output += 1)
          row[output] = (row[output] ?? 0) - factor * (known[output] ?? 0);
    }
    const by = lower[at * size + at] ?? 1;
    for (let output = 0; output < row.length; output += 1) row[output] = (row[output] ?? 0) / by;
  };
  for (let at = 0; at < size; at += 1)
    step(
      at,
      Array.from({ length: at }, (_, before) => [before, lower[at * size + before] ?? 0] as const),
    );
  for (let at = size - 1; at >= 0; at -= 1)
    step(
      at,
      Array.from({ length: size - 1 - at }, (_, place) => {
        const after = at + 1 + place;
        return [after, lower[after * size + at] ?? 0] as const;
      }),
    );
  return rows;
}

/** The columns of L⁻¹, each a row of the result: their inner products are the inverse of L·Lᵀ. */
function inverseColumns(lower: Float64Array, size: number): Float64Array {
  const columns = new Float64Array(size * size);
  for (let column = 0; column < size; column += 1) {
    const own = column * size;
    columns[own + column] = 1 / (lower[own + column] ?? 1);
    for (let at = column + 1; at < size; at += 1) {
      let sum = 0;
      const row = at * size;
      for (let before = column; before < at; before += 1)
        sum += (lower[row + before] ?? 0) * (columns[own + before] ?? 0);
      columns[own + at] = -sum / (lower[row + at] ?? 1);
    }
  }
  return columns;
}

/** The inner product of two stretches of `length` numbers. */
function dot(values: Float64Array, one: number, other: number, length: number): number {
  let sum = 0;
  for (let at = 0; at < length; at += 1) sum += (values[one + at] ?? 0) * (values[other + at] ?? 0);
  return sum;
}
