/** Tracked changes and comments through LibreOffice and back: `npm run bench -- redlines`. Needs `soffice`. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeletedTextRun, Document, InsertedTextRun, Packer, Paragraph, TextRun } from 'docx';
import { readDocx } from '#main/formats/docx/read-docx.ts';
import { paragraphsOf } from '#main/formats/flow-text.ts';
import { proposeInDocx } from '#main/redlines/propose-in-docx.ts';

const earlier = { author: 'Chan', date: '2026-01-02T03:04:05Z' };
const paragraphs = [
  new Paragraph({
    children: [
      new TextRun('Seat is '),
      new DeletedTextRun({ id: 7, ...earlier, text: 'London' }),
      new InsertedTextRun({ id: 8, ...earlier, text: 'Hong Kong or Singapore' }),
      new TextRun('.'),
    ],
  }),
  new Paragraph({
    children: [new TextRun('爭議應提交'), new TextRun({ text: '仲裁或', bold: true }), new TextRun('法院解決。')],
  }),
  new Paragraph('通知应当采用书面形式。'),
];
const file = await Packer.toBuffer(new Document({ sections: [{ children: paragraphs }] }));
const proposals = [
  { quote: 'Kong or', change: 'replace', words: 'Kong SAR, not', reason: 'one seat' },
  { quote: '仲裁或法院', change: 'replace', words: '仲裁', reason: '只可仲裁' },
  { quote: '书面形式', change: 'comment', words: '', reason: '书面形式须包括电邮' },
  { quote: '书面形式', change: 'insert-after', words: '仲裁地为香港。', reason: '没有仲裁地' },
  { quote: '书面形式', change: 'insert-after', words: '仲裁员人数为三名。', reason: '没有人数' },
] as const;
const { bytes, refused } = await proposeInDocx(file, proposals, { author: 'Sampan', date: '2026-03-31T09:00:00Z' });

async function marksOf(docx: Uint8Array): Promise<string[]> {
  const { sections } = await readDocx(docx);
  return sections
    .flatMap(({ blocks }) => paragraphsOf(blocks))
    .flatMap(({ spans }) => spans)
    .flatMap(({ text, marks }) =>
      (marks ?? []).map(({ kind, author, note }) => `${kind} ${author}: ${kind === 'comment' ? note : text}`),
    );
}

const folder = await mkdtemp(join(tmpdir(), 'sampan-redlines-'));
try {
  const path = join(folder, 'proposed.docx');
  await writeFile(path, bytes);
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const out = join(folder, 'out');
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'docx', '--outdir', out, path], { stdio: 'ignore' });
  const written = await marksOf(bytes);
  const back = await marksOf(await readFile(join(out, 'proposed.docx')));
  const same = written.filter((mark, index) => mark === back[index]).length;
  process.stdout.write(
    `${refused.length} refused; ${same} of ${written.length} marks came back, ${back.length} in all\n`,
  );
  if (same !== written.length || back.length !== written.length) {
    process.stdout.write(`${written.join('\n')}\n---\n${back.join('\n')}\n`);
    process.exitCode = 1;
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
