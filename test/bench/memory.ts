/**
 * `npm run bench -- memory [--pages N] [--kill] [FILE.pdf]` (Linux, with SAMPAN_DATA where no file is named):
 * the whole job without a model on a file of N pages (1,000) of real contracts, in a process of
 * its own as people start it. Prints the most memory that it and all it started held together, by
 * stage, and the seconds. Ends with 1 above 700 MB. With `--kill` the whole process tree is killed at 25, 50 and 75 %
 * of the reading and started again with the same data; printed is where it went on, and the pages of the result.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { compileCacheEnv, memoryEnv, nodeOptions } from '#main/setup/program-env.mjs';
import { treeBytes } from './memory/process-tree.ts';
import { makeBundle } from './reading/bundle.ts';

const mostMegabytes = 700;
const words = process.argv.slice(2).filter((word) => word !== '--kill');
const killsAt = process.argv.includes('--kill') ? [25, 50, 75] : [];
const pagesAt = words.indexOf('--pages');
const wantedPages = pagesAt < 0 ? 1000 : Number(words.splice(pagesAt, 2)[1]);
const work = await mkdtemp(join(tmpdir(), 'sampan-memory-'));

const resultPages = z.object({ document: z.object({ pages: z.array(z.object({ text: z.string() })) }) });

interface Stage {
  megabytes: number;
  readonly startedAt: number;
  endedAt: number;
}

/** The stage that a line of progress names; null for other lines. */
function stageOf(line: string): string | null {
  const [, stage, percent] = /^(read|recognise|extract|summarise|gists) .*: (\d+) %/u.exec(line) ?? [];
  if (stage === undefined) return null;
  return stage === 'extract' && percent === '100' ? 'export' : stage;
}

/** The pages that a line of reading's progress counts, of how many; null for other lines. */
function readTo(line: string): number | null {
  const [, percent] = /^read .*: (\d+) %/u.exec(line) ?? [];
  return percent === undefined ? null : Number(percent);
}

/** One start of the job: to its end, or killed when the reading has come to `killAt` percent. */
async function measured(path: string, stages: Map<string, Stage>, killAt: number | null): Promise<void> {
  const out = join(work, 'out');
  const child = spawn(
    process.execPath,
    [
      ...nodeOptions,
      fileURLToPath(new URL('../../main/cli.ts', import.meta.url)),
      ...['analyse', '--model', 'none', '--data', join(work, 'data'), '--out', out, path],
    ],
    // As `npm start` sets it.
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...memoryEnv, ...compileCacheEnv, ...process.env }, detached: true },
  );
  const startedAt = performance.now();
  let now = 'start';
  let first: number | null = null;
  let killed = false;
  let lastWords = '';
  const watch = setInterval(() => {
    if (child.pid === undefined) return;
    const megabytes = treeBytes(child.pid) / 2 ** 20;
    const at = performance.now();
    const stage = stages.get(now) ?? { megabytes: 0, startedAt: at, endedAt: at };
    stages.set(now, { ...stage, megabytes: Math.max(stage.megabytes, megabytes), endedAt: at });
  }, 50);
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\n')) {
      if (line !== '') lastWords = line;
      now = stageOf(line) ?? now;
      const percent = readTo(line);
      if (percent === null || percent === 0) continue;
      if (first === null && killsAt.length > 0)
        console.log(`went on at ${percent} % after ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
      first ??= percent;
      if (killed || killAt === null || percent < killAt || child.pid === undefined) continue;
      killed = true;
      process.kill(-child.pid, 'SIGKILL');
      console.log(`killed at ${percent} %`);
    }
  });
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  clearInterval(watch);
  if (killed) return;
  if (code !== 0) throw new Error(`The job ended with ${String(code)}: ${lastWords}`);
  for (const name of await readdir(out)) {
    console.log(`${name}: ${((await stat(join(out, name))).size / 2 ** 20).toFixed(1)} MB`);
  }
}

/** Pages of the result, and of those the ones whose reading failed. */
async function pagesAccounted(): Promise<string> {
  const folder = join(work, 'out');
  const name = (await readdir(folder, { recursive: true })).find((file) => file.endsWith('.analysis.json'));
  if (name === undefined) return 'no analysis';
  const { document } = resultPages.parse(JSON.parse(await readFile(join(folder, name), 'utf8')));
  const empty = document.pages.filter(({ text }) => text === '').length;
  return `${document.pages.length} pages in the result, ${empty} of them without text`;
}

async function bundlePath(): Promise<string> {
  const data = process.env.SAMPAN_DATA;
  if (data === undefined) throw new Error('Name a file, or set SAMPAN_DATA to the folder of the documents.');
  const path = join(work, 'bundle.pdf');
  const pages = await makeBundle(join(data, 'cuad', 'pdf'), path, wantedPages);
  console.log(`${pages} pages, ${((await stat(path)).size / 2 ** 20).toFixed(1)} MB`);
  return path;
}

try {
  const path = words[0] ?? (await bundlePath());
  const stages = new Map<string, Stage>();
  for (const killAt of [...killsAt, null]) await measured(path, stages, killAt);
  if (killsAt.length > 0) console.log(await pagesAccounted());
  console.log('\n| stage | MB at most | s |\n|---|---|---|');
  for (const [name, { megabytes, startedAt, endedAt }] of stages) {
    console.log(`| ${name} | ${Math.round(megabytes)} | ${((endedAt - startedAt) / 1000).toFixed(1)} |`);
  }
  const most = Math.max(...[...stages.values()].map(({ megabytes }) => megabytes));
  console.log(`\n${Math.round(most)} MB at most; at most ${mostMegabytes} MB wanted.`);
  if (most > mostMegabytes) process.exitCode = 1;
} finally {
  await rm(work, { recursive: true, force: true });
}
