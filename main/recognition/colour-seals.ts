import type { Box } from './detect-lines.ts';
import { blackInk, liesOverPrint } from './over-print.ts';
import type { Grey, RecognitionImage } from './recognition-image.ts';

export interface SealedPage {
  readonly grey: Grey;
  /** Rectangles of coloured seals in pixels of the picture; their ink is white in `grey`, the text under it is not. */
  readonly seals: readonly Box[];
  /** The same of other red and blue ink that lies over black print: a pen's strokes, a stamp without a frame. */
  readonly pens: readonly Box[];
}

/** Side of the cells in which colour is counted, in inches. */
const cellInches = 1 / 25;
const leastColour = 45;
/** All channels of black ink are below. */
const darkest = 110;
/** Its channels differ by less: the dark parts of navy letters by more. */
const mostTint = 30;

/** The page in grey, without the ink of round and square seals in red or blue. */
export function withoutSeals(image: RecognitionImage): SealedPage {
  const { data, width, height, channels } = image;
  const grey = new Uint8Array(width * height);
  if (channels === 1) {
    grey.set(data.subarray(0, grey.length));
    return { grey: { data: grey, width, height }, seals: [], pens: [] };
  }
  const inks = new Uint8Array(width * height);
  const cellX = Math.max(1, Math.round(cellInches * image.dpiX));
  const cellY = Math.max(1, Math.round(cellInches * image.dpiY));
  const across = Math.ceil(width / cellX);
  const down = Math.ceil(height / cellY);
  const counts = [new Uint32Array(across * down), new Uint32Array(across * down)] as const;
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor(y / cellY) * across;
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      const alpha = (data[at + 3] ?? 255) / 255;
      const red = 255 - (255 - (data[at] ?? 255)) * alpha;
      const green = 255 - (255 - (data[at + 1] ?? 255)) * alpha;
      const blue = 255 - (255 - (data[at + 2] ?? 255)) * alpha;
      grey[y * width + x] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
      const kind = inkColour(red, green, blue);
      if (kind === null) {
        const brightest = Math.max(red, green, blue);
        if (brightest < darkest && brightest - Math.min(red, green, blue) < mostTint) inks[y * width + x] = blackInk;
        continue;
      }
      inks[y * width + x] = kind + 1;
      const cell = row + Math.floor(x / cellX);
      const count = counts[kind];
      count[cell] = (count[cell] ?? 0) + 1;
    }
  }
  const seals: Box[] = [];
  const pens: Box[] = [];
  const page = { inks, grey, width, height };
  for (const kind of [0, 1] as const) {
    for (const cells of groupsOfCells(counts[kind], across, down)) {
      const box = boxOf(cells, { width, height, cellX, cellY });
      if (isSeal(cells, counts[kind], across)) {
        seals.push(box);
        whiten(image, grey, box, kind);
        continue;
      }
      const rectangles = cells.cells.map((cell) => {
        const [x, y] = [cell % across, Math.floor(cell / across)];
        return boxOf({ x0: x, y0: y, x1: x, y1: y }, { width, height, cellX, cellY });
      });
      if (!liesOverPrint(page, rectangles, kind + 1)) continue;
      for (const rectangle of rectangles) whiten(image, grey, widened(rectangle, cellX, width, height), kind);
      // A printed rule is no handwriting.
      if (cells.y1 > cells.y0 + 1) pens.push(box);
    }
  }
  // Words in the middle of a ring are the seal's.
  const written = pens.filter((pen) => !seals.some((seal) => isWithin(pen, seal)));
  return { grey: { data: grey, width, height }, seals, pens: written };
}

interface CellSizes {
  readonly width: number;
  readonly height: number;
  readonly cellX: number;
  readonly cellY: number;
}

function isWithin(inner: Box, outer: Box): boolean {
  return inner.x0 >= outer.x0 && inner.x1 <= outer.x1 && inner.y0 >= outer.y0 && inner.y1 <= outer.y1;
}

/** Cells as pixels. */
function boxOf({ x0, y0, x1, y1 }: Box, { width, height, cellX, cellY }: CellSizes): Box {
  return {
    x0: x0 * cellX,
    y0: y0 * cellY,
    x1: Math.min(width, (x1 + 1) * cellX),
    y1: Math.min(height, (y1 + 1) * cellY),
  };
}

/** With the pale edge that strokes have in the cells beside. */
function widened({ x0, y0, x1, y1 }: Box, by: number, width: number, height: number): Box {
  return {
    x0: Math.max(0, x0 - by),
    y0: Math.max(0, y0 - by),
    x1: Math.min(width, x1 + by),
    y1: Math.min(height, y1 + by),
  };
}

/** 0 is red, 1 is blue or violet. */
function inkColour(red: number, green: number, blue: number): 0 | 1 | null {
  if (red - Math.max(green, blue) > leastColour || (red - green > leastColour && red >= blue)) return 0;
  return blue - Math.max(red, green) > leastColour || (blue - green > leastColour && blue > red) ? 1 : null;
}

interface CellGroup extends Box {
  readonly cells: readonly number[];
}

/** Cells with colour that touch, or nearly. */
function groupsOfCells(counts: Uint32Array, across: number, down: number): readonly CellGroup[] {
  const seen = new Uint8Array(counts.length);
  const groups: CellGroup[] = [];
  for (let start = 0; start < counts.length; start += 1) {
    if (seen[start] === 1 || (counts[start] ?? 0) < 2) continue;
    const cells: number[] = [];
    const stack = [start];
    seen[start] = 1;
    let [x0, y0, x1, y1] = [across, down, 0, 0];
    while (stack.length > 0) {
      const at = stack.pop() ?? 0;
      cells.push(at);
      const x = at % across;
      const y = Math.floor(at / across);
      x0 = Math.min(x0, x);
      x1 = Math.max(x1, x);
      y0 = Math.min(y0, y);
      y1 = Math.max(y1, y);
      for (let dy = -2; dy <= 2; dy += 1) {
        for (let dx = -2; dx <= 2; dx += 1) {
          const nx = x + dx;
          const ny = y + dy;
          if (nx < 0 || ny < 0 || nx >= across || ny >= down) continue;
          const next = ny * across + nx;
          if (seen[next] === 1 || (counts[next] ?? 0) < 2) continue;
          seen[next] = 1;
          stack.push(next);
        }
      }
    }
    groups.push({ cells, x0, y0, x1, y1 });
  }
  return groups;
}

/** About as wide as high, of a seal's size, with a ring or a frame. */
function isSeal(group: CellGroup, counts: Uint32Array, across: number): boolean {
  const width = group.x1 - group.x0 + 1;
  const height = group.y1 - group.y0 + 1;
  const [least, most] = [0.35 / cellInches, 2.8 / cellInches];
  if (width < least || height < least || width > most || height > most) return false;
  if (width > 1.8 * height || height > 1.8 * width) return false;
  let total = 0;
  let ring = 0;
  let frame = 0;
  for (const cell of group.cells) {
    const x = ((cell % across) - group.x0 + 0.5) / width - 0.5;
    const y = (Math.floor(cell / across) - group.y0 + 0.5) / height - 0.5;
    const count = counts[cell] ?? 0;
    total += count;
    const radius = 2 * Math.hypot(x, y);
    if (radius > 0.75 && radius < 1.1) ring += count;
    if (Math.max(Math.abs(x), Math.abs(y)) > 0.4) frame += count;
  }
  return ring > 0.35 * total || frame > 0.45 * total;
}

function whiten(image: RecognitionImage, grey: Uint8Array, box: Box, kind: 0 | 1): void {
  const { data, width } = image;
  for (let y = box.y0; y < box.y1; y += 1) {
    for (let x = box.x0; x < box.x1; x += 1) {
      const at = (y * width + x) * 4;
      // The seal's ink is bright in its own colour; the black under it is dark in all three.
      const own = data[at + (kind === 0 ? 0 : 2)] ?? 255;
      const other = Math.min(data[at] ?? 255, data[at + 1] ?? 255, data[at + 2] ?? 255);
      if (own - other > leastColour / 2) grey[y * width + x] = own > 130 ? 255 : own;
    }
  }
}
