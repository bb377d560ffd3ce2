import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dropPaths, openFromList, picture, samplesFolder, startJourney, waitForState } from './journey.ts';
import type { LaunchedSampan } from './launch.ts';

const name = 'supply-agreement-en.pdf';
const chat = 'chat-yue-Hant.pdf';
let sampan: LaunchedSampan;

beforeAll(async () => {
  sampan = await startJourney();
  await dropPaths(sampan.page, [join(samplesFolder, name), join(samplesFolder, chat)]);
  await waitForState(sampan.page, name, 'ready');
  await waitForState(sampan.page, chat, 'ready');
  await openFromList(sampan.page, name);
});

afterAll(async () => {
  await sampan.close();
});

async function askFor(question: string): Promise<void> {
  const { page } = sampan;
  await page.locator('.pages').focus();
  await page.keyboard.press('Control+j');
  await page.getByRole('textbox', { name: /Your question/ }).fill(question);
  await page.getByRole('textbox', { name: /Your question/ }).press('Enter');
}

const newest = () => sampan.page.locator('.answer-card').first();

describe('asking', () => {
  test('each sentence of the answer leads to its place', async () => {
    const { page } = sampan;
    await askFor('Where is the seat of arbitration?');
    await newest().locator('.statement .page-chip').first().waitFor({ timeout: 60_000 });
    expect(await newest().locator('.statement.is-unsupported').count()).toBe(0);
    await newest().locator('.statement .page-chip').first().click();
    await page.locator('.mark-layer.is-flash').first().waitFor();
    await picture(page, 'answer');
  });

  test('what was read is marked on the page, with its ratio and the reason of each passage', async () => {
    const { page } = sampan;
    await newest().getByRole('button', { name: 'What it read' }).click();
    await page.locator('.tint.passage').first().waitFor();
    await expect.poll(() => page.locator('.reading-head strong').textContent()).toMatch(/^Read .*tokens/);
    await page.locator('.pages').focus();
    await page.keyboard.press(']');
    await page
      .locator('.passage-bar')
      .getByText(/Passage \d+ of \d+/)
      .waitFor();
    await picture(page, 'reading');
  });

  test('a passage that is pinned out is left out when one asks again', async () => {
    const { page } = sampan;
    await page.locator('.pages').focus();
    await page.keyboard.press('x');
    await page
      .locator('.passage-bar')
      .getByRole('button', { name: /Never read/, pressed: true })
      .waitFor();
    const before = await page.locator('.answer-card').count();
    await page.locator('.reading-head').getByRole('button', { name: 'Ask again with one pin' }).click();
    await expect.poll(() => page.locator('.answer-card').count()).toBe(before + 1);
    await expect.poll(() => newest().getAttribute('aria-busy'), { timeout: 60_000 }).toBe('false');
    await page.locator('.tint.is-left.is-pinned-out').first().waitFor();
  });

  test('what the documents do not say is said so', async () => {
    await askFor('What is the weather on Mars?');
    await newest().getByText('Not in the documents.').waitFor({ timeout: 60_000 });
    await picture(sampan.page, 'not-in-documents');
  });

  test('the whole matter can be asked in Cantonese, and earlier questions stay', async () => {
    const { page } = sampan;
    await page.getByRole('button', { name: /What is asked/ }).click();
    await page.getByRole('option', { name: 'The whole matter' }).click();
    const before = await page.locator('.answer-card').count();
    await askFor('仲裁喺邊度做？');
    await expect.poll(() => page.locator('.answer-card').count()).toBe(before + 1);
    await expect.poll(() => newest().getAttribute('aria-busy'), { timeout: 60_000 }).toBe('false');
    expect(await newest().textContent()).toContain('The whole matter');
  });
});
