/** What a passage shows, and of which outputs it is known whether they hold. */
export interface RidgeExample {
  /** Rows of the features it has, and the value of each. */
  readonly rows: Uint32Array;
  readonly values: Float32Array;
  /** Per output: 1 where it holds, 0 where not, −1 where nobody knows. */
  readonly known: Int8Array;
}

export interface RidgeSettings {
  readonly penalty: number;
  readonly steps: number;
}

/**
 * A weight for each feature and output, `weights[row * outputs + output]`: squared loss over what is known with a
 * penalty on the weights, by conjugate gradients (Hestenes and Stiefel 1952), each output on its own.
 */
export function maskedRidge(
  examples: readonly RidgeExample[],
  rows: number,
  outputs: number,
  { penalty, steps }: RidgeSettings,
): Float32Array {
  const weights = new Float32Array(rows * outputs);
  const rest = spread(examples, rows, outputs, ({ known }, output) => Math.max(0, known[output] ?? 0));
  const direction = rest.slice();
  let size = squares(rest, outputs);
  for (let step = 0; step < steps; step += 1) {
    const image = curvature(examples, direction, outputs, penalty);
    const along = products(direction, image, outputs);
    const stride = along.map((value, output) => (size[output] ?? 0) / (value + 1e-12));
    for (let at = 0; at < weights.length; at += 1) {
      const by = stride[at % outputs] as number;
      weights[at] = (weights[at] as number) + by * (direction[at] as number);
      rest[at] = (rest[at] as number) - by * (image[at] as number);
    }
    const next = squares(rest, outputs);
    for (let at = 0; at < direction.length; at += 1) {
      const output = at % outputs;
      const by = (next[output] as number) / ((size[output] as number) + 1e-12);
      direction[at] = (rest[at] as number) + by * (direction[at] as number);
    }
    size = next;
  }
  return weights;
}

/** Each example's numbers laid on the rows of its features, where they are known. */
function spread(
  examples: readonly RidgeExample[],
  rows: number,
  outputs: number,
  numberOf: (example: RidgeExample, output: number, index: number) => number,
): Float32Array {
  const sums = new Float32Array(rows * outputs);
  const own = new Float32Array(outputs);
  examples.forEach((example, index) => {
    let isAny = false;
    for (let output = 0; output < outputs; output += 1) {
      const value = example.known[output] === -1 ? 0 : numberOf(example, output, index);
      own[output] = value;
      if (value !== 0) isAny = true;
    }
    if (!isAny) return;
    example.rows.forEach((row, place) => {
      const value = example.values[place] as number;
      const from = row * outputs;
      for (let output = 0; output < outputs; output += 1)
        sums[from + output] = (sums[from + output] as number) + value * (own[output] as number);
    });
  });
  return sums;
}

function curvature(
  examples: readonly RidgeExample[],
  direction: Float32Array,
  outputs: number,
  penalty: number,
): Float32Array {
  const scores = examples.map((example) => exampleScores(example, direction, outputs));
  const image = spread(
    examples,
    direction.length / outputs,
    outputs,
    (_, output, index) => scores[index]?.[output] ?? 0,
  );
  for (let at = 0; at < image.length; at += 1) image[at] = (image[at] as number) + penalty * (direction[at] as number);
  return image;
}

/** What the weights make of an example, a number for each output. */
function exampleScores(
  { rows, values }: Pick<RidgeExample, 'rows' | 'values'>,
  weights: Float32Array,
  outputs: number,
): Float32Array {
  const sums = new Float32Array(outputs);
  rows.forEach((row, place) => {
    const value = values[place] as number;
    const from = row * outputs;
    for (let output = 0; output < outputs; output += 1)
      sums[output] = (sums[output] as number) + value * (weights[from + output] as number);
  });
  return sums;
}

function products(one: Float32Array, other: Float32Array, outputs: number): Float64Array {
  const sums = new Float64Array(outputs);
  for (let at = 0; at < one.length; at += 1) {
    const output = at % outputs;
    sums[output] = (sums[output] as number) + (one[at] as number) * (other[at] as number);
  }
  return sums;
}

function squares(values: Float32Array, outputs: number): Float64Array {
  return products(values, values, outputs);
}
