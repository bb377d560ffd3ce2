import { base64Bytes } from './base64-bytes.ts';

/** Marks as a judge's file holds them: hashes, ascending, and how rare each is in 255ths of `rarest`; base64, little-endian. */
export interface PackedMarks {
  readonly marks: string;
  readonly rarities: string;
  readonly rarest: number;
}

/** The row of each mark's hash, and how rare each row's mark is. @throws DOMException where a table is no base64. */
export function readMarks({ marks, rarities, rarest }: PackedMarks): {
  readonly rows: ReadonlyMap<number, number>;
  readonly rarities: Float32Array;
} {
  const hashes = new Uint32Array(base64Bytes(marks).buffer);
  return {
    rows: new Map(Array.from(hashes, (hash, row) => [hash, row])),
    rarities: Float32Array.from(base64Bytes(rarities), (share) => (share * rarest) / 255),
  };
}

/** What one step of each kind's packed weights stands for: 127 of them are its scale. */
export function readScales(scales: readonly number[]): Float32Array {
  return Float32Array.from(scales, (scale) => scale / 127);
}
