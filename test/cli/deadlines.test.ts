import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { type DeadlinesCommandOptions, deadlinesCommand } from '#main/cli/deadlines.ts';
import { temporaryFolder } from '#test/application/temporary-application.ts';
import { zipText } from '#test/reports/zip-text.ts';

const line = z.object({
  quote: z.string(),
  day: z.string().nullable(),
  steps: z.array(z.object({ step: z.string() })),
  anchors: z.array(z.object({ page: z.number() })),
  source: z.object({ from: z.string(), anchors: z.array(z.unknown()) }).nullable(),
  warnings: z.array(z.object({ code: z.string() })),
});

const contract = [
  'SUPPLY AGREEMENT',
  '',
  '1. Payment',
  'The Buyer shall pay within 14 days after receipt of the invoice.',
  '',
  '2. Reply',
  'The Seller shall reply within 5 business days after receipt of the notice.',
  '',
  '3. Notices',
  'A notice sent by post shall be deemed received on the second day after posting.',
  '',
  '4. Governing law',
  'This Agreement is governed by the laws of Hong Kong.',
  '',
].join('\n');

/** 繁體、简体 and written Cantonese, each with one period after receipt. */
const written: readonly (readonly [string, string])[] = [
  ['繁體', '1. 付款\n買方須於收到發票後14天內付款。\n\n2. 法律\n本合約受香港法律管限。\n'],
  ['简体', '1. 付款\n买方应当在收到发票后14天内付款。\n\n2. 法律\n本合同适用香港法律。\n'],
  ['粵語', '1. 畀錢\n買方收到張發票之後14日內要畀錢。\n\n2. 法律\n呢份合約跟香港法律。\n'],
];

async function run(text: string, more: DeadlinesCommandOptions) {
  const folder = await temporaryFolder();
  const file = join(folder, 'contract.txt');
  await writeFile(file, text);
  const shown: string[] = [];
  const output = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    shown.push(String(chunk));
    return true;
  });
  try {
    const data = join(folder, 'data');
    const code = await deadlinesCommand([file], { data, model: 'none', ...more }, new AbortController().signal);
    return { code, shown: shown.join('').trim(), folder };
  } finally {
    output.mockRestore();
  }
}

function lines(shown: string) {
  return shown.split('\n').map((one) => line.parse(JSON.parse(one)));
}

test('each deadline as a line of JSON, the earliest first, with its place and steps', { timeout: 60_000 }, async () => {
  const { code, shown } = await run(contract, { json: true, from: '2026-04-01', today: '2026-04-10' });
  expect(code).toBe(0);
  const found = lines(shown);
  // 3, 4, 6 and 7 April 2026 are holidays or a weekend in Hong Kong.
  expect(found.map(({ day }) => day)).toEqual(['2026-04-13', '2026-04-15']);
  expect(found.every(({ anchors }) => anchors[0]?.page === 1)).toBe(true);
  expect(found[0]?.steps.filter(({ step }) => step === 'passed').length).toBeGreaterThan(3);
  expect(found[0]?.warnings.map(({ code: warning }) => warning)).toContain('near');
});

test('a notice sent by post is received by the document’s own rule', { timeout: 60_000 }, async () => {
  const { shown } = await run(contract, { json: true, sent: '2026-03-02', by: 'post' });
  const pay = lines(shown).find(({ quote }) => quote.includes('14'));
  expect(pay).toMatchObject({ day: '2026-03-18', source: { from: 'deemed' } });
  expect(pay?.source?.anchors).toHaveLength(1);
});

test('without a day there is no day, and words for people', { timeout: 60_000 }, async () => {
  const { shown } = await run(contract, {});
  expect(shown).toMatch(/^no day .*14 days/m);
});

test.each(written)('%s: counted to its day', { timeout: 60_000 }, async (_name, text) => {
  const { shown } = await run(text, { json: true, from: '2026-03-02' });
  expect(lines(shown).map(({ day }) => day)).toEqual(['2026-03-16']);
});

test('the calendar file holds what has a day', { timeout: 60_000 }, async () => {
  const folder = await temporaryFolder();
  const ics = join(folder, 'new', 'deadlines.ics');
  const out = join(folder, 'new', 'deadlines.xlsx');
  await run(contract, { from: '2026-04-01', ics, out, language: 'zh-Hant' });
  expect(zipText(await readFile(out)).get('xl/sharedStrings.xml')).toContain('期間及事件');
  await expect(run(contract, { out: join(folder, 'deadlines.txt') })).rejects.toMatchObject({ code: 'wrong-usage' });
  const file = await readFile(ics, 'utf8');
  expect(file.match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(2);
  expect(file).toContain('DTSTART;VALUE=DATE:20260413');
});

test.each<[string, DeadlinesCommandOptions]>([
  ['a day that is none', { from: '2026-02-30' }],
  ['a time that is none', { fromTime: '25:00' }],
  ['a notice sent without the way', { sent: '2026-03-02' }],
  ['a way that is none', { sent: '2026-03-02', by: 'pigeon' }],
])('%s is wrong usage', async (_name, options) => {
  await expect(deadlinesCommand(['x.txt'], options, new AbortController().signal)).rejects.toMatchObject({
    code: 'wrong-usage',
  });
});

test('the periods of the rules and of the seat are counted from the days of their events', async () => {
  const clause =
    'Any dispute shall be referred to arbitration administered by the Hong Kong International Arbitration Centre under its rules. The seat of arbitration shall be Hong Kong.';
  const { code, shown } = await run(`SUPPLY AGREEMENT\n\n9. Arbitration\n${clause}\n`, {
    event: ['award-received=2026-12-02'],
    json: true,
  });
  expect(code).toBe(0);
  const view = z
    .object({
      rules: z.string(),
      anchors: z.array(z.object({ page: z.number() })),
      events: z.array(
        z.object({
          id: z.string(),
          periods: z.array(z.object({ id: z.string(), day: z.string().nullable(), article: z.string() })),
        }),
      ),
    })
    .parse(JSON.parse(shown));
  expect(view.rules).toBe('HKIAC Administered Arbitration Rules 2024');
  expect(view.anchors[0]?.page).toBe(1);
  const award = view.events.find(({ id }) => id === 'award-received')?.periods;
  expect(award?.find(({ id }) => id === 'hong-kong/set-aside')).toMatchObject({ day: '2027-03-02', article: 's. 81' });
  const notice = view.events.find(({ id }) => id === 'notice-received')?.periods;
  expect(notice?.map(({ day }) => day)).toEqual([null, null]);
  await expect(run(contract, { event: ['award-received=soon'] })).rejects.toMatchObject({ code: 'wrong-usage' });
});
