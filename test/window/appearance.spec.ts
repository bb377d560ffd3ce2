import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentRow, openFromList, picture, setSettings, startJourney, waitForState } from './journey.ts';
import { type LaunchedSampan, launchSampan } from './launch.ts';

let dataFolder: string;
let sampan: LaunchedSampan;

beforeAll(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'sampan-appearance-'));
});

afterAll(async () => {
  await sampan.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

describe('how the window looks and speaks', () => {
  test('the first start shows a short tour that can be left', async () => {
    sampan = await launchSampan({ dataFolder });
    const { page } = sampan;
    await setSettings(page, { modelId: 'none', locale: 'en', theme: 'light' });
    await page.getByRole('button', { name: 'Skip the tour' }).waitFor();
    await picture(page, 'tour');
    await page.getByRole('button', { name: 'Skip the tour' }).click();
    await page.locator('.tour').waitFor({ state: 'detached' });
    await sampan.close();
    sampan = await startJourney({ dataFolder });
    expect(await sampan.page.locator('.tour').count()).toBe(0);
  });

  test('the samples open with one click', async () => {
    const { page } = sampan;
    await page.getByRole('button', { name: 'Open the samples' }).first().click();
    await waitForState(page, 'supply-agreement-zh-Hant.pdf', 'ready');
    await waitForState(page, 'supply-agreement-zh-Hans.pdf', 'ready');
    await waitForState(page, 'supply-agreement-en.pdf', 'ready');
    await openFromList(page, 'supply-agreement-en.pdf');
    await page.locator('.finding').first().waitFor();
    await picture(page, 'window');
  });

  test('a conflict between versions leads to its place in the other version', async () => {
    const { page } = sampan;
    await openFromList(page, 'supply-agreement-zh-Hant.pdf');
    await page.getByRole('tab', { name: /Defects/ }).click();
    await page.locator('.finding[data-finding="fact.bilingual_mismatch"]').first().click();
    const way = page.locator('.finding.is-selected').getByRole('button', { name: /Open the other version/ });
    const other = (await way.textContent())?.replace('Open the other version: ', '') ?? '';
    expect(other).toMatch(/^supply-agreement-/);
    await way.click();
    await page.locator('.page-toolbar .document-title', { hasText: other }).waitFor();
    await page.locator('.mark-layer.is-flash').first().waitFor();
    await picture(page, 'other-version');
  });

  test('F1 tells how it is used, with every key', async () => {
    const { page } = sampan;
    await page.keyboard.press('F1');
    const help = page.getByRole('dialog', { name: 'How to' });
    await help.getByRole('heading', { name: 'Deadlines' }).waitFor();
    expect(await help.locator('kbd').allTextContents()).toContain('Ctrl K');
    await picture(page, 'help');
    const licences = help.getByRole('region', { name: 'Licences' });
    const react = licences.locator('details', { hasText: /^react \d/ });
    await react.locator('summary').click();
    await react.getByText('Permission is hereby granted').waitFor();
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
  });

  test('turns to Traditional and Simplified Chinese and back at once', async () => {
    const { page } = sampan;
    await page.getByRole('button', { name: 'Language of the window' }).click();
    await page.getByRole('menuitemradio', { name: '繁體中文' }).click();
    await page.getByRole('heading', { name: '案件' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hant');
    await openFromList(page, 'supply-agreement-zh-Hant.pdf');
    await page.getByRole('tab', { name: /瑕疵/ }).click();
    await page.locator('.finding').first().click();
    await picture(page, 'zh-Hant');
    await page.getByRole('button', { name: '介面語言' }).click();
    await page.getByRole('menuitemradio', { name: '简体中文' }).click();
    await page.getByRole('button', { name: '导出' }).waitFor();
    await openFromList(page, 'supply-agreement-zh-Hans.pdf');
    await page.getByRole('tab', { name: '摘要' }).click();
    await page.locator('.statement').first().waitFor();
    await picture(page, 'zh-Hans');
    await page.getByRole('button', { name: '界面语言' }).click();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Matters' }).waitFor();
  });

  test('the palette finds a command by its name in any of the three languages', async () => {
    const { page } = sampan;
    for (const typed of ['export', '匯出', '导出']) {
      await page.keyboard.press('Control+k');
      await page.getByRole('searchbox', { name: 'Commands' }).fill(typed);
      await page.getByRole('menuitem', { name: /Export reports/ }).waitFor();
      if (typed === '匯出') await picture(page, 'palette');
      await page.keyboard.press('Escape');
      await page.locator('.palette').waitFor({ state: 'detached' });
    }
  });

  test('dark keeps the paper a paper', async () => {
    const { page } = sampan;
    await page.keyboard.press('Control+k');
    await page.getByRole('searchbox', { name: 'Commands' }).fill('dark');
    await page.keyboard.press('Enter');
    await page.locator('html[data-theme="dark"]').waitFor();
    await openFromList(page, 'supply-agreement-en.pdf');
    await page.getByRole('tab', { name: /Defects/ }).click();
    await page.locator('.finding').first().click();
    await picture(page, 'dark');
    const filter = await page.evaluate<string>("getComputedStyle(document.querySelector('.pdfViewer canvas')).filter");
    expect(filter).toMatch(/^brightness\(0\.\d+\)$/);
  });

  test('a release in a folder is checked when it is asked for, and not believed without a key', async () => {
    const { app, page } = sampan;
    await app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    }, dataFolder);
    await page.keyboard.press('Control+,');
    const updates = page.getByRole('region', { name: 'Updates' });
    await updates.getByRole('button', { name: 'Check a folder…' }).click();
    await updates.getByText('This build carries no release key').waitFor();
    await picture(page, 'updates');
    await page.keyboard.press('Escape');
    await updates.waitFor({ state: 'detached' });
  });

  test('settings, panes and the open document are there after a restart', async () => {
    await sampan.page.keyboard.press('Control+b');
    await sampan.close();
    sampan = await launchSampan({ dataFolder });
    const { page } = sampan;
    await page.locator('.page-toolbar .document-title', { hasText: 'supply-agreement-en.pdf' }).waitFor();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(await documentRow(page, 'supply-agreement-en.pdf').isVisible()).toBe(false);
    await page.keyboard.press('Control+b');
    await documentRow(page, 'supply-agreement-en.pdf').waitFor({ state: 'visible' });
  });
});
