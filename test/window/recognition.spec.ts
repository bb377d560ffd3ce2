import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dropPaths, openFromList, picture, samplesFolder, startJourney, waitForState } from './journey.ts';
import type { LaunchedSampan } from './launch.ts';

const name = 'execution-page.pdf';
const wrong = 'IN WITNESS whereof the parties have sealed this Deed';
let files: string;
let sampan: LaunchedSampan;

/** The execution page of the sample contract: a scan, skewed, with two seals. */
async function scannedPage(): Promise<Uint8Array> {
  const contract = await PDFDocument.load(readFileSync(join(samplesFolder, 'supply-agreement-en.pdf')));
  const scan = await PDFDocument.create();
  const [page] = await scan.copyPages(contract, [5]);
  if (page !== undefined) scan.addPage(page);
  return scan.save();
}

beforeAll(async () => {
  files = mkdtempSync(join(tmpdir(), 'sampan-scan-'));
  const path = join(files, name);
  writeFileSync(path, await scannedPage());
  sampan = await startJourney();
  await dropPaths(sampan.page, [path]);
  await openFromList(sampan.page, name);
});

afterAll(async () => {
  await sampan.close();
  rmSync(files, { recursive: true, force: true });
});

/** Clicks the recognised line whose words begin so, where it stands on the page. */
async function clickLine(index: number): Promise<void> {
  const box = await sampan.page.locator('.tint.read-line polygon').nth(index).boundingBox();
  if (box === null) throw new Error(`line ${index} is not drawn`);
  await sampan.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await field().waitFor();
}

const field = () => sampan.page.locator('.line-form input');
const save = () => sampan.page.locator('.line-form').getByRole('button', { name: 'Correct', exact: true });

describe('how the pages were read', () => {
  test('a scan that was opened before it was recognised turns readable without being opened again', async () => {
    const { page } = sampan;
    await waitForState(page, name, 'ready');
    await expect.poll(() => page.locator('.page-banner').filter({ hasText: 'Image only' }).count()).toBe(0);
    await page.locator('.pages').focus();
    await page.keyboard.press('o');
    await page.locator('.page-strip').getByText('Recognised from the image').waitFor();
    await page.locator('.tint.read-line').first().waitFor({ state: 'attached' });
    await picture(page, 'recognition');
  });

  test('Escape closes the field and changes nothing', async () => {
    const { page } = sampan;
    await clickLine(1);
    await page.keyboard.type('nothing of this stays');
    await page.keyboard.press('Escape');
    await field().waitFor({ state: 'detached' });
    expect(await page.locator('.tint.is-corrected').count()).toBe(0);
  });

  test('an input method that composes sends nothing', async () => {
    const { page } = sampan;
    await clickLine(1);
    const session = await page.context().newCDPSession(page);
    await session.send('Input.imeSetComposition', { text: 'zung', selectionStart: 4, selectionEnd: 4 });
    await session.send('Input.dispatchKeyEvent', {
      type: 'keyDown',
      key: 'Enter',
      code: 'Enter',
      windowsVirtualKeyCode: 229,
    });
    expect(await field().isVisible()).toBe(true);
    await session.send('Input.insertText', { text: '仲裁' });
    await session.detach();
    expect(await field().inputValue()).toBe('仲裁');
    await page.keyboard.press('Escape');
    await field().waitFor({ state: 'detached' });
  });

  test('a corrected line shows what was read before, and can be taken back', async () => {
    const { page } = sampan;
    await clickLine(1);
    const read = await field().inputValue();
    expect(read).toContain('WITNESS');
    await field().fill(wrong);
    await field().press('Enter');
    await page.locator('.tint.is-corrected').first().waitFor({ state: 'attached' });
    await waitForState(page, name, 'ready');
    await page.locator('.tint.read-line').first().waitFor({ state: 'attached' });
    await clickLine(1);
    expect(await field().inputValue()).toBe(wrong);
    await page.locator('.line-form').getByText(`Read before: ${read}`).waitFor();
    expect(await save().isDisabled()).toBe(true);
    await page.locator('.line-form').getByRole('button', { name: 'Take the correction back' }).click();
    await page.locator('.tint.is-corrected').first().waitFor({ state: 'detached' });
  });
});
