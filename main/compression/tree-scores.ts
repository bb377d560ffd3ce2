/** Trees of one depth, each laid out as a heap: the children of node `i` are `2i + 1` and `2i + 2`. */
export interface TreeEnsemble {
  readonly base: number;
  readonly trees: number;
  readonly depth: number;
  /** −1: a leaf. */
  readonly features: Int16Array;
  /** A value up to and with the threshold goes left. */
  readonly thresholds: Float32Array;
  readonly values: Float32Array;
}

/** The ensemble's raw score of one row that begins at `from`. */
export function treeScore(ensemble: TreeEnsemble, rows: Float32Array, from: number): number {
  const { features, thresholds, values, trees, depth } = ensemble;
  const size = (1 << (depth + 1)) - 1;
  let sum = ensemble.base;
  for (let tree = 0; tree < trees; tree += 1) {
    let node = 0;
    for (;;) {
      const feature = features[tree * size + node] ?? -1;
      if (feature < 0) break;
      node = 2 * node + ((rows[from + feature] ?? 0) > (thresholds[tree * size + node] ?? 0) ? 2 : 1);
    }
    sum += values[tree * size + node] ?? 0;
  }
  return sum;
}
