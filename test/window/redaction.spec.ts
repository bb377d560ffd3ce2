import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { read } from '#test/documents/made-pdfs.ts';
import { dropPaths, openFromList, picture, samplesFolder, setSettings, startJourney, waitForState } from './journey.ts';
import type { LaunchedSampan } from './launch.ts';

const name = 'supply-agreement-zh-Hant.pdf';
let folder: string;
let sampan: LaunchedSampan;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sampan-redacted-'));
  sampan = await startJourney();
  await dropPaths(sampan.page, [join(samplesFolder, name)]);
  await waitForState(sampan.page, name, 'ready');
  await openFromList(sampan.page, name);
});

afterAll(async () => {
  await sampan.close();
  rmSync(folder, { recursive: true, force: true });
});

test('marks by words and by hand, takes marks back, and writes a copy without them', async () => {
  const { app, page } = sampan;
  await page.locator('.pages').focus();
  await page.keyboard.press('b');
  const head = page.locator('.redaction-head');
  await head.getByText('0 places marked').waitFor();
  await head.getByRole('textbox', { name: 'Words to mark…' }).fill('港燈籠元件有限公司');
  await page.keyboard.press('Enter');
  await head.getByText('3 places marked').waitFor();
  // By hand, over the upper part of the first page.
  const first = await page.locator('.page[data-page-number="1"]').boundingBox();
  if (first === null) throw new Error('the first page is not there');
  await page.mouse.move(first.x + first.width * 0.1, first.y + first.height * 0.05);
  await page.mouse.down();
  await page.mouse.move(first.x + first.width * 0.95, first.y + first.height * 0.12, { steps: 5 });
  await page.mouse.up();
  await head.getByText('4 places marked').waitFor();
  await page.keyboard.press('Delete');
  await head.getByText('3 places marked').waitFor();
  await page.keyboard.press('Control+z');
  await head.getByText('4 places marked').waitFor();
  await picture(page, 'redaction');
  await head.getByRole('button', { name: 'Add to the privilege log…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Privilege log' });
  await dialog.getByRole('textbox', { name: 'Basis of privilege' }).fill('Legal advice privilege');
  await dialog.getByRole('textbox', { name: 'Author' }).fill('陳大文律師');
  await picture(page, 'privilege');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await head.getByRole('button', { name: 'Privilege log…', exact: true }).waitFor();
  await setSettings(page, { locale: 'zh-Hant', theme: 'dark' });
  await head.getByText('已標記 4 處').waitFor();
  await picture(page, 'redaction-zh-Hant');
  await setSettings(page, { locale: 'en', theme: 'light' });
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, folder);
  await head.getByRole('button', { name: 'Write copy…' }).click();
  await page.getByText(/was read back/).waitFor({ timeout: 60_000 });
  expect(readdirSync(folder).sort()).toEqual(['redaction-log.xlsx', 'supply-agreement-zh-Hant.redacted.pdf']);
  const log = new ExcelJS.Workbook();
  await log.xlsx.readFile(join(folder, 'redaction-log.xlsx'));
  expect(log.getWorksheet('Redactions')?.rowCount).toBe(5);
  expect(log.getWorksheet('Privilege log')?.getRow(2).values).toContain('陳大文律師');
  const { pages } = await read(readFileSync(join(folder, 'supply-agreement-zh-Hant.redacted.pdf')));
  const text = pages.map((one) => one.text).join('\n');
  expect(text).not.toContain('港燈籠元件有限公司');
  expect(pages[0]?.text).not.toContain('編號');
  expect(text).toContain('香港國際仲裁中心');
});
