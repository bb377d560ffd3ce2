import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { degrees, PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentRow, dropPaths, openFromList, picture, samplesFolder, startJourney, waitForState } from './journey.ts';
import type { LaunchedSampan } from './launch.ts';

const mixed = 'mixed.pdf';
let files: string;
let dataFolder: string;
let sampan: LaunchedSampan;

/** Pages of the samples in English, Traditional, Simplified and Cantonese in one file, two of them turned. */
async function mixedDocument(): Promise<Uint8Array> {
  const whole = await PDFDocument.create();
  for (const [index, name] of [
    'supply-agreement-en.pdf',
    'supply-agreement-zh-Hant.pdf',
    'supply-agreement-zh-Hans.pdf',
    'chat-yue-Hant.pdf',
  ].entries()) {
    const source = await PDFDocument.load(readFileSync(join(samplesFolder, name)));
    const [page] = await whole.copyPages(source, [0]);
    if (page === undefined) continue;
    page.setRotation(degrees(index === 1 ? 90 : index === 3 ? 270 : 0));
    whole.addPage(page);
  }
  return whole.save();
}

beforeAll(async () => {
  files = mkdtempSync(join(tmpdir(), 'sampan-languages-'));
  dataFolder = mkdtempSync(join(tmpdir(), 'sampan-languages-data-'));
  const path = join(files, mixed);
  writeFileSync(path, await mixedDocument());
  sampan = await startJourney({ dataFolder });
  await dropPaths(sampan.page, [path]);
  await waitForState(sampan.page, mixed, 'ready');
  await openFromList(sampan.page, mixed);
});

afterAll(async () => {
  await sampan.close();
  rmSync(files, { recursive: true, force: true });
  rmSync(dataFolder, { recursive: true, force: true });
});

async function goToPage(number: number): Promise<void> {
  const { page } = sampan;
  const field = page.getByRole('textbox', { name: 'Page number' });
  await field.fill(String(number));
  await field.press('Enter');
  await page.locator(`.page[data-page-number="${number}"] .textLayer span:not(.markedContent)`).first().waitFor();
}

/** Of the words on a page, how many lie under a tint of the language, and the tints' languages. */
function wordsUnder(page: number, language: string): string {
  return `(() => {
    const sheet = document.querySelector('.page[data-page-number="${page}"]');
    const washes = [...sheet.querySelectorAll('.tint-layer .tongue-${language} polygon')].map((wash) => wash.getBoundingClientRect());
    const words = [...sheet.querySelectorAll('.textLayer span:not(.markedContent)')].filter((span) => /\\p{L}/u.test(span.textContent)).map((span) => span.getBoundingClientRect());
    const isUnder = (word) => {
      const x = word.left + word.width / 2;
      const y = word.top + word.height / 2;
      return washes.some((wash) => x >= wash.left - 2 && x <= wash.right + 2 && y >= wash.top - 2 && y <= wash.bottom + 2);
    };
    return { words: words.length, under: words.filter(isUnder).length };
  })()`;
}

interface Counted {
  readonly words: number;
  readonly under: number;
}

describe('the languages of a document', () => {
  test('the list and the head of the document show its mix in words', async () => {
    const { page } = sampan;
    const row = documentRow(page, mixed).locator('.language-mix');
    await row.waitFor();
    const words = await row.textContent();
    expect(words).toMatch(/^Languages: 粵語 \d+% · English \d+%/);
    expect(words).toMatch(/繁體 \d+%/);
    expect(words).toMatch(/简体 \d+%/);
    const head = await page.locator('.page-strip .language-mix').textContent();
    expect(head).toMatch(/^Languages: Cantonese \d+% · English \d+% · (Simplified|Traditional) Chinese \d+%/);
    expect(await page.locator('.tint-layer').count()).toBe(0);
  });

  test.each([
    [1, 'en', 'upright'],
    [2, 'zh-Hant', 'turned by 90°'],
    [3, 'zh-Hans', 'upright'],
    [4, 'yue-Hant', 'turned by 270°'],
  ] as const)('page %i: the words in %s lie under their colour (%s)', async (number, language, _turned) => {
    const { page } = sampan;
    const toggle = page.getByRole('button', { name: 'Languages on the page' });
    if ((await toggle.getAttribute('aria-pressed')) !== 'true') await toggle.click();
    await goToPage(number);
    await page.locator(`.page[data-page-number="${number}"] .tint-layer .tongue-${language} polygon`).first().waitFor();
    await picture(page, `languages-${language}`);
    const counted = await page.evaluate<Counted>(wordsUnder(number, language));
    expect(counted.words).toBeGreaterThan(8);
    expect(counted.under / counted.words).toBeGreaterThan(0.5);
  });

  test('each language has a pattern of its own beside its colour', async () => {
    const looks = await sampan.page.evaluate<readonly string[]>(
      `[...document.querySelectorAll('.language-legend .language-swatch .rule:not(.over)')].map((rule) => {
        const look = getComputedStyle(rule);
        return [look.strokeWidth, look.strokeDasharray, look.strokeLinecap].join(' ');
      })`,
    );
    expect(looks.length).toBeGreaterThanOrEqual(4);
    expect(new Set(looks).size).toBe(looks.length);
  });

  test('the legend is reached by keyboard, sets one language off, and leads to its next place', async () => {
    const { page } = sampan;
    await goToPage(1);
    await page
      .locator('.language-legend')
      .getByRole('button', { name: /^Cantonese, \d+%/ })
      .focus();
    await page.locator('.pages-frame[data-only="yue-Hant"]').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.page[data-page-number="4"] .mark-layer.is-flash').waitFor();
    await page.keyboard.press('ArrowRight');
    await page.locator('.pages-frame[data-only="en"]').waitFor();
  });

  test('words are found in either script, however they are typed', async () => {
    const { page } = sampan;
    await page.locator('.pages').focus();
    await page.keyboard.press('Control+f');
    const totals: (string | null)[] = [];
    for (const typed of ['港燈籠', '港灯笼']) {
      await page.getByRole('searchbox', { name: 'Find in document' }).fill(typed);
      const hits = page.locator('.find-hits');
      await expect.poll(() => hits.textContent(), { timeout: 20_000 }).toMatch(/^\d+ of \d+$/);
      await expect
        .poll(() => page.locator('.textLayer .highlight').allTextContents(), { timeout: 20_000 })
        .toContain('港燈籠');
      totals.push((await hits.textContent())?.replace(/^\d+ /, '') ?? null);
    }
    expect(totals[1]).toBe(totals[0]);
    await page.keyboard.press('Escape');
    await page.locator('.find-bar').waitFor({ state: 'detached' });
  });

  test('is remembered, works in Chinese and in the dark, and goes with one key', async () => {
    await sampan.close();
    sampan = await startJourney({ dataFolder });
    const { page } = sampan;
    await page.evaluate(`window.sampan.request('settings.set', { locale: 'zh-Hant', theme: 'dark' })`);
    await page
      .locator('.language-legend')
      .getByRole('button', { name: /^粵語，/ })
      .waitFor();
    await page.locator('.tint-layer polygon').first().waitFor();
    await picture(page, 'languages-dark');
    await page.locator('.pages').focus();
    await page.keyboard.press('l');
    await page.locator('.tint-layer').first().waitFor({ state: 'detached' });
    expect(await page.locator('.page-strip').textContent()).toMatch(/繁體中文 \d+%/);
  });
});
