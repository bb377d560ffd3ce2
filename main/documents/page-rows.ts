import type { Piece } from './page-pieces.ts';

/** Pieces on one baseline, from left to right. */
export interface Row {
  readonly pieces: Piece[];
  u0: number;
  u1: number;
  top: number;
  bottom: number;
  size: number;
  v: number;
}

/** Gathers pieces whose bodies overlap vertically, top row first. */
export function rowsOf(pieces: readonly Piece[]): Row[] {
  const rows: Row[] = [];
  for (const piece of pieces.toSorted((first, second) => second.v - first.v)) {
    let home: Row | null = null;
    // Only the last few rows can be near enough.
    for (let index = rows.length - 1; index >= 0 && index >= rows.length - 4; index -= 1) {
      const row = rows[index];
      if (row !== undefined && sharesRow(row, piece)) {
        home = row;
        break;
      }
    }
    if (home === null) {
      rows.push({
        pieces: [piece],
        u0: piece.u0,
        u1: piece.u1,
        top: piece.top,
        bottom: piece.bottom,
        size: piece.size,
        v: piece.v,
      });
      continue;
    }
    home.pieces.push(piece);
    home.u0 = Math.min(home.u0, piece.u0);
    home.u1 = Math.max(home.u1, piece.u1);
    home.top = Math.max(home.top, piece.top);
    home.bottom = Math.min(home.bottom, piece.bottom);
    if (piece.size > home.size) {
      home.size = piece.size;
      home.v = piece.v;
    }
  }
  for (const row of rows) row.pieces.sort((first, second) => first.u0 - second.u0 || first.order - second.order);
  return rows;
}

function sharesRow(row: Row, piece: Piece): boolean {
  const distance = Math.abs(row.v - piece.v);
  const small = Math.min(row.size, piece.size);
  const large = Math.max(row.size, piece.size);
  if (distance <= 0.3 * small) return !overlapsAlong(row, piece, 0.5 * small) || distance <= 0.1 * small;
  // A superscript, a subscript or a small initial beside its line, never over it.
  return small < 0.85 * large && distance <= 0.5 * large && !overlapsAlong(row, piece, 0.2 * small);
}

function overlapsAlong(row: Row, piece: Piece, tolerance: number): boolean {
  return row.pieces.some((other) => Math.min(other.u1, piece.u1) - Math.max(other.u0, piece.u0) > tolerance);
}

/** What pieces cover. */
export interface Extent {
  readonly u0: number;
  readonly u1: number;
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

/** What the pieces cover; null for none. */
export function extent(pieces: readonly Piece[]): Extent | null {
  if (pieces.length === 0) return null;
  let u0 = Infinity;
  let u1 = -Infinity;
  let top = -Infinity;
  let bottom = Infinity;
  for (const piece of pieces) {
    u0 = Math.min(u0, piece.u0);
    u1 = Math.max(u1, piece.u1);
    top = Math.max(top, piece.top);
    bottom = Math.min(bottom, piece.bottom);
  }
  return { u0, u1, top, bottom, width: u1 - u0, height: top - bottom };
}

/** The em of the middle row by size. */
export function medianSize(rows: readonly Row[]): number {
  const sizes = rows.map((row) => row.size).toSorted((first, second) => first - second);
  return sizes[Math.floor(sizes.length / 2)] ?? 10;
}
