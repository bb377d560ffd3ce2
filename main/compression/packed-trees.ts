import { z } from 'zod';
import type { TreeEnsemble } from './tree-scores.ts';

/** Boosted trees as a resource holds them. Numbers are little-endian in base64. */
export const packedTreesSchema = z.object({
  base: z.number(),
  trees: z.number().int().min(1).max(2000),
  depth: z.number().int().min(1).max(8),
  features: z.base64(),
  thresholds: z.base64(),
  values: z.base64(),
});

/** The trees, their tables checked against their number; `damaged` makes the error of what does not fit. */
export function unpackedTrees(
  packed: z.infer<typeof packedTreesSchema>,
  damaged: (cause: Error) => Error,
): TreeEnsemble {
  const ensemble = {
    base: packed.base,
    trees: packed.trees,
    depth: packed.depth,
    features: new Int16Array(base64Bytes(packed.features).buffer),
    thresholds: new Float32Array(base64Bytes(packed.thresholds).buffer),
    values: new Float32Array(base64Bytes(packed.values).buffer),
  };
  const size = packed.trees * ((1 << (packed.depth + 1)) - 1);
  if ([ensemble.features, ensemble.thresholds, ensemble.values].some((table) => table.length !== size)) {
    throw damaged(new Error('a tree is cut short'));
  }
  return ensemble;
}

/** The bytes that base64 stands for, in a buffer of their own. */
export function base64Bytes(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
