import type { Page } from 'playwright-core';
import { manyName } from './desk-folder.ts';
import { type Frames, framesWhileScrolling, median, msAfter, waitUntil } from './watched-window.ts';

/** What is measured of the list of a matter's documents. */
export interface MatterList {
  /** From the press on the matter's name until its first documents are drawn. */
  readonly openMs: number;
  readonly frames: Frames;
}

const turns = 5;
const screens = 30;

/** Unfolds the matter of many documents and scrolls its list. */
export async function measureMatterList(page: Page): Promise<MatterList> {
  const row = page.locator('.tree-item.is-matter', { hasText: manyName });
  for (const other of await page.locator('.tree-item.is-matter[aria-expanded="true"]').all())
    await other.locator('.chevron').first().click();
  const isOpen = `document.querySelectorAll('[data-document-name^="00"]').length > 3`;
  const opens: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    if ((await row.getAttribute('aria-expanded')) === 'true') {
      await row.locator('.chevron').click();
      await waitUntil(page, `!(${isOpen})`);
    }
    await page.waitForTimeout(300);
    opens.push(await msAfter(page, 'pointerdown', isOpen, () => row.locator('.matter-name').click()));
    // A name that was just pressed is chosen already, and would not unfold what is pressed again.
    await page.locator('[data-document-name]').first().press('ArrowDown');
  }
  const frames = await framesWhileScrolling(page, '.matter-tree', screens);
  await page.evaluate(`document.querySelector('.matter-tree').scrollTop = 0`);
  return { openMs: median(opens), frames };
}
