import type { z } from 'zod';
import type { compressionModelSchema } from '#main/compression/compression-model.ts';
import { featureBuckets } from '#main/compression/passage-features.ts';
import type { TreeEnsemble } from '#main/compression/tree-scores.ts';
import type { WordVectors } from '#main/compression/word-vectors.ts';
import { base64, packedTrees } from './pack-trees.ts';
import type { HeadWeights } from './train-heads.ts';

/** The hash buckets that carry most: by the squares of their weights, times how often they are met. */
export function weightiestBuckets(heads: HeadWeights, counts: Uint32Array, limit: number): number[] {
  const weight = new Float64Array(featureBuckets);
  for (let bucket = 0; bucket < featureBuckets; bucket += 1) {
    if ((counts[bucket] ?? 0) < 2) continue;
    for (let head = 0; head < heads.heads; head += 1)
      weight[bucket] = (weight[bucket] ?? 0) + (heads.weights[bucket * heads.heads + head] ?? 0) ** 2;
    weight[bucket] = (weight[bucket] ?? 0) * Math.sqrt(counts[bucket] ?? 0);
  }
  return [...weight.keys()]
    .filter((bucket) => (weight[bucket] ?? 0) > 0)
    .sort((a, b) => (weight[b] ?? 0) - (weight[a] ?? 0) || a - b)
    .slice(0, limit)
    .sort((a, b) => a - b);
}

export interface TrainedScorer {
  readonly source: string;
  readonly categories: readonly string[];
  readonly heads: HeadWeights;
  readonly buckets: readonly number[];
  readonly reader: TreeEnsemble;
  readonly question: TreeEnsemble;
  readonly profile: TreeEnsemble;
  readonly vectors: WordVectors;
  readonly centres: Float32Array;
}

/** The heads as they ship: the weightiest buckets only, a signed byte a weight. */
export function packedHeads(heads: HeadWeights, buckets: readonly number[]) {
  const scales = Array.from({ length: heads.heads }, (_, head) => {
    let most = 1e-9;
    for (const bucket of buckets) most = Math.max(most, Math.abs(heads.weights[bucket * heads.heads + head] ?? 0));
    return Math.fround(most / 127);
  });
  const weights = new Int8Array(buckets.length * heads.heads);
  const rows = new Int32Array(featureBuckets).fill(-1);
  buckets.forEach((bucket, row) => {
    rows[bucket] = row;
    scales.forEach((scale, head) => {
      weights[row * heads.heads + head] = Math.round((heads.weights[bucket * heads.heads + head] ?? 0) / scale);
    });
  });
  return { rows, weights, scales: Float32Array.from(scales), bias: heads.bias };
}

/** The scorer as `model.json` holds it: a byte a weight, a scale a head. */
export function packedModel(scorer: TrainedScorer): z.infer<typeof compressionModelSchema> {
  const { heads, buckets } = scorer;
  const { weights, scales } = packedHeads(heads, buckets);
  return {
    version: 2,
    source: scorer.source,
    categories: scorer.categories,
    buckets: base64(Uint32Array.from(buckets)),
    weights: base64(weights),
    scales: [...scales],
    bias: [...heads.bias],
    reader: packedTrees(scorer.reader),
    question: packedTrees(scorer.question),
    profile: packedTrees(scorer.profile),
    words: {
      dimensions: scorer.vectors.dimensions,
      hashes: base64(Int32Array.from(scorer.vectors.rows.keys())),
      vectors: base64(scorer.vectors.vectors),
      weights: base64(scorer.vectors.weights),
    },
    centres: base64(scorer.centres),
  };
}
