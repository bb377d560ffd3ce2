import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsWithoutNetwork } from '#main/tools/without-network.ts';
import { dropPaths, picture, setSettings, startJourney, waitForState } from './journey.ts';
import { type LaunchedSampan, projectFolder } from './launch.ts';

const script = join(projectFolder, 'test', 'fixtures', 'tools', 'small-server.ts');
/** A system that cannot do without starts it with the network. */
const isOffline = (await wordsWithoutNetwork(['true'])) !== null;
let folder: string;
let log: string;
let note: string;
let sampan: LaunchedSampan;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sampan-tools-'));
  log = join(folder, 'calls');
  note = join(folder, 'note');
  writeFileSync(log, '');
  writeFileSync(note, 'It is small.');
  writeFileSync(join(folder, 'paper.txt'), 'AGREEMENT\n\n1. Law\nThe laws of Hong Kong govern.\n');
  sampan = await startJourney();
  sampan.page.setDefaultTimeout(15_000);
  await dropPaths(sampan.page, [join(folder, 'paper.txt')]);
  await waitForState(sampan.page, 'paper.txt', 'ready');
});

afterAll(async () => {
  await sampan.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The system's own box cannot be driven: it keeps what it was asked and answers with a button's place. */
async function answerBox(button: number): Promise<void> {
  await sampan.app.evaluate(({ dialog }, response) => {
    Reflect.set(dialog, 'showMessageBox', async (_window: unknown, asked: { readonly detail?: string }) => {
      Reflect.set(globalThis, 'askedInBox', asked.detail);
      return { response, checkboxChecked: false };
    });
  }, button);
}

async function openMatterDialog(words: RegExp): Promise<void> {
  const menu = sampan.page.locator('.row-menu').first();
  // It shows itself under the pointer.
  await menu.locator('..').hover();
  await menu.click();
  await sampan.page.getByRole('menuitem', { name: words }).click();
}

describe('tools from outside', () => {
  test('nothing is started before a person confirms it outside of the page, and nothing granted that was not picked', async () => {
    const { page, app } = sampan;
    await openMatterDialog(/rules/);
    await page.getByRole('button', { name: 'Add a tool…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a tool' });
    await dialog.getByLabel('What to call it').fill('small');
    await dialog.getByLabel('Program', { exact: true }).fill(process.execPath);
    await dialog.getByLabel('Its arguments').fill(['--no-warnings', script, note, log].join('\n'));
    if (!isOffline) await dialog.getByText('May use the network').click();
    await answerBox(0);
    await dialog.getByRole('button', { name: 'Show what it offers' }).click();
    await expect.poll(() => app.evaluate(() => String(Reflect.get(globalThis, 'askedInBox')))).toContain(script);
    expect(await dialog.getByRole('checkbox').count()).toBe(0);
    await answerBox(1);
    await dialog.getByRole('button', { name: 'Show what it offers' }).click();
    const offered = page.getByRole('dialog', { name: 'Pick tools to grant' });
    await offered.getByText('echo', { exact: true }).click();
    await offered.getByRole('button', { name: 'Grant 1 tool' }).click();
    const granted = page.locator('.granted-tool');
    await granted.first().waitFor();
    expect(await granted.allTextContents()).toEqual([expect.stringContaining('small/echo')]);
    await granted.getByRole('button', { name: 'What small/echo takes' }).click();
    expect(await granted.textContent()).toContain('message');
    await page.keyboard.press('Escape');
    expect(readFileSync(log, 'utf8')).toBe('');
  });

  test('a call waits with its arguments shown, and what comes back is marked as a stranger’s word', async () => {
    const { page } = sampan;
    await page.getByRole('tab', { name: /Workshop/ }).click();
    await page.locator('.workshop-row', { hasText: 'Call a tool' }).click();
    const plan = page.getByRole('region', { name: 'Plan', exact: true });
    await plan.getByRole('button', { name: /Tool/ }).click();
    await page.getByRole('option', { name: 'small/echo' }).click();
    await plan.getByLabel(/message/).fill('滯期費 “6 months”');
    await picture(page, 'tools-plan');
    await plan.getByRole('button', { name: 'Run', exact: true }).click();
    const bar = page.locator('.approval-bar');
    await bar.waitFor();
    expect(await bar.textContent()).toContain('滯期費 “6 months”');
    expect(await bar.textContent()).toContain(isOffline ? 'without network' : 'uses the network');
    await setSettings(page, { theme: 'dark', locale: 'zh-Hant' });
    await page.getByRole('button', { name: '批准' }).waitFor();
    await setSettings(page, { theme: 'light', locale: 'en' });
    await bar.getByRole('button', { name: 'Approve' }).click();
    const claim = page.locator('.claim').first();
    await claim.waitFor();
    expect(await claim.textContent()).toContain('[small/echo] Echo: 滯期費 “6 months”');
    expect(await claim.textContent()).toContain('not checked');
    await picture(page, 'tools-answer');
  });

  test('a tool that has changed is suspended, and the window says why; a grant is taken back', async () => {
    const { page } = sampan;
    writeFileSync(note, 'It is another.');
    await setSettings(page, { theme: 'dark', locale: 'zh-Hant' });
    await page.getByRole('button', { name: '返回', exact: true }).click();
    await page.locator('.workshop-row', { hasText: '呼叫工具' }).first().click();
    const plan = page.getByRole('region', { name: '計劃', exact: true });
    await plan.getByRole('button', { name: /工具/ }).first().click();
    await page.getByRole('option', { name: 'small/echo' }).click();
    await plan.getByLabel(/message/).fill('再問');
    await plan.getByRole('button', { name: '執行', exact: true }).click();
    await page.getByRole('button', { name: '批准' }).click();
    await page.locator('.run-card .run-state.is-failed').waitFor();
    await page.locator('.run-steps .workshop-row').first().click();
    expect(await page.locator('.tool-error').textContent()).toContain('small/echo 與授權時已有不同');
    await picture(page, 'tools-suspended-dark');
    await openMatterDialog(/規則/);
    await page.locator('.granted-tool', { hasText: '已暫停' }).waitFor();
    await page.getByRole('button', { name: '移除 small/echo' }).click();
    const asked = page.getByRole('alertdialog', { name: '移除工具「small/echo」？' });
    await asked.getByRole('button', { name: '移除', exact: true }).click();
    await page.locator('.granted-tool').waitFor({ state: 'detached' });
    await page.getByText('尚未授權任何工具。').waitFor();
  });
});
