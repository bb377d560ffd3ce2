import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import { expect, test, vi } from 'vitest';
import { proposeCommand } from '#main/cli/propose.ts';
import { readDocx } from '#main/formats/docx/read-docx.ts';
import { paragraphsOf } from '#main/formats/flow-text.ts';
import { temporaryFolder } from '#test/application/temporary-application.ts';

test.each([
  [
    'English',
    'Any dispute arising out of this Agreement shall be referred to arbitration or to the courts of Hong Kong, at the option of either party.',
    /arbitration/,
  ],
  ['简体', '因本合同引起的任何争议，可以提交仲裁，也可以向人民法院起诉。', /仲裁/],
  ['繁體', '因本合約引起的任何爭議，可以提交仲裁，也可以向法院起訴。', /仲裁/],
])('the mend of a defect becomes a tracked insertion: %s', async (_written, clause, expected) => {
  const folder = await temporaryFolder();
  const file = join(folder, 'contract.docx');
  const children = [new Paragraph('1. Disputes'), new Paragraph(clause), new Paragraph('2. Notices')];
  await writeFile(file, await Packer.toBuffer(new Document({ sections: [{ children }] })));
  const shown: string[] = [];
  const output = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => shown.push(String(chunk)) > 0);
  try {
    const options = { data: join(folder, 'data'), model: 'none', out: join(folder, 'out') };
    expect(await proposeCommand([file], options, new AbortController().signal)).toBe(0);
  } finally {
    output.mockRestore();
  }
  const { sections } = await readDocx(await readFile(shown.join('').trim()));
  const spans = sections.flatMap(({ blocks }) => paragraphsOf(blocks)).flatMap((paragraph) => paragraph.spans);
  const inserted = spans.filter(({ marks }) =>
    marks?.some(({ kind, author }) => kind === 'inserted' && author === 'Sampan'),
  );
  expect(inserted.map(({ text }) => text).join('')).toMatch(expected);
  expect(
    spans
      .filter((span) => !inserted.includes(span))
      .map(({ text }) => text)
      .join(''),
  ).toContain(clause);
});
