import type { Box } from './detect-lines.ts';
import type { Grey } from './recognition-image.ts';

const leastLines = 4;

/**
 * Where a sheet with two pages side by side is divided, in pixels across; null
 * for any other sheet. It lies wide, each half has lines of its own that fill
 * it, and nothing reaches over the middle. The columns of a wide table are
 * narrower than half a page, and its head stands over both.
 */
export function twoUpGutter(page: Grey, boxes: readonly Box[], dpi: number): number | null {
  if (page.width < 1.2 * page.height || page.width < 7 * dpi) return null;
  const wide = boxes.filter((box) => box.x1 - box.x0 >= box.y1 - box.y0);
  // Columns of vertical writing run from right to left over both halves.
  if (wide.length < 0.7 * boxes.length) return null;
  const covered = new Uint8Array(page.width);
  for (const { x0, x1 } of boxes) covered.fill(1, Math.max(0, x0), Math.min(page.width, x1));
  let best = { from: 0, to: 0 };
  let from: number | null = null;
  for (let x = Math.round(0.4 * page.width); x <= Math.round(0.6 * page.width); x += 1) {
    if (covered[x] === 0) from ??= x;
    else from = null;
    if (from !== null && x - from > best.to - best.from) best = { from, to: x };
  }
  // Two margins of a book, at least a quarter of an inch each.
  if (best.to - best.from < 0.5 * dpi) return null;
  const gutter = Math.round((best.from + best.to) / 2);
  const left = wide.filter((box) => box.x1 <= gutter);
  const right = wide.filter((box) => box.x0 >= gutter);
  return isPageOfText(left, gutter) && isPageOfText(right, page.width - gutter) ? gutter : null;
}

/** Enough lines, and the middle one fills most of the half's width. */
function isPageOfText(boxes: readonly Box[], width: number): boolean {
  if (boxes.length < leastLines) return false;
  const widths = boxes.map((box) => box.x1 - box.x0).toSorted((first, second) => first - second);
  return (widths[Math.floor(widths.length / 2)] ?? 0) > 0.45 * width;
}
