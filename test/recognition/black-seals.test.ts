import type { SKRSContext2D } from '@napi-rs/canvas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from '#contract/document.ts';
import { pageFromRecognition } from '#main/recognition/page-from-recognition.ts';
import { createRecogniser, type Recogniser } from '#main/recognition/recogniser.ts';
import type { RecognitionImage } from '#main/recognition/recognition-image.ts';
import { modelsFolder, paragraph, picture, vocabularyFile, writeLines } from './made-pictures.ts';

let recogniser: Recogniser;

beforeAll(async () => {
  recogniser = await createRecogniser({ modelsFolder, threads: 1, vocabularyFile });
});

afterAll(async () => {
  await recogniser.close();
});

async function read(image: RecognitionImage): Promise<Page> {
  const { width, height } = image;
  const place = { number: 1, label: null, box: [0, 0, width, height], rotation: 0, userUnit: 1 } as const;
  return pageFromRecognition(place, await recogniser.recognise(image));
}

/** As a black-and-white scanner or a fax gives it. */
function inOneBit({ data, width, height, dpiX, dpiY }: RecognitionImage): RecognitionImage {
  const bits = new Uint8Array(width * height);
  for (let index = 0; index < bits.length; index += 1) bits[index] = (data[index * 4] ?? 255) > 150 ? 255 : 0;
  return { data: bits, width, height, channels: 1, dpiX, dpiY };
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');
const kinds = (page: Page): readonly string[] => (page.regions ?? []).map(({ kind }) => kind);

/** A company's chop: a ring with its name along it and a star in the middle. */
function roundChop(context: SKRSContext2D, x: number, y: number, name: string): void {
  context.save();
  context.translate(x, y);
  context.lineWidth = 7;
  context.beginPath();
  context.arc(0, 0, 130, 0, 2 * Math.PI);
  context.stroke();
  context.textAlign = 'center';
  context.font = '32px "Page face"';
  for (const [index, character] of [...name].entries()) {
    context.save();
    context.rotate(-2 + (4 * index) / (name.length - 1));
    context.fillText(character, 0, -85);
    context.restore();
  }
  context.font = '60px "Page face"';
  context.fillText('\u2605', 0, 20);
  context.font = '30px "Page face"';
  context.fillText('合同專用章', 0, 80);
  context.restore();
}

/** A name written in one go over a signature line. */
function signature(context: SKRSContext2D, x: number, y: number): void {
  context.lineWidth = 4;
  context.beginPath();
  context.moveTo(x, y - 20);
  context.bezierCurveTo(x + 30, y - 130, x + 60, y - 100, x + 35, y + 5);
  context.bezierCurveTo(x + 60, y - 70, x + 80, y - 60, x + 95, y - 15);
  context.bezierCurveTo(x + 110, y - 70, x + 150, y - 110, x + 140, y - 10);
  context.bezierCurveTo(x + 170, y - 60, x + 180, y - 20, x + 215, y - 40);
  context.bezierCurveTo(x + 240, y - 10, x + 260, y - 75, x + 320, y - 30);
  context.stroke();
}

test.each(['海港燈籠零件有限公司', '上海明珠贸易有限公司'])(
  'a round black seal (%s) is a region, and its characters none of the page’s',
  async (name) => {
    const page = await read(
      inOneBit(
        picture(1000, 800, (context) => {
          writeLines(context, paragraph, 90);
          roundChop(context, 700, 620, name);
        }),
      ),
    );
    expect(plain(page.text)).toBe(plain(paragraph.join('')));
    expect(kinds(page)).toEqual(['seal']);
    const [x0, y0, x1, y1] = page.regions?.[0]?.box ?? [0, 0, 0, 0];
    expect(Math.abs((x0 + x1) / 2 - 700)).toBeLessThan(10);
    expect(Math.abs((y0 + y1) / 2 - 180)).toBeLessThan(10);
  },
);

test('a black seal that touches a printed line leaves the line whole', async () => {
  const line = 'SIGNED for HARBOUR LANTERN COMPONENTS LIMITED';
  const page = await read(
    inOneBit(
      picture(1100, 860, (context) => {
        writeLines(context, [...paragraph, '', line], 90);
        roundChop(context, 800, 681, '海港燈籠零件有限公司');
      }),
    ),
  );
  expect(plain(page.text)).toBe(plain([...paragraph, line].join('')));
  expect(kinds(page)).toEqual(['seal']);
});

test('a square name seal in black is a region', async () => {
  const page = await read(
    inOneBit(
      picture(1000, 700, (context) => {
        writeLines(context, paragraph, 90);
        context.lineWidth = 9;
        context.strokeRect(700, 480, 130, 130);
        context.font = 'bold 62px "Page face"';
        for (const [index, character] of [...'陳大文印'].entries()) {
          context.fillText(character, 766 - 62 * Math.floor(index / 2), 537 + 62 * (index % 2));
        }
      }),
    ),
  );
  expect(plain(page.text)).toBe(plain(paragraph.join('')));
  expect(kinds(page)).toEqual(['seal']);
});

test.each([
  ['over', 0],
  ['across', 25],
])('a signature %s its line is a region', async (_, lower) => {
  const page = await read(
    inOneBit(
      picture(1000, 800, (context) => {
        writeLines(context, paragraph, 90);
        context.fillRect(80, 620, 500, 3);
        context.fillText('Authorised signatory', 80, 680);
        signature(context, 140, 600 + lower);
      }),
    ),
  );
  expect(plain(page.text)).toBe(plain([...paragraph, 'Authorised signatory'].join('')));
  expect(kinds(page)).toEqual(['signature']);
});

test('print stays print: in boxes, in table cells, on underlines, and where a pen has gone round it', async () => {
  const words = ['Office use only', 'Approved', 'PURCHASE AGREEMENT'];
  const page = await read(
    inOneBit(
      picture(1100, 900, (context) => {
        writeLines(context, paragraph, 80);
        context.lineWidth = 3;
        context.strokeRect(60, 460, 320, 90);
        context.fillText('Office use only', 90, 520);
        context.strokeRect(500, 460, 180, 170);
        context.fillText('Approved', 510, 560);
        context.font = '60px "Page face"';
        context.fillText('PURCHASE AGREEMENT', 80, 760);
        context.fillRect(80, 780, 640, 4);
        context.beginPath();
        context.ellipse(190, 250, 180, 40, 0, 0, 2 * Math.PI);
        context.stroke();
      }),
    ),
  );
  for (const each of [...words, paragraph[1] ?? '', paragraph[3] ?? ''])
    expect(plain(page.text)).toContain(plain(each).slice(-8));
  expect(kinds(page)).toEqual([]);
});
