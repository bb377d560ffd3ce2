import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { read } from '#test/documents/made-pdfs.ts';
import { dropPaths, picture, samplesFolder, setSettings, startJourney, waitForState } from './journey.ts';
import type { LaunchedSampan } from './launch.ts';

const names = ['supply-agreement-zh-Hant.pdf', 'chat-yue-Hant.pdf'];
let folder: string;
let sampan: LaunchedSampan;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sampan-bundle-'));
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

test('a bundle is put in order and written with its own page numbers', async () => {
  const { app, page } = sampan;
  await page.keyboard.press('Control+k');
  await page.keyboard.type('hearing bundle');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Hearing bundle' });
  const titles = dialog.getByRole('textbox', { name: /^Description: / });
  await titles.nth(1).waitFor();
  const before = await titles.evaluateAll((inputs) => inputs.map((input) => Reflect.get(input, 'value')));
  await dialog.getByRole('button', { name: 'Move down' }).first().click();
  const after = await titles.evaluateAll((inputs) => inputs.map((input) => Reflect.get(input, 'value')));
  expect(after).toEqual([...before].reverse());
  await dialog
    .getByRole('textbox', { name: /^Tab: / })
    .nth(1)
    .fill('證據');
  await dialog.getByLabel('First page').fill('87');
  await dialog.getByRole('button', { name: 'In the core bundle' }).first().click();
  await picture(page, 'bundle');
  await setSettings(page, { locale: 'zh-Hant', theme: 'dark' });
  await page.getByRole('dialog', { name: '聆訊文件冊' }).waitFor();
  await picture(page, 'bundle-zh-Hant');
  await setSettings(page, { locale: 'en', theme: 'light' });
  await app.evaluate(({ dialog: system }, chosen) => {
    system.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, folder);
  await dialog.getByRole('button', { name: 'Write bundle…' }).click();
  await page.getByText(/The bundle is written/).waitFor({ timeout: 60_000 });
  expect(readdirSync(folder).sort()).toEqual(['Hearing bundle – Core bundle.pdf', 'Hearing bundle.pdf']);
  const { pages, outline } = await read(readFileSync(join(folder, 'Hearing bundle.pdf')));
  expect(pages[0]?.text).toContain('證據');
  expect(pages.slice(1).map(({ label }) => label)).toEqual(pages.slice(1).map((_, index) => String(87 + index)));
  expect(outline.map(({ title }) => title)).toContain('證據');
});
