import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { degrees, PDFDocument, PDFName, PDFNumber } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dropPaths, openFromList, picture, samplesFolder, startJourney, waitForState } from './journey.ts';
import type { LaunchedSampan } from './launch.ts';

const name = 'turned.pdf';
let files: string;
let sampan: LaunchedSampan;

/** The sample contract with its pages turned, cropped and scaled. */
async function turnedContract(): Promise<Uint8Array> {
  const document = await PDFDocument.load(readFileSync(join(samplesFolder, 'supply-agreement-en.pdf')));
  const [, second, third, fourth, fifth] = document.getPages();
  second?.setRotation(degrees(90));
  third?.setCropBox(60, 200, 500, 600);
  fourth?.node.set(PDFName.of('UserUnit'), PDFNumber.of(1.6));
  fifth?.setRotation(degrees(270));
  fifth?.setCropBox(40, 60, 500, 700);
  return document.save();
}

beforeAll(async () => {
  files = mkdtempSync(join(tmpdir(), 'sampan-turned-'));
  const path = join(files, name);
  writeFileSync(path, await turnedContract());
  sampan = await startJourney();
  await dropPaths(sampan.page, [path]);
  await waitForState(sampan.page, name, 'ready');
  await openFromList(sampan.page, name);
  await sampan.page.locator('.finding').first().waitFor();
});

afterAll(async () => {
  await sampan.close();
  rmSync(files, { recursive: true, force: true });
});

interface Placed {
  readonly marks: number;
  readonly onWords: number;
}

/** How many marks of a page there are whose middle lies on words of the text layer, and how many in all; those cut off by the crop box apart. */
function marksOnWords(page: number): string {
  return `(() => {
    const sheet = document.querySelector('.page[data-page-number="${page}"]');
    const edge = sheet.getBoundingClientRect();
    const words = [...sheet.querySelectorAll('.textLayer span:not(.markedContent)')].map((span) => span.getBoundingClientRect());
    const boxes = [...sheet.querySelectorAll('.mark polygon')].map((polygon) => polygon.getBoundingClientRect());
    const middles = boxes
      .map((box) => [box.left + box.width / 2, box.top + box.height / 2])
      .filter(([x, y]) => x > edge.left && x < edge.right && y > edge.top && y < edge.bottom);
    const isOn = ([x, y]) => words.some((box) => x >= box.left - 2 && x <= box.right + 2 && y >= box.top - 2 && y <= box.bottom + 2);
    return { marks: middles.length, onWords: middles.filter(isOn).length };
  })()`;
}

describe('marks on pages that are not upright', () => {
  test.each([
    [2, 'turned by 90°', 'page-turned'],
    [3, 'cropped', 'page-cropped'],
    [4, 'scaled by a user unit', 'page-scaled'],
    [5, 'turned by 270° and cropped', 'page-turned-cropped'],
  ] as const)('page %i, %s: they lie on the words', async (number, _what, pictureName) => {
    const { page } = sampan;
    const field = page.getByRole('textbox', { name: 'Page number' });
    await field.fill(String(number));
    await field.press('Enter');
    await page.locator(`.page[data-page-number="${number}"] canvas`).waitFor();
    await page.locator(`.page[data-page-number="${number}"] .textLayer span:not(.markedContent)`).first().waitFor();
    await page.locator(`.page[data-page-number="${number}"] .mark polygon`).first().waitFor();
    await picture(page, pictureName);
    const placed = await page.evaluate<Placed>(marksOnWords(number));
    expect(placed.marks).toBeGreaterThan(5);
    expect(placed.onWords / placed.marks).toBeGreaterThan(0.95);
  });
});
