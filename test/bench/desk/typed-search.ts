import type { Page } from 'playwright-core';
import { median, msAfter } from './watched-window.ts';

/** Milliseconds from each key until the hits of what was typed so far are drawn. */
export interface TypedSearch {
  readonly medianMs: number;
  readonly slowestMs: number;
  readonly keys: number;
}

/** English by the letter, Chinese by the character. */
const queries = ['liability', 'winding up order', '清盤人的責任', '公司董事'];

export async function measureTypedSearch(page: Page): Promise<TypedSearch> {
  await page.keyboard.press('Control+Shift+f');
  const field = page.locator('.search-form input');
  await field.waitFor();
  const times: number[] = [];
  for (const query of queries) {
    await field.fill('');
    let typed = '';
    for (const letter of query) {
      typed += letter;
      if (letter === ' ') {
        await field.press('Space');
        continue;
      }
      const isFound = `document.querySelector('.search-hits')?.dataset.query === ${JSON.stringify(typed)}`;
      times.push(await msAfter(page, 'input', isFound, () => page.keyboard.insertText(letter)));
      await page.waitForTimeout(100);
    }
  }
  return { medianMs: median(times), slowestMs: Math.max(...times), keys: times.length };
}
