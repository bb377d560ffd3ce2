import type { Box } from './glyph.ts';
import { identity, type Matrix } from './matrix.ts';
import type { SignFont } from './sign-fonts.ts';

/** What the reader needs to know of a font; lengths are parts of the em. */
export interface Font {
  readonly vertical: boolean;
  readonly ascent: number;
  readonly descent: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly signs: SignFont | null;
  /** Glyph space to text space along the baseline: 0.001 but for Type 3 fonts. */
  readonly unit: number;
  /** Height of the glyph box in text space; 1 but for Type 3 fonts. */
  readonly height: number;
}

/** The part of a page's graphics state that tells where text and lines stand and whether they are seen. */
export interface GraphicsState {
  ctm: Matrix;
  font: Font | null;
  fontSize: number;
  characterSpacing: number;
  wordSpacing: number;
  horizontalScale: number;
  leading: number;
  rise: number;
  /** ISO 32000-1 table 106; 3 draws nothing. */
  renderingMode: number;
  lineWidth: number;
  /** Brightness of the colours; null for patterns. */
  fillLight: number | null;
  strokeLight: number | null;
  fillAlpha: number;
  /** A blend mode or soft mask lets what is under a fill shine through. */
  blended: boolean;
  /** What is drawn shows inside this box only. */
  clip: Box | null;
  /** A transformation was set and nothing drawn with it since: where pdf.js left out an image. */
  pendingImage: boolean;
  /** Areas are filled with a picture that is laid like tiles. */
  tiledFill: boolean;
}

/** The state at the beginning of a page or an annotation. */
export function initialState(): GraphicsState {
  return {
    ctm: identity,
    font: null,
    fontSize: 0,
    characterSpacing: 0,
    wordSpacing: 0,
    horizontalScale: 1,
    leading: 0,
    rise: 0,
    renderingMode: 0,
    lineWidth: 1,
    fillLight: 0,
    strokeLight: 0,
    fillAlpha: 1,
    blended: false,
    clip: null,
    pendingImage: false,
    tiledFill: false,
  };
}

/** Brightness of "#rrggbb", 0 to 1 (ITU-R BT.601); null for anything else. */
export function lightOf(colour: unknown): number | null {
  const match = typeof colour === 'string' ? /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(colour) : null;
  if (match === null) return null;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => Number.parseInt(part, 16) / 255);
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

/** What two boxes share; null where they lie apart. */
export function sharedBox(first: Box, second: Box | null): Box | null {
  if (second === null) return first;
  const shared = [
    Math.max(first[0], second[0]),
    Math.max(first[1], second[1]),
    Math.min(first[2], second[2]),
    Math.min(first[3], second[3]),
  ] as const;
  return shared[2] > shared[0] && shared[3] > shared[1] ? shared : null;
}

/** The box around a rectangle of path space under a matrix. */
export function boxUnder(matrix: Matrix, [x0, y0, x1, y1]: Box): Box {
  const [a, b, c, d, e, f] = matrix;
  const xs = [a * x0 + c * y0, a * x1 + c * y0, a * x0 + c * y1, a * x1 + c * y1];
  const ys = [b * x0 + d * y0, b * x1 + d * y0, b * x0 + d * y1, b * x1 + d * y1];
  return [Math.min(...xs) + e, Math.min(...ys) + f, Math.max(...xs) + e, Math.max(...ys) + f];
}
