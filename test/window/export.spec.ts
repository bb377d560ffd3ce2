import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dropPaths, openFromList, picture, samplesFolder, startJourney, waitForState } from './journey.ts';
import type { LaunchedSampan } from './launch.ts';

const name = 'supply-agreement-en.pdf';
let folder: string;
let sampan: LaunchedSampan;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sampan-export-'));
  sampan = await startJourney();
  await dropPaths(sampan.page, [join(samplesFolder, name)]);
  await waitForState(sampan.page, name, 'ready');
  await openFromList(sampan.page, name);
});

afterAll(async () => {
  await sampan.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('exporting', () => {
  test('says what is written, writes it into the folder chosen, and shows it there', async () => {
    const { app, page } = sampan;
    // The system's own dialog cannot be driven: it answers as if this folder had been chosen.
    await app.evaluate(({ dialog, shell }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
      shell.showItemInFolder = (path) => {
        Reflect.set(globalThis, 'shownInFolder', path);
      };
    }, folder);
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Export reports' });
    await dialog.getByText('Annotated PDF').waitFor();
    await dialog.getByText('PDF report').waitFor();
    await dialog.getByText('Short: one or two pages').click();
    await picture(page, 'export');
    await dialog.getByRole('button', { name: 'Choose a folder and export' }).click();
    await dialog.getByText(/files were written/).waitFor({ timeout: 90_000 });
    await picture(page, 'exported');
    const written = readdirSync(folder).sort();
    for (const ending of [
      '.analysis.json',
      '.annotated.pdf',
      '.report.docx',
      '.report.html',
      '.report.pdf',
      'clauses.xlsx',
    ]) {
      expect(written.some((file) => file.endsWith(ending))).toBe(true);
    }
    const html = written.find((file) => file.endsWith('.report.html')) ?? '';
    expect(readFileSync(join(folder, html), 'utf8')).toContain('<h1>Contract review in short</h1>');
    const annotated = written.find((file) => file.endsWith('.annotated.pdf')) ?? '';
    const original = readFileSync(join(samplesFolder, name));
    expect(readFileSync(join(folder, annotated)).subarray(0, original.length).equals(original)).toBe(true);
    await dialog.getByRole('button', { name: 'Show in folder' }).click();
    await expect.poll(() => app.evaluate(() => String(Reflect.get(globalThis, 'shownInFolder')))).toContain(folder);
  });
});
