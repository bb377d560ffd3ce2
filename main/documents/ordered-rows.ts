import { least, most } from './extremes.ts';
import type { Ruling } from './glyph.ts';
import { type Piece, pagePieces } from './page-pieces.ts';
import { type Row, rowsOf } from './page-rows.ts';
import { readingOrder } from './reading-order.ts';
import type { TableLayout } from './table-layout.ts';
import type { Placed } from './writing-frame.ts';

/**
 * The rows of a frame in reading order, the tables among them cell by cell, row by row.
 *
 * A table with text beside it goes before the first line under it in its own
 * column; one that has the page's width to itself parts what is above from
 * what is below.
 */
export function orderedRows(
  pieces: readonly Piece[],
  tables: readonly TableLayout[],
  rulings: readonly Ruling[],
): readonly Row[] {
  const [table, ...others] = tables;
  if (table === undefined) return readingOrder(pieces, rulings);
  const beside = pieces.some((piece) => middleOf(piece) < table.top && middleOf(piece) > table.bottom);
  const besideTable = others.some((other) => other.top > table.bottom + 2);
  if (!beside && !besideTable) {
    const above = pieces.filter((piece) => middleOf(piece) >= table.top);
    const below = pieces.filter((piece) => middleOf(piece) <= table.bottom);
    return [...readingOrder(above, rulings), ...tableRows(table), ...orderedRows(below, others, rulings)];
  }
  return inserted(orderedRows(pieces, others, rulings), table);
}

function middleOf(piece: Piece): number {
  return (piece.top + piece.bottom) / 2;
}

function inserted(rows: readonly Row[], table: TableLayout): readonly Row[] {
  const shares = (row: Row): boolean => Math.min(row.u1, table.u1) - Math.max(row.u0, table.u0) > 0;
  const under = rows.findIndex((row) => shares(row) && row.v < table.bottom);
  const above = rows.findLastIndex((row) => shares(row) && row.v > table.top);
  const at = under >= 0 && under > above ? under : above >= 0 ? above + 1 : under >= 0 ? under : rows.length;
  return [...rows.slice(0, at), ...tableRows(table), ...rows.slice(at)];
}

/** A table's lines: a row of single lines is one line, else each cell has its own. */
function tableRows(table: TableLayout): readonly Row[] {
  return table.rows.flatMap((cells) => {
    const lines = cells.map((cell) => cellRows(cell.glyphs));
    const singles = lines.flatMap((own) => (own.length === 1 ? own : []));
    const [first] = singles;
    const isOneLine =
      first !== undefined &&
      lines.every((own) => own.length <= 1) &&
      singles.every((row) => Math.abs(row.v - first.v) <= 0.4 * Math.min(row.size, first.size));
    if (!isOneLine) return lines.flat();
    return [
      {
        pieces: singles.flatMap((row) => row.pieces),
        u0: least(singles.map((row) => row.u0)),
        u1: most(singles.map((row) => row.u1)),
        top: most(singles.map((row) => row.top)),
        bottom: least(singles.map((row) => row.bottom)),
        size: first.size,
        v: first.v,
      },
    ];
  });
}

function cellRows(glyphs: readonly Placed[]): readonly Row[] {
  return rowsOf(pagePieces(glyphs));
}
