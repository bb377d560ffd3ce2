import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dropPaths, openFromList, picture, samplesFolder, startJourney, waitForState } from './journey.ts';
import type { LaunchedSampan } from './launch.ts';

const name = 'supply-agreement-en.pdf';
let dataFolder: string;
let sampan: LaunchedSampan;

beforeAll(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'sampan-review-'));
  sampan = await startJourney({ dataFolder });
  await dropPaths(sampan.page, [join(samplesFolder, name)]);
  await waitForState(sampan.page, name, 'ready');
  await openFromList(sampan.page, name);
  await sampan.page.getByRole('tab', { name: /Defects/ }).click();
  await sampan.page.locator('.finding').first().waitFor();
});

afterAll(async () => {
  await sampan.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

/** The card of a kind of finding. */
function card(kind: string) {
  return sampan.page.locator(`.finding[data-finding="${kind}"]`).first();
}

async function decisionOf(kind: string): Promise<string | null> {
  const decision = card(kind).locator('.decision');
  return (await decision.count()) === 0 ? null : decision.textContent();
}

describe('deciding about findings', () => {
  test('A accepts, R rejects, Ctrl Z takes back', async () => {
    const { page } = sampan;
    await card('path.hybrid').click();
    await page.keyboard.press('a');
    await card('path.hybrid').locator('.decision-accepted').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('r');
    await page.locator('.finding.is-selected .decision-rejected').waitFor();
    await page.keyboard.press('Control+z');
    await page.locator('.decision-rejected').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Shift+z');
    await page.locator('.finding.is-selected .decision-rejected').waitFor();
    await page.keyboard.press('Control+z');
    await page.locator('.decision-rejected').waitFor({ state: 'detached' });
    expect(await decisionOf('path.hybrid')).toBe('Accepted');
    await picture(page, 'accepted');
  });

  test('C corrects the fields in place, letters typed there are letters, and a note is kept', async () => {
    const { page } = sampan;
    await card('path.tribunal_unworkable').click();
    await page.keyboard.press('c');
    await page.getByRole('textbox', { name: 'Number', exact: true }).fill('3');
    await page.getByRole('textbox', { name: 'Note' }).fill('Checked against the signed copy: a, c, r, j, k');
    await picture(page, 'correct');
    await page.getByRole('button', { name: 'Save' }).click();
    await card('path.tribunal_unworkable').locator('.decision-corrected').waitFor();
    expect(await card('path.tribunal_unworkable').locator('.field.is-corrected').textContent()).toContain('3');
    expect(await card('path.tribunal_unworkable').locator('.finding-note').textContent()).toBe(
      'Checked against the signed copy: a, c, r, j, k',
    );
    await picture(page, 'corrected');
  });

  test('after a restart the document, the page, the decisions and a note half written are there', async () => {
    await card('path.hybrid').click();
    await sampan.page.keyboard.press('n');
    await sampan.page.getByRole('textbox', { name: 'Note' }).fill('問清楚對家先');
    // The pause after which it is kept.
    await sampan.page.waitForTimeout(600);
    await sampan.close();
    sampan = await startJourney({ dataFolder });
    const { page } = sampan;
    await page.locator('.page-toolbar .document-title', { hasText: name }).waitFor();
    await page.locator('.pdfViewer .page canvas').first().waitFor();
    await page.getByRole('tab', { name: /Defects/ }).click();
    await card('path.hybrid').locator('.decision-accepted').waitFor();
    expect(await decisionOf('path.hybrid')).toBe('Accepted');
    expect(await decisionOf('path.tribunal_unworkable')).toBe('Corrected');
    expect(await card('path.tribunal_unworkable').locator('.finding-note').textContent()).toContain('signed copy');
    await picture(page, 'restarted');
    await card('path.hybrid').click();
    await page.keyboard.press('n');
    expect(await page.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('問清楚對家先');
  });
});
