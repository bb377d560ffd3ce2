import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentRow, dropPaths, picture, setSettings, startJourney, typeDay, waitForState } from './journey.ts';
import type { LaunchedSampan } from './launch.ts';

const chat = 'WhatsApp Chat with Chan.txt';
const statement = 'statement.txt';
let files: string;
let sampan: LaunchedSampan;

beforeAll(async () => {
  files = mkdtempSync(join(tmpdir(), 'sampan-chronology-'));
  writeFileSync(
    join(files, chat),
    [
      '03/05/2025, 09:14 - Chan Tai Man: 批貨今日到咗 Kwai Chung，不過有兩箱濕咗',
      '03/05/2025, 09:20 - Peter Wong: 我哋 5 月 10 日之前會派人睇',
      '20/06/2025, 18:02 - Chan Tai Man: we reject the goods',
      '',
    ].join('\n'),
  );
  writeFileSync(
    join(files, statement),
    [
      'WITNESS STATEMENT OF CHAN TAI MAN (陳大文)',
      'I, Chan Tai Man (陳大文), state as follows.',
      '1. On 1 March 2025 Harbour Trading Limited (the "Seller") signed the supply agreement with us.',
      '2. On 2 May 2025 the goods arrived at Kwai Chung.',
      '3. On 20 June 2025 I rejected the goods in writing.',
      '',
    ].join('\n\n'),
  );
  sampan = await startJourney();
  await dropPaths(sampan.page, [join(files, chat), join(files, statement)]);
  await waitForState(sampan.page, chat, 'ready');
  await waitForState(sampan.page, statement, 'ready');
  await documentRow(sampan.page, statement).locator('.document-name').click();
  await sampan.page.getByRole('tab', { name: 'Chronology' }).click();
});

afterAll(async () => {
  await sampan.close();
  rmSync(files, { recursive: true, force: true });
});

describe('chronology', () => {
  test('tells what happened, month by month, with the words of the documents', async () => {
    const { page } = sampan;
    await page.locator('.event').first().waitFor();
    expect(await page.locator('.month').allTextContents()).toEqual(
      expect.arrayContaining(['March 2025', 'May 2025', 'June 2025']),
    );
    const words = await page.locator('.told-words').allTextContents();
    expect(words.join('\n')).toContain('signed the supply agreement');
    expect(words.join('\n')).toContain('批貨今日到咗');
    expect(await page.locator('.month-strip rect').count()).toBeGreaterThanOrEqual(3);
    await picture(page, 'chronology');
  });

  test('a day’s messages are folded and open, each leading to its place', async () => {
    const { page } = sampan;
    const folded = page.getByRole('button', { name: '2 messages' });
    expect(await page.locator('.told-message').count()).toBe(0);
    await folded.press('Enter');
    expect(await page.locator('.told-message').allTextContents()).toEqual([
      expect.stringContaining('批貨今日到咗'),
      expect.stringContaining('派人睇'),
    ]);
    await page.locator('.told-message').last().click();
    await page.locator('.page-toolbar .document-title', { hasText: chat }).waitFor();
    await picture(page, 'chronology-messages');
    await folded.press('Enter');
    await page.locator('.told-messages').waitFor({ state: 'detached' });
  });

  test('an event opens at its place', async () => {
    const { page } = sampan;
    await page.locator('.event', { hasText: '批貨今日到咗' }).locator('.told-place').first().click();
    await page.locator('.page-toolbar .document-title', { hasText: chat }).waitFor();
  });

  test('people have all their names, and a person narrows the events', async () => {
    const { page } = sampan;
    await page.getByRole('button', { name: /^People/ }).click();
    const chan = page.locator('.person', { hasText: '陳大文' });
    expect(await chan.textContent()).toContain('Chan Tai Man');
    await chan.getByRole('button', { name: /events?$/ }).click();
    const shown = await page.locator('.event').count();
    expect(shown).toBeGreaterThan(0);
    await page.getByRole('searchbox', { name: 'Words of the event' }).fill('reject');
    await expect.poll(() => page.locator('.event').count()).toBeLessThan(shown);
    await page.getByRole('searchbox', { name: 'Words of the event' }).fill('');
  });

  test('days narrow the events, and what is shown is written and printed', async () => {
    const { app, page } = sampan;
    await page.getByRole('button', { name: /^Events/ }).click();
    await page.locator('.chronology-filters .select-button').first().click();
    await page.getByRole('option', { name: 'Everyone' }).click();
    const all = await page.locator('.event').count();
    await typeDay(page, 'From', '2025-05-01');
    await typeDay(page, 'To', '2025-05-31');
    await expect.poll(() => page.locator('.event').count()).toBeLessThan(all);
    expect(await page.locator('.month').allTextContents()).toEqual(['May 2025']);
    // The system's own dialogs cannot be driven.
    await app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    }, files);
    await page.getByRole('button', { name: 'Export…' }).click();
    await page.getByText('The chronology was written.').waitFor();
    const html = readFileSync(join(files, 'Chronology.html'), 'utf8');
    expect(html).toContain('批貨今日到咗');
    expect(html).not.toContain('signed the supply agreement');

    await page.evaluate(
      'window.print = () => { window.wasPrinted = document.querySelectorAll(".chronology-paper tbody tr").length; }',
    );
    await page.getByRole('button', { name: 'Print…' }).click();
    const shown = await page.locator('.event').count();
    await expect.poll(() => page.evaluate('window.wasPrinted')).toBe(shown);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.chronology-paper').isVisible()).toBe(true);
    expect(await page.locator('.chronology-list').isVisible()).toBe(false);
    await page.emulateMedia({ media: null });
    await page.evaluate('window.dispatchEvent(new Event("afterprint"))');
    await expect.poll(() => page.locator('.chronology-paper').count()).toBe(0);
    await typeDay(page, 'From', '');
    await typeDay(page, 'To', '');
    await expect.poll(() => page.locator('.event').count()).toBe(all);
  });

  test('speaks Chinese', async () => {
    const { page } = sampan;
    await setSettings(page, { locale: 'zh-Hant', theme: 'dark' });
    await page.getByRole('tab', { name: '大事記' }).waitFor();
    expect(await page.locator('.month').first().textContent()).toContain('2025年');
    // The parts of a day stand as the language has them, the year first.
    const parts = page.getByRole('group', { name: '由', exact: true }).getByRole('spinbutton');
    expect(await parts.allTextContents()).toEqual(['年', '月', '日']);
    await parts.first().pressSequentially('20250501');
    await picture(page, 'chronology-dark');
    await setSettings(page, { locale: 'en', theme: 'light' });
  });
});
