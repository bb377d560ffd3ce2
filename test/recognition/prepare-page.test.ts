import { expect, test } from 'vitest';
import { smoothed } from '#main/recognition/pixels.ts';
import { preparePage } from '#main/recognition/prepare-page.ts';
import type { RecognitionImage } from '#main/recognition/recognition-image.ts';

const width = 408;
const rows = 196;

/** Bars of ink, as a fax in standard resolution has them: 204 pixels an inch across, 98 rows an inch down. */
function standardFax(): RecognitionImage {
  const data = new Uint8Array(width * rows).fill(255);
  for (let y = 20; y < 170; y += 10) data.fill(0, y * width + 40, y * width + 360 - (y % 7) * 20);
  return { data, width, height: rows, channels: 1, dpiX: 204, dpiY: 98 };
}

function doubled(image: RecognitionImage): RecognitionImage {
  const data = new Uint8Array(image.data.length * 2);
  for (let y = 0; y < 2 * image.height; y += 1) {
    const from = (y >> 1) * image.width;
    data.set(image.data.subarray(from, from + image.width), y * image.width);
  }
  return { ...image, data, height: image.height * 2, dpiY: image.dpiY * 2 };
}

test('a fax in standard resolution is made square, and its letters are read from smoothed pixels', () => {
  const page = preparePage(standardFax());
  expect(page.isCoarse).toBe(true);
  expect([page.grey.width, page.grey.height, page.dpi]).toEqual([width, 408, 204]);
  expect(page.legible).not.toBe(page.grey);
  expect(new Set(page.legible.data).size).toBeGreaterThan(new Set(page.grey.data).size);
});

test('a page whose every row comes twice is prepared as the fax it was, in places of its own picture', () => {
  const once = preparePage(standardFax());
  const twice = preparePage(doubled(standardFax()));
  expect(twice.isCoarse).toBe(true);
  expect(twice.legible).toEqual(once.legible);
  const [, , , scale] = twice.toImage;
  expect(scale * twice.grey.height).toBeCloseTo(2 * rows);
});

test('a page in fine resolution is read as it is', () => {
  const data = new Uint8Array(width * 2 * rows).fill(255);
  for (let y = 20; y < 350; y += 9) data.fill(0, y * width + 40, (y + (y % 3)) * width + 300);
  const page = preparePage({ data, width, height: 2 * rows, channels: 1, dpiX: 204, dpiY: 196 });
  expect(page.isCoarse).toBe(false);
  expect(page.legible).toBe(page.grey);
});

test('smoothing keeps the amount of ink and spreads it', () => {
  const data = new Uint8Array(21 * 21);
  data[10 * 21 + 10] = 255;
  const soft = smoothed({ data, width: 21, height: 21 }, 1, 0.6);
  const sum = soft.data.reduce((total, value) => total + value, 0);
  expect(Math.abs(sum - 255)).toBeLessThan(12);
  const at = (x: number, y: number): number => soft.data[y * 21 + x] ?? 0;
  expect(at(11, 10)).toBeGreaterThan(at(10, 11));
  expect(at(11, 10)).toBe(at(9, 10));
});
