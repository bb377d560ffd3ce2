import type { Box } from './detect-lines.ts';
import type { InkCells, InkShape } from './ink-shapes.ts';

const tries = 1200;
const angles = 96;
/** The share of a circle's angles that have ink on it, and that may have some beside it. */
const leastOn = 0.9;
const mostBeside = 0.5;

/**
 * A circle's rectangle within ink that hangs together with other things, as a
 * seal over a printed line does (Fischler and Bolles 1981, random samples); null
 * where none is. Radii in cells. The same shape gives the same answer.
 */
export function ringInShape(shape: InkShape, cells: InkCells, least: number, most: number): Box | null {
  const { shapeOf, across } = cells;
  const own: number[] = [];
  for (let y = shape.y0; y <= shape.y1; y += 1) {
    for (let x = shape.x0; x <= shape.x1; x += 1) {
      if (shapeOf[y * across + x] === shape.id) own.push(y * across + x);
    }
  }
  let seed = 1;
  const any = (): readonly [number, number] => {
    seed = (seed * 48271) % 2147483647;
    const at = own[seed % own.length] ?? 0;
    return [at % across, Math.floor(at / across)];
  };
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const circle = circleThrough(any(), any(), any());
    if (circle === null || circle.radius < least || circle.radius > most) continue;
    const { x, y, radius } = circle;
    if (x - radius < shape.x0 - 2 || x + radius > shape.x1 + 2) continue;
    if (y - radius < shape.y0 - 2 || y + radius > shape.y1 + 2) continue;
    if (!isOnInk(circle, shape, cells)) continue;
    const round = (value: number): number => Math.round(value);
    return { x0: round(x - radius), y0: round(y - radius), x1: round(x + radius), y1: round(y + radius) };
  }
  return null;
}

interface Circle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

type Point = readonly [x: number, y: number];

function circleThrough([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): Circle | null {
  const twice = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by));
  if (Math.abs(twice) < 1) return null;
  const [a, b, c] = [ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy];
  const x = (a * (by - cy) + b * (cy - ay) + c * (ay - by)) / twice;
  const y = (a * (cx - bx) + b * (ax - cx) + c * (bx - ax)) / twice;
  return { x, y, radius: Math.hypot(ax - x, ay - y) };
}

function isOnInk(
  { x, y, radius }: Circle,
  shape: InkShape,
  { shapeOf, across, down, cellsPerInch }: InkCells,
): boolean {
  const isOwn = (angle: number, at: number): boolean => {
    const px = Math.round(x + at * Math.cos(angle));
    const py = Math.round(y + at * Math.sin(angle));
    return px >= 0 && py >= 0 && px < across && py < down && shapeOf[py * across + px] === shape.id;
  };
  const beside = 0.07 * cellsPerInch;
  let [on, inner, outer] = [0, 0, 0];
  for (let step = 0; step < angles; step += 1) {
    // In an order that goes round many times, so that what is no circle is known soon.
    const angle = (2 * Math.PI * ((step * 37) % angles)) / angles;
    if (isOwn(angle, radius) || isOwn(angle, radius - 1) || isOwn(angle, radius + 1)) on += 1;
    if (step === 15 && on < 12) return false;
    if (isOwn(angle, radius - beside)) inner += 1;
    if (isOwn(angle, radius + beside)) outer += 1;
  }
  return on >= leastOn * angles && inner <= mostBeside * angles && outer <= mostBeside * angles;
}
