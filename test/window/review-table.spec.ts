import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropPaths, picture, samplesFolder, setSettings, startJourney, waitForState } from './journey.ts';
import type { LaunchedSampan } from './launch.ts';

const names = ['supply-agreement-en.pdf', 'supply-agreement-zh-Hant.pdf', 'cuad-etelos-distributor-agreement.pdf'];
let folder: string;
let sampan: LaunchedSampan;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sampan-review-'));
  sampan = await startJourney();
  await dropPaths(
    sampan.page,
    names.map((name) => join(samplesFolder, name)),
  );
  for (const name of names) await waitForState(sampan.page, name, 'ready');
});

afterAll(async () => {
  await sampan.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a table of a matter is filled, asked, corrected, filtered, leads to the page and is written', async () => {
  const { app, page } = sampan;
  await page.keyboard.press('Control+t');
  const pane = page.getByRole('main', { name: 'Review table' });
  await pane.getByText('No table yet').waitFor();
  await pane.getByRole('button', { name: 'New table' }).click();
  await page.getByRole('menuitem', { name: 'Arbitration agreements' }).click();
  const grid = pane.getByRole('grid', { name: 'Arbitration agreements' });
  await grid.getByText('Hong Kong', { exact: true }).first().waitFor();
  expect(await grid.locator('.review-row').count()).toBe(3);
  // A question in Cantonese, without a model: the passages that speak of it.
  await pane.getByRole('textbox', { name: 'Ask every document…' }).fill('幾時要畀錢?');
  await page.keyboard.press('Enter');
  await grid.locator('.review-row').nth(1).locator('.review-cell').last().and(grid.locator('.is-answered')).waitFor();
  await expect.poll(() => grid.locator('.is-pending').count(), { timeout: 60_000 }).toBe(0);
  await picture(page, 'review-table');

  // The keys of a spreadsheet: to the seat of the second row, corrected, taken back.
  await grid.locator('.review-row').nth(1).locator('.review-cell').nth(1).click();
  await grid.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('e');
  const field = pane.getByRole('textbox', { name: 'Correct' });
  await field.fill('Singapore');
  await pane.getByRole('button', { name: 'Save' }).click();
  await grid.locator('.is-corrected', { hasText: 'Singapore' }).waitFor();
  await pane.getByRole('button', { name: 'Undo' }).click();
  await grid.locator('.is-corrected').waitFor({ state: 'detached' });
  // The keys take that back too, and do it again.
  await grid.focus();
  await page.keyboard.press('Control+z');
  await grid.locator('.is-corrected', { hasText: 'Singapore' }).waitFor();
  await page.keyboard.press('Control+Shift+z');
  await grid.locator('.is-corrected').waitFor({ state: 'detached' });

  // A column of another kind, found by its name in any of the languages.
  await pane.getByRole('button', { name: 'Add a column…' }).click();
  const picker = page.getByRole('dialog', { name: 'Add a column…' });
  await picker.getByRole('searchbox').fill('合約期 period');
  await picker.getByRole('menuitem', { name: 'Term: period', exact: true }).waitFor();
  await picture(page, 'review-table-columns');
  await picker.getByRole('menuitem', { name: 'Term: period', exact: true }).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await grid.getByRole('columnheader', { name: 'Term: period' }).waitFor();

  // Rows that say the same stand together; the keys close a group and open it again.
  await pane.getByRole('button', { name: /Not grouped/ }).click();
  await page.getByRole('option', { name: 'By Seat', exact: true }).click();
  const grouped = pane.getByRole('treegrid');
  const head = grouped.locator('.review-group').first();
  await head.waitFor();
  expect(await grouped.locator('.review-row:not(.review-group)').count()).toBe(3);
  await picture(page, 'review-table-grouped');
  await grouped.focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => head.getAttribute('aria-expanded')).toBe('false');
  await expect.poll(() => grouped.locator('.review-row:not(.review-group)').count()).toBeLessThan(3);
  await page.keyboard.press('Enter');
  await expect.poll(() => grouped.locator('.review-row:not(.review-group)').count()).toBe(3);
  // Groups within groups: ← leads to the head above.
  await pane.getByRole('button', { name: /No groups within/ }).click();
  await page.getByRole('option', { name: 'then by Institution', exact: true }).click();
  const inner = grouped.locator('.review-group[aria-level="2"]').first();
  await inner.waitFor();
  expect(await grouped.locator('.review-row:not(.review-group)').first().getAttribute('aria-level')).toBe('3');
  await picture(page, 'review-table-groups-within');
  await grouped.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => inner.getAttribute('aria-expanded')).toBe('false');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => head.getAttribute('aria-current')).toBe('true');
  await pane.getByRole('button', { name: /By Seat/ }).click();
  await page.getByRole('option', { name: 'Not grouped' }).click();

  // A column goes elsewhere by its menu, by the keys and by its grip; the keys take each back.
  const titles = () => grid.locator('.review-sort').allTextContents();
  const asMade = await titles();
  const [document = '', first = '', second = '', third = '', ...further] = asMade;
  await grid.getByRole('button', { name: `Column ${first}`, exact: true }).click();
  await page.getByRole('menuitem', { name: 'Move right' }).click();
  await expect.poll(titles).toEqual([document, second, first, third, ...further]);
  await grid.locator('.review-row').first().locator('.review-cell').nth(1).click();
  await grid.focus();
  await page.keyboard.press('Alt+ArrowRight');
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(titles).toEqual([document, first, third, second, ...further]);
  const grips = grid.locator('.review-grip');
  await grips.nth(2).hover();
  await page.mouse.down();
  await page.mouse.move(300, 300, { steps: 3 });
  await grips.first().hover();
  await page.mouse.up();
  await expect.poll(titles).toEqual([document, second, first, third, ...further]);
  for (let step = 0; step < 4; step += 1) {
    await grid.focus();
    await page.keyboard.press('Control+z');
  }
  await expect.poll(titles).toEqual(asMade);

  // Half-typed words outlive the window.
  const asking = pane.getByRole('textbox', { name: 'Ask every document…' });
  await asking.fill('邊個負責運費');
  await page.waitForTimeout(600);
  await page.reload();
  // A key that comes before the window is there is nobody's.
  await page.locator('[data-document-state="ready"]').first().waitFor();
  await page.keyboard.press('Control+t');
  await expect.poll(() => asking.inputValue()).toBe('邊個負責運費');
  await asking.fill('');

  await grid.getByRole('textbox', { name: 'Rows whose Document holds' }).fill('zh-Hant');
  await expect.poll(() => grid.locator('.review-row').count(), { timeout: 20_000 }).toBe(1);
  await setSettings(page, { locale: 'zh-Hant', theme: 'dark' });
  await page.getByRole('main', { name: '審閱表' }).waitFor();
  await page.getByRole('button', { name: /不分組/ }).click();
  await page.getByRole('option', { name: '按「仲裁地」分組', exact: true }).click();
  await page.getByRole('button', { name: /不再細分/ }).click();
  await page.getByRole('option', { name: '再按「仲裁規則」細分', exact: true }).click();
  await page.locator('.review-group.is-level-2', { hasText: '仲裁規則' }).waitFor();
  await picture(page, 'review-table-zh-Hant');
  await page.getByRole('button', { name: /按「仲裁地」分組/ }).click();
  await page.getByRole('option', { name: '不分組' }).click();
  await setSettings(page, { locale: 'en', theme: 'light' });

  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, folder);
  await pane.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'XLSX with pages' }).click();
  await page.getByText('The table is written.').waitFor();
  expect(readdirSync(folder)).toEqual(['Arbitration agreements.xlsx']);

  await grid.locator('.review-row').first().locator('.review-cell').nth(3).click();
  await grid.focus();
  await page.keyboard.press('Enter');
  await page.locator('.mark-layer.is-flash').first().waitFor({ state: 'attached' });
  await page.getByRole('button', { name: '‹ Table' }).click();
  await grid.waitFor();
});
