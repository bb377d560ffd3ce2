import { isUnspaced } from './script-width.ts';
import type { Placed } from './writing-frame.ts';

/** Glyphs that follow one another on one baseline with no gap a column could pass through. */
export interface Piece {
  readonly glyphs: Placed[];
  u0: number;
  u1: number;
  /** Baseline of most of its glyphs. */
  v: number;
  size: number;
  /** Upper and lower edge. */
  top: number;
  bottom: number;
  /** Place of its first glyph in the content stream. */
  readonly order: number;
}

/** A gap of this many ems ends a piece. */
const pieceGapEms = 0.6;

/** Cuts glyphs in content order into pieces. */
export function pagePieces(placed: readonly Placed[]): Piece[] {
  const pieces: Piece[] = [];
  let current: Piece | null = null;
  let last: Placed | null = null;
  for (const next of placed) {
    if (current !== null && last !== null && follows(last, next, current)) {
      current.glyphs.push(next);
      current.u1 = Math.max(current.u1, next.u1);
      current.top = Math.max(current.top, next.v + next.glyph.ascent);
      current.bottom = Math.min(current.bottom, next.v - next.glyph.descent);
      if (next.glyph.size > current.size * 1.15) {
        current.v = next.v;
        current.size = next.glyph.size;
      }
    } else {
      current = {
        glyphs: [next],
        u0: next.u0,
        u1: next.u1,
        v: next.v,
        size: next.glyph.size,
        top: next.v + next.glyph.ascent,
        bottom: next.v - next.glyph.descent,
        order: next.glyph.order,
      };
      pieces.push(current);
    }
    last = next;
  }
  return pieces;
}

function follows(last: Placed, next: Placed, piece: Piece): boolean {
  const em = Math.max(last.glyph.size, next.glyph.size);
  const gap = next.u0 - last.u1;
  // An accent printed over its letter has no advance and steps back.
  if (gap < -0.5 * em && !(gap > -1.2 * em && next.glyph.advance < 0.05 * em)) return false;
  if (gap - Math.max(0, last.glyph.spacing) > pieceGapEms * em) return false;
  const step = Math.abs(next.v - piece.v);
  if (step <= 0.2 * em) return true;
  const raised = Math.abs(next.glyph.size - piece.size) > 0.1 * em || Math.abs(last.v - next.v) <= 0.05 * em;
  return raised && step <= 0.55 * em;
}

/** Whether the line has a space between two neighbouring glyphs. */
export function hasSpaceBetween(last: Placed, next: Placed): boolean {
  const gap = next.u0 - last.u1;
  const em = Math.min(last.glyph.size, next.glyph.size);
  const written = next.glyph.spaceBefore && next.glyph.order === last.glyph.order + 1;
  const lastUnspaced = isUnspaced(last.glyph.text);
  const nextUnspaced = isUnspaced(next.glyph.text);
  // Some files put a space without width between all Chinese characters.
  if (written) return gap > (lastUnspaced && nextUnspaced ? 0.1 : -0.3) * em;
  // Justified lines spread the characters; a real break in Chinese text is wider.
  const threshold = lastUnspaced && nextUnspaced ? 0.9 : lastUnspaced || nextUnspaced ? 0.4 : 0.12;
  return gap - Math.max(0, last.glyph.spacing) > threshold * em;
}
