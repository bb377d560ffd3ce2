import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defaultMatterRules } from '#contract/guardrails.ts';
import type { DocumentSummary } from '#contract/matter.ts';
import type { SharedMaterial } from '#contract/shared-run.ts';
import { documentIdFor } from '#main/application/identifiers.ts';
import { adoptMatter, putShared, sharedPath, takeShared } from '#main/application/shared-documents.ts';
import { findDocument } from '#main/store/documents.ts';
import { loadMatterRules } from '#main/store/matter-rules.ts';
import { findMatter } from '#main/store/matters.ts';
import { keepSource, sourceFile } from '#main/store/source-files.ts';
import { temporaryFolder, temporaryStore } from '../store/temporary-store.ts';

/** A machine's own store; sealed where it has a secret. */
async function machine(fileSecret: Uint8Array | null = null) {
  const { database, dataFolder } = await temporaryStore();
  return { database, dataFolder, fileSecret, record: () => undefined, now: () => 5 };
}

const summaryOf = (id: string): DocumentSummary => ({
  id,
  matterId: 'matter-1',
  name: 'letter.txt',
  mediaType: 'text/plain',
  byteLength: 1,
  sha256: '',
  addedAtMs: 1,
  state: 'waiting',
  progress: null,
  error: null,
  pageCount: 0,
  imagePages: [],
  languages: [],
  findingCount: 0,
  defectCount: 0,
  renditionSha256: null,
  parentId: null,
});

async function sharedLetter() {
  const owner = await machine(randomBytes(32));
  const folder = await temporaryFolder();
  const bytes = Buffer.from('Dear Sirs, 仲裁地為香港。\n');
  const { sha256 } = await keepSource(owner, bytes);
  await putShared(owner, folder, sha256);
  const document = { id: documentIdFor('matter-1', sha256), sha256, name: 'letter.txt' };
  const policy = { ...defaultMatterRules.policy, walledOff: true };
  const material = {
    matter: { id: 'matter-1', name: 'Harbour', parties: ['Harbour Ltd'], language: 'yue-Hant' },
    rules: { ...defaultMatterRules, policy },
    documents: [document],
  } satisfies SharedMaterial;
  return { owner, folder, bytes, document, material };
}

test('a document goes to another machine by its hash, and its matter with its rules', async () => {
  const { owner, folder, bytes, document, material } = await sharedLetter();
  await putShared(owner, folder, document.sha256);
  // In the clear and whole, under nothing but its hash.
  expect(await readdir(folder, { recursive: true })).toEqual([
    document.sha256.slice(0, 2),
    join(document.sha256.slice(0, 2), document.sha256),
  ]);
  expect(await readFile(sharedPath(folder, document.sha256))).toEqual(bytes);

  const worker = await machine();
  adoptMatter(worker, material);
  await takeShared(worker, folder, document, { matterId: 'matter-1', summaryOf });
  await takeShared(worker, folder, document, { matterId: 'matter-1', summaryOf });
  expect(findDocument(worker.database, document.id)).toMatchObject({ sha256: document.sha256, name: 'letter.txt' });
  expect(await readFile(sourceFile(worker, document.sha256).path)).toEqual(bytes);
  expect(findMatter(worker.database, 'matter-1')).toMatchObject({ parties: ['Harbour Ltd'], language: 'yue-Hant' });
  expect(loadMatterRules(worker.database, 'matter-1').policy.walledOff).toBe(true);
});

test('bytes that are not those of the hash are not taken in, nor what is missing', async () => {
  const { folder, document, material } = await sharedLetter();
  const worker = await machine();
  adoptMatter(worker, material);
  const take = () => takeShared(worker, folder, document, { matterId: 'matter-1', summaryOf });
  await writeFile(sharedPath(folder, document.sha256), 'Dear Sirs, the seat is elsewhere.\n');
  await expect(take()).rejects.toThrow(expect.objectContaining({ code: 'damaged-file' }));
  await rm(sharedPath(folder, document.sha256));
  await expect(take()).rejects.toThrow(/same folder on every machine/);
  expect(findDocument(worker.database, document.id)).toBeNull();
});
