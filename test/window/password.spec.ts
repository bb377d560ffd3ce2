import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentRow, dropPaths, picture, samplesFolder, startJourney, waitForState } from './journey.ts';
import type { LaunchedSampan } from './launch.ts';

const name = 'side-letter-protected.pdf';
/** Printed in the samples' README. */
const password = 'lantern-2026';
let dataFolder: string;
let sampan: LaunchedSampan;

beforeAll(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'sampan-password-'));
  sampan = await startJourney({ dataFolder });
  await dropPaths(sampan.page, [join(samplesFolder, name)]);
  await waitForState(sampan.page, name, 'needs-password');
});

afterAll(async () => {
  await sampan.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

describe('a protected file', () => {
  test('asks for its password and says when it is not the right one', async () => {
    const { page } = sampan;
    await picture(page, 'password');
    const field = documentRow(page, name).getByLabel('Password of this file');
    await field.fill('not the password');
    await field.press('Enter');
    await documentRow(page, name).getByText('That is not the password of this file').waitFor();
    await picture(page, 'password-wrong');
  });

  test('is read and shown once it is unlocked', async () => {
    const { page } = sampan;
    const field = documentRow(page, name).getByLabel('Password of this file');
    await field.fill(password);
    await field.press('Enter');
    await waitForState(page, name, 'ready');
    await page.locator('.pdfViewer .page canvas').first().waitFor();
    expect(await page.locator('.pages-cover').count()).toBe(0);
    await picture(page, 'unlocked');
  });

  test('asks again after a restart, its findings being there all the same', async () => {
    await sampan.close();
    sampan = await startJourney({ dataFolder });
    const { page } = sampan;
    await page.getByRole('heading', { name: 'This file is protected' }).waitFor();
    await picture(page, 'password-again');
    const field = page.locator('.cover-card').getByLabel('Password of this file');
    await field.fill(password);
    await field.press('Enter');
    await page.locator('.pdfViewer .page canvas').first().waitFor();
    await page.locator('.pages-cover').waitFor({ state: 'detached' });
  });

  test('that is a spreadsheet is opened with its password like a PDF', async () => {
    const { page } = sampan;
    const sheet = 'costs-protected.ods';
    await dropPaths(page, [join(import.meta.dirname, '..', 'formats', 'fixtures', sheet)]);
    await waitForState(page, sheet, 'needs-password');
    const field = documentRow(page, sheet).getByLabel('Password of this file');
    await field.fill('仲裁 Pass-1');
    await field.press('Enter');
    await waitForState(page, sheet, 'ready');
    await documentRow(page, sheet).click();
    await page.getByText('仲裁員費用').first().waitFor();
    expect(await page.locator('.pages-cover').count()).toBe(0);
  });
});
