/** A PDF transformation matrix [a b c d e f]: x' = ax + cy + e, y' = bx + dy + f (ISO 32000-1 §8.3.4). */
export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** The matrix that applies `inner` first, then `outer`. */
export function combine(outer: Matrix, inner: Matrix): Matrix {
  return [
    outer[0] * inner[0] + outer[2] * inner[1],
    outer[1] * inner[0] + outer[3] * inner[1],
    outer[0] * inner[2] + outer[2] * inner[3],
    outer[1] * inner[2] + outer[3] * inner[3],
    outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
    outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
  ];
}

/** Six finite numbers as a matrix; null for anything else. */
export function matrixFrom(value: unknown): Matrix | null {
  if (!Array.isArray(value) && !(value instanceof Float32Array)) return null;
  const [a, b, c, d, e, f] = value;
  if ([a, b, c, d, e, f].every((entry) => typeof entry === 'number' && Number.isFinite(entry))) {
    return [Number(a), Number(b), Number(c), Number(d), Number(e), Number(f)];
  }
  return null;
}
