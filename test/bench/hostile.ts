/**
 * `npm run bench -- hostile [FOLDER]`: reads every file of a folder of broken and
 * malicious PDFs (SAMPAN_DATA/pdf_hostile) in disposable processes, within the
 * usual limits. Prints a Markdown table; ends with 1 when a file passes its limit.
 *
 * `npm run bench -- hostile --mutate N [FIRST]`: breaks the sample PDFs in N ways
 * (seeds FIRST, FIRST + 1, …) and reads each; ends with 1 when a reading hangs,
 * crashes or loses a page. A fault is printed with its seed.
 *
 * `npm run bench -- hostile --mutate-formats N [FIRST]`: the same for a DOCX, DOC,
 * MSG, XLS, XLSX, PPTX, EML, ZIP and TIFFs, in one watched thread, so that
 * thousands take minutes.
 *
 * `npm run bench -- hostile --mutate-office N [FIRST]`: the same for a spreadsheet
 * (ODS) and for documents under a password, whose container, protection or
 * contents are broken.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { sampanErrorFrom } from '#contract/errors.ts';
import { findInstallation } from '#main/cli/installation.ts';
import { readInDisposableProcess } from '#main/documents/disposable-reader.ts';
import { spawnNodeReader } from '#main/documents/node-reader.ts';
import { defaultReadLimits } from '#main/documents/read-limits.ts';
import { readBroken } from './hostile/broken-reading.ts';
import { mutatedOffice, officePassword } from './hostile/mutate-office.ts';
import { mutatedPdf } from './hostile/mutate-pdf.ts';

const { fontsFolder, pdfjsFolder, readerEntry } = findInstallation();
const spawn = spawnNodeReader(readerEntry);

/** What hangs in the watched thread is given up. */
const hungSeconds = 20;

const [first, count, firstSeed] = process.argv.slice(2);
if (first === '--mutate') await readMutated(Number(count ?? 200), Number(firstSeed ?? 1));
else if (first === '--mutate-office') await readMutatedOffice(Number(count ?? 200), Number(firstSeed ?? 1));
else if (first === '--mutate-formats') await readMutatedFormats(Number(count ?? 2_000), Number(firstSeed ?? 1));
else await readFolder(first);

async function readMutated(total: number, from: number): Promise<void> {
  const samples = fileURLToPath(new URL('../../resources/samples/', import.meta.url));
  const names = (await readdir(samples)).filter((name) => name.endsWith('.pdf') && !name.includes('protected')).sort();
  const sources = await Promise.all(names.map((name) => readFile(join(samples, name))));
  await readSeeds(total, from, async (seed) => {
    const { bytes, how } = mutatedPdf(sources[seed % sources.length] ?? Buffer.of(), seed);
    return { bytes, how: `${names[seed % names.length]}, ${how}`, name: 'broken.pdf' };
  });
}

async function readMutatedOffice(total: number, from: number): Promise<void> {
  await readSeeds(total, from, mutatedOffice);
}

async function readSeeds(
  total: number,
  from: number,
  broken: (seed: number) => Promise<{ readonly bytes: Uint8Array; readonly how: string; readonly name: string }>,
): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'sampan-mutated-'));
  const outcomes = new Map<string, number>();
  let faults = 0;
  let slowest = 0;
  let pages = 0;
  for (let seed = from; seed < from + total; seed += 1) {
    const { bytes, how, name } = await broken(seed);
    const office = name.endsWith('.pdf') ? {} : { fontsFolder, workFolder: work, password: officePassword };
    const request = { path: join(work, 'broken'), name, pdfjsFolder, ...office };
    const reading = await readBroken(bytes, request, spawn);
    outcomes.set(reading.outcome, (outcomes.get(reading.outcome) ?? 0) + 1);
    slowest = Math.max(slowest, reading.seconds);
    pages += reading.pages;
    if (reading.fault !== null) {
      faults += 1;
      console.log(`seed ${seed}, ${how}: ${reading.fault}`);
    }
  }
  await rm(work, { recursive: true, force: true });
  const table = [...outcomes].toSorted().map(([outcome, times]) => `${outcome} ${times}`);
  console.log(
    `${total} broken files: ${table.join(', ')}; ${pages} pages; slowest ${slowest.toFixed(1)} s; ${faults} faults.`,
  );
  process.exitCode = faults > 0 ? 1 : 0;
}

/** Without a process for each: a file that throws what is no error of ours, or takes longer than 20 s, is a fault. */
async function readMutatedFormats(total: number, from: number): Promise<void> {
  const outcomes = new Map<string, number>();
  let faults = 0;
  let slowest = 0;
  let worker = formatsWorker();
  for (let seed = from; seed < from + total; seed += 1) {
    const told = await readInWorker(worker, seed);
    const { outcome, how, seconds, fault } = told ?? { outcome: 'hung', how: '', seconds: hungSeconds, fault: 'hung' };
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    slowest = Math.max(slowest, seconds);
    if (seconds > 3) console.log(`seed ${seed}, ${how}: ${seconds.toFixed(1)} s`);
    if (fault !== null) {
      faults += 1;
      console.log(`seed ${seed}, ${how}: ${fault}`);
    }
    if (told !== null && outcome !== 'crashed') continue;
    await worker.terminate();
    worker = formatsWorker();
  }
  await worker.terminate();
  const table = [...outcomes].toSorted().map(([outcome, times]) => `${outcome} ${times}`);
  console.log(`${total} broken files: ${table.join(', ')}; slowest ${slowest.toFixed(1)} s; ${faults} faults.`);
  process.exitCode = faults > 0 ? 1 : 0;
}

interface ToldOfFormat {
  readonly outcome: string;
  readonly how: string;
  readonly seconds: number;
  readonly fault: string | null;
}

function formatsWorker(): Worker {
  return new Worker(new URL('hostile/read-formats-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 1_024 },
  });
}

/** What became of one file; null where it hung. */
function readInWorker(worker: Worker, seed: number): Promise<ToldOfFormat | null> {
  return new Promise((resolve) => {
    let how = '';
    const giveUpAfter = (seconds: number) => setTimeout(() => resolve(null), seconds * 1000);
    // A new thread loads every reader first, and the file is broken before it is read.
    let timer = giveUpAfter(4 * hungSeconds);
    const settle = (told: ToldOfFormat) => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError);
      resolve(told);
    };
    const onMessage = (message: ToldOfFormat & { readonly type: 'began' | 'ended' }) => {
      if (message.type === 'ended') return settle(message);
      how = message.how;
      clearTimeout(timer);
      timer = giveUpAfter(hungSeconds);
    };
    const onError = (error: Error) => settle({ outcome: 'crashed', how, seconds: 0, fault: String(error) });
    worker.on('message', onMessage).on('error', onError);
    worker.postMessage(seed);
  });
}

async function readFolder(named: string | undefined): Promise<void> {
  const folder = named ?? (process.env.SAMPAN_DATA ? join(process.env.SAMPAN_DATA, 'pdf_hostile') : undefined);
  if (folder === undefined) throw new Error('Name a folder, or set SAMPAN_DATA.');

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
}
