import { fork } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PDFDocument } from '@cantoo/pdf-lib';
import { residentBytes } from '#main/documents/node-reader.ts';

/** Writes a bundle of the folder's PDFs, again and again until it has `wanted` pages; returns how many it has. */
export async function makeBundle(folder: string, path: string, wanted: number): Promise<number> {
  const bundle = await PDFDocument.create();
  const names = (await readdir(folder)).filter((name) => name.endsWith('.pdf')).sort();
  for (let at = 0; bundle.getPageCount() < wanted && at < 10_000; at += 1) {
    const name = names[at % names.length];
    if (name === undefined) break;
    const source = await PDFDocument.load(await readFile(join(folder, name)), { ignoreEncryption: true });
    const left = wanted - bundle.getPageCount();
    const indices = source.getPageIndices().slice(0, left);
    for (const page of await bundle.copyPages(source, indices)) bundle.addPage(page);
  }
  await writeFile(path, await bundle.save());
  return bundle.getPageCount();
}

export interface BundleFigures {
  readonly seconds: number;
  /** Of each process. */
  readonly megabytes: readonly number[];
  readonly read: number;
}

/** Reads a file with so many processes at once, each a range of its pages. */
export async function bundleFigures(path: string, pages: number, processes: number): Promise<BundleFigures> {
  const startedAt = performance.now();
  const share = Math.ceil(pages / processes);
  const parts = await Promise.all(
    Array.from({ length: processes }, (_, index) =>
      readRange(path, index * share + 1, Math.min(pages, (index + 1) * share)),
    ),
  );
  return {
    seconds: (performance.now() - startedAt) / 1000,
    megabytes: parts.map((part) => part.megabytes),
    read: parts.reduce((sum, part) => sum + part.read, 0),
  };
}

function readRange(path: string, first: number, last: number): Promise<{ megabytes: number; read: number }> {
  const script = fileURLToPath(new URL('range-reader.ts', import.meta.url));
  return new Promise((resolve, reject) => {
    const child = fork(script, [path, String(first), String(last)], {
      execArgv: ['--max-old-space-size=1400', '--max-semi-space-size=8', '--no-warnings'],
    });
    let read = 0;
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, child.pid === undefined ? 0 : (residentBytes(child.pid) ?? 0));
    }, 50);
    child.on('message', () => {
      read += 1;
    });
    child.on('error', reject);
    child.on('close', () => {
      clearInterval(watch);
      resolve({ megabytes: most / 2 ** 20, read });
    });
  });
}
