import type { FlowBlock, FlowCell, FlowMark, FlowSection, FlowTable } from '#contract/flow.ts';
import { tooLarge } from '../format-errors.ts';

/** One cell of a sheet. */
export interface GridCell {
  readonly text: string;
  readonly marks?: readonly FlowMark[];
  readonly number?: boolean;
  readonly rowSpan?: number;
  readonly columnSpan?: number;
}

/** A sheet: rows of places, null where nothing stands or a merged cell reaches. */
export interface Grid {
  readonly name: string;
  readonly rows: readonly (readonly (GridCell | null)[])[];
  /** Points; the usual width where absent. */
  readonly columnWidths?: readonly (number | undefined)[];
  /** Place in `rows` of the row that heads the columns, where the file says so. */
  readonly headerRow?: number;
}

const paper = { short: 595.28, long: 841.89, margins: 108 };
const usualWidth = 54;
const mostMergedPlaces = 2_000_000;
/** A table may be this much wider than the page: the typesetter sets it closer. */
const tightest = 1.3;

/**
 * A sheet as sections: portrait where its columns fit, else landscape, else
 * landscape in bands of columns, each named by its letters ("Costs · A–H").
 */
export function gridSections(grid: Grid): FlowSection[] {
  const columns = Math.max(0, ...grid.rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) => columnWidth(grid, column));
  const total = widths.reduce((sum, width) => sum + width, 0);
  if (columns === 0) return [{ name: grid.name, blocks: [] }];
  const portrait = total <= paper.short - paper.margins;
  const room = (paper.long - paper.margins) * tightest;
  const bands = portrait || total <= room ? [[0, columns] as const] : columnBands(widths, room);
  const size = portrait
    ? { pageWidth: paper.short, pageHeight: paper.long }
    : { pageWidth: paper.long, pageHeight: paper.short };
  const header = grid.headerRow ?? detectHeaderRow(grid.rows);
  return bands.map(([from, to]) => ({
    name: bands.length === 1 ? grid.name : `${grid.name} · ${columnLetters(from)}–${columnLetters(to - 1)}`,
    ...size,
    blocks: bandBlocks(grid.rows, from, to, widths, header),
  }));
}

function columnWidth(grid: Grid, column: number): number {
  const own = grid.columnWidths?.[column];
  if (own !== undefined && own > 0) return Math.min(Math.max(own, 14), 320);
  let longest = 0;
  for (const row of grid.rows.slice(0, 500)) {
    const cell = row[column];
    if (cell && (cell.columnSpan ?? 1) === 1) longest = Math.max(longest, displayWidth(cell.text));
  }
  return longest === 0 ? usualWidth / 2 : Math.min(Math.max(longest * 5.5 + 8, usualWidth / 2), 220);
}

/** Latin characters count one, wide ones two; the longest line decides. */
function displayWidth(text: string): number {
  let longest = 0;
  for (const line of text.split('\n')) {
    let width = 0;
    for (let at = 0; at < line.length && width < 100; at += 1) width += line.charCodeAt(at) > 0x2e7f ? 2 : 1;
    longest = Math.max(longest, width);
  }
  return longest;
}

function columnBands(widths: readonly number[], room: number): (readonly [number, number])[] {
  const bands: (readonly [number, number])[] = [];
  let from = 0;
  let used = 0;
  for (const [column, width] of widths.entries()) {
    if (used + width > room && column > from) {
      bands.push([from, column]);
      from = column;
      used = 0;
    }
    used += width;
  }
  bands.push([from, widths.length]);
  return bands;
}

/** A, B … Z, AA: the letters of a column, counted from 0. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return letters;
}

/**
 * The row that heads the columns: the first with words in two cells or more, no
 * number, and numbers or as many cells in the row below. Null where none is.
 */
export function detectHeaderRow(rows: Grid['rows']): number | null {
  for (const [index, row] of rows.slice(0, 30).entries()) {
    const cells = row.filter((cell): cell is GridCell => cell !== null && cell.text.trim() !== '');
    if (cells.length < 2) continue;
    if (cells.some((cell) => cell.number || (cell.rowSpan ?? 1) > 1)) return null;
    const below = rows[index + 1]?.filter((cell): cell is GridCell => cell !== null && cell.text.trim() !== '') ?? [];
    return below.length >= 1 && (below.some((cell) => cell.number) || below.length >= cells.length - 1) ? index : null;
  }
  return null;
}

function bandBlocks(
  rows: Grid['rows'],
  from: number,
  to: number,
  widths: readonly number[],
  header: number | null,
): FlowBlock[] {
  const columnWidths = widths.slice(from, to);
  const before = header !== null && header > 0 && !crossedBy(rows, header) ? header : 0;
  const blocks: FlowBlock[] = [];
  if (before > 0) blocks.push(bandTable(rows.slice(0, before), from, to, columnWidths, false));
  blocks.push(bandTable(rows.slice(before), from, to, columnWidths, header !== null && header === before));
  return blocks;
}

/** Whether a merged cell from above reaches into the row. */
function crossedBy(rows: Grid['rows'], row: number): boolean {
  return rows.slice(0, row).some((cells, index) => cells.some((cell) => index + (cell?.rowSpan ?? 1) > row));
}

function bandTable(
  rows: Grid['rows'],
  from: number,
  to: number,
  columnWidths: readonly number[],
  headed: boolean,
): FlowTable {
  const covered = coveredPlaces(rows, from, to);
  return {
    kind: 'table',
    columnWidths,
    ...(headed && rows.length > 1 ? { headerRows: 1 } : {}),
    rows: rows.map((row, index) => {
      const cells: FlowCell[] = [];
      for (let column = from; column < to; column += 1) {
        if (covered.has(index * 20_000 + column)) continue;
        cells.push(flowCell(row[column] ?? null, to - column, rows.length - index, headed && index === 0));
      }
      return cells;
    }),
  };
}

/** Places that a merged cell covers within the band; one that begins left of it leaves them empty. */
export function coveredPlaces(rows: Grid['rows'], from: number, to: number): Set<number> {
  const covered = new Set<number>();
  let visited = 0;
  for (const [index, row] of rows.entries()) {
    for (let column = from; column < Math.min(to, row.length); column += 1) {
      const cell = row[column];
      if (!cell || ((cell.rowSpan ?? 1) === 1 && (cell.columnSpan ?? 1) === 1)) continue;
      if (covered.has(index * 20_000 + column)) continue;
      const lastRow = Math.min(rows.length, index + (cell.rowSpan ?? 1));
      const lastColumn = Math.min(to, column + (cell.columnSpan ?? 1));
      visited += (lastRow - index) * (lastColumn - column);
      // Merged cells that lie over one another in steps would be walked without end.
      if (visited > mostMergedPlaces) throw tooLarge('merged cells');
      for (let r = index; r < lastRow; r += 1) {
        for (let c = column; c < lastColumn; c += 1) if (r !== index || c !== column) covered.add(r * 20_000 + c);
      }
    }
  }
  return covered;
}

function flowCell(cell: GridCell | null, columnsLeft: number, rowsLeft: number, header: boolean): FlowCell {
  if (!cell) return { blocks: [], ...(header ? { header } : {}) };
  const columnSpan = Math.min(cell.columnSpan ?? 1, columnsLeft);
  const rowSpan = Math.min(cell.rowSpan ?? 1, rowsLeft);
  const span = { text: cell.text, ...(cell.marks && cell.marks.length > 0 ? { marks: cell.marks } : {}) };
  return {
    blocks: cell.text === '' && !cell.marks ? [] : [{ kind: 'paragraph', spans: [span] }],
    ...(header ? { header } : {}),
    ...(columnSpan > 1 ? { columnSpan } : {}),
    ...(rowSpan > 1 ? { rowSpan } : {}),
    ...(cell.number ? { align: 'right' as const } : {}),
  };
}
