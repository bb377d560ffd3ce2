import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { picture, setSettings, startJourney } from './journey.ts';
import type { LaunchedSampan } from './launch.ts';

const limitMs = 90_000;
let dataFolder: string;
let folder: string;
let sampan: LaunchedSampan;

/** The system's own dialog cannot be driven: it answers as if the folder had been chosen. */
async function answerDialogs(): Promise<void> {
  await sampan.app.evaluate(({ dialog, shell }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    shell.showItemInFolder = (path) => {
      Reflect.set(globalThis, 'shownInFolder', path);
    };
  }, folder);
}

beforeAll(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'sampan-workshop-data-'));
  folder = mkdtempSync(join(tmpdir(), 'sampan-workshop-'));
  sampan = await startJourney({ dataFolder });
  await answerDialogs();
  await sampan.page.evaluate(`window.sampan.request('samples.open', {})`);
});

afterAll(async () => {
  await sampan.close();
  rmSync(dataFolder, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

const tab = () => sampan.page.getByRole('tab', { name: /Workshop|工作坊/ });

describe('the workshop', () => {
  test('an instruction in Chinese shows a plan and writes nothing yet', async () => {
    const { page } = sampan;
    await expect
      .poll(() => sampan.page.locator('[data-document-state="ready"]').count(), { timeout: limitMs })
      .toBeGreaterThan(1);
    await expect
      .poll(() => sampan.page.locator('[data-document-state]:not([data-document-state="ready"])').count(), {
        timeout: limitMs,
      })
      // One of the samples is protected and waits for its password.
      .toBe(1);
    await tab().click();
    const instruction = page.getByLabel('What is to be done, in any language');
    await instruction.fill(
      'Compare the dispute clauses, list time bars before 1 March 2031, book a table, draft a note in 繁體',
    );
    await page.getByRole('button', { name: 'Make a plan' }).click();
    const composed = page.getByRole('region', { name: 'Plan', exact: true });
    await composed.getByText('Put together from the parts of what you wrote').waitFor();
    expect(await composed.locator('.plan-steps li').count()).toBe(7);
    await composed.getByText('before 2031-03-01').waitFor();
    await composed.getByText('does not do it: book a table').waitFor();
    await picture(page, 'workshop-composed');
    await page.getByRole('button', { name: 'Back' }).click();
    await instruction.fill('審查這些合約的仲裁條款');
    await page.getByRole('button', { name: 'Make a plan' }).click();
    const plan = page.getByRole('region', { name: 'Plan', exact: true });
    await plan.getByRole('heading', { name: 'Arbitration-clause audit' }).waitFor();
    expect(await plan.locator('.plan-steps li').count()).toBe(5);
    expect(await plan.locator('.plan-steps li').last().textContent()).toContain('asks first');
    expect(await plan.textContent()).toContain('does just what they ask');
    await picture(page, 'workshop-plan');
  });

  test('it runs until the files are to be written, and waits across a restart', async () => {
    await sampan.page.getByRole('button', { name: 'Run', exact: true }).click();
    const bar = () => sampan.page.locator('.approval-bar');
    await bar().waitFor({ timeout: limitMs });
    expect(await bar().textContent()).toContain(folder);
    expect(await tab().textContent()).toContain('1');
    expect(readdirSync(folder)).toEqual([]);
    await sampan.close();
    sampan = await startJourney({ dataFolder });
    await answerDialogs();
    await tab().click();
    await bar().waitFor();
    await sampan.page.locator('.workshop-row', { hasText: 'waits for you' }).click();
    await sampan.page.locator('.run-steps .workshop-row').first().waitFor();
    await setSettings(sampan.page, { theme: 'dark', locale: 'zh-Hant' });
    await sampan.page.getByRole('button', { name: '批准' }).waitFor();
    await picture(sampan.page, 'workshop-dark');
    await setSettings(sampan.page, { theme: 'light', locale: 'en' });
  });

  test('approved, it writes the files, shows what came out and opens a place', async () => {
    const { app, page } = sampan;
    await page.locator('.approval-bar').getByRole('button', { name: 'Approve' }).click();
    await page.locator('.run-card .run-state.is-done').waitFor({ timeout: limitMs });
    await page.locator('.approval-bar').waitFor({ state: 'detached' });
    expect(readdirSync(folder).some((name) => name.endsWith('.docx'))).toBe(true);
    await page.locator('.run-files').getByRole('button', { name: 'Show in folder' }).first().click();
    await expect
      .poll(async () => existsSync(await app.evaluate(() => String(Reflect.get(globalThis, 'shownInFolder')))))
      .toBe(true);
    const shown = await app.evaluate(() => String(Reflect.get(globalThis, 'shownInFolder')));
    expect(shown.startsWith(folder)).toBe(true);
    expect(await page.locator('.claim.is-confirmed').count()).toBeGreaterThan(0);
    // The words cited are lit up for a moment.
    const marked = page.locator('.pdfViewer .is-flash polygon').first().waitFor({ state: 'attached' });
    await page.locator('.claim .page-chip').first().click();
    await marked;
    await page.locator('.pdfViewer .page canvas').first().waitFor();
    await picture(page, 'workshop');
  });
});
