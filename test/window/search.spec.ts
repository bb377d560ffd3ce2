import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dropPaths, picture, setSettings, startJourney, waitForState } from './journey.ts';
import type { LaunchedSampan } from './launch.ts';

const english = 'terms.txt';
const chinese = 'notice.txt';
let files: string;
let sampan: LaunchedSampan;

beforeAll(async () => {
  files = mkdtempSync(join(tmpdir(), 'sampan-search-'));
  writeFileSync(
    join(files, english),
    'Any dispute shall be referred to arbitration in Hong Kong.\n\nThe buyer pays HK$1,000,000 on delivery.\n',
  );
  writeFileSync(join(files, chinese), '買方須於交貨時支付壹佰萬港元。\n\n本通知以繁體中文為準。\n');
  sampan = await startJourney();
  await dropPaths(sampan.page, [join(files, english), join(files, chinese)]);
  await waitForState(sampan.page, english, 'ready');
  await waitForState(sampan.page, chinese, 'ready');
});

afterAll(async () => {
  await sampan.close();
  rmSync(files, { recursive: true, force: true });
});

const box = () => sampan.page.locator('.search-form input');
const hits = () => sampan.page.locator('.search-item');

async function searchFor(words: string): Promise<void> {
  await sampan.page.keyboard.press('Control+Shift+F');
  await expect.poll(() => box().evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
  await box().fill(words);
}

describe('searching', () => {
  test('finds as one types, across the languages, and says by what', async () => {
    await searchFor('仲裁');
    await hits().filter({ hasText: english }).first().waitFor();
    const first = hits().first();
    expect(await first.locator('mark').first().textContent()).toBe('arbitration');
    expect(await first.textContent()).toContain('仲裁 → arbitration');
    expect(await sampan.page.locator('.search-notes').textContent()).not.toContain('none has all');
  });

  test('Enter opens the first hit, and its page is marked', async () => {
    const { page } = sampan;
    await box().press('Enter');
    await page.locator('.page-toolbar .document-title', { hasText: english }).waitFor();
    await page.locator('.tint.hit').first().waitFor({ state: 'attached' });
    await picture(page, 'search');
    await page.locator('.page-strip').getByRole('button', { name: 'Take the marks off' }).click();
    await page.locator('.tint.hit').first().waitFor({ state: 'detached' });
  });

  test('an amount is found in any form of it', async () => {
    await searchFor('HK$1,000,000');
    await hits().filter({ hasText: chinese }).first().waitFor();
    expect(await hits().filter({ hasText: chinese }).locator('mark').first().textContent()).toContain('壹佰萬');
  });

  test('the arrow keys reach a hit and Enter opens it', async () => {
    const { page } = sampan;
    await searchFor('繁體中文');
    await hits().first().locator('mark').filter({ hasText: '繁體' }).first().waitFor();
    await box().press('ArrowDown');
    await expect.poll(() => page.locator('.search-item[data-focused]').count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.locator('.page-toolbar .document-title', { hasText: chinese }).waitFor();
  });

  test('a search is kept for the matter, asked again and forgotten', async () => {
    const { page } = sampan;
    await searchFor('HK$1,000,000');
    await page.getByRole('button', { name: 'Keep this search' }).click();
    await searchFor('繁體中文');
    await page
      .getByRole('list', { name: 'Kept searches' })
      .getByRole('button', { name: 'HK$1,000,000', exact: true })
      .click();
    expect(await box().inputValue()).toBe('HK$1,000,000');
    await hits().filter({ hasText: chinese }).first().waitFor();
    await page.getByRole('button', { name: 'Forget “HK$1,000,000”' }).click();
    await page.locator('.saved-search').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Keep this search' }).waitFor();
  });

  test('words that stand nowhere are not said to be found', async () => {
    await searchFor('zzqqxx');
    await expect
      .poll(() => sampan.page.locator('.search-notes').textContent())
      .toMatch(/No page has these words|Nothing found/);
  });

  test('the names fit at every width of the pane, in the three languages', async () => {
    const { page } = sampan;
    for (const locale of ['zh-Hant', 'zh-Hans', 'en'] as const) {
      await setSettings(page, { locale });
      for (const width of [260, 320, 400]) {
        await page.evaluate(`document.querySelector('.known-tabs').style.width = '${width}px'`);
        const beyond = await page.evaluate<number>(
          `Math.max(...[...document.querySelectorAll('.known-tabs [role="tab"]')].map((tab) => tab.getBoundingClientRect().right)) - document.querySelector('.known-tabs').getBoundingClientRect().right`,
        );
        expect(beyond, `${locale} at ${width}`).toBeLessThanOrEqual(0);
      }
    }
  });
});
