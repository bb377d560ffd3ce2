import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentRow, dropPaths, picture, samplesFolder, startJourney, waitForState } from './journey.ts';
import type { LaunchedSampan } from './launch.ts';

const contract = join(samplesFolder, 'cuad-etelos-distributor-agreement.pdf');
let files: string;
let sampan: LaunchedSampan;

beforeAll(async () => {
  files = mkdtempSync(join(tmpdir(), 'sampan-drop-'));
  sampan = await startJourney();
});

afterAll(async () => {
  await sampan.close();
  rmSync(files, { recursive: true, force: true });
});

/** A contract long enough to be stopped while it is read. */
async function longContract(path: string, copies: number): Promise<void> {
  const { readFile } = await import('node:fs/promises');
  const source = await PDFDocument.load(await readFile(contract));
  const long = await PDFDocument.create();
  for (let copy = 0; copy < copies; copy += 1) {
    for (const page of await long.copyPages(source, source.getPageIndices())) long.addPage(page);
  }
  writeFileSync(path, await long.save());
}

describe('taking files in', () => {
  test('an empty window says what to do', async () => {
    const { page } = sampan;
    await page.getByRole('heading', { name: 'Put contracts on the desk' }).waitFor();
    expect(await page.getByRole('button', { name: 'Open the samples' }).count()).toBeGreaterThan(0);
    await picture(page, 'empty');
  });

  test('files and a folder dropped together are read; a bad file says why and stops nothing', async () => {
    const { page } = sampan;
    const folder = join(files, 'letters');
    mkdirSync(folder);
    await copyFile(join(samplesFolder, 'chat-yue-Hant.pdf'), join(folder, 'chat.pdf'));
    const bad = join(files, 'bad.pdf');
    writeFileSync(bad, '%PDF-1.7\nthis is no document\n%%EOF');
    await dropPaths(page, [join(samplesFolder, 'supply-agreement-en.pdf'), bad, folder]);
    await documentRow(page, 'supply-agreement-en.pdf').waitFor();
    await picture(page, 'progress');
    await waitForState(page, 'bad.pdf', 'failed');
    await waitForState(page, 'supply-agreement-en.pdf', 'ready');
    await waitForState(page, 'chat.pdf', 'ready');
    const failure = await documentRow(page, 'bad.pdf').locator('.failure').textContent();
    expect(failure).toMatch(/damaged/);
    // Its last page is a scan, and was read.
    expect(await documentRow(page, 'supply-agreement-en.pdf').textContent()).not.toContain('Image only');
    await picture(page, 'bad-file');
  });

  test('what is dropped opens, with its findings', async () => {
    const { page } = sampan;
    await page.locator('.pdfViewer .page canvas').first().waitFor();
    await page.locator('.finding').first().waitFor();
    expect(await page.locator('.finding').count()).toBeGreaterThan(2);
  });

  test('a file that could not be read says so in the middle, and its bytes stay out of the window', async () => {
    const { page } = sampan;
    await documentRow(page, 'bad.pdf').locator('.document-name').click();
    await page.locator('.pages-cover').getByRole('heading', { name: 'This file cannot be shown' }).waitFor();
    expect(await page.locator('.pdfViewer .page').count()).toBe(0);
    await picture(page, 'bad-file-opened');
    await documentRow(page, 'supply-agreement-en.pdf').locator('.document-name').click();
    await page.locator('.pdfViewer .page canvas').first().waitFor();
  });

  test('the same file again is not a second document', async () => {
    const { page } = sampan;
    const before = await page.locator('[data-document-name]').count();
    await dropPaths(page, [join(samplesFolder, 'supply-agreement-en.pdf')]);
    await page.getByText('is already in this matter').first().waitFor();
    expect(await page.locator('[data-document-name]').count()).toBe(before);
  });

  test('what an earlier version read says so, stays, and is read again at a press', async () => {
    const { page, dataFolder } = sampan;
    const database = new Database(join(dataFolder, 'sampan.db'));
    database
      .prepare(
        "UPDATE runs SET input = 'read-2:' || substr(input, -64) WHERE step = 'read' AND document_id IN (SELECT id FROM documents WHERE name = 'chat.pdf')",
      )
      .run();
    database.close();
    await page.reload();
    const row = documentRow(page, 'chat.pdf');
    await row.getByText('Read by an earlier version.').waitFor();
    await row.locator('.document-name').click();
    await page.locator('.pdfViewer .page canvas').first().waitFor();
    await picture(page, 'read-earlier');
    await row.getByRole('button', { name: 'Read again' }).click();
    await row.getByText('Read by an earlier version.').waitFor({ state: 'detached' });
    await waitForState(page, 'chat.pdf', 'ready');
    await page.locator('.pdfViewer .page canvas').first().waitFor();
    await picture(page, 'read-again');
  });

  test('a long file shows how far it is, can be stopped, and goes on', async () => {
    const { page } = sampan;
    const path = join(files, 'long.pdf');
    await longContract(path, 30);
    await dropPaths(page, [path]);
    const row = documentRow(page, 'long.pdf');
    await row.getByRole('progressbar').waitFor();
    await row.getByRole('button', { name: 'Stop' }).click();
    await waitForState(page, 'long.pdf', 'cancelled');
    await picture(page, 'cancelled');
    await row.getByRole('button', { name: 'Go on' }).click();
    await waitForState(page, 'long.pdf', 'ready');
    expect(await row.textContent()).toContain('270 pages');
  });
});
