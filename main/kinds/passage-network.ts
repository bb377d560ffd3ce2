/**
 * Passages scored by a small network over hash buckets: rarities of the buckets
 * as a unit vector times three, one hidden layer of rectified units, a logit a
 * category. Units learned apart stand side by side, so that their sum is a mean
 * of networks.
 */
export interface PassageNetwork {
  readonly heads: number;
  readonly hidden: number;
  /** Row of each bucket, −1 where the network does not know it. */
  readonly rows: Int32Array;
  /** How rare each row's bucket is: the logarithm of passages over passages that have it, in steps of a twentieth. */
  readonly rarities: Uint8Array;
  /** `inputs[row * hidden + unit]`; times the unit's scale it is the weight. */
  readonly inputs: Int8Array;
  readonly scales: Float32Array;
  /** Added to each hidden unit. */
  readonly shifts: Float32Array;
  /** `outputs[unit * heads + head]`. */
  readonly outputs: Float32Array;
  readonly bias: Float32Array;
}

/** Length of a passage's vector. */
const vectorLength = 3;

/** The rows of the known buckets of a passage, with what each counts; both empty where none is known. */
export function networkInput(
  { rows, rarities }: Pick<PassageNetwork, 'rows' | 'rarities'>,
  features: Uint32Array,
): { known: Uint32Array; values: Float32Array } {
  const known = features.filter((bucket) => (rows[bucket] ?? -1) >= 0).map((bucket) => rows[bucket] ?? 0);
  const values = Float32Array.from(known, (row) => rarities[row] ?? 0);
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) + 1e-6;
  return { known, values: values.map((value) => (vectorLength * value) / length) };
}

/** The raw scores (logits) of passages, `heads` numbers a passage. */
export function networkScores(network: PassageNetwork, features: readonly Uint32Array[]): Float32Array {
  const { heads, hidden, inputs, scales, shifts, outputs, bias } = network;
  const scores = new Float32Array(features.length * heads);
  const sums = new Float32Array(hidden);
  features.forEach((own, index) => {
    const { known, values } = networkInput(network, own);
    sums.fill(0);
    for (let at = 0; at < known.length; at += 1) {
      const from = (known[at] as number) * hidden;
      const value = values[at] as number;
      for (let unit = 0; unit < hidden; unit += 1)
        sums[unit] = (sums[unit] as number) + value * (inputs[from + unit] as number);
    }
    const to = index * heads;
    scores.set(bias, to);
    for (let unit = 0; unit < hidden; unit += 1) {
      const active = (sums[unit] as number) * (scales[unit] as number) + (shifts[unit] as number);
      if (active <= 0) continue;
      for (let head = 0; head < heads; head += 1)
        scores[to + head] = (scores[to + head] as number) + active * (outputs[unit * heads + head] as number);
    }
  });
  return scores;
}
