import type { Box, Fill, Ruling, Stroke } from './glyph.ts';
import { boxUnder, type GraphicsState, sharedBox } from './graphics-state.ts';
import { isNearlyStraight, type Subpath, subpathsOf } from './path-shapes.ts';

/** A path's rules and areas, as they are seen. */
export interface DrawnPaths {
  readonly rulings: Ruling[];
  readonly strokes: Stroke[];
  readonly fills: Fill[];
}

export interface PaintedPath {
  readonly data: ArrayLike<number>;
  readonly filled: boolean;
  readonly stroked: boolean;
  /** How many glyphs were drawn before. */
  readonly order: number;
  readonly annotation?: string;
}

/** Charts and maps have endless lines. */
const maximumRulings = 4000;
const maximumFills = 2000;
/** Rectangles up to this many points thick are lines. */
const lineThickness = 3;

/** Adds what a painted path shows to `drawn`. */
export function addPath(drawn: DrawnPaths, path: PaintedPath, state: GraphicsState): void {
  for (const subpath of subpathsOf(path.data)) {
    if (drawn.rulings.length > maximumRulings) return;
    const box = boxUnder(state.ctm, subpath.box);
    addRulings(drawn.rulings, subpath, box, path, state);
    addStroke(drawn.strokes, subpath, path, state);
    if (path.filled && subpath.points.length >= 3) addFill(drawn.fills, box, path, state, isBox(subpath));
  }
}

function addRulings(rulings: Ruling[], subpath: Subpath, box: Box, path: PaintedPath, state: GraphicsState): void {
  const [x0, y0, x1, y1] = box;
  const width = x1 - x0;
  const height = y1 - y0;
  if (height <= lineThickness || width <= lineThickness) {
    if (width > 8 || height > 8) rulings.push({ x0, y0, x1, y1 });
    return;
  }
  if (subpath.curved) return;
  if (isBox(subpath)) {
    rulings.push({ x0, y0, x1, y1: y0 }, { x0, y0: y1, x1, y1 });
    rulings.push({ x0, y0, x1: x0, y1 }, { x0: x1, y0, x1, y1 });
    return;
  }
  if (!path.stroked || subpath.points.length > 200) return;
  for (let index = 1; index < subpath.points.length; index += 1) {
    const [from, to] = [subpath.points[index - 1], subpath.points[index]];
    if (from === undefined || to === undefined) continue;
    const part = boxUnder(state.ctm, [
      Math.min(from[0], to[0]),
      Math.min(from[1], to[1]),
      Math.max(from[0], to[0]),
      Math.max(from[1], to[1]),
    ]);
    const [w, h] = [part[2] - part[0], part[3] - part[1]];
    if ((w <= 1 && h > 8) || (h <= 1 && w > 8)) rulings.push({ x0: part[0], y0: part[1], x1: part[2], y1: part[3] });
  }
}

/** Four corners, the first perhaps again at the end, each on the box. */
function isBox({ points, box }: Subpath): boolean {
  if (points.length !== 4 && points.length !== 5) return false;
  return points.every(([x, y]) => (x === box[0] || x === box[2]) && (y === box[1] || y === box[3]));
}

function addStroke(strokes: Stroke[], subpath: Subpath, path: PaintedPath, state: GraphicsState): void {
  if (strokes.length > maximumRulings) return;
  const [a, b, c, d, e, f] = state.ctm;
  const scaleX = Math.hypot(a, b);
  const scaleY = Math.hypot(c, d);
  const [x0, y0, x1, y1] = subpath.box;
  const add = (from: readonly [number, number], to: readonly [number, number], width: number, light: number | null) => {
    const line = {
      x0: a * from[0] + c * from[1] + e,
      y0: b * from[0] + d * from[1] + f,
      x1: a * to[0] + c * to[1] + e,
      y1: b * to[0] + d * to[1] + f,
    };
    if (Math.hypot(line.x1 - line.x0, line.y1 - line.y0) < 2) return;
    strokes.push({ ...line, width, light, ...(path.annotation === undefined ? {} : { annotation: path.annotation }) });
  };
  if (path.filled && !subpath.curved && subpath.points.length <= 5) {
    const [width, height] = [(x1 - x0) * scaleX, (y1 - y0) * scaleY];
    const [middleX, middleY] = [(x0 + x1) / 2, (y0 + y1) / 2];
    if (height <= lineThickness && width > 2 * height) add([x0, middleY], [x1, middleY], height, state.fillLight);
    else if (width <= lineThickness && height > 2 * width) add([middleX, y0], [middleX, y1], width, state.fillLight);
    return;
  }
  if (!path.stroked) return;
  const width = state.lineWidth * Math.sqrt(scaleX * scaleY);
  const first = subpath.points[0];
  const last = subpath.points.at(-1);
  if (first !== undefined && last !== undefined && isNearlyStraight(subpath.points)) {
    add(first, last, width, state.strokeLight);
  } else if (!subpath.curved && subpath.points.length <= 60) {
    for (let index = 1; index < subpath.points.length; index += 1) {
      const [from, to] = [subpath.points[index - 1], subpath.points[index]];
      if (from !== undefined && to !== undefined) add(from, to, width, state.strokeLight);
    }
  }
}

/** Shapes other than boxes are a ground for white words, but do not surely cover what lies in their box. */
function addFill(fills: Fill[], box: Box, path: PaintedPath, state: GraphicsState, covers: boolean): void {
  if (fills.length > maximumFills) return;
  const seen = sharedBox(box, state.clip);
  if (seen === null) return;
  fills.push({
    box: seen,
    light: state.fillLight,
    opaque: covers && state.fillLight !== null && state.fillAlpha > 0.9 && !state.blended,
    order: path.order,
    ...(path.annotation === undefined ? {} : { annotation: path.annotation }),
  });
}
