import type { Box, Fill, Glyph } from './glyph.ts';

/** A box that hides text, and the orders of the characters under it. */
export interface Cover {
  readonly box: Box;
  readonly dark: boolean;
  readonly covered: ReadonlySet<number>;
}

const darkest = 0.35;
const lightest = 0.9;

/** The filled boxes that were drawn over text and hide it, dark bars as well as white ones. */
export function coveredText(
  glyphs: readonly Glyph[],
  fills: readonly Fill[],
  widgets: ReadonlySet<string>,
): readonly Cover[] {
  const covers: Cover[] = [];
  for (const fill of fills) {
    const { light, box } = fill;
    if (!fill.opaque || fill.order === 0 || light === null || (light > darkest && light < lightest)) continue;
    // A form's own boxes lie over the rule on which the value was meant to be written.
    if (fill.annotation !== undefined && widgets.has(fill.annotation)) continue;
    const covered = new Set<number>();
    for (const glyph of glyphs) {
      if (glyph.order < fill.order && isUnder(glyph, box)) covered.add(glyph.order);
    }
    // Thin boxes are lines.
    if (covered.size > 0) covers.push({ box, dark: light <= darkest, covered });
  }
  return covers;
}

function isUnder(glyph: Glyph, box: Box): boolean {
  const { directionX: dx, directionY: dy, advance, size } = glyph;
  const raise = (glyph.ascent - glyph.descent) / 2;
  const x = glyph.x + (dx * advance) / 2 - dy * raise;
  const y = glyph.y + (dy * advance) / 2 + dx * raise;
  const reach = 0.25 * size;
  return x > box[0] && x < box[2] && y - reach > box[1] && y + reach < box[3];
}

/** The orders of white characters that stand on no coloured ground. */
export function whiteOnNothing(
  glyphs: readonly Glyph[],
  fills: readonly Fill[],
  pictures: readonly Fill[],
): ReadonlySet<number> {
  const found = new Set<number>();
  const grounds = fills.filter((fill) => fill.light === null || fill.light < 0.94).concat(pictures);
  for (const glyph of glyphs) {
    if (glyph.unseen !== 'white') continue;
    const x = glyph.x + (glyph.directionX * glyph.advance) / 2;
    const y = glyph.y + (glyph.directionY * glyph.advance) / 2;
    const grounded = grounds.some(
      ({ box }) => x > box[0] - 1 && x < box[2] + 1 && y > box[1] - glyph.size / 2 && y < box[3] + glyph.size / 2,
    );
    if (!grounded) found.add(glyph.order);
  }
  return found;
}
