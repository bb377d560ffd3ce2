import { expect, test } from 'vitest';
import { interpolatedRows } from '#main/recognition/interpolated-rows.ts';
import { resized, smoothed } from '#main/recognition/pixels.ts';
import { preparePage } from '#main/recognition/prepare-page.ts';
import type { Grey } from '#main/recognition/recognition-image.ts';

const size = { width: 240, height: 440 } as const;

/** Lines of strokes in black and white, of chance length, one to three pixels thick down and across. */
function strokes(width: number, height: number): Grey {
  const data = new Uint8Array(width * height).fill(255);
  let state = 7;
  const below = (limit: number): number => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * limit);
  };
  for (let top = 8; top + 24 < height; top += 29) {
    for (let stroke = 0; stroke < width / 4; stroke += 1) {
      const isUpright = below(2) === 0;
      const [left, upper] = [below(width - 16), top + below(16)];
      const [across, down] = isUpright ? [1 + below(3), 4 + below(8)] : [4 + below(12), 1 + below(3)];
      for (let y = upper; y < upper + down; y += 1) data.fill(0, y * width + left, y * width + left + across);
    }
  }
  return { data, width, height };
}

/** The picture with as many rows, each a mean of the two nearest by their distance. */
function mixedRows(page: Grey, height: number): Grey {
  const { data, width } = page;
  const result = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const place = Math.max(0, Math.min(page.height - 1, ((y + 0.5) * page.height) / height - 0.5));
    const upper = Math.floor(place);
    const lower = Math.min(page.height - 1, upper + 1);
    for (let x = 0; x < width; x += 1) {
      const [first, last] = [data[upper * width + x] ?? 0, data[lower * width + x] ?? 0];
      result[y * width + x] = Math.round(first + (last - first) * (place - upper));
    }
  }
  return { data: result, width, height };
}

/** With lines from side to side, three rows thick. */
function ruled(page: Grey, pitch: number): Grey {
  const data = page.data.slice();
  for (let y = pitch; y + 3 < page.height; y += pitch) data.fill(0, y * page.width + 20, (y + 3) * page.width - 20);
  return { ...page, data };
}

/** White from this row on. */
function upperPart(page: Grey, rows: number): Grey {
  return { ...page, data: page.data.map((value, at) => (at < rows * page.width ? value : 255)) };
}

const fax = strokes(size.width, size.height);

test.each([
  ['twice the rows, means of two', mixedRows(fax, 880), 204, 196],
  ['twice the rows, cubic', resized(fax, 240, 880), 204, 196],
  ['204 rows an inch, means of two', mixedRows(fax, 916), 204, 204],
  ['square at 200 dpi, cubic', resized(fax, 235, 898), 200, 200],
  ['square at 300 dpi, means of two', mixedRows(resized(fax, 353, 440), 1347), 300, 300],
  ['square at 300 dpi, cubic', resized(fax, 353, 1347), 300, 300],
])('rows of a standard fax are told in a grey picture: %s', (_, page, dpiX, dpiY) => {
  const rows = interpolatedRows(page, dpiX, dpiY);
  expect((rows ?? 0) * size.height).toBeCloseTo(page.height, -1);
  const prepared = preparePage({ ...page, channels: 1, dpiX, dpiY });
  expect(prepared.isCoarse).toBe(true);
  expect(prepared.legible).not.toBe(prepared.grey);
  expect([prepared.legible.width, prepared.legible.height]).toEqual([prepared.grey.width, prepared.grey.height]);
});

test.each([
  ['a fine fax', strokes(240, 880), 204, 196],
  ['a fine fax drawn out to 300 dpi', resized(strokes(240, 880), 353, 1347), 300, 300],
  ['a page scanned at 200 dpi and drawn out to 300', mixedRows(resized(strokes(240, 880), 360, 880), 1320), 300, 300],
  ['a form, ruled every 38 rows', ruled(upperPart(strokes(353, 1347), 500), 38), 300, 300],
  ['a blurred scan at 300 dpi', smoothed(strokes(240, 880), 1.5, 1.5), 300, 300],
  ['a page at 100 dpi drawn out both ways', resized(fax, 480, 880), 200, 200],
  ['three lines only', mixedRows(upperPart(fax, 90), 880), 204, 196],
  ['nothing on it', { data: new Uint8Array(240 * 880).fill(255), width: 240, height: 880 }, 204, 196],
])('other pages are left alone: %s', (_, page, dpiX, dpiY) => {
  expect(interpolatedRows(page, dpiX, dpiY)).toBeNull();
});
