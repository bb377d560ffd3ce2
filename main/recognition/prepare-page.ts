import { combine, type Matrix } from '#main/documents/matrix.ts';
import { type SealedPage, withoutSeals } from './colour-seals.ts';
import type { Box } from './detect-lines.ts';
import { interpolatedRows } from './interpolated-rows.ts';
import { inkThreshold, resized, rotated, smoothed, turnedByQuarters } from './pixels.ts';
import { type Grey, type RecognitionImage, requireImage } from './recognition-image.ts';
import { skewOf } from './skew.ts';

/** A page ready to be read: square pixels, upright lines. */
export interface PreparedPage {
  readonly grey: Grey;
  /** The same page as letters are best read; another than `grey` on a coarse page only. */
  readonly legible: Grey;
  /** The picture has so few rows that strokes are lost, as a fax in standard resolution. */
  readonly isCoarse: boolean;
  readonly dpi: number;
  /** From pixels of `grey` to pixels of the picture. */
  readonly toImage: Matrix;
  /** By how much the picture was skewed, in degrees. */
  readonly skew: number;
  /** In pixels of the picture. */
  readonly seals: readonly Box[];
  readonly pens: readonly Box[];
}

const highestDpi = 320;
const readingDpi = 300;
/** A fax in standard resolution has 98 rows an inch, in fine resolution 196. */
const coarseDpi = 130;
/** Columns an inch of any fax. */
const faxColumns = 204;
/** Deviations in the fax's own pixels that take the stairs off its strokes. */
const smoothing = { across: 0.6, down: 0.5 } as const;

/** @throws {SampanError} what `requireImage` throws. */
export function preparePage(image: RecognitionImage): PreparedPage {
  requireImage(image);
  const { grey, seals, pens }: SealedPage = withoutSeals(image);
  const single = withoutDoubledRows(grey);
  const dpiY = (image.dpiY * single.height) / grey.height;
  const finer = Math.max(image.dpiX, dpiY);
  const dpi = finer > highestDpi ? readingDpi : finer;
  const width = Math.max(1, Math.round((grey.width * dpi) / image.dpiX));
  const height = Math.max(1, Math.round((grey.height * dpi) / image.dpiY));
  const clean = withoutSpecks(single);
  const square = resized(clean, width, height);
  const skew = skewOf(square);
  const step = Math.min(image.dpiX, dpiY) < coarseDpi ? null : interpolatedRows(single, image.dpiX, dpiY);
  const isCoarse = step !== null || Math.min(image.dpiX, dpiY) < coarseDpi;
  const deviations =
    step === null
      ? smoothing
      : { across: smoothing.across * Math.max(1, image.dpiX / faxColumns), down: smoothing.down * step };
  const upright = (page: Grey): Grey => (skew === 0 ? page : rotated(page, -skew));
  const prepared = upright(square);
  return {
    grey: prepared,
    legible: isCoarse ? upright(resized(smoothed(clean, deviations.across, deviations.down), width, height)) : prepared,
    isCoarse,
    dpi,
    toImage: combine(scaling(grey, square), turning(square, -skew)),
    skew,
    seals,
    pens,
  };
}

/** A page whose rows all come twice, as programs write a fax in standard resolution, with each row once. */
function withoutDoubledRows(page: Grey): Grey {
  const { data, width, height } = page;
  if (height % 2 !== 0) return page;
  for (let y = 0; y < height; y += 2) {
    for (let at = y * width; at < (y + 1) * width; at += 1) if (data[at] !== data[at + width]) return page;
  }
  const single = new Uint8Array((width * height) / 2);
  for (let y = 0; y < height / 2; y += 1) single.set(data.subarray(2 * y * width, (2 * y + 1) * width), y * width);
  return { data: single, width, height: height / 2 };
}

function scaling(grey: Grey, square: Grey): Matrix {
  return [grey.width / square.width, 0, 0, grey.height / square.height, 0, 0];
}

/** What `rotated` does, from its result to its source. */
function turning(page: Grey, degrees: number): Matrix {
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  const cx = page.width / 2;
  const cy = page.height / 2;
  return [cos, -sin, sin, cos, cx - cos * cx - sin * cy, cy + sin * cx - cos * cy];
}

/** The page turned clockwise by quarters, with the way back. */
export function turnedPage(page: PreparedPage, quarters: 0 | 1 | 2 | 3): PreparedPage {
  if (quarters === 0) return page;
  const { width, height } = page.grey;
  const back: Matrix =
    quarters === 1
      ? [0, -1, 1, 0, 0, height]
      : quarters === 2
        ? [-1, 0, 0, -1, width, height]
        : [0, 1, -1, 0, width, 0];
  const grey = turnedByQuarters(page.grey, quarters);
  const legible = page.legible === page.grey ? grey : turnedByQuarters(page.legible, quarters);
  return { ...page, grey, legible, toImage: combine(page.toImage, back) };
}

/** Where a rectangle lies once the page is turned clockwise by quarters. */
export function turnedBox<Kind extends Box>(box: Kind, page: Grey, quarters: 0 | 1 | 2 | 3): Kind {
  const { width, height } = page;
  const { x0, y0, x1, y1 } = box;
  if (quarters === 1) return { ...box, x0: height - y1, y0: x0, x1: height - y0, y1: x1 };
  if (quarters === 2) return { ...box, x0: width - x1, y0: height - y1, x1: width - x0, y1: height - y0 };
  if (quarters === 3) return { ...box, x0: y0, y0: width - x1, x1: y1, y1: width - x0 };
  return box;
}

/** Single dark pixels, and pairs, become white where there are so many that they are noise. */
function withoutSpecks(page: Grey): Grey {
  const { data, width, height } = page;
  const threshold = inkThreshold(page);
  const specks: number[] = [];
  let ink = 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      if ((data[at] ?? 255) > threshold) continue;
      ink += 1;
      let beside = 0;
      for (const step of [-width - 1, -width, -width + 1, -1, 1, width - 1, width, width + 1]) {
        if ((data[at + step] ?? 255) <= threshold) beside += 1;
      }
      if (beside <= 1) specks.push(at);
    }
  }
  if (specks.length < 0.01 * ink || specks.length < 50) return page;
  const result = data.slice();
  for (const at of specks) result[at] = 255;
  return { data: result, width, height };
}

/** The rectangle that has all ink, with a margin; null for a page without any. */
export function inkArea(page: Grey, dpi: number): Box | null {
  const threshold = Math.min(200, inkThreshold(page));
  const rows = new Uint32Array(page.height);
  const columns = new Uint32Array(page.width);
  for (let y = 0; y < page.height; y += 1) {
    for (let x = 0; x < page.width; x += 1) {
      if ((page.data[y * page.width + x] ?? 255) > threshold) continue;
      rows[y] = (rows[y] ?? 0) + 1;
      columns[x] = (columns[x] ?? 0) + 1;
    }
  }
  const least = Math.max(2, Math.round(dpi / 100));
  const [y0, y1] = ends(rows, least);
  const [x0, x1] = ends(columns, least);
  if (y0 > y1 || x0 > x1) return null;
  const margin = Math.round(dpi / 8);
  return {
    x0: Math.max(0, x0 - margin),
    y0: Math.max(0, y0 - margin),
    x1: Math.min(page.width, x1 + margin),
    y1: Math.min(page.height, y1 + margin),
  };
}

function ends(counts: Uint32Array, least: number): readonly [number, number] {
  return [counts.findIndex((count) => count >= least) >>> 0, counts.findLastIndex((count) => count >= least)];
}
