import { least, most } from './extremes.ts';
import type { Ruling } from './glyph.ts';
import type { Piece } from './page-pieces.ts';
import { extent, medianSize, type Row } from './page-rows.ts';

/**
 * The bands of rows to be read one after another: one band where the rows are
 * two columns of running text, else the rows of a table.
 */
export function tableBands(
  rows: readonly Row[],
  gutter: number,
  rulings: readonly Ruling[],
): readonly (readonly Row[])[] {
  const ruled = bandsByRulings(rows, gutter, rulings);
  if (ruled !== null) return ruled;
  const pieces = rows.flatMap((row) => row.pieces).toSorted((first, second) => first.order - second.order);
  const runs: { left: boolean; top: number; bottom: number }[] = [];
  let upwardSteps = 0;
  for (const piece of pieces) {
    const left = piece.u0 < gutter;
    const last = runs.at(-1);
    if (last !== undefined && last.left === left) {
      // Within a cell a file prints from top to bottom; else its order tells nothing.
      if (piece.v > last.bottom + 0.5 * piece.size) upwardSteps += 1;
      last.top = Math.max(last.top, piece.v);
      last.bottom = Math.min(last.bottom, piece.v);
    } else {
      runs.push({ left, top: piece.v, bottom: piece.v });
    }
  }
  if (runs.length <= 2) return [rows];
  const shuffled = upwardSteps > 0.1 * pieces.length;
  const bands = shuffled ? null : bandsByContent(rows, runs);
  if (bands === null || bands.length < 2) return isProse(rows, gutter) ? [rows] : rows.map((row) => [row]);
  // Running text that a converter printed line by line, across the gutter.
  const beside = bands.filter((band) => band.some((row) => row.u0 < gutter) && band.some((row) => row.u1 > gutter));
  const singles = beside.filter((band) => band.length === 1).length;
  if (singles >= 0.7 * beside.length && isProse(rows, gutter)) return [rows];
  return bands;
}

/** Rows between horizontal rules that cross the gutter; null where none lies inside. */
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

/**
 * Whether both sides are running text: wide columns in which many lines run to
 * the edge, as wrapped lines do.
 */
function isProse(rows: readonly Row[], gutter: number): boolean {
  const em = medianSize(rows);
  return [true, false].every((left) => {
    const sides = rows
      .map((row) => extent(row.pieces.filter((piece) => piece.u0 < gutter === left)))
      .filter((side) => side !== null);
    if (sides.length < 4) return false;
    const u0 = least(sides.map((side) => side.u0));
    const u1 = most(sides.map((side) => side.u1));
    const full = sides.filter((side) => side.u1 - u0 > 0.8 * (u1 - u0));
    // Cells within the side: a table of more than two columns.
    const celled = rows.filter((row) =>
      hasGap(
        row.pieces.filter((piece) => piece.u0 < gutter === left),
        1.2 * em,
      ),
    );
    if (celled.length > 0.4 * sides.length) return false;
    return u1 - u0 > 11 * em && full.length >= 0.3 * sides.length;
  });
}

function hasGap(pieces: readonly Piece[], width: number): boolean {
  return pieces.some((piece, index) => piece.u0 - (pieces[index - 1]?.u1 ?? piece.u0) > width);
}
