import type { Box } from './detect-lines.ts';
import type { InkCells, InkShape } from './ink-shapes.ts';
import { ringInShape } from './ring-in-shape.ts';

/** A seal in dark ink. A square one may also be a printed frame: what is read surely inside it is print. */
export interface BlackSeal extends InkShape {
  readonly form: 'round' | 'square';
}

/** Sides in inches. */
const round = { least: 0.5, most: 2.4, longest: 1.7 } as const;
const square = { least: 0.3, most: 0.95, longest: 1.35 } as const;
const angles = 128;

/** The rings and small thick frames on a page that have ink inside. */
export function blackSeals(cells: InkCells, shapes: readonly InkShape[]): readonly BlackSeal[] {
  const found: BlackSeal[] = [];
  for (const shape of shapes) {
    if (isOfSize(shape, cells, round) && isRing(shape, cells)) found.push({ ...shape, form: 'round' });
    else if (isOfSize(shape, cells, square) && isFrame(shape, cells)) found.push({ ...shape, form: 'square' });
    else if (Math.min(shape.x1 - shape.x0, shape.y1 - shape.y0) >= round.least * cells.cellsPerInch) {
      const [least, most] = [(round.least / 2) * cells.cellsPerInch, (round.most / 2) * cells.cellsPerInch];
      const ring = ringInShape(shape, cells, least, most);
      if (ring !== null && hasInk(ring, cells)) found.push({ ...shape, ...ring, form: 'round' });
    }
  }
  // The inner ring of a seal with two is the same seal.
  const inside = (inner: BlackSeal, outer: BlackSeal): boolean =>
    inner !== outer && inner.x0 >= outer.x0 && inner.y0 >= outer.y0 && inner.x1 <= outer.x1 && inner.y1 <= outer.y1;
  return found.filter((seal) => !found.some((other) => inside(seal, other)));
}

interface Sizes {
  readonly least: number;
  readonly most: number;
  readonly longest: number;
}

function isOfSize(shape: InkShape, { cellsPerInch }: InkCells, { least, most, longest }: Sizes): boolean {
  const width = (shape.x1 - shape.x0 + 1) / cellsPerInch;
  const height = (shape.y1 - shape.y0 + 1) / cellsPerInch;
  if (Math.min(width, height) < least || Math.max(width, height) > most) return false;
  return Math.max(width, height) <= longest * Math.min(width, height);
}

/** Its own ink goes round nearly the whole ellipse of its rectangle, and inside stands more ink. */
function isRing(shape: InkShape, { shapeOf, across }: InkCells): boolean {
  const cx = (shape.x0 + shape.x1) / 2;
  const cy = (shape.y0 + shape.y1) / 2;
  const rx = (shape.x1 - shape.x0) / 2;
  const ry = (shape.y1 - shape.y0) / 2;
  let covered = 0;
  for (let step = 0; step < angles; step += 1) {
    const angle = (2 * Math.PI * step) / angles;
    for (let radius = 0.86; radius <= 1.01; radius += 0.7 / Math.max(rx, ry)) {
      const x = Math.round(cx + rx * radius * Math.cos(angle));
      const y = Math.round(cy + ry * radius * Math.sin(angle));
      if (shapeOf[y * across + x] !== shape.id) continue;
      covered += 1;
      break;
    }
  }
  if (covered < 0.9 * angles) return false;
  let ink = 0;
  let all = 0;
  let corners = 0;
  for (let y = shape.y0; y <= shape.y1; y += 1) {
    for (let x = shape.x0; x <= shape.x1; x += 1) {
      const radius = Math.hypot((x - cx) / rx, (y - cy) / ry);
      const isInk = (shapeOf[y * across + x] ?? 0) !== 0;
      if (radius > 1.08 && shapeOf[y * across + x] === shape.id) corners += 1;
      if (radius > 0.82) continue;
      all += 1;
      if (isInk) ink += 1;
    }
  }
  // Nothing inside is a drawn circle; all dark is a blot. A ring has no corners of its own.
  return ink > 0.05 * all && ink < 0.75 * all && corners < 0.03 * shape.cells;
}

/** Nothing inside is a drawn circle; all dark is a blot. */
function hasInk({ x0, y0, x1, y1 }: Box, { shapeOf, across }: InkCells): boolean {
  const [cx, cy, radius] = [(x0 + x1) / 2, (y0 + y1) / 2, (x1 - x0) / 2];
  let ink = 0;
  let all = 0;
  for (let y = y0; y <= y1; y += 1) {
    for (let x = x0; x <= x1; x += 1) {
      if (Math.hypot(x - cx, y - cy) > 0.8 * radius) continue;
      all += 1;
      if ((shapeOf[y * across + x] ?? 0) !== 0) ink += 1;
    }
  }
  return ink > 0.05 * all && ink < 0.75 * all;
}

/** All four sides are its own ink, and what is inside is dense as carved characters are. */
function isFrame(shape: InkShape, { shapeOf, across }: InkCells): boolean {
  const width = shape.x1 - shape.x0 + 1;
  const height = shape.y1 - shape.y0 + 1;
  const depth = Math.max(1, Math.round(0.1 * Math.min(width, height)));
  const isOwn = (x: number, y: number): boolean => shapeOf[y * across + x] === shape.id;
  let [top, bottom, left, right] = [0, 0, 0, 0];
  const near = (test: (step: number) => boolean): number => {
    for (let step = 0; step < depth; step += 1) if (test(step)) return 1;
    return 0;
  };
  for (let x = shape.x0; x <= shape.x1; x += 1) {
    top += near((step) => isOwn(x, shape.y0 + step));
    bottom += near((step) => isOwn(x, shape.y1 - step));
  }
  for (let y = shape.y0; y <= shape.y1; y += 1) {
    left += near((step) => isOwn(shape.x0 + step, y));
    right += near((step) => isOwn(shape.x1 - step, y));
  }
  if (Math.min(top, bottom) < 0.92 * width || Math.min(left, right) < 0.92 * height) return false;
  const inset = Math.round(0.16 * Math.min(width, height));
  let ink = 0;
  let all = 0;
  for (let y = shape.y0 + inset; y <= shape.y1 - inset; y += 1) {
    for (let x = shape.x0 + inset; x <= shape.x1 - inset; x += 1) {
      all += 1;
      if ((shapeOf[y * across + x] ?? 0) !== 0) ink += 1;
    }
  }
  return ink > 0.25 * all && ink < 0.95 * all;
}
