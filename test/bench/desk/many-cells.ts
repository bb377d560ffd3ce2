import type { Page } from 'playwright-core';
import { type Frames, framesWhileScrolling, median, msAfter, waitUntil } from './watched-window.ts';

/** What is measured of a review table. */
export interface ManyCells {
  /** From the key until the first rows are drawn with their cells. */
  readonly openMs: number;
  readonly frames: Frames;
  /** From the press on a column's name until its rows stand in that order. */
  readonly sortMs: number;
  /** From words typed in a column until only the rows that hold them are there. */
  readonly filterMs: number;
}

const turns = 5;
const screens = 30;
const isDrawn = `(document.querySelector('.review-row .review-cell')?.textContent ?? '…') !== '…'`;
const firstRow = `document.querySelector('.review-row')?.textContent`;
const rowCount = `document.querySelector('.review-grid')?.getAttribute('aria-rowcount')`;

/** Opens the table of the matter that is chosen, scrolls, sorts and filters it. */
export async function measureManyCells(page: Page): Promise<ManyCells> {
  const opens: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    if (turn > 0) await page.locator('.review-toolbar .link-button').first().click();
    await page.waitForTimeout(300);
    opens.push(await msAfter(page, 'keydown', isDrawn, () => page.keyboard.press('Control+t')));
  }
  const frames = await framesWhileScrolling(page, '.review-scroller', screens);
  await page.evaluate(`document.querySelector('.review-scroller').scrollTop = 0`);
  await page.waitForTimeout(500);

  const sorts: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const before = await page.evaluate(firstRow);
    const isOther = `${firstRow} !== ${JSON.stringify(before)}`;
    // Up and down in turns: another row stands first each time.
    const name = page.locator('.review-head-cell .review-sort').nth(2);
    sorts.push(await msAfter(page, 'pointerdown', isOther, () => name.click()));
    await page.waitForTimeout(300);
  }

  const filters: number[] = [];
  const field = page.locator('.review-head-cell .review-filter input').nth(3);
  const all = await page.evaluate(rowCount);
  const isFiltered = `${rowCount} !== ${JSON.stringify(all)}`;
  for (const words of ['hong', 'kong', 'hong kong', 'ho', 'ong']) {
    await field.focus();
    filters.push(await msAfter(page, 'input', isFiltered, () => page.keyboard.insertText(words)));
    await page.waitForTimeout(300);
    await field.fill('');
    await waitUntil(page, `!(${isFiltered})`);
    await page.waitForTimeout(300);
  }
  return { openMs: median(opens), frames, sortMs: median(sorts), filterMs: median(filters) };
}
