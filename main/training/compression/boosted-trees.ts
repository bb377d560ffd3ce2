import type { TreeEnsemble } from '#main/compression/tree-scores.ts';
import { randomNumbers } from './train-heads.ts';

export interface BoostingOptions {
  readonly trees: number;
  readonly depth: number;
  readonly rate: number;
  readonly leastRows: number;
  readonly loss: 'logistic' | 'poisson';
  /** The share of the rows that each tree's splits are chosen on; drawn by the same chance on every run. */
  readonly share?: number;
  /** How often each row counts; once where none is given. */
  readonly weights?: Float32Array;
}

const bins = 64;
const ridge = 3;

/**
 * Gradient-boosted trees of a fixed depth by histograms and Newton steps
 * (Friedman 2001 and 2002; Chen and Guestrin 2016). The same input gives the same
 * trees. `rows` holds `width` numbers a row.
 */
export function boostTrees(
  rows: Float32Array,
  width: number,
  targets: Float32Array,
  { trees, depth, rate, leastRows, loss, share = 1, weights }: BoostingOptions,
): TreeEnsemble {
  const count = targets.length;
  const cuts = Array.from({ length: width }, (_, feature) => quantiles(rows, width, feature, count));
  const binned = binnedColumns(rows, width, count, cuts);
  const weightOf = (row: number): number => weights?.[row] ?? 1;
  const all = targets.reduce((sum, _, row) => sum + weightOf(row), 0);
  const mean = Math.max(1e-6, targets.reduce((sum, target, row) => sum + target * weightOf(row), 0) / all);
  const base = loss === 'poisson' ? Math.log(mean) : Math.log(mean / (1 - mean));
  const scores = new Float32Array(count).fill(base);
  const gradients = new Float32Array(count);
  const curvatures = new Float32Array(count);
  const size = (1 << (depth + 1)) - 1;
  const features = new Int16Array(trees * size).fill(-1);
  const thresholds = new Float32Array(trees * size);
  const values = new Float32Array(trees * size);
  const place = new Uint16Array(count);
  const random = randomNumbers(5);
  for (let tree = 0; tree < trees; tree += 1) {
    for (let row = 0; row < count; row += 1) {
      const score = scores[row] ?? 0;
      const expected = loss === 'poisson' ? Math.exp(Math.min(4, score)) : 1 / (1 + Math.exp(-score));
      gradients[row] = ((targets[row] ?? 0) - expected) * weightOf(row);
      curvatures[row] = Math.max(1e-4, loss === 'poisson' ? expected : expected * (1 - expected)) * weightOf(row);
    }
    const drawn = new Uint8Array(count);
    for (let row = 0; row < count; row += 1) drawn[row] = share >= 1 || random() < share ? 1 : 0;
    place.fill(0);
    let parents: Float64Array[] = [];
    for (let level = 0; level < depth; level += 1) {
      const first = (1 << level) - 1;
      const nodes = 1 << level;
      const histograms = levelHistograms({ binned, width, count, place, drawn, gradients, curvatures, parents, level });
      const splits = bestSplits(histograms, nodes, leastRows);
      splits.forEach(({ feature, bin }, node) => {
        if (feature < 0) return;
        features[tree * size + first + node] = feature;
        thresholds[tree * size + first + node] = cuts[feature]?.[bin] ?? 0;
      });
      for (let row = 0; row < count; row += 1) {
        const split = splits[(place[row] ?? 0) - first];
        if (split === undefined || split.feature < 0) continue;
        const right = (binned[split.feature * count + row] ?? 0) > split.bin ? 1 : 0;
        place[row] = 2 * (place[row] ?? 0) + 1 + right;
      }
      parents = histograms;
    }
    const leafG = new Float64Array(size);
    const leafH = new Float64Array(size);
    for (let row = 0; row < count; row += 1) {
      const node = place[row] ?? 0;
      leafG[node] = (leafG[node] ?? 0) + (gradients[row] ?? 0);
      leafH[node] = (leafH[node] ?? 0) + (curvatures[row] ?? 0);
    }
    for (let node = 0; node < size; node += 1) {
      values[tree * size + node] = Math.fround((rate * (leafG[node] ?? 0)) / ((leafH[node] ?? 0) + ridge));
    }
    for (let row = 0; row < count; row += 1) {
      scores[row] = (scores[row] ?? 0) + (values[tree * size + (place[row] ?? 0)] ?? 0);
    }
  }
  return { base, trees, depth, features, thresholds, values };
}

interface Level {
  readonly binned: Uint8Array;
  readonly width: number;
  readonly count: number;
  readonly place: Uint16Array;
  readonly drawn: Uint8Array;
  readonly gradients: Float32Array;
  readonly curvatures: Float32Array;
  /** The level above: for each feature three sums a bin and node. */
  readonly parents: readonly Float64Array[];
  readonly level: number;
}

/** For each feature three sums (gradient, curvature, rows) for every node and bin; the larger of two siblings is its parent less the smaller. */
function levelHistograms(input: Level): Float64Array[] {
  const { binned, width, count, place, drawn, gradients, curvatures, parents, level } = input;
  const first = (1 << level) - 1;
  const nodes = 1 << level;
  const sizes = new Uint32Array(nodes);
  for (let row = 0; row < count; row += 1) {
    const node = (place[row] ?? 0) - first;
    if (drawn[row] === 1 && node >= 0) sizes[node] = (sizes[node] ?? 0) + 1;
  }
  const counted = sizes.map((size, node) =>
    level === 0 || size < (sizes[node ^ 1] ?? 0) || (size === sizes[node ^ 1] && node % 2 === 0) ? 1 : 0,
  );
  const total = sizes.reduce((sum, size, node) => sum + (counted[node] === 1 ? size : 0), 0);
  const list = new Uint32Array(total);
  const offsets = new Uint32Array(total);
  const g = new Float64Array(total);
  const h = new Float64Array(total);
  let to = 0;
  for (let row = 0; row < count; row += 1) {
    const node = (place[row] ?? 0) - first;
    if (drawn[row] !== 1 || node < 0 || counted[node] !== 1) continue;
    list[to] = row;
    offsets[to] = node * bins;
    g[to] = gradients[row] ?? 0;
    h[to] = curvatures[row] ?? 0;
    to += 1;
  }
  return Array.from({ length: width }, (_, feature) => {
    const sums = new Float64Array(nodes * bins * 3);
    const column = binned.subarray(feature * count, (feature + 1) * count);
    for (let index = 0; index < total; index += 1) {
      const at = 3 * ((offsets[index] as number) + (column[list[index] as number] as number));
      sums[at] = (sums[at] as number) + (g[index] as number);
      sums[at + 1] = (sums[at + 1] as number) + (h[index] as number);
      sums[at + 2] = (sums[at + 2] as number) + 1;
    }
    const above = parents[feature];
    if (above !== undefined) {
      for (let node = 0; node < nodes; node += 1) {
        // A parent that was not split leaves both of its children empty.
        if (counted[node] === 1 || (sizes[node] ?? 0) === 0) continue;
        const own = node * bins * 3;
        const sibling = (node ^ 1) * bins * 3;
        const parent = (node >> 1) * bins * 3;
        for (let at = 0; at < bins * 3; at += 1) {
          sums[own + at] = (above[parent + at] ?? 0) - (sums[sibling + at] ?? 0);
        }
      }
    }
    return sums;
  });
}

function bestSplits(histograms: readonly Float64Array[], nodes: number, leastRows: number) {
  const best = Array.from({ length: nodes }, () => ({ feature: -1, bin: 0, gain: 1e-3 }));
  histograms.forEach((sums, feature) => {
    best.forEach((split, node) => {
      const from = node * bins * 3;
      let allG = 0;
      let allH = 0;
      let all = 0;
      for (let at = from; at < from + bins * 3; at += 3) {
        allG += sums[at] ?? 0;
        allH += sums[at + 1] ?? 0;
        all += sums[at + 2] ?? 0;
      }
      let leftG = 0;
      let leftH = 0;
      let left = 0;
      for (let bin = 0; bin + 1 < bins; bin += 1) {
        const at = from + 3 * bin;
        leftG += sums[at] ?? 0;
        leftH += sums[at + 1] ?? 0;
        left += sums[at + 2] ?? 0;
        if (left < leastRows || all - left < leastRows) continue;
        const gain = gainOf(leftG, leftH) + gainOf(allG - leftG, allH - leftH) - gainOf(allG, allH);
        if (gain > split.gain) {
          split.gain = gain;
          split.feature = feature;
          split.bin = bin;
        }
      }
    });
  });
  return best;
}

function gainOf(gradient: number, curvature: number): number {
  return (gradient * gradient) / (curvature + ridge);
}

function binnedColumns(rows: Float32Array, width: number, count: number, cuts: readonly Float32Array[]): Uint8Array {
  const binned = new Uint8Array(count * width);
  for (let feature = 0; feature < width; feature += 1) {
    const own = cuts[feature] ?? new Float32Array();
    for (let row = 0; row < count; row += 1) {
      binned[feature * count + row] = binOf(own, rows[row * width + feature] ?? 0);
    }
  }
  return binned;
}

function quantiles(rows: Float32Array, width: number, feature: number, count: number): Float32Array {
  const step = Math.max(1, Math.floor(count / 20_000));
  const sample: number[] = [];
  for (let row = 0; row < count; row += step) sample.push(rows[row * width + feature] ?? 0);
  sample.sort((a, b) => a - b);
  const cuts: number[] = [];
  for (let bin = 1; bin < bins; bin += 1) {
    const cut = Math.fround(sample[Math.floor((sample.length * bin) / bins)] ?? 0);
    if (cuts.length === 0 || cut > (cuts.at(-1) ?? 0)) cuts.push(cut);
  }
  return Float32Array.from(cuts);
}

/** Values up to and with the cut are left of it. */
function binOf(cuts: Float32Array, value: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
