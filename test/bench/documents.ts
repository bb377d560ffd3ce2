/**
 * `npm run bench -- documents [--model ID] [FILE…]`: the main job over real
 * documents that the program was not built with (from SAMPAN_DATA when no file
 * is named). Prints a Markdown table of files, pages, seconds by stage and
 * failures, and checks that every anchor's text is its quote and that every
 * page is read or marked.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { openApplication } from '#main/cli/open-application.ts';

const analysisSchema = z.object({
  document: z.object({ pages: z.array(z.object({ number: z.number(), origin: z.string(), text: z.string() })) }),
  findings: z.array(z.unknown()),
  defects: z.array(z.unknown()),
  conflicts: z.array(z.unknown()),
  deadlines: z.array(z.unknown()),
  summary: z
    .object({
      method: z.string(),
      statements: z.array(z.object({ citations: z.array(z.unknown()) })),
      dropped: z.array(z.unknown()),
    })
    .nullable(),
  timings: z.record(z.string(), z.number()),
});
const quotedSchema = z.object({
  quote: z.string(),
  anchors: z.array(z.object({ page: z.number(), start: z.number(), end: z.number(), quads: z.array(z.unknown()) })),
});

const words = process.argv.slice(2);
const modelAt = words.indexOf('--model');
const model = modelAt >= 0 ? words.splice(modelAt, 2)[1] : undefined;

/** Files of every kind, chosen by place in the list, not by how they fare. */
async function chosenFiles(): Promise<string[]> {
  const data = process.env.SAMPAN_DATA;
  if (!data) throw new Error('Name files, or set SAMPAN_DATA to the folder of the documents.');
  const every = async (folder: string, take: number, keep: (name: string) => boolean = () => true) => {
    const names = (await readdir(join(data, folder))).filter((name) => name.endsWith('.pdf') && keep(name)).sort();
    const step = Math.max(1, Math.floor(names.length / take));
    return names
      .filter((_, index) => index % step === 0)
      .slice(0, take)
      .map((name) => join(data, folder, name));
  };
  return [...(await every('cuad/pdf', 12)), ...(await every('layout', 6)), ...(await every('pdf_wild/pdfjs', 8))];
}

const files = words.length > 0 ? words : await chosenFiles();
const dataFolder = await mkdtemp(join(tmpdir(), 'sampan-bench-'));
const outFolder = await mkdtemp(join(tmpdir(), 'sampan-bench-out-'));
const application = await openApplication({ data: dataFolder, ...(model !== undefined && { model }) });
let wrongAnchors = 0;
let anchors = 0;
let unaccounted = 0;

console.log(
  '| file | pages | image only | findings | to check | summary | dropped | read s | extract s | summarise s | export s | outcome |',
);
console.log('|---|---|---|---|---|---|---|---|---|---|---|---|');
for (const [index, file] of files.entries()) {
  // A matter each: these are unrelated documents.
  const taken = await application.takeIn({ id: `matter-${index}`, name: basename(file) }, [file]);
  const [document] = [...taken.added, ...taken.alreadyThere];
  if (!document) {
    console.log(`| ${basename(file)} | | | | | | | | | | | refused: ${taken.refused[0]?.code} |`);
    continue;
  }
  await application.analyse([document.id], { language: 'document' });
  const { summary: ended } = await application.request('documents.view', { documentId: document.id });
  if (ended.state !== 'ready') {
    console.log(`| ${basename(file)} | ${ended.pageCount} | | | | | | | | | | ${ended.error?.code ?? ended.state} |`);
    continue;
  }
  const exportedAt = performance.now();
  const written = await application.export([document.id], { folder: join(outFolder), language: 'document' });
  const exportSeconds = (performance.now() - exportedAt) / 1000;
  const json = written.find((path) => path.endsWith('.analysis.json')) ?? '';
  const analysis = analysisSchema.parse(JSON.parse(await readFile(json, 'utf8')));
  const pages = new Map(analysis.document.pages.map((page) => [page.number, page]));
  unaccounted += analysis.document.pages.filter((page) => page.origin !== 'image' && page.text === '').length;
  for (const finding of [...analysis.findings, ...analysis.defects, ...analysis.conflicts, ...analysis.deadlines]) {
    const { quote, anchors: places } = quotedSchema.parse(finding);
    const text = places.map(({ page, start, end }) => pages.get(page)?.text.slice(start, end)).join('\n');
    anchors += places.length;
    if (text !== quote || places.some(({ quads }) => quads.length === 0)) wrongAnchors += 1;
  }
  const seconds = (stage: string) =>
    Object.entries(analysis.timings)
      .find(([name]) => name.startsWith(stage))?.[1]
      .toFixed(1) ?? '';
  const { summary } = analysis;
  console.log(
    `| ${basename(file)} | ${ended.pageCount} | ${ended.imagePages.join(' ')} | ${ended.findingCount} | ${ended.defectCount} | ${summary ? `${summary.statements.length} ${summary.method}` : ''} | ${summary?.dropped.length ?? ''} | ${seconds('read')} | ${seconds('extract')} | ${seconds('summarise')} | ${exportSeconds.toFixed(1)} | done |`,
  );
}
await application.close();
await rm(dataFolder, { recursive: true, force: true });
await rm(outFolder, { recursive: true, force: true });
console.log(
  `\n${files.length} files; ${anchors} anchors, ${wrongAnchors} whose text is not the quote; pages without text that are not marked as image (blank pages): ${unaccounted}.`,
);
process.exitCode = wrongAnchors === 0 ? 0 : 1;
