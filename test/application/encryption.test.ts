import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { LockableApplication } from '#contract/application.ts';
import type { EncryptionState } from '#contract/encryption.ts';
import { encryptedApplication } from '#main/application/encryption.ts';
import { readPlace } from '#main/sealing/sealed-file.ts';
import { plantedContract, plantedName } from './planted-contract.ts';
import { openedApplication, temporaryFolder } from './temporary-application.ts';

const cost = { cost: 2, blockSize: 1, parallelization: 1 };
const passphrase = 'correct horse battery';
/** Words of the contract, of its name and of its matter, in the forms in which they are kept. */
const words = ['Zephyrine', 'zephyrine', 'ZEPHYRINE', '鷺洲', '鹭洲', plantedName, 'Planted matter', '%PDF-1'];

async function lockable(dataFolder: string): Promise<LockableApplication> {
  const application = await encryptedApplication({
    dataFolder,
    cost,
    open: (keys) => openedApplication(dataFolder, { resume: true, ...(keys !== null && { keys }) }),
  });
  onTestFinished(() => application.close());
  return application;
}

async function wordsOnDisk(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    for (const word of words) if (bytes.includes(word)) found.push(`${entry.name}: ${word}`);
  }
  return found;
}

function told(application: LockableApplication, wanted: (state: EncryptionState) => boolean): Promise<EncryptionState> {
  return new Promise((resolve) => {
    const stop = application.on('encryption.changed', (state) => {
      if (!wanted(state)) return;
      stop();
      resolve(state);
    });
  });
}

it('works under a passphrase without a word in the clear, finishes behind the lock, and opens again', async () => {
  const dataFolder = await temporaryFolder();
  const contract = await plantedContract();
  const application = await lockable(dataFolder);
  expect(await application.request('encryption.state', {})).toMatchObject({ encrypted: false, locked: false });
  const { id: matterId } = await application.request('matters.create', {
    name: 'Planted matter',
    parties: [],
    language: 'en',
  });
  expect(await wordsOnDisk(dataFolder)).not.toEqual([]);
  const state = await application.request('encryption.turnOn', { passphrase });
  expect(state).toMatchObject({ encrypted: true, locked: false });

  // All work from here on is done under encryption; it has begun when the window is locked.
  const { added } = await application.request('documents.addPaths', { matterId, paths: [contract] });
  const closed = told(application, ({ locked, finishing }) => locked && !finishing);
  expect(await application.request('encryption.lock', {})).toMatchObject({ locked: true, finishing: true });
  let heard = 0;
  const stopHearing = application.on('queue.changed', () => {
    heard += 1;
  });
  await expect(application.request('matters.list', {})).rejects.toMatchObject({ code: 'locked' });
  expect(application.source(added[0]?.sha256 ?? '')).toBeNull();
  await closed;
  expect(heard).toBe(0);
  stopHearing();
  expect(await wordsOnDisk(dataFolder)).toEqual([]);

  for (const locked of [
    application.request('encryption.change', { passphrase, next: 'another passphrase' }),
    application.request('encryption.turnOff', { passphrase }),
  ])
    await expect(locked).rejects.toMatchObject({ code: 'locked' });
  await expect(application.request('encryption.unlock', { passphrase: 'not this one' })).rejects.toMatchObject({
    code: 'passphrase-wrong',
  });
  expect(await application.request('encryption.unlock', { passphrase })).toMatchObject({ locked: false });

  // A mistyped passphrase stops nothing.
  await expect(application.request('encryption.turnOff', { passphrase: 'not this one' })).rejects.toMatchObject({
    code: 'passphrase-wrong',
  });
  const documents = await application.request('documents.list', { matterId });
  expect(documents.map((document) => document.state)).toEqual(['ready']);
  const { hits } = await application.request('search.run', { query: 'zephyrine', matterId });
  expect(hits).toHaveLength(1);
  const place = application.source(added[0]?.sha256 ?? '');
  expect((await readPlace(place ?? { path: '' })).equals(await readFile(contract))).toBe(true);
  const exported = await application.request('exports.run', {
    documentIds: added.map(({ id }) => id),
    language: 'en',
    folder: await temporaryFolder(),
  });
  expect(exported?.some((path) => path.endsWith('.annotated.pdf'))).toBe(true);
  expect(await wordsOnDisk(dataFolder)).toEqual([]);
  expect(
    (await readdir('/dev/shm').catch(() => [])).filter((name) => name.startsWith(`sampan-work-${process.pid}-`)),
  ).toEqual([]);
}, 60_000);
