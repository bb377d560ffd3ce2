import type { Box } from './detect-lines.ts';
import { inkThreshold } from './pixels.ts';
import type { Grey } from './recognition-image.ts';

/** A page's ink at a coarse resolution: a cell is ink where any of its pixels is. */
export interface InkCells {
  /** 0 is paper; else the number of the shape that the cell belongs to. */
  readonly shapeOf: Int32Array;
  readonly across: number;
  readonly down: number;
  /** Pixels of the page that a cell is wide and high. */
  readonly side: number;
  readonly cellsPerInch: number;
}

/** Ink that hangs together, its rectangle in cells with the ends inside. */
export interface InkShape extends Box {
  readonly id: number;
  readonly cells: number;
}

/** Fine enough that letters of 6 points stay apart from the next line, coarse enough that fax rings close. */
const wantedCellsPerInch = 100;

/** The shapes of a page's dark ink, at least a tenth of an inch in one direction. */
export function inkShapes(page: Grey, dpi: number): { readonly cells: InkCells; readonly shapes: readonly InkShape[] } {
  const side = Math.max(1, Math.round(dpi / wantedCellsPerInch));
  const across = Math.ceil(page.width / side);
  const down = Math.ceil(page.height / side);
  const threshold = Math.min(200, inkThreshold(page));
  const shapeOf = new Int32Array(across * down);
  for (let y = 0; y < page.height; y += 1) {
    const row = Math.floor(y / side) * across;
    for (let x = 0; x < page.width; x += 1) {
      if ((page.data[y * page.width + x] ?? 255) <= threshold) shapeOf[row + Math.floor(x / side)] = -1;
    }
  }
  const shapes: InkShape[] = [];
  const least = dpi / side / 10;
  const stack: number[] = [];
  let id = 0;
  for (let start = 0; start < shapeOf.length; start += 1) {
    if (shapeOf[start] !== -1) continue;
    id += 1;
    let [x0, y0, x1, y1, count] = [across, down, 0, 0, 0];
    shapeOf[start] = id;
    stack.push(start);
    while (stack.length > 0) {
      const at = stack.pop() ?? 0;
      const x = at % across;
      const y = (at - x) / across;
      count += 1;
      if (x < x0) x0 = x;
      if (x > x1) x1 = x;
      if (y < y0) y0 = y;
      if (y > y1) y1 = y;
      for (let ny = Math.max(0, y - 1); ny <= Math.min(down - 1, y + 1); ny += 1) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(across - 1, x + 1); nx += 1) {
          const next = ny * across + nx;
          if (shapeOf[next] !== -1) continue;
          shapeOf[next] = id;
          stack.push(next);
        }
      }
    }
    if (Math.max(x1 - x0, y1 - y0) >= least) shapes.push({ id, cells: count, x0, y0, x1, y1 });
  }
  return { cells: { shapeOf, across, down, side, cellsPerInch: dpi / side }, shapes };
}

/** A shape's rectangle in pixels of the page. */
export function boxOfShape(shape: Box, { side }: InkCells): Box {
  return { x0: shape.x0 * side, y0: shape.y0 * side, x1: (shape.x1 + 1) * side, y1: (shape.y1 + 1) * side };
}
