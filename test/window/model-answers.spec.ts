import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeStandardContracts } from '#test/application/standard-contracts.ts';
import { ensureTestModel, fetchTestModelMs, testModelEntry } from '#test/models/ensure-test-model.ts';
import { dropPaths, openFromList, picture, samplesFolder, setSettings, startJourney, waitForState } from './journey.ts';
import type { LaunchedSampan } from './launch.ts';

const name = 'supply-agreement-en.pdf';
const answerMs = 110_000;
const dataFolder = mkdtempSync(join(tmpdir(), 'sampan-answers-'));
let sampan: LaunchedSampan;

beforeAll(async () => {
  await ensureTestModel();
  sampan = await startJourney({ dataFolder });
  await dropPaths(sampan.page, [join(samplesFolder, name)]);
  await waitForState(sampan.page, name, 'ready');
  await openFromList(sampan.page, name);
  await setSettings(sampan.page, { modelId: testModelEntry().id });
}, fetchTestModelMs);

afterAll(async () => {
  await sampan.close();
  await rm(dataFolder, { recursive: true, force: true });
});

const newest = () => sampan.page.locator('.answer-card').first();
const done = () => expect.poll(() => newest().getAttribute('aria-busy'), { timeout: answerMs }).toBe('false');

async function askFor(question: string): Promise<void> {
  const { page } = sampan;
  await page.keyboard.press('Control+j');
  await page.getByRole('textbox', { name: /Your question/ }).fill(question);
  await page.getByRole('textbox', { name: /Your question/ }).press('Enter');
}

describe('an answer that the model writes', () => {
  test('streams, and stops where one says so', async () => {
    const { page } = sampan;
    await askFor('Which law governs this agreement?');
    await newest().locator('.draft').waitFor({ timeout: answerMs });
    const first = (await newest().locator('.draft').textContent()) ?? '';
    expect(first.length).toBeGreaterThan(0);
    await picture(page, 'answer-streaming');
    await newest().getByRole('button', { name: 'Stop' }).click();
    await newest().getByText('Stopped before the answer was there.').waitFor({ timeout: 10_000 });
    expect(await newest().getAttribute('aria-busy')).toBe('false');
    expect(await newest().locator('.draft').count()).toBe(0);
  });

  test('is asked again, and its citations lead to the page', async () => {
    const { page } = sampan;
    await newest().getByRole('button', { name: 'Ask again' }).click();
    await expect.poll(() => page.locator('.answer-card').count()).toBe(2);
    await done();
    expect(await newest().locator('.statement').count()).toBeGreaterThan(0);
    expect(await newest().locator('.statement.is-unsupported').count()).toBe(0);
    const chip = newest().locator('.statement .page-chip').first();
    const words = (await chip.textContent()) ?? '';
    await chip.click();
    await page.locator('.mark-layer.is-flash').first().waitFor();
    await expect
      .poll(() => page.locator('.page:has(.mark-layer.is-flash)').first().getAttribute('data-page-number'))
      .toBe(/p\. ?(\d+)/.exec(words)?.[1]);
    await picture(page, 'answer-by-model');
  });

  test('reads what is pinned, and offers the pins again after a restart', async () => {
    const { page } = sampan;
    await newest().getByRole('button', { name: 'What it read' }).click();
    await page.locator('.tint.passage').first().waitFor();
    await page.locator('.pages').focus();
    await page.keyboard.press(']');
    await page.keyboard.press('p');
    await page
      .locator('.passage-bar')
      .getByRole('button', { name: /Always read/, pressed: true })
      .waitFor();
    await page.getByText('One pinned passage goes along').waitFor();
    await newest().getByRole('button', { name: 'Ask again with one pin' }).click();
    await expect.poll(() => page.locator('.answer-card').count()).toBe(3);
    await done();
    await page.locator('.tint.is-pinned-in').first().waitFor();
    await picture(page, 'answer-pinned');
    await sampan.close();
    sampan = await startJourney({ dataFolder });
    await openFromList(sampan.page, name);
    await sampan.page.locator('.pages').focus();
    await sampan.page.keyboard.press('Control+j');
    await newest().getByRole('button', { name: 'Ask again with one pin' }).waitFor();
    await newest().getByRole('button', { name: 'Ask again without pins' }).click();
    await expect.poll(() => sampan.page.locator('.answer-card').count()).toBe(3);
    await done();
    await newest().getByRole('button', { name: 'Ask again', exact: true }).waitFor();
  });
});

describe('the same terms in several documents', () => {
  test('are cited where they were read, and in every other document', async () => {
    const { page } = sampan;
    const paths = await writeStandardContracts(join(dataFolder, 'contracts'), 5);
    await dropPaths(page, paths);
    for (let index = 0; index < paths.length; index += 1)
      await waitForState(page, `contract-${1000 + index}.pdf`, 'ready');
    await page.getByRole('button', { name: /What is asked/ }).click();
    await page.getByRole('option', { name: 'The whole matter' }).click();
    await setSettings(page, { modelId: 'none' });
    const before = await page.locator('.answer-card').count();
    await askFor('When must the Buyer inspect the goods?');
    await expect.poll(() => page.locator('.answer-card').count()).toBe(before + 1);
    await done();
    await newest().getByRole('button', { name: 'and in 4 more documents' }).first().click();
    expect(await newest().locator('.further-places').first().locator('.page-chip').count()).toBe(4);
    await picture(page, 'answer-in-more-documents');
    await newest().locator('.further-places .page-chip').last().click();
    await page.locator('.page-toolbar .document-title', { hasText: 'contract-1004.pdf' }).waitFor();
    await page.locator('.mark-layer.is-flash').first().waitFor();
  });
});
