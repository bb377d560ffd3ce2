import type { Quad } from '#contract/document.ts';

/** A point as shares of the shown page's width and height, origin at its upper left. */
export type UnitPoint = readonly [number, number];

/** Upper left, upper right, lower right, lower left, relative to the reading direction. */
export type UnitQuad = readonly [UnitPoint, UnitPoint, UnitPoint, UnitPoint];

/** What of pdf.js's viewport is needed: it knows crop box, rotation, user unit and scale. */
export interface ShownPage {
  readonly width: number;
  readonly height: number;
  convertToViewportPoint(x: number, y: number): readonly unknown[];
  convertToPdfPoint(x: number, y: number): readonly unknown[];
}

/** A quad of the page's user space as it is shown, whatever the zoom. */
export function unitQuadOf(quad: Quad, shown: ShownPage): UnitQuad {
  const [upperLeftX, upperLeftY, upperRightX, upperRightY, lowerLeftX, lowerLeftY, lowerRightX, lowerRightY] = quad;
  return [
    unitPoint(upperLeftX, upperLeftY, shown),
    unitPoint(upperRightX, upperRightY, shown),
    unitPoint(lowerRightX, lowerRightY, shown),
    unitPoint(lowerLeftX, lowerLeftY, shown),
  ];
}

function unitPoint(x: number, y: number, shown: ShownPage): UnitPoint {
  const [shownX, shownY] = shown.convertToViewportPoint(x, y);
  return [Number(shownX) / shown.width, Number(shownY) / shown.height];
}

/** The upright box of user space between two points of the shown page: x0, y0, x1, y1. */
export function userBoxOf(
  one: UnitPoint,
  other: UnitPoint,
  shown: ShownPage,
): readonly [number, number, number, number] {
  const [ax, ay] = shown.convertToPdfPoint(one[0] * shown.width, one[1] * shown.height).map(Number);
  const [bx, by] = shown.convertToPdfPoint(other[0] * shown.width, other[1] * shown.height).map(Number);
  return [
    Math.min(ax ?? 0, bx ?? 0),
    Math.min(ay ?? 0, by ?? 0),
    Math.max(ax ?? 0, bx ?? 0),
    Math.max(ay ?? 0, by ?? 0),
  ];
}

/** Whether a point lies within a convex quad, its edges included. */
export function isWithin(point: UnitPoint, quad: UnitQuad): boolean {
  let sign = 0;
  for (let index = 0; index < 4; index += 1) {
    const from = quad[index] ?? quad[0];
    const to = quad[(index + 1) % 4] ?? quad[0];
    const cross = (to[0] - from[0]) * (point[1] - from[1]) - (to[1] - from[1]) * (point[0] - from[0]);
    if (cross === 0) continue;
    if (sign !== 0 && Math.sign(cross) !== sign) return false;
    sign = Math.sign(cross);
  }
  return sign !== 0;
}

/** Area of a quad as a share of the page's. */
export function areaOf(quad: UnitQuad): number {
  let doubled = 0;
  for (let index = 0; index < 4; index += 1) {
    const from = quad[index] ?? quad[0];
    const to = quad[(index + 1) % 4] ?? quad[0];
    doubled += from[0] * to[1] - to[0] * from[1];
  }
  return Math.abs(doubled) / 2;
}

/** The smallest upright box around quads: left, top, right, bottom as shares of the page; null of none. */
export function boundsOf(quads: readonly UnitQuad[]): readonly [number, number, number, number] | null {
  const points = quads.flat();
  if (points.length === 0) return null;
  const across = points.map(([x]) => x);
  const down = points.map(([, y]) => y);
  return [Math.min(...across), Math.min(...down), Math.max(...across), Math.max(...down)];
}
