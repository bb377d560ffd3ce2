import type { Glyph, Stroke } from './glyph.ts';

/** A stroke through letters passes between these heights over the baseline, as parts of the em. */
const latinBand = [0.13, 0.5] as const;
/** Of characters that stand about their baseline (vertical writing). */
const centredBand = [-0.22, 0.22] as const;
/** Slope against the line of writing: strokes by hand are not quite level. */
const steepest = 0.12;
/** Thicker lines cover the letters; paler ones mark them. */
const thickest = 0.3;
const palest = 0.85;

/** The orders of the characters that a line strikes out: not those above an underline, a rule or the bar of a fraction. */
export function struckOut(
  glyphs: readonly Glyph[],
  strokes: readonly Stroke[],
  ignored: ReadonlySet<string>,
): ReadonlySet<number> {
  const lines = strokes.filter(
    (stroke) =>
      (stroke.light === null || stroke.light < palest) &&
      (stroke.annotation === undefined || !ignored.has(stroke.annotation)),
  );
  const struck = new Set<number>();
  if (lines.length === 0) return struck;
  const near = byHeight(lines);
  for (const glyph of glyphs) {
    const middle = glyph.y + glyph.directionY * glyph.advance * 0.5;
    for (const line of near(middle - glyph.size, middle + glyph.size)) {
      if (strikes(line, glyph)) {
        struck.add(glyph.order);
        break;
      }
    }
  }
  return withoutChance(glyphs, struck);
}

function strikes(line: Stroke, glyph: Glyph): boolean {
  const { directionX: dx, directionY: dy, size } = glyph;
  if (line.width > thickest * size) return false;
  const along = (x: number, y: number): number => (x - glyph.x) * dx + (y - glyph.y) * dy;
  const up = (x: number, y: number): number => (y - glyph.y) * dx - (x - glyph.x) * dy;
  const ends = [
    { u: along(line.x0, line.y0), v: up(line.x0, line.y0) },
    { u: along(line.x1, line.y1), v: up(line.x1, line.y1) },
  ].toSorted((first, second) => first.u - second.u);
  const [from, to] = ends;
  if (from === undefined || to === undefined) return false;
  const length = to.u - from.u;
  if (length < 0.6 * glyph.advance || length < 0.4 * size) return false;
  if (Math.abs(to.v - from.v) > steepest * length) return false;
  const centre = glyph.advance / 2;
  if (from.u > centre - 0.2 * glyph.advance || to.u < centre + 0.2 * glyph.advance) return false;
  const height = from.v + ((to.v - from.v) * (centre - from.u)) / Math.max(length, 1e-6);
  const [low, high] = glyph.ascent === glyph.descent ? centredBand : latinBand;
  return height > low * size && height < high * size;
}

/** Lines that cross a band of heights, found without looking at all of them. */
function byHeight(lines: readonly Stroke[]): (low: number, high: number) => Iterable<Stroke> {
  const cell = 24;
  const cells = new Map<number, Stroke[]>();
  for (const line of lines) {
    const first = Math.floor(Math.min(line.y0, line.y1) / cell);
    const last = Math.min(first + 400, Math.floor(Math.max(line.y0, line.y1) / cell));
    for (let key = first; key <= last; key += 1) {
      const list = cells.get(key);
      if (list === undefined) cells.set(key, [line]);
      else if (list.length < 3000) list.push(line);
    }
  }
  return (low, high) => {
    const found: Stroke[] = [];
    for (let key = Math.floor(low / cell); key <= Math.floor(high / cell); key += 1)
      found.push(...(cells.get(key) ?? []));
    return found;
  };
}

/** Dashes and dots alone are not struck out: a leader or a blank is drawn over them. */
function withoutChance(glyphs: readonly Glyph[], struck: ReadonlySet<number>): ReadonlySet<number> {
  const worded = glyphs.some((glyph) => struck.has(glyph.order) && /[\p{L}\p{N}]/u.test(glyph.text));
  return worded ? struck : new Set();
}
