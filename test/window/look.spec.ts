import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dropPaths, openFromList, picture, samplesFolder, startJourney, waitForState } from './journey.ts';
import type { LaunchedSampan } from './launch.ts';

const name = 'supply-agreement-en.pdf';
let sampan: LaunchedSampan;

beforeAll(async () => {
  sampan = await startJourney();
  await dropPaths(sampan.page, [join(samplesFolder, name)]);
  await waitForState(sampan.page, name, 'ready');
  await openFromList(sampan.page, name);
  await sampan.page.locator('.finding').first().waitFor();
});

afterAll(async () => {
  await sampan.close();
});

async function goToPage(page: number): Promise<void> {
  const field = sampan.page.getByRole('textbox', { name: 'Page number' });
  await field.fill(String(page));
  await field.press('Enter');
  await sampan.page.locator(`.page[data-page-number="${page}"] canvas`).waitFor();
}

describe('looking at a document', () => {
  test('a click on a finding brings the page to its words and lights them up', async () => {
    const { page } = sampan;
    await goToPage(1);
    await page.getByRole('tab', { name: /Defects/ }).click();
    const defect = page.locator('.finding[data-finding="path.hybrid"]');
    await defect.click();
    await page.locator('.page[data-page-number="4"] .mark-layer.is-flash').waitFor();
    await picture(page, 'click-to-place');
    const pane = await page.locator('.pages').boundingBox();
    const mark = await page
      .locator('.page[data-page-number="4"] .mark.is-selected:not(.is-support) polygon')
      .first()
      .boundingBox();
    expect(pane).not.toBeNull();
    expect(mark).not.toBeNull();
    if (pane === null || mark === null) return;
    expect(mark.y).toBeGreaterThanOrEqual(pane.y);
    expect(mark.y + mark.height).toBeLessThanOrEqual(pane.y + pane.height);
  });

  test('the mark lies on the words it quotes', async () => {
    const { page } = sampan;
    const sheet = page.locator('.page[data-page-number="4"]');
    const marked = await sheet.locator('.mark.is-selected:not(.is-support) polygon').first().boundingBox();
    const words = await sheet.locator('.textLayer span', { hasText: 'Any dispute, controversy' }).last().boundingBox();
    expect(marked).not.toBeNull();
    expect(words).not.toBeNull();
    if (marked === null || words === null) return;
    const shared = Math.min(marked.y + marked.height, words.y + words.height) - Math.max(marked.y, words.y);
    const overlap = shared / words.height;
    expect(overlap).toBeGreaterThan(0.6);
  });

  test('a click on the page shows on the right what is known there', async () => {
    const { page } = sampan;
    await goToPage(3);
    const place = page.locator('.page[data-page-number="3"] .mark-money polygon').first();
    const box = await place.boundingBox();
    expect(box).not.toBeNull();
    if (box === null) return;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.locator('.hover-card').waitFor();
    await picture(page, 'hover');
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await page.locator('.finding.is-selected').waitFor();
    expect(await page.getByRole('tab', { name: /Findings/ }).getAttribute('aria-selected')).toBe('true');
    expect(await page.locator('.finding.is-selected .finding-place').textContent()).toContain('p. 3');
  });

  test('a page that was only an image is read, and says how', async () => {
    const { page } = sampan;
    await goToPage(6);
    await page.locator('.page[data-page-number="6"] canvas').waitFor();
    await page.locator('.pages').focus();
    await page.keyboard.press('o');
    await page.locator('.page-strip', { hasText: 'Recognised from the image' }).waitFor();
    expect(await page.locator('.page[data-page-number="6"] .page-banner').count()).toBe(0);
    await page.keyboard.press('o');
  });

  test('find counts the hits and goes through them', async () => {
    const { page } = sampan;
    await page.locator('.pages').focus();
    await page.keyboard.press('Control+f');
    await page.getByRole('searchbox', { name: 'Find in document' }).fill('arbitration');
    const hits = page.locator('.find-hits');
    await expect.poll(() => hits.textContent(), { timeout: 20_000 }).toMatch(/^\d+ of \d{2,}$/);
    const first = await hits.textContent();
    await page.keyboard.press('Enter');
    await expect.poll(() => hits.textContent(), { timeout: 20_000 }).not.toBe(first);
    await page.locator('.textLayer .highlight.selected').first().waitFor();
    await picture(page, 'find');
    await page.keyboard.press('Escape');
    await page.locator('.find-bar').waitFor({ state: 'detached' });
  });

  test('zoom keeps the marks on their words', async () => {
    const { page } = sampan;
    await goToPage(4);
    const shareOf = async () => {
      const sheet = await page.locator('.page[data-page-number="4"]').boundingBox();
      const mark = await page.locator('.page[data-page-number="4"] .mark polygon').first().boundingBox();
      if (sheet === null || mark === null) return null;
      return [(mark.x - sheet.x) / sheet.width, (mark.y - sheet.y) / sheet.height];
    };
    const before = await shareOf();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    const after = await shareOf();
    expect(before).not.toBeNull();
    after?.forEach((share, index) => {
      expect(share).toBeCloseTo(before?.[index] ?? Number.NaN, 3);
    });
    await page.getByRole('button', { name: 'Fit width' }).click();
  });

  test('a citation of the summary brings the page to its place', async () => {
    const { page } = sampan;
    await goToPage(1);
    await page.getByRole('tab', { name: 'Summary' }).click();
    await page.getByText('Extracted sentences, no model').waitFor();
    const chip = page.locator('.statement .page-chip', { hasText: 'p. 4' }).first();
    await chip.click();
    await page.locator('.page[data-page-number="4"] .mark-layer.is-flash').waitFor();
    await picture(page, 'summary');
  });

  test('only what is on the screen is listed when asked', async () => {
    const { page } = sampan;
    await goToPage(1);
    await page.getByRole('tab', { name: /Findings/ }).click();
    const toggle = page.getByRole('button', { name: 'On screen' });
    await toggle.click();
    await expect
      .poll(() => page.locator('.finding-place').allTextContents(), { timeout: 20_000 })
      .toSatisfy((places: readonly string[]) => places.length > 0 && places.every((place) => /p\. [12]$/.test(place)));
    await toggle.click();
  });
});
