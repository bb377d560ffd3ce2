import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDocx } from '#main/formats/docx/read-docx.ts';
import { paragraphsOf } from '#main/formats/flow-text.ts';
import { dropPaths, openFromList, picture, setSettings, startJourney, waitForState } from './journey.ts';
import type { LaunchedSampan } from './launch.ts';

const name = 'nda.docx';
const clauses = [
  'NON-DISCLOSURE AGREEMENT',
  '1. Confidentiality',
  'Each party shall keep the other party’s Confidential Information confidential indefinitely and shall not disclose it to any third party, save what becomes public.',
  '2. Indemnity',
  'The receiving party shall indemnify the disclosing party against all losses arising from any breach.',
  '3. Governing law',
  'This Agreement is governed by the laws of New York.',
];
let dataFolder: string;
let sampan: LaunchedSampan;

beforeAll(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'sampan-playbook-'));
  const children = clauses.map((text) => new Paragraph(text));
  writeFileSync(join(dataFolder, name), await Packer.toBuffer(new Document({ sections: [{ children }] })));
  sampan = await startJourney({ dataFolder });
  await dropPaths(sampan.page, [join(dataFolder, name)]);
  await waitForState(sampan.page, name, 'ready');
  await openFromList(sampan.page, name);
});

afterAll(async () => {
  await sampan.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

test('a playbook is chosen for a matter, its rules lead to their places and are written as tracked changes', async () => {
  const { page, app } = sampan;
  await page.getByRole('tab', { name: 'Playbook' }).click();
  // By itself: the playbook for the type that the title shows; a type that has none says so.
  const law = page.locator('.rule', { hasText: 'Governing law: Hong Kong' });
  await law.getByText('Differs').waitFor();
  await page.getByText('Playbook: Confidentiality agreement').waitFor();
  await picture(page, 'playbook-type');
  await page.getByRole('button', { name: /Confidentiality agreement \(by its title\)/ }).click();
  await page.getByRole('option', { name: 'Lease or tenancy' }).click();
  await page.getByText(/No playbook answers to “Lease or tenancy” \(English\)/).waitFor();
  await setSettings(page, { locale: 'zh-Hant', theme: 'dark' });
  await page.getByText('沒有適用於「租約」').waitFor();
  await picture(page, 'playbook-type-dark');
  await setSettings(page, { locale: 'en', theme: 'light' });
  await page.getByText(/No playbook answers/).waitFor();
  await page.locator('.playbook-list').click({ position: { x: 5, y: 300 } });
  await page.keyboard.press('Control+z');
  await page.getByText('Playbook: Confidentiality agreement').waitFor();
  // Chosen for the matter, whatever the type.
  await page.getByRole('button', { name: /By type of contract/ }).click();
  await page.getByRole('option', { name: 'Confidentiality agreement', exact: true }).click();
  await page.getByText('Playbook: Confidentiality agreement').waitFor({ state: 'detached' });
  await law.getByText('Differs').waitFor();
  await law.locator('.rule-head').press('Enter');
  await law.getByText('This Agreement is governed by the law of Hong Kong.').waitFor();
  await page.locator('.rule.is-open .rule-head').press('ArrowUp');
  expect(await page.evaluate<string>('document.activeElement?.textContent ?? ""')).toContain('No indemnity');
  // The type of contract is what each title says, or what the person says; the keys take that back.
  const chosen = () =>
    page.evaluate<string>(`(async () => {
      const matters = await window.sampan.request('matters.list', {});
      const kept = await window.sampan.request('playbooks.chosen', { matterId: matters.value[0].id });
      return JSON.stringify(kept.value);
    })()`);
  await page.getByRole('button', { name: /Type: as each title says/ }).click();
  await page.getByRole('option', { name: 'All: Confidentiality agreement' }).click();
  await expect.poll(chosen).toBe('{"playbookId":"nda","contractType":"nda"}');
  await law.getByText('Differs').waitFor();
  await picture(page, 'playbook');
  await page.locator('.rule.is-open .rule-head').focus();
  await page.keyboard.press('Control+z');
  await expect.poll(chosen).toBe('{"playbookId":"nda"}');
  await law.getByText('Differs').waitFor();

  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, dataFolder);
  await page.getByRole('button', { name: 'Write as tracked changes…' }).click();
  await page.getByText(/^Written: \d+ tracked changes/).waitFor();
  const { sections } = await readDocx(readFileSync(join(dataFolder, 'nda.proposals.docx')));
  const spans = sections.flatMap(({ blocks }) => paragraphsOf(blocks)).flatMap((paragraph) => paragraph.spans);
  const marked = (wanted: string) =>
    spans.filter(({ marks }) => marks?.some(({ kind }) => kind === wanted)).map(({ text }) => text);
  expect(marked('deleted')).toEqual(['indefinitely', 'This Agreement is governed by the laws of New York.']);
  expect(marked('inserted')).toContain('This Agreement is governed by the law of Hong Kong.');
});

test('one’s own playbook is read from a file, and what is wrong with it is told', async () => {
  const { page, app } = sampan;
  const own = {
    format: 'sampan-playbook/1',
    id: 'ours',
    name: { 'zh-Hant': '本行準則' },
    description: { 'zh-Hant': '只看管限法律。' },
    rules: [
      {
        id: 'law',
        name: { 'zh-Hant': '紐約法律' },
        kinds: ['gen.governing_law'],
        mustHave: { fields: [{ field: 'law', is: 'New York' }] },
        reason: { 'zh-Hant': '本行慣例。' },
      },
    ],
  };
  const file = join(dataFolder, 'ours.json');
  const choose = async () => {
    await app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    }, file);
    await page.locator('.playbook-head .select-button').first().click();
    await page.getByRole('option', { name: /Add your own|加入自訂/ }).click();
  };
  writeFileSync(file, JSON.stringify({ ...own, rules: [{ ...own.rules[0], kinds: ['gen.nothing'] }] }));
  await choose();
  await page.getByText(/there is no kind “gen\.nothing”/).waitFor();
  writeFileSync(file, JSON.stringify(own));
  await setSettings(page, { locale: 'zh-Hant', theme: 'dark' });
  // The rule that was opened stays open.
  await page.getByText('法律：紐約，與談判準則的要求不符。').waitFor();
  await picture(page, 'playbook-dark');
  await choose();
  await page.getByText('此處沒有待處理的項目。').waitFor();
  await page.getByText(/^全部/).click();
  await page.locator('.rule', { hasText: '紐約法律' }).getByText('符合').waitFor();
  await page.getByRole('button', { name: '移除此準則' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: '移除', exact: true }).click();
  await page.getByText('按合約類型選用').first().waitFor();
});
