import type { Box } from './detect-lines.ts';
import type { InkCells, InkShape } from './ink-shapes.ts';

/** In inches. */
const leastHeight = 0.2;
const mostHeight = 1.6;
const leastWidth = 0.4;
const mostWidth = 3.6;
const leastRule = 1;
const ruleThickness = 0.04;
const reach = 0.3;
/** The share of its rectangle that a pen's stroke fills at most; print that runs together fills more. */
const mostFilled = 0.36;

/** Strokes that stand on, or cross, a signature line. Whether they are print is for who has read them. */
export function signatureStrokes(cells: InkCells, shapes: readonly InkShape[]): readonly Box[] {
  const { cellsPerInch } = cells;
  const width = (shape: Box): number => (shape.x1 - shape.x0 + 1) / cellsPerInch;
  const height = (shape: Box): number => (shape.y1 - shape.y0 + 1) / cellsPerInch;
  const rules = shapes.filter((shape) => width(shape) >= leastRule && height(shape) <= ruleThickness);
  const strokes: Box[] = [];
  for (const shape of shapes) {
    const area = (shape.x1 - shape.x0 + 1) * (shape.y1 - shape.y0 + 1);
    if (height(shape) < leastHeight || height(shape) > mostHeight || width(shape) > mostWidth) continue;
    const isFree = width(shape) >= leastWidth && shape.cells <= mostFilled * area;
    if (isFree && rules.some((rule) => standsOn(shape, rule, reach * cellsPerInch))) strokes.push(shape);
    const line = width(shape) >= leastRule ? ruleIn(shape, cells) : null;
    if (line === null) continue;
    const crossing = withoutRule(shape, line, cells);
    const wide = crossing !== null && width(crossing) >= leastWidth && height(crossing) >= leastHeight;
    if (wide && shape.cells <= mostFilled * area) strokes.push(crossing);
  }
  return strokes;
}

function standsOn(shape: Box, rule: Box, reachCells: number): boolean {
  const shared = Math.min(shape.x1, rule.x1) - Math.max(shape.x0, rule.x0);
  if (shared < 0.6 * (shape.x1 - shape.x0)) return false;
  const tall = shape.y1 - shape.y0;
  return rule.y0 >= shape.y0 + 0.35 * tall && rule.y0 <= shape.y1 + reachCells;
}

/** The one row of a shape that is a line from nearly end to end; null where none is, or several, as in tables. */
function ruleIn(shape: InkShape, { shapeOf, across, cellsPerInch }: InkCells): number | null {
  const rows: number[] = [];
  for (let y = shape.y0; y <= shape.y1; y += 1) {
    let run = 0;
    let longest = 0;
    for (let x = shape.x0; x <= shape.x1; x += 1) {
      run = shapeOf[y * across + x] === shape.id ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    if (longest >= leastRule * cellsPerInch) rows.push(y);
  }
  const [first] = rows;
  const last = rows.at(-1);
  if (first === undefined || last === undefined || last - first > ruleThickness * cellsPerInch) return null;
  return first >= shape.y0 + 0.35 * (shape.y1 - shape.y0) ? first : null;
}

function withoutRule(shape: InkShape, rule: number, { shapeOf, across, cellsPerInch }: InkCells): Box | null {
  const margin = Math.ceil(ruleThickness * cellsPerInch);
  let [x0, x1] = [shape.x1, shape.x0];
  for (let y = shape.y0; y <= shape.y1; y += 1) {
    if (Math.abs(y - rule) <= margin) continue;
    for (let x = shape.x0; x <= shape.x1; x += 1) {
      if (shapeOf[y * across + x] !== shape.id) continue;
      x0 = Math.min(x0, x);
      x1 = Math.max(x1, x);
    }
  }
  return x1 > x0 ? { x0, x1, y0: shape.y0, y1: shape.y1 } : null;
}
