import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defaultMatterRules } from '#contract/guardrails.ts';
import type { DocumentSummary } from '#contract/matter.ts';
import type { SharedMaterial } from '#contract/shared-run.ts';
import { documentIdFor } from '#main/application/identifiers.ts';
import { ruledFunctions } from '#main/application/ruled-functions.ts';
import { adoptMatter, putShared, sharedPath, takeShared } from '#main/application/shared-documents.ts';
import { findDocument } from '#main/store/documents.ts';
import { loadMatterRules, saveMatterRules } from '#main/store/matter-rules.ts';
import { findMatter, insertMatter } from '#main/store/matters.ts';
import { keepSource, sourceFile } from '#main/store/source-files.ts';
import type { StepCall } from '#main/workshop/functions.ts';
import { temporaryFolder, temporaryStore } from '../store/temporary-store.ts';
import { countingFunctions, countingPlan } from './counting-plan.ts';

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
  readAtMs: null,
  isReadEarlier: false,
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
    matter: { id: 'matter-1', name: 'Harbour', parties: ['Harbour Ltd'], language: 'yue-Hant', origin: 'one' },
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

test('a worker leaves a person’s own matter of the same id alone, and mixes no rules of two people', async () => {
  const { material } = await sharedLetter();
  const { database, ...rest } = await machine();
  const worker = { database, ...rest };
  insertMatter(database, { id: 'matter-1', name: 'My own', parties: [], language: 'en', createdAtMs: 1 });
  const own = { ...defaultMatterRules, policy: { ...defaultMatterRules.policy, noNetwork: true } };
  saveMatterRules(database, 'matter-1', own, 1);
  expect(() => adoptMatter(worker, material)).toThrow(/folder of its own/);
  expect(loadMatterRules(database, 'matter-1')).toEqual(own);
  expect(findMatter(database, 'matter-1')?.name).toBe('My own');

  const adopting = await machine();
  const rulesHere = () => loadMatterRules(adopting.database, 'matter-1');
  adoptMatter(adopting, material);
  // The same person changed the rules: they are taken over.
  adoptMatter(adopting, { ...material, rules: defaultMatterRules });
  expect(rulesHere()).toEqual(defaultMatterRules);
  adoptMatter(adopting, material);
  // Another person's matter of the same id takes no wall down and gives no leave.
  const looser = { ...defaultMatterRules, permissions: { ...defaultMatterRules.permissions, agent: [] } };
  adoptMatter(adopting, { ...material, matter: { ...material.matter, origin: 'two' }, rules: looser });
  expect(rulesHere()).toMatchObject({ policy: { walledOff: true }, permissions: { agent: [] } });
});

test('a run from elsewhere is held to the rules that travel with it', async () => {
  const { database } = await machine();
  insertMatter(database, { id: 'matter-1', name: 'Harbour', parties: [], language: 'en', createdAtMs: 1 });
  const counted = countingFunctions(() => undefined);
  const room = { context: { database }, settings: () => ({ modelId: 'none' }) };
  const call: StepCall = {
    runId: 'run-1',
    run: {
      id: 'run-1',
      matterId: 'matter-1',
      name: '',
      plan: countingPlan,
      planSha256: '',
      documentIds: [],
      state: 'running',
      budget: countingPlan.budget,
      note: null,
      createdAtMs: 1,
      changedAtMs: 1,
    },
    matterId: 'matter-1',
    step: 'extract',
    role: 'extractor',
    item: '',
    documentIds: [],
    language: 'en',
    settings: {},
    inputs: [],
    idempotencyKey: 'key',
    signal: new AbortController().signal,
  };
  await expect(ruledFunctions(room, counted).extract(call)).resolves.toBeDefined();
  const travelling = { ...defaultMatterRules, permissions: { ...defaultMatterRules.permissions, agent: [] } };
  await expect(ruledFunctions(room, counted, async () => travelling).extract(call)).rejects.toMatchObject({
    code: 'wrong-usage',
  });
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
