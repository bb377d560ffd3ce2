import type { Ruling } from './glyph.ts';
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

/** A gutter is at least this wide, and its columns at least this tall and wide, in ems. */
const gutterEms = 0.9;
const columnHeightEms = 2.5;
const columnWidthEms = 4;

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

interface Columns {
  readonly first: number;
  readonly last: number;
  readonly gutter: number;
}

/** The tallest stretch of rows that a vertical rule parts, however near the text comes to it. */
function findRuledColumns(rows: readonly Row[], rulings: readonly Ruling[]): Columns | null {
  let best: (Columns & { readonly height: number }) | null = null;
  for (const rule of verticalRules(rulings)) {
    const at = (rule.x0 + rule.x1) / 2;
    let first = -1;
    for (let index = 0; index <= rows.length; index += 1) {
      const row = rows[index];
      const parted =
        row !== undefined &&
        row.v < rule.y1 + 1 &&
        row.v > rule.y0 - 1 &&
        !row.pieces.some((piece) => piece.u0 < at - 1 && piece.u1 > at + 1);
      if (parted && first < 0) first = index;
      if (parted || first < 0) continue;
      const inside = rows.slice(first, index);
      const left = inside.some((inner) => inner.u0 < at);
      const right = inside.some((inner) => inner.u1 > at);
      const height = (inside[0]?.top ?? 0) - (inside.at(-1)?.bottom ?? 0);
      if (left && right && inside.length >= 2 && (best === null || height > best.height)) {
        best = { first, last: index - 1, gutter: at, height };
      }
      first = -1;
    }
  }
  return best;
}

/** Vertical rules, the pieces of one that is drawn cell by cell joined. */
function verticalRules(rulings: readonly Ruling[]): readonly Ruling[] {
  const upright = rulings
    .filter((ruling) => ruling.x1 - ruling.x0 <= 3 && ruling.y1 - ruling.y0 > 4)
    .toSorted((first, second) => Math.round(first.x0) - Math.round(second.x0) || second.y1 - first.y1);
  const joined: Ruling[] = [];
  for (const ruling of upright) {
    const last = joined.at(-1);
    if (last !== undefined && Math.abs(last.x0 - ruling.x0) <= 1.5 && ruling.y1 >= last.y0 - 3) {
      joined[joined.length - 1] = { ...last, y0: Math.min(last.y0, ruling.y0) };
    } else {
      joined.push(ruling);
    }
  }
  return joined;
}

/** The tallest stretch of rows that a gutter passes through, with text enough on both sides. */
function findColumns(rows: readonly Row[]): Columns | null {
  const em = medianSize(rows);
  const candidates = new Map<number, { count: number; at: number }>();
  for (const row of rows) {
    for (const gap of gapsOf(row)) {
      if (gap.end - gap.start < gutterEms * em) continue;
      for (const at of [gap.start + 0.45 * em, gap.end - 0.45 * em]) {
        const key = Math.round(at / (0.5 * em));
        const candidate = candidates.get(key);
        if (candidate === undefined) candidates.set(key, { count: 1, at });
        else candidate.count += 1;
      }
    }
  }
  const likely = [...candidates.values()].toSorted((first, second) => second.count - first.count).slice(0, 24);
  let best: (Columns & { readonly score: number }) | null = null;
  for (const { at } of likely) {
    for (const stretch of freeStretches(rows, at, em)) {
      if (best === null || stretch.score > best.score) best = stretch;
    }
  }
  return best;
}

function freeStretches(rows: readonly Row[], at: number, em: number): readonly (Columns & { score: number })[] {
  const result: (Columns & { score: number })[] = [];
  const margin = 0.4 * em;
  let first = 0;
  for (let index = 0; index <= rows.length; index += 1) {
    const row = rows[index];
    const free = row !== undefined && !row.pieces.some((piece) => piece.u0 < at + margin && piece.u1 > at - margin);
    if (free) continue;
    if (index > first) {
      const stretch = judgeStretch(rows, first, index - 1, at, em);
      if (stretch !== null) result.push(stretch);
    }
    first = index + 1;
  }
  return result;
}

function judgeStretch(
  rows: readonly Row[],
  from: number,
  to: number,
  at: number,
  em: number,
): (Columns & { score: number }) | null {
  let first = from;
  let last = to;
  const both = (row: Row | undefined): boolean => row !== undefined && row.u0 < at && row.u1 > at;
  // Rows of one side only, at the ends and set off by white space, belong to what stands before or after.
  let firstBoth = from;
  while (firstBoth <= to && !both(rows[firstBoth])) firstBoth += 1;
  let lastBoth = to;
  while (lastBoth >= from && !both(rows[lastBoth])) lastBoth -= 1;
  if (firstBoth > lastBoth) return null;
  const leftGap = Math.max(1.2 * em, 1.3 * largestGap(rows.slice(firstBoth, lastBoth + 1), at, true));
  const rightGap = Math.max(1.2 * em, 1.3 * largestGap(rows.slice(firstBoth, lastBoth + 1), at, false));
  const tooFar = (upper: Row | undefined, lower: Row | undefined, lone: Row | undefined): boolean =>
    gapBetween(upper, lower) > (lone !== undefined && lone.u1 < at ? leftGap : rightGap);
  for (let index = firstBoth; index > from; index -= 1) {
    if (tooFar(rows[index - 1], rows[index], rows[index - 1])) {
      first = index;
      break;
    }
  }
  for (let index = lastBoth; index < to; index += 1) {
    if (tooFar(rows[index], rows[index + 1], rows[index + 1])) {
      last = index;
      break;
    }
  }
  const inside = rows.slice(first, last + 1);
  const left = extent(inside.flatMap((row) => row.pieces.filter((piece) => piece.u0 < at)));
  const right = extent(inside.flatMap((row) => row.pieces.filter((piece) => piece.u0 >= at)));
  if (left === null || right === null) return null;
  if (left.height < columnHeightEms * em || right.height < columnHeightEms * em) return null;
  if (left.width < columnWidthEms * em || right.width < columnWidthEms * em) return null;
  if (right.u0 - left.u1 < gutterEms * em) return null;
  const shared = inside.filter(both).length;
  if (shared < 2) return null;
  return {
    first,
    last,
    gutter: at,
    score: Math.min(left.height, right.height) * (1 + Math.min(4, (right.u0 - left.u1) / em) / 8),
  };
}

/** The largest white space between two lines of one side. */
function largestGap(rows: readonly Row[], at: number, left: boolean): number {
  let largest = 0;
  let floor: number | null = null;
  for (const row of rows) {
    const side = extent(row.pieces.filter((piece) => piece.u0 < at === left));
    if (side === null) continue;
    if (floor !== null) largest = Math.max(largest, floor - side.top);
    floor = floor === null ? side.bottom : Math.min(floor, side.bottom);
  }
  return largest;
}

function gapBetween(upper: Row | undefined, lower: Row | undefined): number {
  return upper === undefined || lower === undefined ? 0 : upper.bottom - lower.top;
}

interface Extent {
  readonly u0: number;
  readonly u1: number;
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

function extent(pieces: readonly Piece[]): Extent | null {
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

function gapsOf(row: Row): readonly { readonly start: number; readonly end: number }[] {
  const gaps: { start: number; end: number }[] = [];
  let end = row.pieces[0]?.u1 ?? 0;
  for (const piece of row.pieces) {
    if (piece.u0 > end) gaps.push({ start: end, end: piece.u0 });
    end = Math.max(end, piece.u1);
  }
  return gaps;
}

function medianSize(rows: readonly Row[]): number {
  const sizes = rows.map((row) => row.size).toSorted((first, second) => first - second);
  return sizes[Math.floor(sizes.length / 2)] ?? 10;
}

/**
 * The bands of rows to be read one after another: one band where the rows are
 * two columns of running text, else the rows of a table.
 */
function tableBands(rows: readonly Row[], gutter: number, rulings: readonly Ruling[]): readonly (readonly Row[])[] {
  const ruled = bandsByRulings(rows, gutter, rulings);
  if (ruled !== null) return ruled;
  const pieces = rows.flatMap((row) => row.pieces).toSorted((first, second) => first.order - second.order);
  const runs: { left: boolean; top: number; bottom: number }[] = [];
  for (const piece of pieces) {
    const left = piece.u0 < gutter;
    const last = runs.at(-1);
    if (last !== undefined && last.left === left) {
      last.top = Math.max(last.top, piece.v);
      last.bottom = Math.min(last.bottom, piece.v);
    } else {
      runs.push({ left, top: piece.v, bottom: piece.v });
    }
  }
  if (runs.length <= 2) return [rows];
  const bands = bandsByContent(rows, runs);
  if (bands === null || bands.length < 2) return isProse(rows, gutter) ? [rows] : rows.map((row) => [row]);
  const linesPerBand = rows.length / bands.length;
  if (linesPerBand < 1.35 && isProse(rows, gutter)) return [rows];
  return bands;
}

/** Rows between horizontal rules that cross the gutter; null where fewer than two rules lie inside. */
function bandsByRulings(
  rows: readonly Row[],
  gutter: number,
  rulings: readonly Ruling[],
): readonly (readonly Row[])[] | null {
  const top = rows[0]?.v ?? 0;
  const bottom = rows.at(-1)?.v ?? 0;
  const crossing = rulings
    .filter((ruling) => ruling.y1 - ruling.y0 <= 3 && ruling.x0 < gutter - 4 && ruling.x1 > gutter + 4)
    .map((ruling) => (ruling.y0 + ruling.y1) / 2)
    .filter((height) => height < top && height > bottom);
  const cuts = distinct(crossing.concat(cellRulings(rows, gutter, rulings)));
  if (cuts.length < 1) return null;
  const bands: Row[][] = [];
  let band: Row[] = [];
  let next = 0;
  for (const row of rows) {
    let crossed = false;
    while (next < cuts.length && (cuts[next] ?? 0) > row.v) {
      next += 1;
      crossed = true;
    }
    if (crossed && band.length > 0) {
      bands.push(band);
      band = [];
    }
    band.push(row);
  }
  if (band.length > 0) bands.push(band);
  return bands.length >= 2 ? bands : null;
}

/** Heights at which a rule ends on the left of the gutter and another goes on at its right: drawn cell by cell. */
function cellRulings(rows: readonly Row[], gutter: number, rulings: readonly Ruling[]): readonly number[] {
  const top = rows[0]?.v ?? 0;
  const bottom = rows.at(-1)?.v ?? 0;
  const em = medianSize(rows);
  const flat = rulings.filter(
    (ruling) => ruling.y1 - ruling.y0 <= 3 && ruling.x1 - ruling.x0 > 2 * em && ruling.y0 < top && ruling.y0 > bottom,
  );
  const left = flat.filter((ruling) => ruling.x1 > gutter - 3 * em && ruling.x1 < gutter + 3 * em);
  return left
    .filter((ruling) =>
      flat.some(
        (other) => Math.abs(other.y0 - ruling.y0) < 2 && Math.abs(other.x0 - ruling.x1) < 6 && other !== ruling,
      ),
    )
    .map((ruling) => (ruling.y0 + ruling.y1) / 2);
}

function distinct(heights: readonly number[]): readonly number[] {
  const result: number[] = [];
  for (const height of heights.toSorted((first, second) => second - first)) {
    const last = result.at(-1);
    if (last === undefined || last - height > 3) result.push(height);
  }
  return result;
}

/** Rows as the file prints them, cell by cell; null where the cells of a row do not lie beside one another. */
function bandsByContent(
  rows: readonly Row[],
  runs: readonly { readonly left: boolean; readonly top: number; readonly bottom: number }[],
): readonly (readonly Row[])[] | null {
  const cuts: number[] = [];
  let floor = Infinity;
  let band = { top: -Infinity, bottom: Infinity };
  for (const run of runs) {
    const startsBand = run.left && band.bottom !== Infinity;
    if (startsBand) {
      if (run.top > band.bottom + 0.01) return null;
      cuts.push((run.top + band.bottom) / 2);
      floor = band.bottom;
      band = { top: run.top, bottom: run.bottom };
    } else {
      if (run.top > floor + 0.01) return null;
      band = { top: Math.max(band.top, run.top), bottom: Math.min(band.bottom, run.bottom) };
    }
  }
  const bands: Row[][] = [];
  let current: Row[] = [];
  let next = 0;
  for (const row of rows) {
    while (next < cuts.length && (cuts[next] ?? 0) >= row.v) {
      if (current.length > 0) bands.push(current);
      current = [];
      next += 1;
    }
    current.push(row);
  }
  if (current.length > 0) bands.push(current);
  return bands;
}

/** Whether both sides are running text: most of their lines fill the column. */
function isProse(rows: readonly Row[], gutter: number): boolean {
  return [true, false].every((left) => {
    const sides = rows
      .map((row) => extent(row.pieces.filter((piece) => piece.u0 < gutter === left)))
      .filter((side) => side !== null);
    if (sides.length < 4) return false;
    const u0 = Math.min(...sides.map((side) => side.u0));
    const u1 = Math.max(...sides.map((side) => side.u1));
    const full = sides.filter((side) => side.u1 - u0 > 0.7 * (u1 - u0));
    return full.length >= 0.5 * sides.length;
  });
}
