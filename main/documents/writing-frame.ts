import type { Glyph } from './glyph.ts';
import { isUnspaced } from './script-width.ts';

/** A glyph in a frame where the writing runs along +u and lines follow one another down −v. */
export interface Placed {
  readonly glyph: Glyph;
  /** Start and end along the writing. */
  readonly u0: number;
  readonly u1: number;
  /** The baseline. */
  readonly v: number;
}

/** The glyphs of a page written in one direction, in content order. */
export interface WritingFrame {
  /** Unit vector of the writing direction in user space. */
  readonly direction: readonly [number, number];
  readonly placed: readonly Placed[];
}

const sameDirectionCosine = Math.cos((3 * Math.PI) / 180);

/**
 * Sorts a page's glyphs by writing direction, the direction with most glyphs first.
 *
 * Directions within 3° are one (skewed scans). Vertical writing needs no case
 * of its own: lines that run down the page follow one another from right to
 * left, which is "down" once the page is turned.
 */
export function writingFrames(glyphs: readonly Glyph[]): readonly WritingFrame[] {
  const groups: { sumX: number; sumY: number; readonly glyphs: Glyph[] }[] = [];
  for (const glyph of standingColumns(withoutOverprint(glyphs))) {
    let found = groups.find((group) => {
      const length = Math.hypot(group.sumX, group.sumY) || 1;
      return (group.sumX * glyph.directionX + group.sumY * glyph.directionY) / length > sameDirectionCosine;
    });
    if (found === undefined) {
      found = { sumX: 0, sumY: 0, glyphs: [] };
      groups.push(found);
    }
    found.sumX += glyph.directionX;
    found.sumY += glyph.directionY;
    found.glyphs.push(glyph);
  }
  return groups
    .toSorted((first, second) => second.glyphs.length - first.glyphs.length)
    .map((group) => {
      const length = Math.hypot(group.sumX, group.sumY);
      return frameAlong([group.sumX / length, group.sumY / length], group.glyphs);
    });
}

function frameAlong(direction: readonly [number, number], glyphs: readonly Glyph[]): WritingFrame {
  const [dx, dy] = direction;
  const centred = glyphs.filter(isCentred).length > 0.3 * glyphs.length;
  const placed = glyphs.map((glyph) => {
    const u0 = glyph.x * dx + glyph.y * dy;
    // Letters laid on their side in a vertical line stand about its middle, not on a baseline.
    const raise = centred ? (glyph.ascent - glyph.descent) / 2 : 0;
    return { glyph, u0, u1: u0 + glyph.advance, v: glyph.y * dx - glyph.x * dy + raise };
  });
  return { direction, placed };
}

/** Leaves out the second printing of a character that is printed twice to look bold. */
function withoutOverprint(glyphs: readonly Glyph[]): readonly Glyph[] {
  const seen = new Map<string, Glyph[]>();
  return glyphs.filter((glyph) => {
    const cell = Math.max(glyph.size, 1) * 2;
    const key = `${glyph.text}${Math.round(glyph.x / cell)}:${Math.round(glyph.y / cell)}`;
    const others = seen.get(key);
    if (others === undefined) {
      seen.set(key, [glyph]);
      return true;
    }
    const reach = Math.min(0.12 * glyph.size, glyph.advance * 0.5);
    const twice = others.some(
      (other) =>
        Math.abs(other.x - glyph.x) < reach &&
        Math.abs(other.y - glyph.y) < reach &&
        Math.abs(other.size - glyph.size) < 0.1 * glyph.size,
    );
    if (!twice) others.push(glyph);
    return !twice;
  });
}

/** In vertical writing the baseline runs through the middle of the characters. */
function isCentred(glyph: Glyph): boolean {
  return glyph.ascent === glyph.descent;
}

/**
 * Turns columns of upright characters into vertical writing.
 *
 * Some producers (Chromium) print vertical text as single horizontal
 * characters, each an em below the last. Four such steps in content order are
 * a column; on a page of columns a character without neighbours at its sides
 * belongs to one too.
 */
function standingColumns(glyphs: readonly Glyph[]): readonly Glyph[] {
  const inColumn = new Set<Glyph>();
  let start = 0;
  for (let index = 1; index <= glyphs.length; index += 1) {
    const last = glyphs[index - 1];
    const next = glyphs[index];
    if (last !== undefined && next !== undefined && standsBelow(last, next)) continue;
    if (index - start >= 4) for (const glyph of glyphs.slice(start, index)) inColumn.add(glyph);
    start = index;
  }
  if (inColumn.size === 0) return glyphs;
  const unspacedCount = glyphs.filter((glyph) => isUnspaced(glyph.text) && !isCentred(glyph)).length;
  const isPageOfColumns = inColumn.size > 0.5 * unspacedCount;
  return glyphs.map((glyph, index) => {
    if (inColumn.has(glyph)) return standing(glyph);
    const alone = isPageOfColumns && isUnspaced(glyph.text) && !isCentred(glyph);
    return alone && !isBeside(glyphs[index - 1], glyph) && !isBeside(glyph, glyphs[index + 1])
      ? standing(glyph)
      : glyph;
  });
}

function isBeside(last: Glyph | undefined, next: Glyph | undefined): boolean {
  if (last === undefined || next === undefined || !sameDirection(last, next)) return false;
  const { along, down } = step(last, next);
  const em = Math.max(last.size, next.size);
  return Math.abs(down) < 0.3 * em && along > 0.3 * em && along < last.advance + em;
}

function standsBelow(last: Glyph, next: Glyph): boolean {
  if (!isUnspaced(last.text) || !isUnspaced(next.text)) return false;
  if (!sameDirection(last, next)) return false;
  const em = Math.max(last.size, next.size);
  const { along, down } = step(last, next);
  return Math.abs(along) < 0.3 * em && down > 0.6 * em && down < 1.35 * em;
}

function sameDirection(first: Glyph, second: Glyph): boolean {
  return first.directionX * second.directionX + first.directionY * second.directionY > sameDirectionCosine;
}

function step(last: Glyph, next: Glyph): { readonly along: number; readonly down: number } {
  const dx = next.x - last.x;
  const dy = next.y - last.y;
  return {
    along: dx * last.directionX + dy * last.directionY,
    down: dx * last.directionY - dy * last.directionX,
  };
}

function standing(glyph: Glyph): Glyph {
  const { directionX: dx, directionY: dy, size } = glyph;
  const height = glyph.ascent + glyph.descent;
  // From the start of the baseline to the middle of the upper edge.
  const along = glyph.advance / 2;
  return {
    ...glyph,
    x: glyph.x + dx * along - dy * glyph.ascent,
    y: glyph.y + dy * along + dx * glyph.ascent,
    directionX: dy,
    directionY: -dx,
    advance: height > 0 ? Math.min(height, size * 1.05) : size,
    ascent: size / 2,
    descent: size / 2,
  };
}
