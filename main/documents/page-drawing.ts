import { addPath, type DrawnPaths } from './drawn-paths.ts';
import type { Box, Fill, Glyph, PageDrawing, Unseen } from './glyph.ts';
import { boxUnder, type Font, type GraphicsState, initialState, sharedBox } from './graphics-state.ts';
import { combine, identity, type Matrix, matrixFrom } from './matrix.ts';
import { readableCharacter } from './readable-character.ts';
import { signOf } from './sign-fonts.ts';
import { listOr, numberOr, stateOperators } from './state-operators.ts';

/** pdf.js's operator codes by name, and a page's operators with their arguments. */
export interface Operators {
  readonly codes: Readonly<Record<string, number>>;
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

export interface DrawingOptions {
  readonly fontOf: (id: string) => Font | null;
  /** The crop box; what stands outside it is not on the page. */
  readonly box: readonly [number, number, number, number];
  readonly maximumGlyphs: number;
  /** Whether the layer of this name and kind is switched on; all are where it is absent. */
  readonly isVisible?: (layer: unknown) => boolean;
}

/** A stretch of marked content. */
interface Marked {
  readonly hidden: boolean;
  readonly content: number | undefined;
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
  const drawn: DrawnPaths = { rulings: [], strokes: [], fills: [] };
  const images: Fill[] = [];
  let marked: Marked[] = [];
  let formDepth = 0;
  let annotation: string | undefined;
  let clips = false;
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
    noteCover(boxUnder(state.ctm, [0, 0, 1, 1]));
  };
  /** A picture or shading: what is drawn on it later has a ground. */
  const noteCover = (box: Box): void => {
    const seen = sharedBox(box, state.clip);
    if (seen !== null && images.length < 2000) {
      images.push({ box: seen, light: null, opaque: false, order: glyphs.length });
    }
  };
  const unseenNow = (): Unseen | undefined => {
    if (marked.at(-1)?.hidden === true) return 'layer';
    if (state.renderingMode === 3) return 'invisible';
    const isFilled = state.renderingMode === 0 || state.renderingMode === 4;
    return isFilled && (state.fillLight ?? 0) > 0.97 && annotation === undefined ? 'white' : undefined;
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

  const mark = (content: number | undefined, layer: unknown): void => {
    const outer = marked.at(-1);
    const off = layer !== undefined && layer !== null && options.isVisible?.(layer) === false;
    if (marked.length < 5000) {
      marked.push({ hidden: off || outer?.hidden === true, content: content ?? outer?.content });
    }
  };

  const show = (items: readonly unknown[]): void => {
    const font = state.font;
    if (font === null || state.fontSize === 0) return;
    const unseen = unseenNow();
    const content = formDepth === 0 && annotation === undefined ? marked.at(-1)?.content : undefined;
    const about = {
      ...(unseen === undefined ? {} : { unseen }),
      ...(content === undefined ? {} : { content }),
      ...(annotation === undefined ? {} : { annotation }),
    };
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
        ...about,
      });
      spaceBefore = false;
    }
  };

  const path = (args: readonly unknown[]): void => {
    const box = fourNumbers(args[2]);
    const clipping = clips;
    clips = false;
    // A path that only clips is not seen.
    if (args[0] !== codes.endPath) {
      state.pendingImage = false;
      const data: unknown = Array.isArray(args[1]) ? args[1][0] : null;
      const numbers = data instanceof Float32Array ? data : new Float32Array(0);
      if (numbers.length > 20) curves += 1;
      if (state.tiledFill && box !== null) {
        const tiled = boxUnder(state.ctm, box);
        imageArea += areaInside([tiled[2] - tiled[0], 0, 0, tiled[3] - tiled[1], tiled[0], tiled[1]], options.box);
        noteCover(tiled);
      }
      const filled = fillNames.some((name) => codes[name] === args[0]);
      const stroked = strokeNames.some((name) => codes[name] === args[0]);
      const painted = { data: numbers, filled, stroked, order: glyphs.length };
      if (marked.at(-1)?.hidden !== true) {
        addPath(drawn, annotation === undefined ? painted : { ...painted, annotation }, state);
      }
    }
    if (clipping && box !== null) state.clip = sharedBox(boxUnder(state.ctm, box), state.clip) ?? [0, 0, 0, 0];
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
        formDepth += 1;
        const matrix = matrixFrom(args[0]);
        if (matrix !== null) state.ctm = combine(state.ctm, matrix);
      },
    ],
    [
      codes.paintFormXObjectEnd,
      () => {
        formDepth = Math.max(0, formDepth - 1);
        restore();
      },
    ],
    [codes.beginGroup, save],
    [codes.endGroup, restore],
    [
      codes.beginAnnotation,
      (args) => {
        noteImage();
        stack.length = 0;
        state = initialState();
        marked = [];
        annotation = typeof args[0] === 'string' ? args[0] : undefined;
        const transform = matrixFrom(args[2]);
        const matrix = matrixFrom(args[3]);
        if (transform !== null) state.ctm = combine(state.ctm, transform);
        if (matrix !== null) state.ctm = combine(state.ctm, matrix);
      },
    ],
    [
      codes.endAnnotation,
      () => {
        annotation = undefined;
      },
    ],
    [codes.beginMarkedContent, () => mark(undefined, undefined)],
    [
      codes.beginMarkedContentProps,
      (args) => {
        if (args[0] === 'OC') mark(undefined, args[1]);
        else mark(typeof args[1] === 'number' ? args[1] : undefined, undefined);
      },
    ],
    [codes.endMarkedContent, () => void marked.pop()],
    [
      codes.beginText,
      () => {
        textMatrix = identity;
        x = y = lineX = lineY = 0;
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
    [codes.showText, (args) => show(listOr(args[0]))],
    [codes.constructPath, path],
    [
      codes.shadingFill,
      () => {
        state.pendingImage = false;
        noteCover(state.clip ?? options.box);
      },
    ],
  ]);
  for (const name of ['clip', 'eoClip']) {
    run.set(codes[name], () => {
      clips = true;
    });
  }
  for (const [name, set] of stateOperators(options.fontOf)) run.set(codes[name], (args) => set(state, args));
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
  return { glyphs, ...drawn, images, imageArea, curves, unknownGlyphs, cut };
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

const fillNames = ['fill', 'eoFill', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke'];
const strokeNames = ['stroke', 'closeStroke', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke'];

function fourNumbers(value: unknown): Box | null {
  if (!(value instanceof Float32Array) && !Array.isArray(value)) return null;
  const [x0, y0, x1, y1]: unknown[] = [...value];
  if (![x0, y0, x1, y1].every((entry) => typeof entry === 'number' && Number.isFinite(entry))) return null;
  return [Number(x0), Number(y0), Number(x1), Number(y1)];
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
