import type { Ruling } from './glyph.ts';
import { type Grid, ruledGrids } from './ruled-grids.ts';
import type { TaggedTable } from './tagged-tables.ts';
import type { Placed } from './writing-frame.ts';

export interface LaidCell {
  readonly glyphs: readonly Placed[];
  readonly header?: boolean;
  readonly rowSpan?: number;
  readonly columnSpan?: number;
}

/** A table on the page, in the frame of its writing. */
export interface TableLayout {
  readonly rows: readonly (readonly LaidCell[])[];
  readonly u0: number;
  readonly u1: number;
  readonly top: number;
  readonly bottom: number;
}

/** The tables that a tagged file names or ruled lines show, with the characters of each cell. */
export function tableLayouts(
  placed: readonly Placed[],
  rulings: readonly Ruling[],
  tagged: readonly TaggedTable[],
): readonly TableLayout[] {
  const tables = tagged.flatMap((table) => fromTags(placed, table) ?? []);
  for (const grid of ruledGrids(rulings)) {
    const table = fromGrid(placed, grid);
    if (table !== null && !tables.some((other) => overlap(other, table))) tables.push(table);
  }
  return tables.toSorted((first, second) => second.top - first.top);
}

function overlap(first: TableLayout, second: TableLayout): boolean {
  return (
    first.u0 < second.u1 - 1 &&
    second.u0 < first.u1 - 1 &&
    first.bottom < second.top - 1 &&
    second.bottom < first.top - 1
  );
}

/** Null where the tags do not say what stands in the table's place. */
function fromTags(placed: readonly Placed[], table: TaggedTable): TableLayout | null {
  const cellOf = new Map<number, string>();
  for (const [row, cells] of table.entries()) {
    for (const [column, cell] of cells.entries()) {
      for (const content of cell.contents) cellOf.set(content, `${row}:${column}`);
    }
  }
  const members = new Map<string, Placed[]>();
  for (const one of placed) {
    const key = one.glyph.content === undefined ? undefined : cellOf.get(one.glyph.content);
    if (key === undefined) continue;
    const list = members.get(key);
    if (list === undefined) members.set(key, [one]);
    else list.push(one);
  }
  const own = [...members.values()].flat();
  if (members.size < 2) return null;
  const box = around(own);
  const inside = placed.filter((one) => isWithin(one, box)).length;
  if (inside > own.length * 1.05) return null;
  const rows = table.map((cells, row) =>
    cells.map(
      (cell, column): LaidCell => ({
        glyphs: members.get(`${row}:${column}`) ?? [],
        ...(cell.header ? { header: true } : {}),
      }),
    ),
  );
  return { rows, ...box };
}

function around(placed: readonly Placed[]): Omit<TableLayout, 'rows'> {
  const box = { u0: Infinity, u1: -Infinity, top: -Infinity, bottom: Infinity };
  for (const { u0, u1, v, glyph } of placed) {
    box.u0 = Math.min(box.u0, u0);
    box.u1 = Math.max(box.u1, u1);
    box.top = Math.max(box.top, v + glyph.ascent);
    box.bottom = Math.min(box.bottom, v - glyph.descent);
  }
  return box;
}

function isWithin({ u0, u1, v, glyph }: Placed, box: Omit<TableLayout, 'rows'>): boolean {
  const u = (u0 + u1) / 2;
  const middle = v + (glyph.ascent - glyph.descent) / 2;
  return u > box.u0 && u < box.u1 && middle > box.bottom && middle < box.top;
}

/** Null where too few cells have text to be a table. */
function fromGrid(placed: readonly Placed[], grid: Grid): TableLayout | null {
  const { columns, rows, cells } = grid;
  const box = {
    u0: columns[0] ?? 0,
    u1: columns.at(-1) ?? 0,
    top: rows[0] ?? 0,
    bottom: rows.at(-1) ?? 0,
  };
  const width = columns.length - 1;
  const home = new Map<number, number>();
  for (const [index, cell] of cells.entries()) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1) {
        home.set(row * width + column, index);
      }
    }
  }
  const members: Placed[][] = cells.map(() => []);
  for (const one of placed) {
    if (!isWithin(one, box)) continue;
    const u = (one.u0 + one.u1) / 2;
    const v = one.v + (one.glyph.ascent - one.glyph.descent) / 2;
    const column = columns.findLastIndex((line) => line <= u);
    const row = rows.findLastIndex((line) => line >= v);
    const index = home.get(row * width + column);
    if (index !== undefined) members[index]?.push(one);
  }
  const filled = cells.filter((_, index) => (members[index]?.length ?? 0) > 0);
  const filledRows = new Set(filled.map((cell) => cell.row));
  const filledColumns = new Set(filled.map((cell) => cell.column));
  if (filledRows.size < 2 || filledColumns.size < 2) return null;
  const result: LaidCell[][] = [];
  for (let row = 0; row + 1 < rows.length; row += 1) {
    const inRow = cells.flatMap((cell, index): LaidCell[] => {
      if (cell.row !== row) return [];
      return [
        {
          glyphs: members[index] ?? [],
          ...(cell.rowSpan > 1 ? { rowSpan: cell.rowSpan } : {}),
          ...(cell.columnSpan > 1 ? { columnSpan: cell.columnSpan } : {}),
        },
      ];
    });
    // Double lines make rows that hold nothing.
    const height = (rows[row] ?? 0) - (rows[row + 1] ?? 0);
    if (inRow.length > 0 && (height > 6 || inRow.some((cell) => cell.glyphs.length > 0))) result.push(inRow);
  }
  return { rows: result, ...box };
}
