import { readdirSync, readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { type TiffPage, tiffPages } from '#main/rendition/image-tiff.ts';

const folder = new URL('tiff/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.tif'));

function pagesOf(name: string): readonly TiffPage[] {
  return [...tiffPages(new Uint8Array(readFileSync(new URL(name, folder))), name)];
}

/** What `make-tiffs.py` draws: paper, a black block, a block of grey that is bluish in colour. */
function drawn(x: number, y: number): readonly [red: number, green: number, blue: number] {
  if (x >= 8 && x < 24 && y >= 8 && y < 16) return [0, 0, 0];
  return x >= 32 && y >= 16 ? [96, 96, 200] : [255, 255, 255];
}

function shown({ bits, data, width }: TiffPage, x: number, y: number): readonly number[] {
  if (bits === 1) return [((data[y * Math.ceil(width / 8) + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1 ? 255 : 0];
  if (bits === 8) return [data[y * width + x] ?? -1];
  return [0, 1, 2].map((channel) => data[(y * width + x) * 3 + channel] ?? -1);
}

/** Of all pixels the greatest difference to what is drawn, as far as the samples can tell. */
function worst(page: TiffPage, kind: string): number {
  let most = 0;
  for (let y = 0; y < page.height; y += 1) {
    for (let x = 0; x < page.width; x += 1) {
      const [red, green, blue] = drawn(x, y);
      const wanted = kind === 'bits' ? [red > 128 ? 255 : 0] : kind === 'grey' ? [red] : [red, green, blue];
      for (const [channel, value] of shown(page, x, y).entries()) {
        most = Math.max(most, Math.abs(value - (wanted[channel] ?? red)));
      }
    }
  }
  return most;
}

test.each(names)('%s is read as it was written, without a word on the console', (name) => {
  const log = vi.spyOn(console, 'log');
  const pages = pagesOf(name);
  expect(log).not.toHaveBeenCalled();
  log.mockRestore();
  expect(pages).toHaveLength(name.includes('many-pages') ? 2 : 1);
  for (const page of pages) {
    expect([page.width, page.height]).toEqual([48, 32]);
    expect(page.resolution).toEqual({ x: 200, y: 100 });
    expect(worst(page, name.split('-')[0] ?? '')).toBeLessThanOrEqual(name.includes('jpeg') ? 24 : 0);
  }
});

test('a tile larger than any paper is refused before it is unpacked', () => {
  const bytes = new Uint8Array(readFileSync(new URL('grey-tiles.tif', folder)));
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const directory = view.getUint32(4, true);
  for (let entry = directory + 2; entry < directory + 2 + view.getUint16(directory, true) * 12; entry += 12) {
    const tag = view.getUint16(entry, true);
    if (tag !== 322 && tag !== 323) continue;
    view.setUint16(entry + 2, 4, true);
    view.setUint32(entry + 8, 4_000_000, true);
  }
  expect(() => [...tiffPages(bytes, 'a')]).toThrow(expect.objectContaining({ code: 'too-large' }));
});
