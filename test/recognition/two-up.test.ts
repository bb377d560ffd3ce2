import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from '#contract/document.ts';
import { pageFromRecognition, twoPages } from '#main/recognition/page-from-recognition.ts';
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

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');
const later = [
  'The Landlord shall keep the roof in good repair always.',
  '業主須維修屋頂及外牆，費用由業主承擔，不得向租客收取。',
  '出租人应当承担房屋的维修义务，双方另有约定的除外。',
  'Neither party may assign this Agreement without consent.',
];

test('of two pages on one sheet the left is read to its end, then the right, and the page says so', async () => {
  const page = await read(
    picture(2200, 1500, (context) => {
      writeLines(context, paragraph, 70);
      context.translate(1120, 0);
      writeLines(context, later, 70);
    }),
  );
  expect(plain(page.text)).toBe(plain([...paragraph, ...later].join('')));
  expect(page.warnings).toContain(twoPages);
  for (const line of page.lines) {
    const text = page.text.slice(line.start, line.end);
    expect(text.includes('\n')).toBe(false);
    for (const run of line.runs) expect(run.edges).toHaveLength(run.end - run.start + 1);
  }
  const confident = page.lines.flatMap(({ runs }) => runs.flatMap(({ confidence }) => confidence ?? []));
  expect(confident.length).toBeGreaterThan(200);
});

test('a wide table, a title over both sides and vertical columns are one page', async () => {
  const table = picture(2000, 900, (context) => {
    for (let row = 0; row < 8; row += 1) {
      for (const [column, text] of ['Clause', '條款', '10,000', 'Paid'].entries()) {
        context.fillText(text, 100 + column * 520, 120 + row * 90);
      }
    }
  });
  const titled = picture(2000, 900, (context) => {
    context.font = '60px "Page face"';
    context.fillText('Agreement for the supply of marine lamps', 420, 90);
    context.translate(0, 120);
    writeLines(context, paragraph, 70);
    context.translate(1000, 0);
    writeLines(context, later, 70);
  });
  const vertical = picture(2000, 900, (context) => {
    for (const [index, column] of [
      '仲裁庭可就任何爭議作出裁決',
      '當事人應當遵守本協議之條款',
      '本協議受香港特別行政區法律',
      '租客須於每月首日繳付租金予',
    ].entries()) {
      for (const [at, character] of [...column].entries()) {
        context.fillText(character, (index < 2 ? 1800 : 850) - (index % 2) * 80, 120 + at * 46);
      }
    }
  });
  for (const image of [table, titled, vertical]) expect((await read(image)).warnings).not.toContain(twoPages);
});
