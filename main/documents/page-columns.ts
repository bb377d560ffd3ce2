import { least, most } from './extremes.ts';
import type { Ruling } from './glyph.ts';
import { extent, medianSize, type Row } from './page-rows.ts';

/** A gutter is at least this wide, and its columns at least this tall and wide, in ems. */
const gutterEms = 0.9;
const columnHeightEms = 2.5;
const columnWidthEms = 4;
/** Columns whose lines stand at other heights overlap by this at least, in so many places, to be told by that alone. */
const abreastEms = 0.25;
const leastAbreast = 4;

/** A stretch of rows and the gutter that parts it. */
export interface Columns {
  readonly first: number;
  readonly last: number;
  readonly gutter: number;
}

/** The tallest stretch of rows that a vertical rule parts, however near the text comes to it. */
export function findRuledColumns(rows: readonly Row[], rulings: readonly Ruling[]): Columns | null {
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
export function findColumns(rows: readonly Row[]): Columns | null {
  const em = medianSize(rows);
  const candidates = new Map<number, { count: number; at: number }>();
  for (const [index, row] of rows.entries()) {
    for (const gap of [...gapsOf(row), ...gapsAbreast(row, rows[index + 1], em)]) {
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
  let best: Stretch | null = null;
  for (const { at } of likely) {
    for (const stretch of freeStretches(rows, at, em)) {
      if (best === null || isBetter(stretch, best)) best = stretch;
    }
  }
  return best;
}

/** A stretch of rows that a gutter passes through. */
interface Stretch extends Columns {
  readonly score: number;
  /** Rows with text on both sides. */
  readonly shared: number;
}

/** Of two gutters between the same rows, the wider is not better where it leaves out lines that run a little into it. */
function isBetter(one: Stretch, other: Stretch): boolean {
  const inside = one.first <= other.first && one.last >= other.last;
  const around = other.first <= one.first && other.last >= one.last;
  const isSame = one.shared === other.shared && inside !== around && Math.abs(one.score / other.score - 1) < 0.12;
  return isSame ? inside : one.score > other.score;
}

function freeStretches(rows: readonly Row[], at: number, em: number): readonly Stretch[] {
  const result: Stretch[] = [];
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

function judgeStretch(rows: readonly Row[], from: number, to: number, at: number, em: number): Stretch | null {
  let first = from;
  let last = to;
  const both = (row: Row | undefined): boolean => row !== undefined && row.u0 < at && row.u1 > at;
  // Rows of one side only, at the ends and set off by white space, belong to what stands before or after.
  const abreast = abreastAt(rows, from, to, at, em);
  let firstBoth = rows.findIndex((row, index) => index >= from && index <= to && both(row));
  let lastBoth = rows.findLastIndex((row, index) => index >= from && index <= to && both(row));
  if (firstBoth < 0) {
    firstBoth = abreast[0] ?? -1;
    lastBoth = (abreast.at(-1) ?? -2) + 1;
  }
  if (firstBoth < 0) return null;
  const leftGap = Math.max(1.2 * em, 1.3 * largestGap(rows.slice(firstBoth, lastBoth + 1), at, true));
  const rightGap = Math.max(1.2 * em, 1.3 * largestGap(rows.slice(firstBoth, lastBoth + 1), at, false));
  const tooFar = (upper: Row | undefined, lower: Row | undefined, lone: Row | undefined): boolean =>
    gapBetween(upper, lower) > (lone !== undefined && lone.u1 < at ? leftGap : rightGap);
  const leftBeginsAt = firstOrder(rows.slice(firstBoth, lastBoth + 1), at);
  for (let index = firstBoth; index > from; index -= 1) {
    const lone = rows[index - 1];
    if (!tooFar(lone, rows[index], lone)) continue;
    // The head of the right column, printed once the left one was begun.
    if (lone !== undefined && lone.u0 > at && lone.pieces.every((piece) => piece.order > leftBeginsAt)) continue;
    first = index;
    break;
  }
  const rightEndsAt = lastOrder(rows.slice(firstBoth, lastBoth + 1), at);
  for (let index = lastBoth; index < to; index += 1) {
    const lone = rows[index + 1];
    if (!tooFar(rows[index], lone, lone)) continue;
    // Printed before the other column was finished: the column goes on.
    const printedBefore = lone?.pieces.some((piece) => piece.order < rightEndsAt) === true;
    const endsRegion = to === rows.length - 1 && gapBetween(rows[index], lone) <= Math.max(4 * em, 2.5 * leftGap);
    if (printedBefore || endsRegion) continue;
    last = index;
    break;
  }
  const inside = rows.slice(first, last + 1);
  const left = extent(inside.flatMap((row) => row.pieces.filter((piece) => piece.u0 < at)));
  const right = extent(inside.flatMap((row) => row.pieces.filter((piece) => piece.u0 >= at)));
  if (left === null || right === null) return null;
  if (left.height < columnHeightEms * em || right.height < columnHeightEms * em) return null;
  if (left.width < columnWidthEms * em || right.width < columnWidthEms * em) return null;
  if (right.u0 - left.u1 < gutterEms * em) return null;
  const shared = inside.filter(both).length;
  if (shared < 2 && abreast.filter((index) => index >= first && index < last).length < leastAbreast) return null;
  return {
    first,
    last,
    gutter: at,
    score: Math.min(left.height, right.height) * (1 + Math.min(4, (right.u0 - left.u1) / em) / 8),
    shared,
  };
}

/** Rows of which one stands left and the next, a part of a line lower, right of the gutter, or the other way round. */
function abreastAt(rows: readonly Row[], from: number, to: number, at: number, em: number): readonly number[] {
  const found: number[] = [];
  for (let index = from; index < to; index += 1) {
    if (gapsAbreast(rows[index], rows[index + 1], em).some(({ start, end }) => start < at && end > at))
      found.push(index);
  }
  return found;
}

/** The white space between two rows that overlap in height and stand beside each other. */
function gapsAbreast(upper: Row | undefined, lower: Row | undefined, em: number): readonly Gap[] {
  if (upper === undefined || lower === undefined) return [];
  if (Math.min(upper.top, lower.top) - Math.max(upper.bottom, lower.bottom) < abreastEms * em) return [];
  const [start, end] = [Math.min(upper.u1, lower.u1), Math.max(upper.u0, lower.u0)];
  return start < end ? [{ start, end }] : [];
}

/** Place in the content stream of the first piece left of the gutter. */
function firstOrder(rows: readonly Row[], at: number): number {
  return least(rows.flatMap((row) => row.pieces.filter((piece) => piece.u0 < at).map((piece) => piece.order)));
}

/** Place in the content stream of the last piece right of the gutter. */
function lastOrder(rows: readonly Row[], at: number): number {
  return Math.max(
    -1,
    most(rows.flatMap((row) => row.pieces.filter((piece) => piece.u0 >= at).map((piece) => piece.order))),
  );
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

interface Gap {
  readonly start: number;
  readonly end: number;
}

function gapsOf(row: Row): readonly Gap[] {
  const gaps: Gap[] = [];
  let end = row.pieces[0]?.u1 ?? 0;
  for (const piece of row.pieces) {
    if (piece.u0 > end) gaps.push({ start: end, end: piece.u0 });
    end = Math.max(end, piece.u1);
  }
  return gaps;
}
