import type { Box } from './detect-lines.ts';
import { blankGrey, inkThreshold, resized } from './pixels.ts';
import type { RecognisedCharacter, RecognisedLine } from './place-characters.ts';
import type { StripCharacter } from './read-strip.ts';
import { stripOf } from './read-strip.ts';
import type { Grey } from './recognition-image.ts';

/** A column of upright characters cut into cells and laid out as a row, which the network can read. */
export interface ColumnAsRow {
  readonly row: Grey;
  /** Upper and lower edge of each cell, in pixels from the top of the column's box. */
  readonly cells: readonly (readonly [number, number])[];
}

const cellSide = 48;
const cellGap = 6;

/** Cuts where the least ink is, into cells about as high as the column is wide. */
export function columnAsRow(page: Grey, box: Box): ColumnAsRow {
  const column = stripOf(page, box);
  const threshold = inkThreshold(column);
  const rows = new Float64Array(column.height);
  const columns = new Float64Array(column.width);
  for (let y = 0; y < column.height; y += 1) {
    for (let x = 0; x < column.width; x += 1) {
      if ((column.data[y * column.width + x] ?? 255) > threshold) continue;
      rows[y] = (rows[y] ?? 0) + 1;
      columns[x] = (columns[x] ?? 0) + 1;
    }
  }
  const left = Math.max(
    0,
    columns.findIndex((count) => count > 0),
  );
  const right = columns.findLastIndex((count) => count > 0) + 1;
  const side = Math.max(8, right - left);
  const cells = cutColumn(rows, side);
  const row = blankGrey(Math.max(1, cells.length) * (cellSide + cellGap) + cellGap, cellSide + 8);
  for (const [index, [top, bottom]] of cells.entries()) {
    const middle = (top + bottom) / 2;
    const half = Math.max(side, bottom - top) / 2;
    const centre = (left + right) / 2;
    const cell = stripOf(column, {
      x0: Math.round(centre - half),
      x1: Math.round(centre + half),
      y0: Math.round(middle - half),
      y1: Math.round(middle + half),
    });
    hideOutside(cell, top - Math.round(middle - half), bottom - Math.round(middle - half));
    const small = resized(cell, cellSide, cellSide);
    const at = cellGap + index * (cellSide + cellGap);
    for (let y = 0; y < cellSide; y += 1) {
      row.data.set(small.data.subarray(y * cellSide, (y + 1) * cellSide), (y + 4) * row.width + at);
    }
  }
  return { row, cells };
}

/** What belongs to the characters above and below becomes white. */
function hideOutside(cell: Grey, top: number, bottom: number): void {
  for (let y = 0; y < cell.height; y += 1) {
    if (y < top || y >= bottom) cell.data.fill(255, y * cell.width, (y + 1) * cell.width);
  }
}

/** The cheapest cuts by dynamic programming over rows; cells without ink are left out. */
function cutColumn(rows: Float64Array, side: number): readonly (readonly [number, number])[] {
  const first = rows.findIndex((count) => count > 0);
  const last = rows.findLastIndex((count) => count > 0) + 1;
  if (first < 0) return [];
  const shortest = Math.max(2, Math.round(0.55 * side));
  const longest = Math.round(1.6 * side);
  const costs = new Float64Array(last + 1).fill(Infinity);
  const from = new Int32Array(last + 1).fill(-1);
  costs[first] = 0;
  for (let end = first + 1; end <= last; end += 1) {
    for (let start = Math.max(first, end - longest); start < end; start += 1) {
      const before = costs[start] ?? Infinity;
      const length = end - start;
      if (before === Infinity || (length < shortest && end !== last)) continue;
      const crossing = end === last ? 0 : ((rows[end] ?? 0) + (rows[end - 1] ?? 0)) / (2 * side);
      const cost = before + 3 * crossing + 0.6 * ((length - 1.05 * side) / side) ** 2;
      if (cost < (costs[end] ?? Infinity)) {
        costs[end] = cost;
        from[end] = start;
      }
    }
  }
  const cells: (readonly [number, number])[] = [];
  for (let end = last; end > first; ) {
    const start = from[end] ?? -1;
    if (start < 0) return [[first, last]];
    let top = start;
    let bottom = end;
    while (top < bottom && rows[top] === 0) top += 1;
    while (bottom > top && rows[bottom - 1] === 0) bottom -= 1;
    if (bottom > top) cells.unshift([top, bottom]);
    end = start;
  }
  return cells;
}

/** The characters read in the row at their places in the column. */
export function placeInColumn(box: Box, column: ColumnAsRow, read: readonly StripCharacter[]): RecognisedLine | null {
  const { row, cells } = column;
  const byCell = new Map<number, StripCharacter[]>();
  for (const character of read) {
    if (character.text.trim() === '') continue;
    const centre = ((character.from + character.to) / 2) * row.width;
    const index = Math.max(0, Math.min(cells.length - 1, Math.floor((centre - cellGap / 2) / (cellSide + cellGap))));
    byCell.set(index, [...(byCell.get(index) ?? []), character]);
  }
  const characters: RecognisedCharacter[] = [];
  for (const [index, [top, bottom]] of cells.entries()) {
    const inside = byCell.get(index) ?? [];
    for (const [at, character] of inside.entries()) {
      characters.push({
        text: character.text,
        start: top + ((bottom - top) * at) / inside.length,
        end: top + ((bottom - top) * (at + 1)) / inside.length,
        confidence: Math.round(character.probability * 1000) / 10,
        spaceBefore: false,
        others: character.others,
      });
    }
  }
  if (characters.length === 0) return null;
  const half = (box.x1 - box.x0) / 2;
  return { x: box.x0 + half, y: box.y0, vertical: true, ascent: half, descent: half, characters };
}
