import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDocx } from '#main/formats/docx/read-docx.ts';
import { paragraphsOf } from '#main/formats/flow-text.ts';
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

test('the mends of a Word document are written into a copy as tracked changes', async () => {
  const { page, app } = sampan;
  await setSettings(page, { locale: 'en', theme: 'light' });
  const clause = 'Any dispute shall be submitted to HKIAC or SIAC for arbitration.';
  const children = [new Paragraph('1. Disputes'), new Paragraph(clause), new Paragraph('2. Notices')];
  writeFileSync(join(dataFolder, 'terms.docx'), await Packer.toBuffer(new Document({ sections: [{ children }] })));
  await dropPaths(page, [join(dataFolder, 'terms.docx')]);
  await waitForState(page, 'terms.docx', 'ready');
  await openFromList(page, 'terms.docx');
  await page.getByRole('tab', { name: /Defects/ }).click();
  await page.locator('.finding[data-finding="path.two_institutions"]').first().click();
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, dataFolder);
  await page.getByRole('button', { name: 'Write as tracked changes…' }).click();
  await page.getByText(/^Written: 1 tracked change/).waitFor();
  const { sections } = await readDocx(readFileSync(join(dataFolder, 'terms.proposals.docx')));
  const spans = sections.flatMap(({ blocks }) => paragraphsOf(blocks)).flatMap((paragraph) => paragraph.spans);
  expect(spans.filter(({ marks }) => marks?.some(({ kind }) => kind === 'inserted')).length).toBeGreaterThan(0);
});

test('a clause that an addendum replaced is marked as such, with the way to what replaced it', async () => {
  const { page } = sampan;
  const dispute = (body: string, place: string) =>
    `Any dispute arising out of this Agreement shall be referred to and finally resolved by arbitration administered by the ${body}. The seat of arbitration shall be ${place}.`;
  const contract = [
    'SUPPLY AGREEMENT',
    '1. Sale',
    'The Seller shall sell 500 tonnes of steel.',
    '2. Law',
    'This Agreement is governed by the laws of Hong Kong.',
    '3. Arbitration',
    dispute('Hong Kong International Arbitration Centre', 'Hong Kong'),
    'ADDENDUM',
    'Clause 3 is deleted and replaced by the following:',
    `“${dispute('Singapore International Arbitration Centre', 'Singapore')}”`,
  ].join('\n\n');
  writeFileSync(join(dataFolder, 'amended.txt'), contract);
  await dropPaths(page, [join(dataFolder, 'amended.txt')]);
  await waitForState(page, 'amended.txt', 'ready');
  await openFromList(page, 'amended.txt');
  await page.getByRole('tab', { name: /Findings/ }).click();
  const old = page.locator('.finding[data-finding="gen.superseded"]');
  await old.first().click();
  await old.getByText('clause replaced').waitFor();
  expect(await page.locator('.finding[data-finding="arb.agreement"]').count()).toBe(1);
  await picture(page, 'amended');
  await setSettings(page, { locale: 'zh-Hant', theme: 'dark' });
  await old.getByText('條款取代').waitFor();
  await picture(page, 'amended-dark');
  await page.getByRole('tab', { name: /摘要/ }).click();
  await page.locator('.clause.is-replaced', { hasText: 'Arbitration' }).getByText('已取代').waitFor();
  await picture(page, 'amended-clauses');
});
