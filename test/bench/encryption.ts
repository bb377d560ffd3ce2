/**
 * What encryption at rest costs: `npm run bench -- encryption [PAGES]` (default 500).
 *
 * The same pages (sections of the ordinances in SAMPAN_DATA) are kept and
 * indexed, and the same sources kept and read, in a folder in the clear and in an
 * encrypted one, in turns; CPU time of all threads, medians of five turns, and the
 * ratio of encrypted to clear. Opening is the store alone and, for the encrypted one, with the usual
 * scrypt beside it, which is paid once a start.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process, { argv, env, exit, stderr, stdout } from 'node:process';
import { readPlace } from '#main/sealing/sealed-file.ts';
import { pageTerms } from '#main/search/page-terms.ts';
import { turnEncryptionOn, unlockFolder } from '#main/store/folder-encryption.ts';
import { openStore } from '#main/store/open-store.ts';
import { storeTerms } from '#main/store/search-writing.ts';
import { keepSource, sourceFile } from '#main/store/source-files.ts';
import type { StoreKeys } from '#main/store/store-keys.ts';
import { addMatter, addPages } from './search/index-of.ts';
import { alignedSections } from './search/sections.ts';

if (env.SAMPAN_DATA === undefined) {
  stderr.write('Set SAMPAN_DATA to the folder with hk_ordinances.\n');
  exit(2);
}
const pageCount = Number(argv[2] ?? 500);
const turns = 5;
const passphrase = 'correct horse battery';
const cheap = { cost: 2, blockSize: 1, parallelization: 1 };
const migrationsFolder = join(import.meta.dirname, '..', '..', 'resources', 'migrations');
const source = randomBytes(50 * 2 ** 20);

const texts = alignedSections(env.SAMPAN_DATA, 0)
  .flatMap((section) => Object.values(section.texts))
  .filter((text) => text !== undefined)
  .slice(0, pageCount);

type Measured = Record<'open' | 'pages' | 'index' | 'find' | 'keep source' | 'read source', number>;

async function timed<Result>(work: () => Result | Promise<Result>): Promise<readonly [number, Result]> {
  const started = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(started);
  return [(user + system) / 1000, result];
}

async function measure(isEncrypted: boolean): Promise<Measured> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'sampan-bench-encryption-'));
  try {
    const keys: StoreKeys | undefined = isEncrypted
      ? await turnEncryptionOn({ dataFolder, cost: cheap }, passphrase)
      : undefined;
    const place = { dataFolder, fileSecret: keys?.files ?? null };
    const first = await openStore({ dataFolder, migrationsFolder, keys });
    addMatter(first, 'm');
    const [pages] = await timed(() => addPages(first, 'm', 'd', texts));
    const [index] = await timed(() => {
      for (const [at, text] of texts.entries()) storeTerms(first, 'd', [pageTerms({ number: at + 1, text })]);
    });
    first.$client.close();
    const [open, database] = await timed(async () => {
      const opened = await openStore({ dataFolder, migrationsFolder, keys });
      opened.$client.prepare('SELECT count(*) FROM documents').get();
      return opened;
    });
    const [find] = await timed(() => {
      // Every page's text once, as a rebuild of the index reads it.
      for (let number = 1; number <= texts.length; number += 1)
        database.$client.prepare('SELECT text FROM pages WHERE document_id = ? AND number = ?').get('d', number);
    });
    database.$client.close();
    const [keep, kept] = await timed(() => keepSource(place, source));
    const [read] = await timed(() => readPlace(sourceFile(place, kept.sha256)));
    return { open, pages, index, find, 'keep source': keep, 'read source': read };
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

const clear: Measured[] = [];
const encrypted: Measured[] = [];
for (let turn = 0; turn < turns; turn += 1) {
  clear.push(await measure(false));
  encrypted.push(await measure(true));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const names = {
  open: 'opening the store',
  pages: `keeping ${texts.length} pages`,
  index: 'indexing them',
  find: 'reading them again',
  'keep source': 'keeping a source of 50 MB',
  'read source': 'reading it',
} as const satisfies Record<keyof Measured, string>;
stdout.write('work | clear, CPU ms | encrypted, CPU ms | ratio\n--- | --- | --- | ---\n');
for (const key of ['open', 'pages', 'index', 'find', 'keep source', 'read source'] as const) {
  const [a, b] = [median(clear.map((one) => one[key])), median(encrypted.map((one) => one[key]))];
  stdout.write(`${names[key]} | ${a.toFixed(1)} | ${b.toFixed(1)} | ${(b / a).toFixed(2)}\n`);
}
const folder = mkdtempSync(join(tmpdir(), 'sampan-bench-encryption-'));
await turnEncryptionOn({ dataFolder: folder }, passphrase);
const [unlock] = await timed(() => unlockFolder({ dataFolder: folder }, passphrase));
rmSync(folder, { recursive: true, force: true });
stdout.write(`the passphrase, once a start | – | ${unlock.toFixed(0)} | –\n`);
