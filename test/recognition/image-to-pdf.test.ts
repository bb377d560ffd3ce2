import { PDFDocument } from '@cantoo/pdf-lib';
import { createCanvas } from '@napi-rs/canvas';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SampanError } from '#contract/errors.ts';
import { imageToPdf } from '#main/rendition/image-to-pdf.ts';

type Entry = readonly [tag: number, type: 3 | 4 | 5, value: number];

/** An uncompressed one-bit TIFF; each page is `width` x `height` with the given pixels an inch. */
function tiff(
  pages: readonly { width: number; height: number; dpiX: number; dpiY: number }[],
  more: readonly Entry[] = [],
): Uint8Array {
  const parts: Buffer[] = [Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0])];
  let at = 8;
  for (const [index, { width, height, dpiX, dpiY }] of pages.entries()) {
    const bytes = Math.ceil(width / 8) * height;
    const entries: Entry[] = [
      [256, 4, width],
      [257, 4, height],
      [258, 3, 1],
      [259, 3, 1],
      [262, 3, 0],
      [273, 4, 0],
      [277, 3, 1],
      [278, 4, height],
      [279, 4, bytes],
      [282, 5, dpiX],
      [283, 5, dpiY],
      [296, 3, 2],
      ...more,
    ];
    entries.sort(([first], [second]) => first - second);
    const directory = Buffer.alloc(2 + entries.length * 12 + 4);
    const rationals = entries.filter(([, type]) => type === 5);
    const dataAt = at + directory.length + rationals.length * 8;
    directory.writeUInt16LE(entries.length, 0);
    const extra = Buffer.alloc(rationals.length * 8);
    let rational = 0;
    for (const [place, [tag, type, value]] of entries.entries()) {
      const start = 2 + place * 12;
      directory.writeUInt16LE(tag, start);
      directory.writeUInt16LE(type, start + 2);
      directory.writeUInt32LE(1, start + 4);
      if (type === 5) {
        extra.writeUInt32LE(value, rational);
        extra.writeUInt32LE(1, rational + 4);
        directory.writeUInt32LE(at + directory.length + rational, start + 8);
        rational += 8;
      } else if (type === 3) directory.writeUInt16LE(value, start + 8);
      else directory.writeUInt32LE(tag === 273 ? dataAt : value, start + 8);
    }
    const end = dataAt + bytes;
    directory.writeUInt32LE(index + 1 < pages.length ? end : 0, directory.length - 4);
    parts.push(directory, extra, Buffer.alloc(bytes, 0xaa));
    at = end;
  }
  return Buffer.concat(parts);
}

async function sizes(bytes: Uint8Array): Promise<readonly (readonly [number, number])[]> {
  const document = await PDFDocument.load(bytes);
  return document.getPages().map((page) => [Math.round(page.getWidth()), Math.round(page.getHeight())]);
}

describe('TIFF', () => {
  test('pages keep their size on paper whatever the shape of their pixels', async () => {
    const bytes = tiff([
      { width: 1728, height: 1078, dpiX: 204, dpiY: 98 },
      { width: 1728, height: 2156, dpiX: 204, dpiY: 196 },
    ]);
    expect(await sizes(await imageToPdf(bytes, 'image/tiff', 'fax.tif'))).toEqual([
      [610, 792],
      [610, 792],
    ]);
  });

  test('gives the same bytes each time', async () => {
    const bytes = tiff([{ width: 300, height: 200, dpiX: 100, dpiY: 100 }]);
    const [first, second] = [await imageToPdf(bytes, 'image/tiff', 'a'), await imageToPdf(bytes, 'image/tiff', 'a')];
    expect(Buffer.compare(Buffer.from(first), Buffer.from(second))).toBe(0);
  });

  test('is turned as it says', async () => {
    const bytes = tiff([{ width: 200, height: 100, dpiX: 100, dpiY: 100 }], [[274, 3, 6]]);
    expect(await sizes(await imageToPdf(bytes, 'image/tiff', 'a'))).toEqual([[72, 144]]);
  });

  test('chains of pages that go in a circle are refused', async () => {
    const bytes = Buffer.from(tiff([{ width: 64, height: 64, dpiX: 72, dpiY: 72 }]));
    bytes.writeUInt32LE(8, 8 + 2 + 12 * 12);
    await expect(imageToPdf(bytes, 'image/tiff', 'a')).rejects.toMatchObject({ code: 'damaged-file' });
  });

  test('more pixels than paper has are refused before they are unpacked', async () => {
    const bytes = Buffer.from(tiff([{ width: 64, height: 64, dpiX: 72, dpiY: 72 }]));
    bytes.writeUInt32LE(4_000_000, 8 + 2 + 8);
    bytes.writeUInt32LE(4_000_000, 8 + 2 + 12 + 8);
    await expect(imageToPdf(bytes, 'image/tiff', 'a')).rejects.toMatchObject({ code: 'too-large' });
  });

  test('damaged in any byte, gives a PDF or a failure that says what to do', async () => {
    const bytes = tiff([{ width: 64, height: 40, dpiX: 72, dpiY: 72 }]);
    const change = fc.tuple(fc.nat({ max: 200 }), fc.nat({ max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const copy = new Uint8Array(bytes);
        for (const [at, value] of changes) if (at > 3) copy[at] = value;
        const result = await imageToPdf(copy, 'image/tiff', 'a').catch((error: unknown) => error);
        expect(result instanceof Uint8Array || result instanceof SampanError).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

test('PNG and JPEG fill pages of their size', async () => {
  const canvas = createCanvas(1654, 2339);
  const context = canvas.getContext('2d');
  context.fillRect(100, 100, 200, 200);
  for (const [bytes, type] of [
    [canvas.toBuffer('image/png'), 'image/png'],
    [canvas.toBuffer('image/jpeg'), 'image/jpeg'],
  ] as const) {
    const [[width, height] = [0, 0]] = await sizes(await imageToPdf(bytes, type, 'a'));
    expect(height).toBe(842);
    expect(Math.abs(width - 595)).toBeLessThan(2);
  }
});

test('HEIC is refused by name, with what to do', async () => {
  await expect(imageToPdf(new Uint8Array(20), 'image/heic', 'IMG_1.heic')).rejects.toMatchObject({
    code: 'unsupported-format',
    message: expect.stringContaining('JPEG'),
  });
});
