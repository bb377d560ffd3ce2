import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dropPaths, openFromList, picture, samplesFolder, setSettings, startJourney, waitForState } from './journey.ts';
import type { LaunchedSampan } from './launch.ts';

const english = 'supply-agreement-en.pdf';
const chinese = 'supply-agreement-zh-Hant.pdf';
const firstDraft = 'loan-first.txt';
const secondDraft = 'loan-second.txt';
let files: string;
let sampan: LaunchedSampan;

const clauses = {
  payment: '1. Payment\n\nThe Borrower shall repay HK$1,000,000 to the Lender by equal monthly instalments.\n\n',
  paymentChanged: '1. Payment\n\nThe Borrower shall repay HK$1,200,000 to the Lender by equal monthly instalments.\n\n',
  interest: '2. Interest\n\nInterest accrues on every overdue sum at the rate of 5% per annum until payment.\n\n',
  insurance: '3. Insurance\n\nThe Borrower shall insure the warehouse and its machinery against fire and flood.\n\n',
  notices: '4. Notices\n\nEvery notice must be in writing and delivered by hand to the registered office.\n\n',
};

beforeAll(async () => {
  files = mkdtempSync(join(tmpdir(), 'sampan-versions-'));
  const { payment, paymentChanged, interest, insurance, notices } = clauses;
  writeFileSync(join(files, firstDraft), payment + interest + insurance + notices);
  writeFileSync(join(files, secondDraft), paymentChanged + interest + notices);
  sampan = await startJourney();
  await dropPaths(sampan.page, [
    join(files, firstDraft),
    join(files, secondDraft),
    join(samplesFolder, english),
    join(samplesFolder, chinese),
  ]);
  for (const name of [firstDraft, secondDraft, english, chinese]) await waitForState(sampan.page, name, 'ready');
});

afterAll(async () => {
  await sampan.close();
  rmSync(files, { recursive: true, force: true });
});

const pairs = () => sampan.page.locator('.pair');
const filterButton = (name: string) => sampan.page.locator('.versions-tools .chip-button', { hasText: name });

async function showVersions(name: string, other: string): Promise<void> {
  const { page } = sampan;
  await openFromList(page, name);
  await page.keyboard.press('Control+7');
  const choice = page.locator('.versions-head .select-button');
  await choice.waitFor();
  if ((await choice.textContent())?.includes(other) !== true) {
    await choice.click();
    await page.getByRole('option', { name: other }).click();
  }
  await page.locator('.versions-names', { hasText: other }).waitFor();
}

describe('two drafts in one language', () => {
  test('changed words are marked where they stand, and a clause that is gone is said to be missing', async () => {
    await showVersions(firstDraft, secondDraft);
    const changed = pairs().filter({ hasText: '1,200,000' }).first();
    expect(await changed.locator('del').allTextContents()).toEqual([expect.stringContaining('000,000')]);
    expect(await changed.locator('ins').allTextContents()).toEqual([expect.stringContaining('200,000')]);
    const missing = sampan.page.locator('.pair.is-missing');
    expect(await missing.locator('.pair-status').textContent()).toBe('Missing from the other version');
    expect(await missing.textContent()).toContain('Insurance');
  });

  test('the filter shows what differs, and its counts are those of the rows', async () => {
    const all = await pairs().count();
    for (const name of ['Differences', 'Conflicts', 'All']) {
      await filterButton(name).click();
      await expect.poll(() => filterButton(name).getAttribute('aria-pressed')).toBe('true');
      const rows = await sampan.page.locator('.pair .pair-name').first().isVisible();
      const count = Number(await filterButton(name).locator('.count').textContent());
      expect(await pairs().count()).toBe(count);
      expect(rows).toBe(count > 0);
    }
    expect(await pairs().count()).toBe(all);
    expect(Number(await filterButton('Differences').locator('.count').textContent())).toBeLessThan(all);
  });

  test('keys step through the differences, and an inserted word opens the other document at its place', async () => {
    const { page } = sampan;
    await page.locator('.versions-list').focus();
    await page.keyboard.press('j');
    const current = page.locator('.pair.is-current');
    await current.waitFor();
    const first = await current.textContent();
    await page.keyboard.press('j');
    await expect.poll(() => current.textContent()).not.toBe(first);
    await page.keyboard.press('k');
    await expect.poll(() => current.textContent()).toBe(first);
    await page.locator('.pair ins .pair-mark').first().click();
    await page.locator('.page-toolbar .document-title', { hasText: secondDraft }).waitFor();
    expect(await page.locator('.pair ins').count()).toBeGreaterThan(0);
  });
});

test('two drafts are written as a redline into the folder that a person chooses', async () => {
  const { app, page } = sampan;
  await showVersions(firstDraft, secondDraft);
  // The system's own dialog cannot be driven: it answers as if this folder had been chosen.
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, files);
  await page.getByRole('button', { name: 'Export…' }).click();
  await page.getByText('The comparison was written.').waitFor();
  const written = readdirSync(files).filter((name) => name.includes('redline'));
  expect(written.sort()).toEqual(['loan-first - loan-second.redline.docx', 'loan-first - loan-second.redline.html']);
});

describe('an agreement in English and in Chinese', () => {
  test('a conflict is shown with what each version says, on both sides, in the language of the window', async () => {
    const { page } = sampan;
    await showVersions(english, chinese);
    await filterButton('Conflicts').click();
    const conflict = page.locator('.pair.is-conflict').first();
    await conflict.locator('.pair-conflict .pair-value').nth(1).waitFor();
    expect(await conflict.locator('.pair-words mark').count()).toBeGreaterThanOrEqual(2);
    await page.locator('.pane-edge').last().focus();
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('j');
    await page.locator('.pair.is-current').waitFor();
    await picture(page, 'versions');
    await setSettings(page, { locale: 'zh-Hant', theme: 'dark' });
    await page.locator('.pair.is-conflict .pair-status', { hasText: '衝突' }).first().waitFor();
    const reasons = await page.locator('.pair-reason').allTextContents();
    expect(reasons.length).toBeGreaterThan(0);
    for (const reason of reasons) expect(reason).toMatch(/\p{Script=Han}/u);
    await filterButton('差異').click();
    await picture(page, 'versions-zh-Hant');
    await filterButton('全部').click();
    await setSettings(page, { locale: 'en', theme: 'light' });
  });

  test('which version prevails leads to the clause that says so', async () => {
    const { page } = sampan;
    const prevailing = page.locator('.versions-prevailing');
    expect(await prevailing.textContent()).toMatch(/prevails|equal force|contradict/);
    const shownPage = page.locator('.page-number input');
    const before = Number(await shownPage.inputValue());
    await prevailing.locator('.link-button').click();
    await expect.poll(async () => Number(await shownPage.inputValue())).toBeGreaterThan(before);
  });

  test('the columns stand beside each other where there is room, and one above the other where there is none', async () => {
    const { page } = sampan;
    const columns = async (width: number) => {
      await page.evaluate(`document.querySelector('.known-tabs').style.width = '${width}px'`);
      return page.evaluate<number>(
        `getComputedStyle(document.querySelector('.pair .pair-sides')).gridTemplateColumns.split(' ').length`,
      );
    };
    expect(await columns(300)).toBe(1);
    expect(await columns(700)).toBe(2);
  });
});
