/**
 * `npm run bench -- hostile [FOLDER]`: reads every file of a folder of broken and
 * malicious PDFs (SAMPAN_DATA/pdf_hostile) in disposable processes, within the
 * usual limits. Prints a Markdown table; ends with 1 when a file passes its limit.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sampanErrorFrom } from '#contract/errors.ts';
import { findInstallation } from '#main/cli/installation.ts';
import { readInDisposableProcess } from '#main/documents/disposable-reader.ts';
import { spawnNodeReader } from '#main/documents/node-reader.ts';
import { defaultReadLimits } from '#main/documents/read-limits.ts';

const folder = process.argv[2] ?? (process.env.SAMPAN_DATA ? join(process.env.SAMPAN_DATA, 'pdf_hostile') : undefined);
if (folder === undefined) throw new Error('Name a folder, or set SAMPAN_DATA.');

const { pdfjsFolder, readerEntry } = findInstallation();
const spawn = spawnNodeReader(readerEntry);
// One page or the opening may use up its limit, and the process be started again a few times.
const allowedSeconds = ((defaultReadLimits.restarts + 1) * 30_000 + 5_000) / 1000;
let slowest = 0;
let files = 0;
console.log('| file | result | pages | seconds |\n|---|---|---|---|');
for (const name of (await readdir(folder)).filter((file) => file.endsWith('.pdf')).sort()) {
  const startedAt = performance.now();
  let result: string;
  let pages = '–';
  try {
    const request = { path: join(folder, name), documentId: 'doc', sha256: '0'.repeat(64), name, pdfjsFolder };
    const document = await readInDisposableProcess(request, spawn);
    const characters = document.pages.reduce((sum, page) => sum + page.text.length, 0);
    const images = document.pages.some((page) => page.origin === 'image') ? ', image only' : '';
    result = `read, ${characters} characters${images}`;
    pages = String(document.pages.length);
  } catch (thrown) {
    const { code, message } = sampanErrorFrom(thrown);
    result = `\`${code}\`: ${message}`;
  }
  const seconds = (performance.now() - startedAt) / 1000;
  slowest = Math.max(slowest, seconds);
  files += 1;
  console.log(`| ${name} | ${result} | ${pages} | ${seconds.toFixed(1)} |`);
}
console.log(`\n${files} files, slowest ${slowest.toFixed(1)} s.`);
process.exitCode = slowest > allowedSeconds ? 1 : 0;
