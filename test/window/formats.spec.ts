import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentRow, dropPaths, openFromList, startJourney, waitForState } from './journey.ts';
import type { LaunchedSampan } from './launch.ts';
import { mixedNames, writeMixedFiles } from './mixed-files.ts';

let files: string;
let sampan: LaunchedSampan;

beforeAll(async () => {
  files = mkdtempSync(join(tmpdir(), 'sampan-formats-'));
  sampan = await startJourney();
  await dropPaths(sampan.page, await writeMixedFiles(files));
});

afterAll(async () => {
  await sampan.close();
  rmSync(files, { recursive: true, force: true });
});

describe('files that are no PDF', () => {
  test('are read and shown as pages', async () => {
    for (const name of Object.values(mixedNames)) {
      await waitForState(sampan.page, name, 'ready');
      await openFromList(sampan.page, name);
    }
  });

  test('tracked changes and comments are marked where they stand', async () => {
    const { page } = sampan;
    await openFromList(page, mixedNames.word);
    await page.locator('.pages').focus();
    await page.keyboard.press('o');
    for (const kind of ['comment', 'deleted', 'inserted']) {
      await page.locator(`.tint.read-mark.is-${kind}`).first().waitFor({ state: 'attached' });
    }
    const place = await page.locator('.tint.is-comment polygon').first().boundingBox();
    if (place === null) throw new Error('the comment is not drawn');
    await page.mouse.move(place.x + 20, place.y + place.height / 2);
    const card = page.locator('.hover-card');
    await card.getByText('Is Hong Kong agreed?').waitFor();
    expect(await card.textContent()).toContain('Wong Mei, 4 Feb 2025');
    await page.keyboard.press('o');
  });

  test('a mail says who wrote it and when', async () => {
    const { page } = sampan;
    await openFromList(page, mixedNames.mail);
    await page.getByRole('button', { name: 'About this file' }).click();
    const facts = page.locator('.file-facts');
    await facts.getByText('Wong Mei <mei@harbour.example>').waitFor();
    expect(await facts.getByText('Subject').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await facts.waitFor({ state: 'detached' });
  });

  test('what came in a mail stands under it, and goes with it', async () => {
    const { page } = sampan;
    const mail = page.locator('.tree-item', { has: documentRow(page, mixedNames.mail) });
    const inside = page.locator('.tree-item', { has: documentRow(page, mixedNames.attachment) });
    expect(Number(await inside.getAttribute('aria-level'))).toBe(Number(await mail.getAttribute('aria-level')) + 1);
    await mail.getByRole('button', { name: 'One document inside it' }).or(mail.locator('.chevron')).first().click();
    await inside.waitFor({ state: 'detached' });
    await mail.locator('.chevron').click();
    await inside.waitFor();
    await mail.hover();
    await mail.getByRole('button', { name: `More for ${mixedNames.mail}` }).click();
    await page.getByRole('menuitem', { name: 'Remove from matter' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText('One document that came inside it goes too.').waitFor();
    await dialog.getByRole('button', { name: 'Remove from matter' }).click();
    await documentRow(page, mixedNames.attachment).waitFor({ state: 'detached' });
    expect(await documentRow(page, mixedNames.mail).count()).toBe(0);
  });
});
