import type { Glyph, PageDrawing, Ruling } from './glyph.ts';
import { combine, identity, type Matrix, matrixFrom } from './matrix.ts';
import { readableCharacter } from './readable-character.ts';
import { type SignFont, signOf } from './sign-fonts.ts';

/** pdf.js's operator codes by name, and a page's operators with their arguments. */
export interface Operators {
  readonly codes: Readonly<Record<string, number>>;
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

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

export interface DrawingOptions {
  readonly fontOf: (id: string) => Font | null;
  /** The crop box; what stands outside it is not on the page. */
  readonly box: readonly [number, number, number, number];
  readonly maximumGlyphs: number;
}

interface GraphicsState {
  ctm: Matrix;
  font: Font | null;
  fontSize: number;
  characterSpacing: number;
  wordSpacing: number;
  horizontalScale: number;
  leading: number;
  rise: number;
  /** A transformation was set and nothing drawn with it since: where pdf.js left out an image. */
  pendingImage: boolean;
  /** Areas are filled with a picture that is laid like tiles. */
  tiledFill: boolean;
}

/**
 * Runs a page's operators without drawing, and returns what they would draw.
 *
 * Follows ISO 32000-1 §9.4.4 for the place of every glyph, with the real glyph
 * widths. The document is opened with `maxImageSize: 0`, so that no image is
 * ever decoded; an image shows as a transformation with nothing drawn under it.
 */
export function pageDrawing(operators: Operators, options: DrawingOptions): PageDrawing {
  const { codes, fnArray, argsArray } = operators;
  const glyphs: Glyph[] = [];
  const rulings: Ruling[] = [];
  const stack: GraphicsState[] = [];
  let state = initialState();
  let textMatrix: Matrix = identity;
  let lineX = 0;
  let lineY = 0;
  let x = 0;
  let y = 0;
  let imageArea = 0;
  let curves = 0;
  let unknownGlyphs = 0;
  let spaceBefore = false;
  let cut = false;
  const [left, bottom, right, top] = options.box;

  const noteImage = (): void => {
    if (!state.pendingImage) return;
    state.pendingImage = false;
    imageArea += areaInside(state.ctm, options.box);
  };
  const save = (): void => {
    stack.push({ ...state, pendingImage: false });
    if (stack.length > 5000) stack.shift();
  };
  const restore = (): void => {
    noteImage();
    state = stack.pop() ?? state;
  };
  const moveText = (dx: number, dy: number): void => {
    lineX += dx;
    lineY += dy;
    x = lineX;
    y = lineY;
  };

  const show = (items: readonly unknown[]): void => {
    const font = state.font;
    if (font === null || state.fontSize === 0) return;
    state.pendingImage = false;
    const sign = state.fontSize < 0 ? -1 : 1;
    const fontSize = Math.abs(state.fontSize);
    const scale = fontSize * font.unit;
    const hScale = state.horizontalScale * sign;
    const matrix = combine(state.ctm, textMatrix);
    const [a, b, c, d, e, f] = matrix;
    const alongX = font.vertical ? -c * sign : a * hScale;
    const alongY = font.vertical ? -d * sign : b * hScale;
    const length = Math.hypot(alongX, alongY);
    if (!(length > 0) || !Number.isFinite(length)) return;
    const directionX = alongX / length;
    const directionY = alongY / length;
    // Distance between baselines per unit of text space, at right angles to the writing.
    const across = font.vertical
      ? Math.abs((a * -directionY + b * directionX) * hScale)
      : Math.abs((c * -directionY + d * directionX) * sign);
    const upsideDown = font.vertical ? false : (c * -directionY + d * directionX) * sign < 0;
    const em = fontSize * across * (font.vertical ? 1 : font.height);
    if (!(em > 0) || !Number.isFinite(em)) return;
    const above = font.vertical ? em / 2 : em * font.ascent;
    const below = font.vertical ? em / 2 : em * font.descent;
    for (const item of items) {
      if (typeof item === 'number') {
        const shift = (item * fontSize) / 1000;
        if (font.vertical) y -= shift;
        else x -= shift * hScale;
        continue;
      }
      if (typeof item !== 'object' || item === null) continue;
      const unicode: unknown = Reflect.get(item, 'unicode');
      const isSpace = Reflect.get(item, 'isSpace') === true;
      const spacing = (isSpace ? state.wordSpacing : 0) + state.characterSpacing;
      let width = numberOr(Reflect.get(item, 'width'), 0) * scale;
      if (font.vertical) {
        const metric: unknown = Reflect.get(item, 'vmetric');
        width = -numberOr(Array.isArray(metric) ? metric[0] : undefined, -1000) * scale;
      }
      const originX = a * x + c * (y + state.rise) + e;
      const originY = b * x + d * (y + state.rise) + f;
      const advance = width * length;
      if (font.vertical) y -= width - spacing * sign;
      else x += (width + spacing * sign) * hScale;
      const written = typeof unicode === 'string' ? unicode : '';
      const readable = readableCharacter(font.signs === null ? written : signOf(font.signs, written));
      if (readable.kind === 'space') spaceBefore = true;
      if (readable.kind === 'space' || readable.kind === 'unseen') continue;
      const middleX = originX + (directionX * advance) / 2;
      const middleY = originY + (directionY * advance) / 2;
      if (!(middleX >= left - 1 && middleX <= right + 1 && middleY >= bottom - 1 && middleY <= top + 1)) continue;
      if (readable.kind === 'unknown') {
        // A glyph without width and without meaning draws nothing that could be read.
        if (advance === 0) continue;
        unknownGlyphs += 1;
      }
      if (glyphs.length >= options.maximumGlyphs) {
        cut = true;
        return;
      }
      glyphs.push({
        text: readable.text,
        source: readable.source,
        x: originX,
        y: originY,
        directionX,
        directionY,
        advance: Math.max(0, advance),
        spacing: spacing * length,
        size: em,
        ascent: upsideDown ? below : above,
        descent: upsideDown ? above : below,
        spaceBefore,
        bold: font.bold,
        italic: font.italic,
        order: glyphs.length,
      });
      spaceBefore = false;
    }
  };

  const path = (args: readonly unknown[]): void => {
    // A path that only clips is not seen.
    if (args[0] === codes.endPath) return;
    state.pendingImage = false;
    const box: unknown = args[2];
    if (!(box instanceof Float32Array) && !Array.isArray(box)) return;
    const [x0, y0, x1, y1] = box;
    if (![x0, y0, x1, y1].every((entry) => typeof entry === 'number' && Number.isFinite(entry))) return;
    const data: unknown = Array.isArray(args[1]) ? args[1][0] : null;
    const length = data instanceof Float32Array ? data.length : 0;
    const [a, b, c, d, e, f] = state.ctm;
    const ax = a * x0 + c * y0 + e;
    const ay = b * x0 + d * y0 + f;
    const bx = a * x1 + c * y1 + e;
    const by = b * x1 + d * y1 + f;
    if (length > 20) curves += 1;
    if (state.tiledFill) imageArea += areaInside([bx - ax, 0, 0, by - ay, ax, ay], options.box);
    if (rulings.length > 4000) return;
    const width = Math.abs(bx - ax);
    const height = Math.abs(by - ay);
    const ruling = { x0: Math.min(ax, bx), y0: Math.min(ay, by), x1: Math.max(ax, bx), y1: Math.max(ay, by) };
    if (height <= 3 || width <= 3) {
      if (width > 8 || height > 8) rulings.push(ruling);
    } else if (length <= 20) {
      rulings.push({ ...ruling, y1: ruling.y0 }, { ...ruling, y0: ruling.y1 });
      rulings.push({ ...ruling, x1: ruling.x0 }, { ...ruling, x0: ruling.x1 });
    }
  };

  const run = new Map<number | undefined, (args: readonly unknown[]) => void>([
    [codes.save, save],
    [codes.restore, restore],
    [
      codes.transform,
      (args) => {
        const matrix = matrixFrom(args);
        if (matrix === null) return;
        noteImage();
        state.ctm = combine(state.ctm, matrix);
        state.pendingImage = true;
      },
    ],
    [
      codes.paintFormXObjectBegin,
      (args) => {
        save();
        const matrix = matrixFrom(args[0]);
        if (matrix !== null) state.ctm = combine(state.ctm, matrix);
      },
    ],
    [codes.paintFormXObjectEnd, restore],
    [codes.beginGroup, save],
    [codes.endGroup, restore],
    [
      codes.beginAnnotation,
      (args) => {
        noteImage();
        stack.length = 0;
        state = initialState();
        const transform = matrixFrom(args[2]);
        const matrix = matrixFrom(args[3]);
        if (transform !== null) state.ctm = combine(state.ctm, transform);
        if (matrix !== null) state.ctm = combine(state.ctm, matrix);
      },
    ],
    [
      codes.beginText,
      () => {
        textMatrix = identity;
        x = y = lineX = lineY = 0;
      },
    ],
    [
      codes.setCharSpacing,
      (args) => {
        state.characterSpacing = numberOr(args[0], 0);
      },
    ],
    [
      codes.setWordSpacing,
      (args) => {
        state.wordSpacing = numberOr(args[0], 0);
      },
    ],
    [
      codes.setHScale,
      (args) => {
        state.horizontalScale = numberOr(args[0], 100) / 100;
      },
    ],
    [
      codes.setLeading,
      (args) => {
        state.leading = -numberOr(args[0], 0);
      },
    ],
    [
      codes.setTextRise,
      (args) => {
        state.rise = numberOr(args[0], 0);
      },
    ],
    [codes.moveText, (args) => moveText(numberOr(args[0], 0), numberOr(args[1], 0))],
    [
      codes.setLeadingMoveText,
      (args) => {
        state.leading = numberOr(args[1], 0);
        moveText(numberOr(args[0], 0), numberOr(args[1], 0));
      },
    ],
    [codes.nextLine, () => moveText(0, state.leading)],
    [
      codes.setTextMatrix,
      (args) => {
        const matrix = matrixFrom(args) ?? matrixFrom(args[0]);
        if (matrix === null) return;
        textMatrix = matrix;
        x = y = lineX = lineY = 0;
      },
    ],
    [
      codes.setFont,
      (args) => {
        if (typeof args[0] === 'string') state.font = options.fontOf(args[0]);
        state.fontSize = numberOr(args[1], 0);
      },
    ],
    [
      codes.setGState,
      (args) => {
        for (const entry of listOr(args[0])) {
          const [key, value] = listOr(entry);
          if (key !== 'Font') continue;
          const [id, size] = listOr(value);
          if (typeof id === 'string') state.font = options.fontOf(id);
          state.fontSize = numberOr(size, 0);
        }
      },
    ],
    [
      codes.setFillColorN,
      (args) => {
        state.tiledFill = args[0] === 'TilingPattern';
      },
    ],
    [
      codes.setFillRGBColor,
      () => {
        state.tiledFill = false;
      },
    ],
    [codes.showText, (args) => show(listOr(args[0]))],
    [codes.constructPath, path],
    [
      codes.shadingFill,
      () => {
        state.pendingImage = false;
      },
    ],
  ]);
  for (const name of imageOperators) {
    run.set(codes[name], () => {
      state.pendingImage = true;
      noteImage();
    });
  }

  for (let index = 0; index < fnArray.length; index += 1) {
    const operation = run.get(fnArray[index]);
    if (operation !== undefined) operation(listOr(argsArray[index]));
    if (cut) break;
  }
  noteImage();
  return { glyphs, rulings, imageArea, curves, unknownGlyphs, cut };
}

const imageOperators = [
  'paintImageXObject',
  'paintInlineImageXObject',
  'paintImageMaskXObject',
  'paintImageXObjectRepeat',
  'paintImageMaskXObjectRepeat',
  'paintImageMaskXObjectGroup',
  'paintInlineImageXObjectGroup',
];

function initialState(): GraphicsState {
  return {
    ctm: identity,
    font: null,
    fontSize: 0,
    characterSpacing: 0,
    wordSpacing: 0,
    horizontalScale: 1,
    leading: 0,
    rise: 0,
    pendingImage: false,
    tiledFill: false,
  };
}

/** Area of the unit square under a matrix, as far as it lies in the box. */
function areaInside(matrix: Matrix, box: readonly [number, number, number, number]): number {
  const [a, b, c, d, e, f] = matrix;
  const xs = [e, e + a, e + c, e + a + c];
  const ys = [f, f + b, f + d, f + b + d];
  const width = Math.min(box[2], Math.max(...xs)) - Math.max(box[0], Math.min(...xs));
  const height = Math.min(box[3], Math.max(...ys)) - Math.max(box[1], Math.min(...ys));
  return Math.max(0, width) * Math.max(0, height);
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}

function listOr(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value instanceof Float32Array ? [...value] : [];
}
