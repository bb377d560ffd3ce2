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
  await sampan.app.evaluate(({ BrowserWindow, dialog, Notification, shell, Tray }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    shell.showItemInFolder = (path) => {
      Reflect.set(globalThis, 'shownInFolder', path);
    };
    // Nobody looks at the window, and what the system would show is kept.
    for (const window of BrowserWindow.getAllWindows()) window.isFocused = () => false;
    const told: unknown[] = [];
    Reflect.set(globalThis, 'told', told);
    const trayLines: string[] = [];
    Reflect.set(globalThis, 'trayLines', trayLines);
    Tray.prototype.setToolTip = (line) => void trayLines.push(line);
    Notification.isSupported = () => true;
    Notification.prototype.show = function show() {
      told.push(this);
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

/** Title and body of each notification so far. */
const told = () =>
  sampan.app.evaluate(() =>
    Reflect.get(globalThis, 'told').map(({ title, body }: Record<string, string>) => `${title} / ${body}`),
  );
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
    expect(await plan.locator('.plan-steps li').count()).toBe(6);
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
    await expect.poll(told).toEqual(['A run waits for your approval / Arbitration-clause audit']);
    expect(readdirSync(folder)).toEqual([]);
    const trayLines = await sampan.app.evaluate(() => String(Reflect.get(globalThis, 'trayLines')));
    expect(trayLines).toMatch(/^Sampan – 1 run goes on, \d+ % of its known steps/);
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
    await setSettings(page, { notify: 'unnamed' });
    await page.locator('.approval-bar').getByRole('button', { name: 'Approve' }).click();
    await page.locator('.run-card .run-state.is-done').waitFor({ timeout: limitMs });
    await page.locator('.approval-bar').waitFor({ state: 'detached' });
    // One of the samples is protected, so its steps fail.
    await expect.poll(told).toEqual(['A run is finished; some of its steps failed / ']);
    // A click on it opens the run, wherever the window was.
    await page.getByRole('tab', { name: /Findings/ }).click();
    await page.locator('.run-card').waitFor({ state: 'hidden' });
    await app.evaluate(() => Reflect.get(globalThis, 'told')[0].emit('click'));
    await page.locator('.run-card .run-state.is-done').waitFor();
    expect(readdirSync(folder).some((name) => name.endsWith('.docx'))).toBe(true);
    await page.locator('.run-files').getByRole('button', { name: 'Show in folder' }).first().click();
    await expect
      .poll(async () => existsSync(await app.evaluate(() => String(Reflect.get(globalThis, 'shownInFolder')))))
      .toBe(true);
    const shown = await app.evaluate(() => String(Reflect.get(globalThis, 'shownInFolder')));
    expect(shown.startsWith(folder)).toBe(true);
    expect(await page.locator('.claim.is-confirmed').count()).toBeGreaterThan(0);
    await page.locator('.run-steps .workshop-row').first().click();
    await page
      .locator('.step-items')
      .getByRole('button', { name: /^Details of / })
      .first()
      .click();
    await page.locator('.step-details', { hasText: 'Input (SHA-256)' }).waitFor();
    await page.locator('.run-steps .workshop-row').first().click();
    // Written in English, it is read in Chinese: only the documents' words stay.
    await setSettings(page, { locale: 'zh-Hant' });
    await page
      .locator('.claim', { hasText: /^仲裁地 · 條款 15\.3/ })
      .first()
      .waitFor();
    await page.getByRole('heading', { name: '仲裁條款審查' }).waitFor();
    await setSettings(page, { locale: 'en' });
    // The words cited are lit up for a moment.
    const marked = page.locator('.pdfViewer .is-flash polygon').first().waitFor({ state: 'attached' });
    await page.locator('.claim.is-confirmed .page-chip').first().click();
    await marked;
    await page.locator('.pdfViewer .page canvas').first().waitFor();
    await picture(page, 'workshop');
  });

  test('a template of one’s own is kept, deleted and put back; contracts stand side by side', async () => {
    const { page } = sampan;
    await tab().click();
    await page.locator('.run-card').getByRole('button', { name: 'Back' }).click();
    await page.getByLabel('What is to be done, in any language').fill('Compare the dispute clauses of these contracts');
    await page.getByRole('button', { name: 'Make a plan' }).click();
    await page.getByRole('button', { name: 'Save as my template' }).click();
    await page.getByLabel('Name of the template').fill('Dispute table');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Back' }).click();
    const own = page.locator('.own-template');
    await own.getByText('Dispute table').waitFor();
    await picture(page, 'workshop-own-template');
    await own.getByRole('button', { name: 'Delete the template “Dispute table”' }).click();
    await own.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await own.getByText('Dispute table').click();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.locator('.approval-bar').waitFor({ timeout: limitMs });
    const table = page.getByRole('region', { name: 'Side by side' });
    await table.getByRole('row', { name: /^supply-agreement-en\.pdf/ }).waitFor({ timeout: limitMs });
    await table.getByRole('row', { name: /^Most common/ }).waitFor();
    await table
      .getByRole('row', { name: /^supply-agreement-en\.pdf/ })
      .getByRole('button', { name: 'Hong Kong' })
      .first()
      .click();
    await table.locator('.side-by-side-shown .page-chip').first().waitFor();
    await picture(page, 'workshop-side-by-side');
    await setSettings(page, { theme: 'dark', locale: 'zh-Hant' });
    await page
      .getByRole('region', { name: '逐份對照' })
      .getByRole('row', { name: /^最常見/ })
      .waitFor();
    await picture(page, 'workshop-side-by-side-dark');
    await setSettings(page, { theme: 'light', locale: 'en' });
  });
});
