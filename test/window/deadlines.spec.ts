import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentRow, dropPaths, picture, setSettings, startJourney, typeDay, waitForState } from './journey.ts';
import type { LaunchedSampan } from './launch.ts';

const english = 'supply.txt';
const traditional = '買賣合約.txt';
const dayMs = 86_400_000;
let files: string;
let sampan: LaunchedSampan;

/** The day so many days from today, as a contract writes it. */
function writtenDay(inDays: number): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }).format(
    new Date(Date.now() + inDays * dayMs),
  );
}

function isoDay(inDays: number): string {
  return new Intl.DateTimeFormat('sv-SE').format(new Date(Date.now() + inDays * dayMs));
}

beforeAll(async () => {
  files = mkdtempSync(join(tmpdir(), 'sampan-deadlines-'));
  writeFileSync(
    join(files, english),
    [
      'SUPPLY AGREEMENT',
      'This Agreement is governed by the laws of Hong Kong. The seat of arbitration shall be Hong Kong.',
      `1. The Buyer shall pay the deposit within 30 days of ${writtenDay(-60)}.`,
      `2. The Buyer shall pay the balance within 30 days of ${writtenDay(-22)}.`,
      '3. The Buyer must give notice of any claim within 14 days after arrival of the vessel, failing which the claim shall be deemed waived.',
      '4. Any dispute shall be referred to arbitration administered by HKIAC under its rules.',
      '',
    ].join('\n\n'),
  );
  writeFileSync(
    join(files, traditional),
    '買賣合約\n\n本合約受香港法律管轄，仲裁地為香港。\n\n一、買方須於收到發票之日起三十日內付款。\n\n二、賣方應自2026年3月3日起10個工作日內交貨。\n\n三、解約日為2035年12月23日中午12時（香港時間）。\n',
  );
  sampan = await startJourney();
  await dropPaths(sampan.page, [join(files, english), join(files, traditional)]);
  await waitForState(sampan.page, english, 'ready');
  await waitForState(sampan.page, traditional, 'ready');
  await documentRow(sampan.page, english).locator('.document-name').click();
  await sampan.page.getByRole('tab', { name: 'Deadlines' }).click();
});

afterAll(async () => {
  await sampan.close();
  rmSync(files, { recursive: true, force: true });
});

const group = (name: string) => sampan.page.locator(`.deadline-group.is-${name}`);

describe('deadlines', () => {
  test('stand apart by how they stand to today', async () => {
    await group('overdue').getByText('30 days', { exact: true }).waitFor();
    await group('soon').getByText('8 days left').waitFor();
    expect(await group('undated').locator('.deadline').count()).toBe(2);
    expect(await group('undated').getByText('Right lost after this').count()).toBe(1);
    // As printed, not in the characters it was searched in.
    expect(await group('undated').locator('.deadline-trigger').allTextContents()).toContainEqual(
      expect.stringContaining('收到發票'),
    );
  });

  test('one opens at its place and says how its day is reached', async () => {
    const { page } = sampan;
    await group('overdue').locator('.deadline-head').filter({ hasText: traditional }).click();
    await page.locator('.page-toolbar .document-title', { hasText: traditional }).waitFor();
    const said = await page.locator('.deadline-steps li').allTextContents();
    expect(said[0]).toBe('The event is on Tue, 3 Mar 2026.');
    expect(said).toContain('10 business days from Tue, 3 Mar 2026: Tue, 17 Mar 2026.');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Escape');
    await page.locator('.deadline-steps').waitFor({ state: 'detached' });
  });

  test('a fixed day stands for itself, with its time, and a day off is said to be one', async () => {
    const { page } = sampan;
    const head = group('later').locator('.deadline-head').filter({ hasText: '解約日' });
    await head.click();
    expect(await page.locator('.deadline-steps li').allTextContents()).toEqual([
      'The words fix the day and the time: Sun, 23 Dec 2035 at 12:00.',
    ]);
    expect(await head.textContent()).toContain('Right to cancel');
    expect(await page.locator('.deadline-doubt').allTextContents()).toContainEqual(
      'A fixed day; it is no business day in Hong Kong (Sunday), and it is not moved',
    );
    await picture(page, 'deadlines-fixed');
    await page.keyboard.press('Escape');
  });

  test('a person’s day of the event is kept and counted, and an accepted finding stays accepted', async () => {
    const { page } = sampan;
    const claim = page.locator('.deadline').filter({ hasText: 'arrival of the vessel' });
    const review = `(async () => {
      const { value: [matter] } = await window.sampan.request('matters.list', {});
      const { value: listed } = await window.sampan.request('deadlines.list', { matterId: matter.id, documentIds: [] });
      const { id, documentId } = listed.find(({ trigger }) => trigger?.includes('arrival of the vessel'));
      const { value: findings } = await window.sampan.request('findings.list', { documentId });
      return { id, review: findings.find((finding) => finding.id === id).review };
    })()`;
    const { id } = await page.evaluate<{ readonly id: string }>(review);
    await page.evaluate(
      `window.sampan.request('findings.review', { findingId: '${id}', state: 'accepted', fields: {}, note: 'seen' })`,
    );
    await typeDay(claim, 'Day of the event', isoDay(-1));
    await claim.getByRole('button', { name: 'Count', exact: true }).click();
    await group('soon').getByText('13 days left').waitFor();
    expect(await group('undated').locator('.deadline').count()).toBe(1);
    expect(await page.evaluate(review)).toMatchObject({
      id,
      review: { state: 'accepted', note: 'seen', fields: { event_day: isoDay(-1) } },
    });
  });

  test('the periods of the rules are counted from the day of their event', async () => {
    const { page } = sampan;
    const rules = page.getByRole('region', { name: 'Periods of the arbitration rules' });
    await rules.getByText('HKIAC Administered Arbitration Rules 2024', { exact: true }).waitFor();
    expect(await rules.locator('.deadline-day:not(.is-unknown)').count()).toBe(0);
    await typeDay(rules, 'The party received the award', '2026-12-02');
    await rules.getByText('Tue, 2 Mar 2027').waitFor();
    await rules.getByRole('group', { name: 'The party received the award' }).scrollIntoViewIfNeeded();
    await picture(page, 'deadlines-rules');
  });

  test('are narrowed to one document', async () => {
    const { page } = sampan;
    await page.locator('.deadlines-form .select-button').click();
    await page.getByRole('option', { name: traditional }).click();
    await expect.poll(() => page.locator('.deadline').count()).toBe(3);
    await page.locator('.deadlines-form .select-button').click();
    await page.getByRole('option').first().click();
    await expect.poll(() => page.locator('.deadline').count()).toBe(6);
  });

  test('are written as a calendar file', async () => {
    const { app, page } = sampan;
    await app.evaluate(({ dialog }, folder) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [folder] });
    }, files);
    await page.getByRole('button', { name: 'Calendar file' }).click();
    await page.getByText('The deadlines were written.').waitFor();
    const written = readFileSync(join(files, 'deadlines.ics'), 'utf8');
    const events = written.replaceAll('\r\n ', '').split('BEGIN:VEVENT').slice(1);
    expect(events.filter((event) => !event.includes('not verified')).length).toBe(5);
    // The periods of the rules run from the day that was given above.
    expect(events.filter((event) => event.includes('not verified')).length).toBeGreaterThan(1);
    for (const [name, ending] of [
      ['Word', 'docx'],
      ['Excel', 'xlsx'],
    ] as const) {
      await page.getByRole('button', { name, exact: true }).click();
      await expect.poll(() => existsSync(join(files, `deadlines.${ending}`)), { timeout: 30_000 }).toBe(true);
    }
  });

  test('are said in the window’s language', async () => {
    const { page } = sampan;
    await group('soon').locator('.deadline-head').filter({ hasText: 'arrival' }).click();
    await page.locator('.deadline-steps li').first().waitFor();
    await page.locator('.pdfViewer .page canvas').first().waitFor();
    await picture(page, 'deadlines');
    await setSettings(page, { locale: 'zh-Hant', theme: 'dark' });
    await page.getByRole('tab', { name: '期限' }).waitFor();
    const said = await page.locator('.deadline-count').allTextContents();
    expect(said.join('')).toContain('不計算在內');
    expect(said.join('')).not.toMatch(/[A-Za-z]{3}/);
    await picture(page, 'deadlines-dark');
    await setSettings(page, { locale: 'en', theme: 'light' });
  });
});
