import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '#contract/document.ts';
import { pageFromRecognition } from '#main/recognition/page-from-recognition.ts';
import { rotated, turnedByQuarters } from '#main/recognition/pixels.ts';
import { createRecogniser, type Recogniser } from '#main/recognition/recogniser.ts';
import type { Grey, RecognitionImage } from '#main/recognition/recognition-image.ts';
import { modelsFolder, paragraph, picture, pictureOfLines, vocabularyFile, writeLines } from './made-pictures.ts';

let recogniser: Recogniser;

beforeAll(async () => {
  recogniser = await createRecogniser({ modelsFolder, threads: 1, vocabularyFile });
});

afterAll(async () => {
  await recogniser.close();
});

/** The page with one point of user space for each pixel. */
async function read(image: RecognitionImage, rotation: 0 | 90 | 180 | 270 = 0): Promise<Page> {
  const sideways = rotation === 90 || rotation === 270;
  const [width, height] = sideways ? [image.height, image.width] : [image.width, image.height];
  const place = { number: 1, label: null, box: [0, 0, width, height], rotation, userUnit: 1 } as const;
  return pageFromRecognition(place, await recogniser.recognise(image));
}

function greyOf(image: RecognitionImage): Grey {
  const data = new Uint8Array(image.width * image.height);
  for (let index = 0; index < data.length; index += 1) data[index] = image.data[index * image.channels] ?? 0;
  return { data, width: image.width, height: image.height };
}

function greyImage(grey: Grey): RecognitionImage {
  return { ...grey, channels: 1, dpiX: 200, dpiY: 200 };
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');
const expected = plain(paragraph.join(''));

describe('a page of four written forms', () => {
  test('is read with a place and a confidence for every UTF-16 unit', async () => {
    const page = await read(pictureOfLines(paragraph));
    expect(plain(page.text)).toBe(expected);
    expect(page.origin).toBe('ocr');
    expect(page.lines).toHaveLength(4);
    for (const line of page.lines) {
      for (const run of line.runs) {
        expect(run.edges).toHaveLength(run.end - run.start + 1);
        expect(run.confidence).toHaveLength(run.end - run.start);
        expect(run.edges.every((edge, index) => index === 0 || edge >= (run.edges[index - 1] ?? 0))).toBe(true);
        expect((run.confidence ?? []).every((value) => value >= 0 && value <= 100)).toBe(true);
      }
    }
    const [run] = page.lines[1]?.runs ?? [];
    // Printed from x = 80, an em of 36 a character, on a baseline 170 pixels from the top of 400.
    expect(run?.x).toBeGreaterThan(74);
    expect(run?.x).toBeLessThan(88);
    expect(Math.abs((run?.y ?? 0) - 230)).toBeLessThan(8);
    for (let index = 0; index < 10; index += 1) {
      const middle = (run?.x ?? 0) + ((run?.edges[index] ?? 0) + (run?.edges[index + 1] ?? 0)) / 2;
      expect(Math.abs(middle - (80 + 36 * (index + 0.5)))).toBeLessThan(14);
    }
  });

  test.each([1, 2, 3] as const)('is read when the sheet lay turned by %d quarters', async (quarters) => {
    const turned = turnedByQuarters(greyOf(pictureOfLines(paragraph)), quarters);
    const page = await read(greyImage(turned));
    expect(plain(page.text)).toBe(expected);
  });

  test('has its places in the unrotated page when viewers turn it', async () => {
    const page = await read(pictureOfLines(paragraph), 90);
    const [run] = page.lines[0]?.runs ?? [];
    // A page turned clockwise reads upwards in its own space.
    expect(run?.direction[0]).toBeCloseTo(0, 1);
    expect(run?.direction[1]).toBeCloseTo(1, 1);
  });

  test.each([-5, 5])('is read when it is skewed by %d degrees, and its lines slope', async (degrees) => {
    const image = pictureOfLines(['', ...paragraph, ''], 1100);
    const page = await read(greyImage(rotated(greyOf(image), degrees)));
    expect(plain(page.text)).toBe(expected);
    const slope = Math.asin(page.lines[0]?.runs[0]?.direction[1] ?? 0) * (180 / Math.PI);
    expect(Math.abs(Math.abs(slope) - 5)).toBeLessThan(0.7);
  });
});

test('fax pixels that are not square are read and placed', async () => {
  const full = greyOf(pictureOfLines(paragraph));
  const height = Math.floor(full.height / 2);
  const data = new Uint8Array(full.width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < full.width; x += 1) {
      data[y * full.width + x] = (full.data[2 * y * full.width + x] ?? 255) > 170 ? 255 : 0;
    }
  }
  const page = await read({ data, width: full.width, height, channels: 1, dpiX: 200, dpiY: 100 });
  expect(page.lines).toHaveLength(4);
  expect(plain(page.text).slice(0, 20)).toBe(expected.slice(0, 20));
});

test('columns are read from the right', async () => {
  const columns = ['仲裁庭可就任何爭議作出裁決', '當事人應當遵守本協議之條款'];
  const page = await read(
    picture(500, 760, (context) => {
      for (const [index, column] of columns.entries()) {
        for (const [at, character] of [...column].entries())
          context.fillText(character, 330 - index * 80, 120 + at * 46);
      }
    }),
  );
  expect(page.text.replace(/\s/gu, '')).toBe(columns.join(''));
  expect(page.lines[0]?.runs[0]?.direction[1]).toBeCloseTo(-1, 2);
});

test('a red seal is a region, and the text under it is read', async () => {
  const page = await read(
    picture(1000, 500, (context) => {
      writeLines(context, paragraph, 90);
      context.globalCompositeOperation = 'multiply';
      context.strokeStyle = 'rgb(215, 40, 50)';
      context.fillStyle = 'rgb(215, 40, 50)';
      context.lineWidth = 8;
      context.beginPath();
      context.arc(420, 250, 130, 0, 2 * Math.PI);
      context.stroke();
      context.fillText('合同專用章', 330, 290);
    }),
  );
  expect(plain(page.text)).toBe(expected);
  expect(page.regions?.map(({ kind }) => kind)).toEqual(['seal']);
  const [x0, y0, x1, y1] = page.regions?.[0]?.box ?? [0, 0, 0, 0];
  expect(Math.abs((x0 + x1) / 2 - 420)).toBeLessThan(20);
  expect(Math.abs((y0 + y1) / 2 - 250)).toBeLessThan(20);
});

test('nothing is read on empty, dusty and ruled pages', async () => {
  const pages = [
    picture(800, 1000, () => undefined),
    picture(800, 1000, (context) => {
      for (let index = 0; index < 300; index += 1)
        context.fillRect((index * 7919) % 800, (index * 104729) % 1000, 2, 2);
    }),
    picture(800, 1000, (context) => {
      for (let line = 1; line < 12; line += 1) context.fillRect(60, line * 80, 680, 2);
    }),
  ];
  for (const image of pages) expect((await read(image)).text).toBe('');
});

test('pictures that cannot be are refused', async () => {
  const image = { data: new Uint8Array(10), width: 100, height: 100, channels: 1, dpiX: 200, dpiY: 200 } as const;
  await expect(recogniser.recognise(image)).rejects.toMatchObject({ code: 'damaged-file' });
  const huge = { ...image, data: new Uint8Array(0), width: 1e6, height: 1e6 };
  await expect(recogniser.recognise(huge)).rejects.toMatchObject({ code: 'damaged-file' });
});
