import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropPaths, openFromList, picture, samplesFolder, setSettings, startJourney, waitForState } from './journey.ts';
import type { LaunchedSampan } from './launch.ts';

const name = 'supply-agreement-zh-Hant.pdf';
let dataFolder: string;
let sampan: LaunchedSampan;

beforeAll(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'sampan-mend-'));
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

test('the clause that would mend a defect stands in the document’s language and is copied whole', async () => {
  const { page, app } = sampan;
  const card = page.locator('.finding[data-finding="path.hybrid"]').first();
  await card.click();
  const words = await card.locator('.mend p').textContent();
  expect(words).toContain('仲裁');
  expect(words).not.toMatch(/[{}]/);
  await card.locator('.mend-copy').click();
  await card.getByText('Copied', { exact: true }).waitFor();
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(words);
  await picture(page, 'mend');
  await setSettings(page, { locale: 'zh-Hant', theme: 'dark' });
  await card.getByText('可作補救的條款').waitFor();
  await picture(page, 'mend-dark');
});
