import { least, most } from './extremes.ts';
import type { Ruling } from './glyph.ts';

/** A cell of a ruled grid, in the frame of its writing. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** A table's lines as a grid: `columns` from left to right, `rows` from top to bottom, one entry more than cells. */
export interface Grid {
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  readonly cells: readonly GridCell[];
}

/** A straight line: at `at`, from `from` to `to`. */
interface Bar {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

const maximumColumns = 60;
const maximumRows = 250;
const maximumPairs = 2_000_000;
/** Lines drawn cell by cell miss each other by this much. */
const reach = 4;

/** The grids of at least two rows and two columns that a page's ruled lines make. */
export function ruledGrids(rulings: readonly Ruling[]): readonly Grid[] {
  const flat = joined(rulings.filter(isFlat).map(({ x0, x1, y0, y1 }) => ({ at: (y0 + y1) / 2, from: x0, to: x1 })));
  const upright = joined(
    rulings.filter(isUpright).map(({ x0, x1, y0, y1 }) => ({ at: (x0 + x1) / 2, from: y0, to: y1 })),
  );
  if (flat.length < 2 || upright.length < 1 || flat.length * upright.length > maximumPairs) return [];
  return components(flat, upright).flatMap((part) => {
    const grid = gridOf(part.flat, part.upright);
    return grid === null ? [] : [grid];
  });
}

function isFlat({ x0, x1, y0, y1 }: Ruling): boolean {
  return y1 - y0 <= 3 && x1 - x0 > 4;
}

function isUpright({ x0, x1, y0, y1 }: Ruling): boolean {
  return x1 - x0 <= 3 && y1 - y0 > 4;
}

/** Bars on one line that touch, as one. */
function joined(bars: readonly Bar[]): Bar[] {
  const lines: Bar[][] = [];
  for (const bar of bars.toSorted((first, second) => first.at - second.at)) {
    const line = lines.at(-1);
    if (line !== undefined && bar.at - (line[0]?.at ?? 0) <= 2) line.push(bar);
    else lines.push([bar]);
  }
  return lines.flatMap((line) => {
    const result: Bar[] = [];
    for (const bar of line.toSorted((first, second) => first.from - second.from)) {
      const last = result.at(-1);
      if (last !== undefined && bar.from <= last.to + reach) {
        result[result.length - 1] = { ...last, to: Math.max(last.to, bar.to) };
      } else {
        result.push(bar);
      }
    }
    return result;
  });
}

interface Component {
  readonly flat: Bar[];
  readonly upright: Bar[];
}

/** Bars that touch one another, directly or by others. */
function components(flat: readonly Bar[], upright: readonly Bar[]): readonly Component[] {
  const parent = Array.from({ length: flat.length + upright.length }, (_, index) => index);
  const rootOf = (start: number): number => {
    let at = start;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at;
      at = parent[at] ?? at;
    }
    return at;
  };
  for (const [i, across] of flat.entries()) {
    for (const [j, up] of upright.entries()) {
      const touches =
        up.at >= across.from - reach &&
        up.at <= across.to + reach &&
        across.at >= up.from - reach &&
        across.at <= up.to + reach;
      if (touches) parent[rootOf(i)] = rootOf(flat.length + j);
    }
  }
  const found = new Map<number, Component>();
  const home = (index: number): Component => {
    const root = rootOf(index);
    const known = found.get(root) ?? { flat: [], upright: [] };
    found.set(root, known);
    return known;
  };
  for (const [i, bar] of flat.entries()) home(i).flat.push(bar);
  for (const [j, bar] of upright.entries()) home(flat.length + j).upright.push(bar);
  return [...found.values()];
}

function gridOf(flat: readonly Bar[], upright: readonly Bar[]): Grid | null {
  if (flat.length < 2 || upright.length < 1) return null;
  const columns = bounds(upright, flat);
  const rows = bounds(flat, upright).toReversed();
  const width = columns.length - 1;
  const height = rows.length - 1;
  if (width < 2 || height < 2 || width > maximumColumns || height > maximumRows) return null;
  const middle = (list: readonly number[], index: number): number => ((list[index] ?? 0) + (list[index + 1] ?? 0)) / 2;
  const parted = (bars: readonly Bar[], at: number, crossing: number): boolean =>
    bars.some((bar) => Math.abs(bar.at - at) <= 3 && bar.from <= crossing && bar.to >= crossing);
  const root = Array.from({ length: width * height }, (_, index) => index);
  const replace = (from: number, to: number): void => {
    for (const [index, value] of root.entries()) if (value === from) root[index] = to;
  };
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const index = row * width + column;
      const right = column + 1 < width && !parted(upright, columns[column + 1] ?? 0, middle(rows, row));
      if (right) replace(root[index + 1] ?? 0, root[index] ?? 0);
      const below = row + 1 < height && !parted(flat, rows[row + 1] ?? 0, middle(columns, column));
      if (below) replace(root[index + width] ?? 0, root[index] ?? 0);
    }
  }
  const cells = cellsOf(root, width);
  const widest = cells === null ? 0 : new Set(cells.map((cell) => cell.column)).size;
  const tallest = cells === null ? 0 : new Set(cells.map((cell) => cell.row)).size;
  return cells === null || widest < 2 || tallest < 2 ? null : { columns, rows, cells };
}

/** Where the bars stand, and the ends of the bars across them where those stick out together: tables open at the sides. */
function bounds(bars: readonly Bar[], across: readonly Bar[]): number[] {
  const places = bars.map((bar) => bar.at);
  const start = least(places);
  const end = most(places);
  const before = across.filter((bar) => bar.from < start - 8).map((bar) => bar.from);
  const after = across.filter((bar) => bar.to > end + 8).map((bar) => bar.to);
  if (before.length >= 2) places.push(least(before));
  if (after.length >= 2) places.push(most(after));
  const result: number[] = [];
  for (const place of places.toSorted((first, second) => first - second)) {
    if (place - (result.at(-1) ?? -Infinity) > reach) result.push(place);
  }
  return result;
}

/** The cells that have not been parted, as rectangles; null where some are of another shape. */
function cellsOf(root: readonly number[], width: number): readonly GridCell[] | null {
  const spans = new Map<number, { row0: number; row1: number; column0: number; column1: number; count: number }>();
  for (const [index, value] of root.entries()) {
    const row = Math.floor(index / width);
    const column = index % width;
    const span = spans.get(value);
    if (span === undefined) {
      spans.set(value, { row0: row, row1: row, column0: column, column1: column, count: 1 });
      continue;
    }
    span.row0 = Math.min(span.row0, row);
    span.row1 = Math.max(span.row1, row);
    span.column0 = Math.min(span.column0, column);
    span.column1 = Math.max(span.column1, column);
    span.count += 1;
  }
  const cells = [...spans.values()].map(({ row0, row1, column0, column1, count }) => {
    const rowSpan = row1 - row0 + 1;
    const columnSpan = column1 - column0 + 1;
    return { row: row0, column: column0, rowSpan, columnSpan, whole: rowSpan * columnSpan === count };
  });
  if (cells.some((cell) => !cell.whole)) return null;
  return cells
    .map(({ whole: _, ...cell }) => cell)
    .toSorted((first, second) => first.row - second.row || first.column - second.column);
}
