import { join } from 'node:path';
import exceljs from 'exceljs';
import { expect, test } from 'vitest';
import { sideBySide } from '#contract/side-by-side.ts';
import type { Claim } from '#contract/workshop.ts';
import { comparedCells, comparedColumns } from '#main/application/compared-cells.ts';
import { comparedClaims, differenceClaims } from '#main/application/compared-claims.ts';
import { checkedClaim } from '#main/application/workshop-check.ts';
import { draftClaims } from '#main/application/workshop-draft.ts';
import { workshopWords } from '#main/application/workshop-words.ts';
import { extract } from '#main/clauses/extract.ts';
import { workshopDocx, workshopXlsx } from '#main/reports/workshop-files.ts';
import { packedFiles, unpackedFile } from '#main/reports/zip-archive.ts';
import { replaceExtraction } from '#main/store/findings.ts';
import { savePage } from '#main/store/pages.ts';
import { options } from '../clauses/resources.ts';
import { plainPage } from '../documents/plain-page.ts';
import { insertExample, temporaryStore } from '../store/temporary-store.ts';

const resourcesFolder = join(import.meta.dirname, '..', '..', 'resources');
const columns = comparedColumns(['arb.agreement', 'gen.jurisdiction']);

const contracts = [
  '17. Arbitration\nAny dispute arising out of this Charter Party shall be referred to arbitration administered by HKIAC under the HKIAC Administered Arbitration Rules. The seat of arbitration shall be Hong Kong. The number of arbitrators shall be three. The language shall be English.\n18. This Charter Party is governed by English law.',
  '17. 仲裁\n因本租船合約引起的任何爭議，應提交香港國際仲裁中心按其機構仲裁規則仲裁。仲裁地為香港。仲裁員人數為三名。仲裁語言為英文。\n18. 本合約受英國法律管轄。',
  '17. Arbitration\nAny dispute arising out of this Charter Party shall be referred to arbitration administered by the Singapore International Arbitration Centre. The seat of arbitration shall be Singapore. The number of arbitrators shall be one.\n18. This Charter Party is governed by English law.',
  '19. 呢份租約有咩拗撬，由香港法院專屬管轄。',
];

async function room() {
  const { database } = await temporaryStore();
  for (const [index, text] of contracts.entries()) {
    const documentId = `doc-${index + 1}`;
    insertExample(database, documentId, String(index + 1).repeat(64));
    savePage(database, documentId, plainPage(text));
    const { findings, defects } = extract(text, options);
    const listed = [
      ...findings.map((finding) => ({ finding, list: 'finding' as const })),
      ...defects.map((finding) => ({ finding, list: 'defect' as const })),
    ];
    replaceExtraction(database, documentId, {
      clauses: [],
      findings: listed.map(({ finding, list }, position) => {
        const { start, end, text: quote, supports = [], ...rest } = finding;
        const anchor = (place: { start: number; end: number }) => ({ documentId, page: 1, quads: [], ...place });
        return {
          list,
          bodyStart: start,
          bodyEnd: end,
          finding: {
            ...rest,
            id: `${documentId}-${position}`,
            documentId,
            quote,
            anchors: [anchor({ start, end })],
            supports: supports.map(({ start: from, end: to }) => anchor({ start: from, end: to })),
          },
        };
      }),
    });
  }
  return { resourcesFolder, context: { database } };
}

const ids = contracts.map((_, index) => `doc-${index + 1}`);

async function cellsIn(language: 'en' | 'zh-Hant' | 'zh-Hans' | 'yue-Hant') {
  const { context, ...rest } = await room();
  const words = workshopWords(resourcesFolder, language);
  const claims = ids.flatMap((id) => comparedClaims(context.database, id, { columns, language, words }));
  return { room: { context, ...rest }, words, claims };
}

test('what is asked decides the columns: clauses on disputes by all that a lawyer asks of them, others by themselves', () => {
  expect(columns).toContain('seat');
  expect(comparedColumns(['gen.liability_cap'])).toEqual(['gen.liability_cap']);
  expect(comparedColumns([])).toEqual([]);
  const { findings } = extract('9. Liability under this Agreement shall not exceed US$100,000.', options);
  const [cap] = comparedCells(
    findings.map((finding) => ({ ...finding, words: finding.text })),
    ['gen.liability_cap'],
  );
  expect([cap?.value, cap?.words['zh-Hant']]).toEqual(['USD 100000', expect.stringMatching(/USD 100,000.*第 9 條/)]);
});

test('contracts in three languages stand side by side, and what differs from the most common is known', async () => {
  const { claims } = await cellsIn('zh-Hant');
  const table = sideBySide(claims);
  const said = (row: number, column: string) =>
    table?.rows[row]?.cells[table.columns.indexOf(column)]?.cell.words['zh-Hant'];
  expect([0, 1, 2, 3].map((row) => said(row, 'seat'))).toEqual(['香港', '香港', '新加坡', '']);
  expect([0, 1, 2, 3].map((row) => said(row, 'number'))).toEqual(['3', '3', '1', '']);
  expect([0, 1, 2, 3].map((row) => said(row, 'law'))).toEqual([
    '英格蘭及威爾士',
    '英格蘭及威爾士',
    '英格蘭及威爾士',
    '',
  ]);
  expect(said(3, 'court')).toBe('香港（專屬）');
  expect(table?.most[table.columns.indexOf('seat')]).toMatchObject({ value: 'Hong Kong', count: 2, of: 3 });
  const seat = claims.find(({ cell }) => cell?.documentId === 'doc-2' && cell.column === 'seat');
  expect([seat?.text, seat?.quote, seat?.citations[0]?.documentId]).toEqual([
    '仲裁地：香港',
    '仲裁地為香港。',
    'doc-2',
  ]);
});

test('the checker finds each cell again by its citations alone, and disagrees with one that says otherwise', async () => {
  const { room: checking, claims } = await cellsIn('en');
  const found = claims.filter(({ kind }) => kind !== 'missing');
  const verdicts = found.map((claim) => checkedClaim(checking, claim, 'en').verdict);
  expect(new Set(verdicts)).toEqual(new Set(['confirmed']));
  const seat = found.find(({ cell }) => cell?.documentId === 'doc-1' && cell.column === 'seat');
  if (seat?.cell == null) throw new Error('no seat');
  const moved: Claim = { ...seat, cell: { ...seat.cell, value: 'London' } };
  expect(checkedClaim(checking, moved, 'en').verdict).toBe('disagrees');
});

test.each([
  ['en', 'Side by side', 'What differs from the most common', /^doc-3 — Seat: Singapore; 2 of 3 say Hong Kong\.$/],
  ['zh-Hant', '逐份對照', '與最常見約定不同之處', /^doc-3——仲裁地：新加坡；3 份中有 2 份為香港。$/],
  ['zh-Hans', '逐份对照', '与最常见约定不同之处', /^doc-3——仲裁地：新加坡；3 份中有 2 份为香港。$/],
  ['yue-Hant', '逐份對照', '同最常見嘅唔同', /^doc-3——仲裁地：新加坡；3 份入面有 2 份係香港。$/],
] as const)('the note tells in %s what differs', async (language, side, differ, sentence) => {
  const { claims, words } = await cellsIn(language);
  const nameOf = (id: string) => id;
  const call = { inputs: [{ claims, files: [], notes: [] }], settings: { form: 'note' }, language };
  const drafted = draftClaims({ resourcesFolder, nameOf }, call).claims;
  expect(drafted.filter(({ kind }) => kind === 'heading').map(({ text }) => text)).toEqual([side, differ]);
  expect(drafted.map(({ text }) => text)).toContainEqual(expect.stringMatching(sentence));
  const differences = differenceClaims(claims, { language, words, nameOf });
  // Who litigates lacks no seat.
  expect(differences.some(({ text }) => text.startsWith(`${words.column_seat}`) && text.includes('doc-4'))).toBe(false);
});

test('the table stands in the Word document and on a sheet of its own', async () => {
  const { claims, words } = await cellsIn('en');
  const input = {
    title: 'Charterparties',
    language: 'en' as const,
    claims,
    notes: [],
    nameOf: (id: string) => id,
    words,
    stampedAtMs: 0,
  };
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(Buffer.from(await workshopXlsx(input)).buffer);
  const sheet = workbook.getWorksheet('Side by side');
  const heads = sheet?.getRow(1).values;
  const seat = Array.isArray(heads) ? heads.indexOf('Seat') : -1;
  expect([2, 3, 5, 6].map((row) => sheet?.getRow(row).getCell(seat).text)).toEqual([
    'Hong Kong (2 of 3)',
    'Hong Kong\np. 1',
    '≠ Singapore\np. 1',
    'not found',
  ]);
  const packed = packedFiles(await workshopDocx(input)).find(({ name }) => name === 'word/document.xml');
  const document = packed === undefined ? '' : unpackedFile(packed).toString('utf8');
  expect(document.match(/<w:tr[ >]/g)).toHaveLength(6);
  expect(document).toContain('w:orient="landscape"');
  expect(document).toContain('≠ Singapore');
});
