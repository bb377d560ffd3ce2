import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import { expect, test, vi } from 'vitest';
import type { FlowSpan } from '#contract/flow.ts';
import { proposeCommand } from '#main/cli/propose.ts';
import { readDocx } from '#main/formats/docx/read-docx.ts';
import { paragraphsOf } from '#main/formats/flow-text.ts';
import { temporaryFolder } from '#test/application/temporary-application.ts';

const clauses = [
  'Any dispute arising out of this Agreement shall be submitted to the Hong Kong International Arbitration Centre or the Singapore International Arbitration Centre for arbitration.',
  '因本合同引起的任何争议，可以提交仲裁，也可以向人民法院起诉。',
  '因本合約引起的任何爭議，可以提交仲裁，也可以向法院起訴。',
];

test('the mends of defects become tracked insertions, in English, 简体 and 繁體', async () => {
  const folder = await temporaryFolder();
  const files = await Promise.all(
    clauses.map(async (clause, index) => {
      const file = join(folder, `contract-${index}.docx`);
      const children = [new Paragraph('1. Disputes'), new Paragraph(clause), new Paragraph('2. Notices')];
      await writeFile(file, await Packer.toBuffer(new Document({ sections: [{ children }] })));
      return file;
    }),
  );
  const shown: string[] = [];
  const output = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => shown.push(String(chunk)) > 0);
  const out = join(folder, 'out');
  try {
    const options = { data: join(folder, 'data'), model: 'none', out };
    expect(await proposeCommand(files, options, new AbortController().signal)).toBe(0);
  } finally {
    output.mockRestore();
  }
  expect(shown.join('').trim().split('\n')).toHaveLength(clauses.length);
  for (const [index, clause] of clauses.entries()) {
    const { sections } = await readDocx(await readFile(join(out, `contract-${index}.proposals.docx`)));
    const spans = sections.flatMap(({ blocks }) => paragraphsOf(blocks)).flatMap((paragraph) => paragraph.spans);
    const isNew = ({ marks }: FlowSpan) =>
      (marks ?? []).some(({ kind, author }) => kind === 'inserted' && author === 'Sampan');
    const words = (kept: readonly FlowSpan[]) => kept.map(({ text }) => text).join('');
    expect(words(spans.filter(isNew))).toMatch(/arbitration|仲裁/);
    expect(words(spans.filter((span) => !isNew(span)))).toContain(clause);
  }
});
