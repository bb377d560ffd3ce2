import type { PackedMarks } from '#main/clauses/judging/packed-marks.ts';
import { base64 } from './compression/pack-trees.ts';

/** Ascending hashes and how rare each is, as a judge's file holds them. */
export function packedMarks(marks: Uint32Array, rarities: Float64Array): PackedMarks {
  const rarest = Math.max(...rarities);
  return {
    marks: base64(marks),
    rarities: base64(Uint8Array.from(rarities, (rarity) => Math.round((255 * rarity) / rarest))),
    rarest,
  };
}

/** The largest weight of each of `kinds` kinds, 1 where all are 0; `weights` has a weight for each kind, mark after mark. */
export function weightScales(weights: Float32Array | Float64Array, kinds: number): number[] {
  return Array.from({ length: kinds }, (_, kind) => {
    let largest = 0;
    for (let at = kind; at < weights.length; at += kinds) largest = Math.max(largest, Math.abs(weights[at] ?? 0));
    return largest === 0 ? 1 : largest;
  });
}
