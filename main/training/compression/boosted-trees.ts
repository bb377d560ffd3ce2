import type { TreeEnsemble } from '#main/compression/tree-scores.ts';

export interface BoostingOptions {
  readonly trees: number;
  readonly depth: number;
  readonly rate: number;
  readonly leastRows: number;
  readonly loss: 'logistic' | 'poisson';
}

const bins = 64;

/**
 * Gradient-boosted trees of a fixed depth by histograms and Newton steps
 * (Friedman 2001; Chen and Guestrin 2016), every row and feature in every tree,
 * so that the same input gives the same trees. `rows` holds `width` numbers a row.
 */
export function boostTrees(
  rows: Float32Array,
  width: number,
  targets: Float32Array,
  { trees, depth, rate, leastRows, loss }: BoostingOptions,
): TreeEnsemble {
  const count = targets.length;
  const cuts = Array.from({ length: width }, (_, feature) => quantiles(rows, width, feature, count));
  const binned = new Uint8Array(count * width);
  for (let feature = 0; feature < width; feature += 1) {
    const own = cuts[feature] ?? new Float32Array();
    for (let row = 0; row < count; row += 1) {
      binned[feature * count + row] = binOf(own, rows[row * width + feature] ?? 0);
    }
  }
  const mean = Math.max(1e-6, targets.reduce((sum, target) => sum + target, 0) / count);
  const base = loss === 'poisson' ? Math.log(mean) : Math.log(mean / (1 - mean));
  const scores = new Float32Array(count).fill(base);
  const gradients = new Float32Array(count);
  const curvatures = new Float32Array(count);
  const size = (1 << (depth + 1)) - 1;
  const features = new Int16Array(trees * size).fill(-1);
  const thresholds = new Float32Array(trees * size);
  const values = new Float32Array(trees * size);
  const place = new Uint16Array(count);
  for (let tree = 0; tree < trees; tree += 1) {
    for (let row = 0; row < count; row += 1) {
      const score = scores[row] ?? 0;
      const expected = loss === 'poisson' ? Math.exp(Math.min(4, score)) : 1 / (1 + Math.exp(-score));
      gradients[row] = (targets[row] ?? 0) - expected;
      curvatures[row] = Math.max(1e-4, loss === 'poisson' ? expected : expected * (1 - expected));
    }
    place.fill(0);
    for (let level = 0; level < depth; level += 1) {
      const first = (1 << level) - 1;
      const nodes = 1 << level;
      const best = new Float64Array(nodes).fill(1e-3);
      const bestFeature = new Int16Array(nodes).fill(-1);
      const bestBin = new Uint8Array(nodes);
      const g = new Float64Array(nodes * bins);
      const h = new Float64Array(nodes * bins);
      const n = new Uint32Array(nodes * bins);
      for (let feature = 0; feature < width; feature += 1) {
        g.fill(0);
        h.fill(0);
        n.fill(0);
        const from = feature * count;
        for (let row = 0; row < count; row += 1) {
          const node = (place[row] ?? 0) - first;
          if (node < 0) continue;
          const at = node * bins + (binned[from + row] ?? 0);
          g[at] = (g[at] ?? 0) + (gradients[row] ?? 0);
          h[at] = (h[at] ?? 0) + (curvatures[row] ?? 0);
          n[at] = (n[at] ?? 0) + 1;
        }
        for (let node = 0; node < nodes; node += 1) {
          let allG = 0;
          let allH = 0;
          let all = 0;
          for (let at = node * bins; at < (node + 1) * bins; at += 1) {
            allG += g[at] ?? 0;
            allH += h[at] ?? 0;
            all += n[at] ?? 0;
          }
          let leftG = 0;
          let leftH = 0;
          let left = 0;
          for (let bin = 0; bin + 1 < bins; bin += 1) {
            const at = node * bins + bin;
            leftG += g[at] ?? 0;
            leftH += h[at] ?? 0;
            left += n[at] ?? 0;
            if (left < leastRows || all - left < leastRows) continue;
            const gain = gainOf(leftG, leftH) + gainOf(allG - leftG, allH - leftH) - gainOf(allG, allH);
            if (gain > (best[node] ?? 0)) {
              best[node] = gain;
              bestFeature[node] = feature;
              bestBin[node] = bin;
            }
          }
        }
      }
      for (let node = 0; node < nodes; node += 1) {
        const feature = bestFeature[node] ?? -1;
        if (feature < 0) continue;
        features[tree * size + first + node] = feature;
        thresholds[tree * size + first + node] = cuts[feature]?.[bestBin[node] ?? 0] ?? 0;
      }
      for (let row = 0; row < count; row += 1) {
        const node = (place[row] ?? 0) - first;
        if (node < 0) continue;
        const feature = bestFeature[node] ?? -1;
        if (feature < 0) continue;
        const right = (binned[feature * count + row] ?? 0) > (bestBin[node] ?? 0) ? 1 : 0;
        place[row] = 2 * (place[row] ?? 0) + 1 + right;
      }
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

const ridge = 3;

function gainOf(gradient: number, curvature: number): number {
  return (gradient * gradient) / (curvature + ridge);
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
