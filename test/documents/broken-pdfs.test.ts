import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { spawnNodeReader } from '#main/documents/node-reader.ts';
import { readBroken } from '../bench/hostile/broken-reading.ts';
import { mutatedPdf } from '../bench/hostile/mutate-pdf.ts';
import { pdfjsFolder } from './made-pdfs.ts';

const spawn = spawnNodeReader(new URL('../../main/documents/reader-process.ts', import.meta.url));
const samples = new URL('../../resources/samples/', import.meta.url);
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sampan-broken-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('broken files end in pages or in a named error, none silently lost', { timeout: 400_000 }, async () => {
  const sources = await Promise.all(
    ['supply-agreement-zh-Hant.pdf', 'cc0-legal-code-en.pdf'].map((name) => readFile(new URL(name, samples))),
  );
  const faults: string[] = [];
  const outcomes = new Set<string>();
  for (let seed = 1; seed <= 8; seed += 1) {
    const { bytes, how } = mutatedPdf(sources[seed % sources.length] ?? Buffer.of(), seed);
    const path = join(folder, `${seed}.pdf`);
    const limits = { openMs: 15_000, pageMs: 8000, restarts: 1 };
    const { fault, outcome } = await readBroken(bytes, { path, pdfjsFolder, limits }, spawn);
    outcomes.add(outcome);
    if (fault !== null) faults.push(`seed ${seed} (${how}): ${fault}`);
  }
  expect(faults).toEqual([]);
  expect(outcomes).toContain('read');
});

test('the same seed breaks a file in the same way', async () => {
  const source = await readFile(new URL('supply-agreement-en.pdf', samples));
  expect(mutatedPdf(source, 7).bytes.equals(mutatedPdf(source, 7).bytes)).toBe(true);
  expect(mutatedPdf(source, 7).bytes.equals(mutatedPdf(source, 8).bytes)).toBe(false);
});
