import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { playbookCheck } from '#main/cli/playbook.ts';
import { readDocx } from '#main/formats/docx/read-docx.ts';
import { paragraphsOf } from '#main/formats/flow-text.ts';
import { temporaryFolder } from '#test/application/temporary-application.ts';
import { drawLines, drawn } from '#test/documents/made-pdfs.ts';
import { openedPdf } from '#test/reports/opened-pdf.ts';

const line = z.object({
  documentName: z.string(),
  results: z.array(
    z.object({
      ruleId: z.string(),
      state: z.string(),
      quote: z.string(),
      anchors: z.array(z.object({ page: z.number(), quads: z.array(z.array(z.number()).length(8)) })),
      proposal: z.object({ change: z.string(), language: z.string(), words: z.string() }).nullable(),
    }),
  ),
});

const clauses = [
  '第一條 爭議解決',
  '因本協議引起的任何爭議，須提交香港國際仲裁中心仲裁。',
  '仲裁地為倫敦。',
  '第二條 通知',
  '通知須以書面作出。',
];
const english = [
  '1. Disputes',
  'Any dispute arising out of this Agreement shall be submitted to HKIAC for arbitration.',
  'The seat of arbitration shall be London.',
];

async function run(work: () => Promise<number>) {
  const shown: string[] = [];
  const output = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => shown.push(String(chunk)) > 0);
  try {
    return { code: await work(), shown: shown.join('').trim() };
  } finally {
    output.mockRestore();
  }
}

test('each rule of each document with its place, and the proposals in its format and language', async () => {
  const folder = await temporaryFolder();
  const children = clauses.map((words) => new Paragraph(words));
  const [word, pdf] = [join(folder, '保密協議.docx'), join(folder, 'pages.pdf')];
  await writeFile(word, await Packer.toBuffer(new Document({ sections: [{ children }] })));
  await writeFile(
    pdf,
    await drawn((document, font) => drawLines(document.addPage(), font, english, { x: 72, y: 700, size: 12 })),
  );
  const out = join(folder, 'out');
  const options = { data: join(folder, 'data'), model: 'none', playbook: 'hong-kong-arbitration', json: true, out };
  const { code, shown } = await run(() => playbookCheck([word, pdf], options, new AbortController().signal));
  expect(code).toBe(0);
  const documents = shown.split('\n').map((one) => line.parse(JSON.parse(one)));
  const seatOf = (name: string) =>
    documents.find(({ documentName }) => documentName === name)?.results.find(({ ruleId }) => ruleId === 'seat');
  expect(seatOf('保密協議.docx')).toMatchObject({ state: 'differs', quote: '仲裁地為倫敦。', anchors: [{ page: 1 }] });
  expect(seatOf('保密協議.docx')?.proposal).toEqual({ change: 'strike', language: 'zh-Hant', words: '仲裁地為香港。' });
  const { sections } = await readDocx(await readFile(join(out, '保密協議.proposals.docx')));
  const spans = sections.flatMap(({ blocks }) => paragraphsOf(blocks)).flatMap((paragraph) => paragraph.spans);
  const marked = (wanted: string) =>
    spans.filter(({ marks }) => marks?.some(({ kind }) => kind === wanted)).map(({ text }) => text);
  expect(marked('deleted')).toEqual(['仲裁地為倫敦。']);
  expect(marked('inserted')).toContain('仲裁地為香港。');

  const seat = seatOf('pages.pdf');
  expect(seat?.quote).toBe(english[2]);
  const seen = await openedPdf(new Uint8Array(await readFile(join(out, 'pages.proposals.pdf'))));
  const highlights = (seen.pages[0]?.annotations ?? []).filter(({ subtype }) => subtype === 'Highlight');
  const marks = highlights.map(({ quadPoints }) =>
    Array.from(quadPoints ?? [])
      .map((value) => value.toFixed(1))
      .join(),
  );
  expect(marks).toContain(seat?.anchors[0]?.quads[0]?.map((value) => value.toFixed(1)).join());
  const rider = seen.pages
    .slice(1)
    .flatMap(({ text }) => text.map(({ str }) => str))
    .join('');
  expect(rider).toContain('The seat of arbitration shall be Hong Kong.');

  // Without a name each has the playbook of its type and language, which is told; so is that there is none.
  const plain = { data: options.data, model: options.model };
  const told = await run(() => playbookCheck([word, pdf], plain, new AbortController().signal));
  expect(told.shown).toContain(
    '保密協議.docx (Confidentiality agreement, by its file’s name)\n  playbook: Confidentiality agreement\n',
  );
  expect(told.shown).toMatch(/pages\.pdf \(type not recognised\)\n {2}no playbook answers to it in English/);
});

test('a playbook that is none is told before anything is read', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'own.json');
  await writeFile(file, '{"format": "sampan-playbook/1", ');
  const check = (playbook: string, type?: string) =>
    playbookCheck(
      [join(folder, 'missing.docx')],
      { data: folder, model: 'none', playbook, ...(type !== undefined && { type }) },
      new AbortController().signal,
    );
  await expect(check(file)).rejects.toMatchObject({
    code: 'wrong-usage',
    message: expect.stringMatching(/own\.json is no JSON/),
  });
  await expect(check('nda', 'lease')).rejects.toMatchObject({
    code: 'wrong-usage',
    message: expect.stringMatching(/no contract type “lease”\. It has nda\./),
  });
  await expect(check('nothing')).rejects.toMatchObject({
    code: 'wrong-usage',
    message: expect.stringMatching(/hong-kong-arbitration, nda/),
  });
  await expect(check(join(folder, 'other.json'))).rejects.toMatchObject({ code: 'file-not-found' });
});
