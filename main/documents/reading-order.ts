import type { Ruling } from './glyph.ts';
import { findColumns, findRuledColumns } from './page-columns.ts';
import type { Piece } from './page-pieces.ts';
import { type Row, rowsOf } from './page-rows.ts';
import { tableBands } from './table-bands.ts';

/**
 * Puts the pieces of a page in reading order and returns its lines.
 *
 * A recursive XY-cut (Nagy and Seth 1984): a stretch of rows that all leave the
 * same gutter free is cut into columns, unless it is a table (ruled lines cross
 * the gutter, or the file prints it row by row); the rest is read line by line.
 * The frame's own content order decides only between these two.
 */
export function readingOrder(pieces: readonly Piece[], rulings: readonly Ruling[]): readonly Row[] {
  return orderRegion(pieces, rulings, 0);
}

function orderRegion(pieces: readonly Piece[], rulings: readonly Ruling[], depth: number): readonly Row[] {
  const rows = rowsOf(pieces);
  if (rows.length < 2 || depth > 12) return rows;
  const columns = findRuledColumns(rows, rulings) ?? findColumns(rows);
  if (columns === null) return rows;
  const { first, last, gutter } = columns;
  const inside = rows.slice(first, last + 1);
  const again = (part: readonly Piece[]): readonly Row[] => orderRegion(part, rulings, depth + 1);
  const above = first > 0 ? again(rows.slice(0, first).flatMap((row) => row.pieces)) : [];
  const below = last + 1 < rows.length ? again(rows.slice(last + 1).flatMap((row) => row.pieces)) : [];
  const bands = tableBands(inside, gutter, rulings);
  const middle: Row[] = [];
  for (const band of bands) {
    const members = band.flatMap((row) => row.pieces);
    if (band.length === 1) {
      middle.push(...band);
      continue;
    }
    middle.push(...again(members.filter((piece) => piece.u0 < gutter)));
    middle.push(...again(members.filter((piece) => piece.u0 >= gutter)));
  }
  return [...above, ...middle, ...below];
}
