/**
 * `npm run bench -- reading [--pages N] [--eighth N]` (with SAMPAN_DATA, poppler-utils): what is lost
 * or torn apart, per layout, in pages set from Hong Kong's bilingual ordinances and in
 * `layout/`; characters lost in 50 PDFs that nobody prepared; pages a CPU second; memory
 * and time of a bundle of N pages (1,000), with one process and with two. Beside it
 * pdftotext and pdfminer.six. Ends with 1 when a layout has more than 0.5 %. With
 * `--eighth` only the layouts, set from another eighth of the sections than the first (1 to 8).
 */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { bundleFigures, makeBundle } from './reading/bundle.ts';
import { counted, squeezed, textErrors } from './reading/compare-text.ts';
import { type Bilingual, layoutsOf } from './reading/layouts.ts';
import { ours, pdfminer, pdftotext, type Reader } from './reading/readers.ts';

const data = process.env.SAMPAN_DATA;
if (data === undefined) throw new Error('Set SAMPAN_DATA.');
const pagesAt = process.argv.indexOf('--pages');
const wantedPages = pagesAt < 0 ? 1000 : Number(process.argv[pagesAt + 1]);
const eighthAt = process.argv.indexOf('--eighth');
const eighth = eighthAt < 0 ? 1 : Number(process.argv[eighthAt + 1]);
const work = await mkdtemp(join(tmpdir(), 'sampan-reading-'));
const readers: readonly Reader[] = [ours, pdftotext, pdfminer];
const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;

await perLayout();
if (eighthAt < 0) {
  await wild();
  await speed();
  await bundle();
}
await rm(work, { recursive: true, force: true });

async function perLayout(): Promise<void> {
  console.log(
    '| layout | pages | characters |',
    readers.map(({ name }) => `${name}: lost | out of order`).join(' | '),
    '|',
  );
  console.log(`|---|---|---|${'---|'.repeat(readers.length * 2)}`);
  for (const { name, pdf, paragraphs, pages } of [...layoutsOf(await sections()), ...(await givenLayouts())]) {
    const path = join(work, 'layout.pdf');
    await writeFile(path, pdf);
    const cells: string[] = [];
    let characters = 0;
    for (const reader of readers) {
      const [text = ''] = (await reader.read([path])).texts;
      const errors = textErrors(paragraphs, text);
      characters = errors.characters;
      cells.push(percent(errors.lost, characters), percent(errors.broken, characters));
      if (reader === ours && errors.lost + errors.broken > 0.005 * characters) process.exitCode = 1;
    }
    console.log(`| ${name} | ${pages} | ${characters.toLocaleString('en')} | ${cells.join(' | ')} |`);
  }
}

/** Every eighth section that is neither a stub nor a whole part, by place in the file. */
async function sections(): Promise<readonly Bilingual[]> {
  const lines = (await readFile(join(data ?? '', 'hk_ordinances', 'sections.jsonl'), 'utf8')).trim().split('\n');
  const flat = (text: unknown): string =>
    String(text)
      .normalize('NFKC')
      .replace(/\s+/g, ' ')
      .replace(/[^ -~\u3001-\u3017\u4e00-\u9fa5\uff01-\uff5e]/gu, '')
      .trim();
  return lines
    .filter((_, index) => index % 8 === eighth - 1)
    .map((line): Bilingual => {
      const section: Record<string, unknown> = JSON.parse(line);
      // The line that begins every section would be a running head of every page.
      const own = (text: unknown): string =>
        flat(text).replace(/^.{0,200}?\((?:Version date|版本日期)[^)]{0,30}\)\s*/u, '');
      return { en: own(section.en), zh: own(section['zh-Hant']) };
    })
    .filter(({ en, zh }) => en.length > 200 && en.length < 6000 && zh.length > 60)
    .slice(0, 60);
}

/** The clauses of `layout/` that stand whole on their page. */
async function givenLayouts(): Promise<
  readonly { name: string; pdf: Uint8Array; paragraphs: readonly string[]; pages: number }[]
> {
  const clauses: [string, string][] = JSON.parse(await readFile(join(data ?? '', 'layout', 'cl.json'), 'utf8'));
  const files: [string, (clause: [string, string], index: number) => string[]][] = [
    ['bicols.pdf', (clause) => clause],
    ['bitable.pdf', (clause) => clause],
    ['vertical.pdf', ([, zh]) => [zh]],
    // Its right-hand column runs off the page.
    ['headed2col.pdf', ([en], index) => (index < 8 ? [en] : [])],
  ];
  return Promise.all(
    files.map(async ([name, pick]) => {
      const pdf = await readFile(join(data ?? '', 'layout', name));
      const [known = ''] = (await pdfminer.read([join(data ?? '', 'layout', name)])).texts;
      // A file holds some of the clauses: those of which any program finds the beginning.
      const text = squeezed(known);
      const paragraphs = clauses.flatMap(pick).filter((paragraph) => text.includes(squeezed(paragraph).slice(0, 12)));
      return { name: `layout/${name}`, pdf, paragraphs, pages: 1 };
    }),
  );
}

/** 50 files by the hash of their names; a character counts as lost where both others have it and we do not. */
async function wild(): Promise<void> {
  const folders = ['pdfjs', 'pypdf'].map((folder) => join(data ?? '', 'pdf_wild', folder));
  const files = (
    await Promise.all(folders.map(async (folder) => (await readdir(folder)).map((name) => join(folder, name))))
  )
    .flat()
    .filter((path) => path.endsWith('.pdf'));
  const hash = (path: string): string => createHash('sha256').update(basename(path)).digest('hex');
  const chosen = files.toSorted((first, second) => hash(first).localeCompare(hash(second))).slice(0, 50);
  const [own, poppler, miner] = await Promise.all(readers.map((reader) => reader.read(chosen)));
  let lost = 0;
  let shared = 0;
  let worst = { name: '', lost: 0 };
  for (const [index, path] of chosen.entries()) {
    const mine = counted(squeezed(own?.texts[index] ?? ''));
    const theirs = counted(squeezed(poppler?.texts[index] ?? ''));
    let missing = 0;
    for (const [character, count] of counted(squeezed(miner?.texts[index] ?? ''))) {
      const both = Math.min(count, theirs.get(character) ?? 0);
      shared += both;
      missing += Math.max(0, both - (mine.get(character) ?? 0));
    }
    lost += missing;
    if (missing > worst.lost) worst = { name: basename(path), lost: missing };
  }
  console.log(
    `\n50 wild PDFs: ${lost} of ${shared.toLocaleString('en')} characters that both others have are lost (${percent(lost, shared)}); most in ${worst.name} (${worst.lost}).`,
  );
}

async function speed(): Promise<void> {
  const folder = join(data ?? '', 'cuad', 'pdf');
  const files = (await readdir(folder))
    .filter((name) => name.endsWith('.pdf'))
    .sort()
    .map((name) => join(folder, name));
  for (const reader of readers) {
    const { cpuSeconds, pages } = await reader.read(files);
    const known = pages ?? (await ours.read(files)).pages ?? 0;
    console.log(
      `${reader.name}: ${known} pages of contracts in ${cpuSeconds.toFixed(1)} CPU s, ${(known / cpuSeconds).toFixed(0)} pages a CPU second.`,
    );
  }
}

async function bundle(): Promise<void> {
  const path = join(work, 'bundle.pdf');
  const pages = await makeBundle(join(data ?? '', 'cuad', 'pdf'), path, wantedPages);
  for (const processes of [1, 2]) {
    const figures = await bundleFigures(path, pages, processes);
    console.log(
      `${pages} pages with ${processes} process${processes === 1 ? '' : 'es'}: ${figures.seconds.toFixed(1)} s, ${figures.megabytes.map(Math.round).join(' + ')} MB at most, ${figures.read} pages read.`,
    );
  }
}
