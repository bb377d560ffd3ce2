import type { TreeEnsemble } from '#main/compression/tree-scores.ts';

/** Trees as a resource holds them: the inverse of `unpackedTrees`. */
export function packedTrees(ensemble: TreeEnsemble) {
  return {
    base: ensemble.base,
    trees: ensemble.trees,
    depth: ensemble.depth,
    features: base64(ensemble.features),
    thresholds: base64(ensemble.thresholds),
    values: base64(ensemble.values),
  };
}

/** The bytes of numbers, little-endian, in base64. */
export function base64(numbers: Uint8Array | Uint32Array | Int32Array | Int8Array | Int16Array | Float32Array): string {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64');
}
