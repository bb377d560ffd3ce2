import { least, most } from './extremes.ts';
import type { Piece } from './page-pieces.ts';
import type { Row } from './page-rows.ts';
import type { TableLayout } from './table-layout.ts';

/** Cells stand apart by at least this many ems; justified words never do. */
const cellGapEms = 1.5;
const alignedEms = 0.5;
/** Rows of two cells are common by chance; of three less so. */
const leastRows = (columns: number): number => (columns === 2 ? 4 : 3);

interface Column {
  readonly u0: number;
  readonly u1: number;
  readonly pieces: readonly Piece[];
}

/**
 * Tables without lines: rows that follow one another with the same number of
 * cells, each column flush left, flush right or centred all through.
 * Enumerations, whose first column is only numbers, are none.
 */
export function unruledTables(rows: readonly Row[]): readonly TableLayout[] {
  const tables: TableLayout[] = [];
  let columns: (readonly Column[])[] = [];
  let members: Row[] = [];
  const close = (): void => {
    const table = tableFrom(columns, members);
    if (table !== null) tables.push(table);
    columns = [];
    members = [];
  };
  for (const row of rows) {
    const cells = cellsOf(row);
    const last = members.at(-1);
    const follows =
      last !== undefined &&
      last.v > row.v &&
      last.v - row.v < 3.2 * Math.max(last.size, row.size) &&
      !isTwice(row, last);
    const goesOn = follows && columns[0]?.length === cells.length && aligned([...columns.slice(-40), cells], row.size);
    if (!goesOn) close();
    if (cells.length < 2) continue;
    columns.push(cells);
    members.push(row);
  }
  close();
  return tables;
}

/** Rows of different sizes are no rows of one table. */
function isTwice(first: Row, second: Row): boolean {
  return Math.max(first.size, second.size) > 1.5 * Math.min(first.size, second.size);
}

function cellsOf(row: Row): readonly Column[] {
  const cells: { u0: number; u1: number; pieces: Piece[] }[] = [];
  for (const piece of row.pieces) {
    const last = cells.at(-1);
    if (last === undefined || piece.u0 - last.u1 > cellGapEms * row.size) {
      cells.push({ u0: piece.u0, u1: piece.u1, pieces: [piece] });
      continue;
    }
    last.u1 = Math.max(last.u1, piece.u1);
    last.pieces.push(piece);
  }
  return cells;
}

function aligned(rows: readonly (readonly Column[])[], em: number): boolean {
  const width = rows[0]?.length ?? 0;
  const spread = (values: readonly number[]): number => most(values) - least(values);
  for (let column = 0; column < width; column += 1) {
    const cells = rows.flatMap((row) => row[column] ?? []);
    const closest = Math.min(
      spread(cells.map((cell) => cell.u0)),
      spread(cells.map((cell) => cell.u1)),
      spread(cells.map((cell) => (cell.u0 + cell.u1) / 2)),
    );
    if (closest > alignedEms * em) return false;
  }
  return true;
}

const isNumbering =
  /^[([（【]?(?:\d{1,3}(?:\.\d{1,3})*|[ivxlcdm]{1,6}|[a-z]{1,2}|[一二三四五六七八九十百]{1,4})[.)\]）】、．:]*$|^[•·▪●○■◆➢✓–—-]$/iu;

function tableFrom(columns: readonly (readonly Column[])[], rows: readonly Row[]): TableLayout | null {
  const width = columns[0]?.length ?? 0;
  if (rows.length < leastRows(width)) return null;
  const firsts = columns.map((cells) => textOf(cells[0]));
  if (width === 2 && firsts.filter((text) => isNumbering.test(text)).length > 0.3 * firsts.length) return null;
  return {
    rows: columns.map((cells) => cells.map(({ pieces }) => ({ glyphs: pieces.flatMap((piece) => piece.glyphs) }))),
    u0: least(rows.map((row) => row.u0)),
    u1: most(rows.map((row) => row.u1)),
    top: most(rows.map((row) => row.top)),
    bottom: least(rows.map((row) => row.bottom)),
  };
}

function textOf(cell: Column | undefined): string {
  return cell?.pieces.flatMap((piece) => piece.glyphs.map(({ glyph }) => glyph.text)).join('') ?? '';
}
