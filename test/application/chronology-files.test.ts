import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { zipText } from '#test/reports/zip-text.ts';
import { temporaryApplication, temporaryFolder } from './temporary-application.ts';

const statement = [
  'WITNESS STATEMENT',
  '1. On 1 March 2025 Harbour Trading Limited (海港貿易有限公司) signed the supply agreement.',
  '2. On 5 May 2025 Harbour Trading Limited delivered 500 tonnes of steel at Kwai Chung.',
  '3. On 12 January 2026 the notice of arbitration was served.',
].join('\n\n');
const chat = [
  '[2025/3/2 10:00:00] 陳大文: 早晨',
  '[2025/3/2 10:01:00] Mary Wong: good morning',
  '[2025/3/2 10:02:00] 陳大文: 聽日再傾',
  '[2025/3/2 10:03:00] Mary Wong: ok, see you at the office',
].join('\n');
const reply = ['REPLY', '1. Harbour Trading Limited delivered 500 tonnes of steel on 7 May 2025.'].join('\n\n');

test('a chronology as files: narrowed as asked, both tellings, and all names of a person', {
  timeout: 120_000,
}, async () => {
  const folder = await temporaryFolder();
  const files = ['statement.txt', 'reply.txt', 'chat.txt'].map((name) => join(folder, name));
  await writeFile(files[0] ?? '', statement);
  await writeFile(files[1] ?? '', reply);
  await writeFile(files[2] ?? '', chat);
  const application = await temporaryApplication(join(folder, 'data'));
  const matterId = 'matter-chronology-files';
  const { added } = await application.takeIn({ id: matterId, name: 'Files' }, files);
  await application.analyse(
    added.map(({ id }) => id),
    { withoutModel: true },
  );
  const written =
    (await application.request('chronology.export', {
      matterId,
      documentIds: [],
      filter: { to: '2025-12-31' },
      language: 'en',
      folder: join(folder, 'out'),
    })) ?? [];
  expect(written.map((path) => basename(path))).toEqual([
    'Chronology.docx',
    'Chronology.html',
    'Chronology.xlsx',
    'Chronology.json',
  ]);
  const read = async (ending: string) => readFile(written.find((path) => path.endsWith(ending)) ?? '');

  const html = (await read('.html')).toString('utf8');
  expect(html).toContain('signed the supply agreement');
  expect(html).not.toContain('notice of arbitration');
  expect(html).toContain('Another telling gives 2025-05-07, not 2025-05-05');
  expect(html).toMatch(/It says: “[^”]*on 7 May 2025\.” \(reply\.txt, p\. 1\)/);
  expect(html).toContain('海港貿易有限公司');
  expect(html).toContain('4 messages');
  expect(html).toContain('… and 1 more');
  expect(html).not.toContain('see you at the office');
  expect(html).toMatch(/<svg [^>]*role="img"/);
  expect(html).toContain('A4 landscape');

  const docx = zipText(await read('.docx')).get('word/document.xml') ?? '';
  expect(docx).toContain('Another telling gives 2025-05-07, not 2025-05-05');
  expect(docx).toContain('w:orient="landscape"');

  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(written.find((path) => path.endsWith('.xlsx')) ?? '');
  const [events, people, messages] = workbook.worksheets;
  expect(events?.getCell('A2').value).toEqual(new Date('2025-03-01T00:00:00Z'));
  expect(events?.rowCount).toBe(5);
  expect(messages?.getColumn(4).values.slice(2)).toEqual([
    '早晨',
    'good morning',
    '聽日再傾',
    'ok, see you at the office',
  ]);
  expect(people?.getColumn(2).values.join(' ')).toContain('海港貿易有限公司');

  const json = JSON.parse((await read('.json')).toString('utf8'));
  expect(json.schema).toBe('sampan.chronology/1');
  expect(json.events.map(({ day }: { readonly day: string }) => day)).toEqual([
    '2025-03-01',
    '2025-03-02',
    '2025-05-05',
    '2025-05-07',
  ]);
});
