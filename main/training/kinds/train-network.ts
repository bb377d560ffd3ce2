import { kindBuckets } from '#main/kinds/kind-features.ts';
import { bucketRows } from '#main/kinds/linear-heads.ts';
import { networkInput, type PassageNetwork } from '#main/kinds/passage-network.ts';
import { randomNumbers } from '../compression/train-heads.ts';
import { shuffle } from '../shuffle.ts';
import type { LinearExample } from './train-linear.ts';

export interface NetworkOptions {
  /** The most buckets that it knows. */
  readonly buckets: number;
  /** Hidden units of each of the networks whose mean is taken. */
  readonly hidden: number;
  readonly networks: number;
  readonly epochs: number;
}

/** A trained network with the buckets it knows, as it ships. */
export type TrainedNetwork = PassageNetwork & { readonly buckets: Uint32Array };

const usual: NetworkOptions = { buckets: 30_000, hidden: 64, networks: 2, epochs: 3 };
const leastLabelled = 3;
const mostRarity = 255;
const raritySteps = 20;

/** Of passages without a label this share is learned from in an epoch, and counts in its inverse. */
const unlabelledShare = 0.35;
const batchSize = 256;
const rate = 0.006;
const dropped = 0.2;
const firstBias = -5;
const [momentum, memory] = [0.9, 0.999];

/**
 * A network over sparse features with one output a head: cross-entropy, Adam
 * (Kingma and Ba 2015) with a rate that falls as a cosine, hidden units dropped
 * at random; rows move only in batches that have their bucket. Known are the buckets that stand in labelled passages more, or less,
 * often than elsewhere. The same examples give the same network.
 */
export function trainNetwork(
  examples: readonly LinearExample[],
  heads: number,
  options: Partial<NetworkOptions> = {},
): TrainedNetwork {
  const { buckets: limit, hidden, networks, epochs } = { ...usual, ...options };
  const { buckets, rarities } = tellingBuckets(examples, limit);
  const rows = bucketRows(buckets);
  const prepared = examples.map(({ features, heads: own }) => ({ ...networkInput({ rows, rarities }, features), own }));
  const all = networks * hidden;
  const inputs = new Int8Array(buckets.length * all);
  const scales = new Float32Array(all);
  const shifts = new Float32Array(all);
  const outputs = new Float32Array(all * heads);
  const bias = new Float32Array(heads);
  for (let network = 0; network < networks; network += 1) {
    const one = learned(prepared, { count: buckets.length, hidden, heads, epochs, seed: network + 1 });
    const from = network * hidden;
    for (let unit = 0; unit < hidden; unit += 1) {
      let most = 1e-9;
      for (let row = 0; row < buckets.length; row += 1)
        most = Math.max(most, Math.abs(one.inputs[row * hidden + unit] as number));
      scales[from + unit] = most / 127;
      for (let row = 0; row < buckets.length; row += 1)
        inputs[row * all + from + unit] = Math.round(((one.inputs[row * hidden + unit] as number) * 127) / most);
    }
    shifts.set(one.shifts, from);
    outputs.set(
      one.outputs.map((weight) => weight / networks),
      from * heads,
    );
    one.bias.forEach((weight, head) => {
      bias[head] = (bias[head] as number) + weight / networks;
    });
  }
  return { heads, hidden: all, buckets, rows, rarities, inputs, scales, shifts, outputs, bias };
}

/** The buckets whose share in labelled passages is most unlike that in all, weighed by how often they stand there. */
function tellingBuckets(
  examples: readonly LinearExample[],
  limit: number,
): { buckets: Uint32Array; rarities: Uint8Array } {
  const met = new Uint32Array(kindBuckets);
  const labelled = new Uint32Array(kindBuckets);
  let having = 0;
  for (const { features, heads } of examples) {
    if (heads.length > 0) having += 1;
    for (const bucket of features) {
      met[bucket] = (met[bucket] as number) + 1;
      if (heads.length > 0) labelled[bucket] = (labelled[bucket] as number) + 1;
    }
  }
  const telling: { bucket: number; worth: number }[] = [];
  for (let bucket = 0; bucket < kindBuckets; bucket += 1) {
    const count = labelled[bucket] as number;
    if (count < leastLabelled) continue;
    const share = (count + 1) / having / (((met[bucket] as number) + 1) / examples.length);
    telling.push({ bucket, worth: count * Math.abs(Math.log(share) + 0.05) });
  }
  telling.sort((a, b) => b.worth - a.worth || a.bucket - b.bucket);
  const buckets = Uint32Array.from(telling.slice(0, limit), ({ bucket }) => bucket).sort();
  const rarities = Uint8Array.from(buckets, (bucket) =>
    Math.max(
      0,
      Math.min(mostRarity, Math.round(raritySteps * Math.log(examples.length / ((met[bucket] as number) + 1)))),
    ),
  );
  return { buckets, rarities };
}

interface PreparedPassage {
  readonly known: Uint32Array;
  readonly values: Float32Array;
  /** Heads of which it is an example. */
  readonly own: readonly number[];
}

interface Size {
  readonly count: number;
  readonly hidden: number;
  readonly heads: number;
  readonly epochs: number;
  readonly seed: number;
}

function learned(passages: readonly PreparedPassage[], { count, hidden, heads, epochs, seed }: Size) {
  const random = randomNumbers(seed);
  const inputs = new Weights(count * hidden, () => 0.1 * normal(random));
  const shifts = new Weights(hidden, () => 0);
  const outputs = new Weights(hidden * heads, () => normal(random) / Math.sqrt(hidden));
  const bias = new Weights(heads, () => firstBias);
  const labelled = [...passages.keys()].filter((index) => (passages[index]?.own.length ?? 0) > 0);
  const others = [...passages.keys()].filter((index) => passages[index]?.own.length === 0);
  const each = labelled.length + Math.floor(others.length * unlabelledShare);
  const steps = epochs * Math.ceil(each / batchSize);
  const touched = new Uint32Array(count);
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const drawn = shuffled(others, random).slice(0, each - labelled.length);
    const order = shuffled([...labelled, ...drawn], random);
    for (let from = 0; from < order.length; from += batchSize) {
      step += 1;
      const now = (rate / 2) * (1 + Math.cos((Math.PI * step) / steps));
      const rows: number[] = [];
      for (const index of order.slice(from, from + batchSize)) {
        const passage = passages[index] as PreparedPassage;
        addSlopes(passage, { inputs, shifts, outputs, bias }, random);
        for (const row of passage.known) {
          if (touched[row] === step) continue;
          touched[row] = step;
          rows.push(row);
        }
      }
      // The rows of buckets that the batch lacks are left as they are.
      for (const row of rows) inputs.step(now, step, row * hidden, (row + 1) * hidden);
      for (const weights of [shifts, outputs, bias]) weights.step(now, step, 0, weights.values.length);
    }
  }
  return { inputs: inputs.values, shifts: shifts.values, outputs: outputs.values, bias: bias.values };
}

interface Layers {
  readonly inputs: Weights;
  readonly shifts: Weights;
  readonly outputs: Weights;
  readonly bias: Weights;
}

/** Adds a passage's part to the gradients of the cross-entropy. */
function addSlopes({ known, values, own }: PreparedPassage, layers: Layers, random: () => number): void {
  const [weights, slopes] = [layers.inputs.values, layers.inputs.slopes];
  const [last, lastSlopes] = [layers.outputs.values, layers.outputs.slopes];
  const [hidden, heads] = [layers.shifts.values.length, layers.bias.values.length];
  const active = layers.shifts.values.slice();
  for (let at = 0; at < known.length; at += 1) {
    const row = (known[at] as number) * hidden;
    const value = values[at] as number;
    for (let unit = 0; unit < hidden; unit += 1)
      active[unit] = (active[unit] as number) + value * (weights[row + unit] as number);
  }
  const errors = layers.bias.values.slice();
  for (let unit = 0; unit < hidden; unit += 1) {
    const value = random() < dropped ? 0 : Math.max(0, (active[unit] as number) / (1 - dropped));
    active[unit] = value;
    if (value === 0) continue;
    for (let head = 0; head < heads; head += 1)
      errors[head] = (errors[head] as number) + value * (last[unit * heads + head] as number);
  }
  const weight = (own.length > 0 ? 1 : 1 / unlabelledShare) / batchSize;
  for (let head = 0; head < heads; head += 1) errors[head] = weight / (1 + Math.exp(-(errors[head] as number)));
  for (const head of own) errors[head] = (errors[head] as number) - weight;
  const biasSlopes = layers.bias.slopes;
  for (let head = 0; head < heads; head += 1)
    biasSlopes[head] = (biasSlopes[head] as number) + (errors[head] as number);
  const shiftSlopes = layers.shifts.slopes;
  // From here on what each active unit takes back.
  for (let unit = 0; unit < hidden; unit += 1) {
    const value = active[unit] as number;
    if (value === 0) continue;
    let sum = 0;
    for (let head = 0; head < heads; head += 1) {
      const at = unit * heads + head;
      sum += (errors[head] as number) * (last[at] as number);
      lastSlopes[at] = (lastSlopes[at] as number) + value * (errors[head] as number);
    }
    active[unit] = sum / (1 - dropped);
    shiftSlopes[unit] = (shiftSlopes[unit] as number) + (active[unit] as number);
  }
  for (let at = 0; at < known.length; at += 1) {
    const row = (known[at] as number) * hidden;
    const value = values[at] as number;
    for (let unit = 0; unit < hidden; unit += 1)
      slopes[row + unit] = (slopes[row + unit] as number) + value * (active[unit] as number);
  }
}

/** Weights with what Adam remembers of their gradients. */
class Weights {
  readonly values: Float32Array;
  /** The gradient of the batch so far. */
  readonly slopes: Float32Array;
  readonly #means: Float32Array;
  readonly #squares: Float32Array;

  constructor(size: number, first: () => number) {
    this.values = new Float32Array(size).map(first);
    this.slopes = new Float32Array(size);
    this.#means = new Float32Array(size);
    this.#squares = new Float32Array(size);
  }

  /** Takes the `step`-th step, the first is 1, with the weights `from` to before `until`, and forgets their batch. */
  step(now: number, step: number, from: number, until: number): void {
    const { values, slopes } = this;
    const [means, squares] = [this.#means, this.#squares];
    const length = now / (1 - momentum ** step);
    const spread = 1 / (1 - memory ** step);
    for (let at = from; at < until; at += 1) {
      const slope = slopes[at] as number;
      const mean = momentum * (means[at] as number) + (1 - momentum) * slope;
      const square = memory * (squares[at] as number) + (1 - memory) * slope * slope;
      means[at] = mean;
      squares[at] = square;
      values[at] = (values[at] as number) - (length * mean) / (Math.sqrt(square * spread) + 1e-8);
      slopes[at] = 0;
    }
  }
}

/** A number of the standard normal distribution (Box and Muller 1958). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function shuffled(indexes: readonly number[], random: () => number): number[] {
  const order = [...indexes];
  shuffle(order, random);
  return order;
}
