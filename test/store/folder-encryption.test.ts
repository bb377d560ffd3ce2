import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openRecordKey } from '#main/record/record-key.ts';
import { readPlace } from '#main/sealing/sealed-file.ts';
import { changePassphrase, turnEncryptionOff, turnEncryptionOn, unlockFolder } from '#main/store/folder-encryption.ts';
import { readKeyFile } from '#main/store/key-file.ts';
import { findMatter } from '#main/store/matters.ts';
import { openStore } from '#main/store/open-store.ts';
import { deleteSource, keepSource, sourceFile, sourceFilePath } from '#main/store/source-files.ts';
import type { StoreKeys } from '#main/store/store-keys.ts';
import { openWorkflowQueue } from '#main/store/workflow-queue.ts';
import { insertExample, migrationsFolder, temporaryFolder } from './temporary-store.ts';

const cost = { cost: 2, blockSize: 1, parallelization: 1 };
const passphrase = 'correct horse 馬 battery';
/** Also one that begins like a sealed file: it is none. */
const sources = [
  'PLANTED source one',
  'SAMPAN-SEALED-1\nPLANTED source that only looks sealed, long enough for a head',
];

async function filledFolder(keys?: StoreKeys): Promise<{ dataFolder: string; sha256s: string[] }> {
  const dataFolder = await temporaryFolder();
  const database = await openStore({ dataFolder, migrationsFolder, keys });
  insertExample(database);
  database.$client.prepare('UPDATE matters SET name = ?').run('PLANTED matter');
  const sha256s: string[] = [];
  for (const text of sources)
    sha256s.push((await keepSource({ dataFolder, fileSecret: keys?.files ?? null }, Buffer.from(text))).sha256);
  const queue = openWorkflowQueue({ dataFolder, key: keys?.queue });
  queue?.close();
  database.$client.close();
  openRecordKey(dataFolder);
  return { dataFolder, sha256s };
}

/** The files below a folder whose bytes hold the words. */
async function filesWith(folder: string, words: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    if ((await readFile(path)).includes(words)) found.push(path.slice(folder.length + 1));
  }
  return found;
}

async function contentOf(dataFolder: string, sha256s: readonly string[], keys: StoreKeys | null) {
  const database = await openStore({ dataFolder, migrationsFolder, keys: keys ?? undefined });
  const name = findMatter(database, 'matter-1')?.name;
  database.$client.close();
  const texts = await Promise.all(
    sha256s.map(async (sha256) =>
      (await readPlace(sourceFile({ dataFolder, fileSecret: keys?.files ?? null }, sha256))).toString(),
    ),
  );
  return { name, texts };
}

const whole = { name: 'PLANTED matter', texts: sources };

describe('an encrypted folder', () => {
  it('holds no planted word anywhere, and gives all of it back', async () => {
    const { dataFolder, sha256s } = await filledFolder();
    expect(await filesWith(dataFolder, 'PLANTED')).not.toEqual([]);
    const { publicKey } = openRecordKey(dataFolder);
    await turnEncryptionOn({ dataFolder, cost }, passphrase);
    expect(await filesWith(dataFolder, 'PLANTED')).toEqual([]);
    expect(await filesWith(dataFolder, 'Harbour')).toEqual([]);
    expect(await filesWith(dataFolder, 'BEGIN PRIVATE KEY')).toEqual([]);
    const keys = await unlockFolder({ dataFolder }, passphrase);
    expect(openRecordKey(dataFolder, keys?.record).publicKey).toBe(publicKey);
    expect(await contentOf(dataFolder, sha256s, keys)).toEqual(whole);
    await turnEncryptionOff({ dataFolder }, passphrase);
    expect(readKeyFile(dataFolder)).toBeNull();
    expect(openRecordKey(dataFolder).publicKey).toBe(publicKey);
    expect(await contentOf(dataFolder, sha256s, null)).toEqual(whole);
  });

  it('writes nothing in the clear while it is open', async () => {
    const dataFolder = await temporaryFolder();
    const keys = await turnEncryptionOn({ dataFolder, cost }, passphrase);
    const database = await openStore({ dataFolder, migrationsFolder, keys });
    insertExample(database);
    const kept = await keepSource({ dataFolder, fileSecret: keys.files }, Buffer.from('PLANTED source'));
    const queue = openWorkflowQueue({ dataFolder, key: keys.queue });
    // The write-ahead log is full now.
    expect((await readdir(dataFolder)).some((name) => name.endsWith('-wal'))).toBe(true);
    expect(await filesWith(dataFolder, 'PLANTED')).toEqual([]);
    expect(await filesWith(dataFolder, 'Harbour')).toEqual([]);
    expect(await filesWith(dataFolder, 'openworkflow')).toEqual([]);
    queue?.close();
    database.$client.close();
    await deleteSource({ dataFolder, fileSecret: keys.files }, kept.sha256);
    expect(await readdir(join(dataFolder, 'sources', kept.sha256.slice(0, 2)))).toEqual([]);
    expect((await readdir(join(dataFolder, 'sources'))).filter((name) => name.startsWith('incoming-'))).toEqual([]);
  });

  it('refuses a wrong passphrase and no passphrase, and loses nothing', async () => {
    const { dataFolder, sha256s } = await filledFolder();
    await turnEncryptionOn({ dataFolder, cost }, passphrase);
    const before = await readFile(join(dataFolder, 'sampan.db'));
    await expect(unlockFolder({ dataFolder }, 'wrong horse 馬 battery')).rejects.toMatchObject({
      code: 'passphrase-wrong',
    });
    await expect(turnEncryptionOff({ dataFolder }, 'wrong')).rejects.toMatchObject({ code: 'passphrase-wrong' });
    await expect(openStore({ dataFolder, migrationsFolder })).rejects.toMatchObject({ code: 'locked' });
    expect((await readFile(join(dataFolder, 'sampan.db'))).equals(before)).toBe(true);
    expect(await contentOf(dataFolder, sha256s, await unlockFolder({ dataFolder }, passphrase))).toEqual(whole);
  });

  it('opens with another passphrase after a change, without being encrypted again', async () => {
    const { dataFolder, sha256s } = await filledFolder();
    await turnEncryptionOn({ dataFolder, cost }, passphrase);
    const before = await readFile(sourceFilePath(dataFolder, sha256s[0] ?? ''));
    // The same characters, typed as one code point each and as two.
    await changePassphrase({ dataFolder, cost }, passphrase, 'caf\u00e9 au lait');
    await expect(unlockFolder({ dataFolder }, passphrase)).rejects.toMatchObject({ code: 'passphrase-wrong' });
    const keys = await unlockFolder({ dataFolder }, 'cafe\u0301 au lait');
    expect(await contentOf(dataFolder, sha256s, keys)).toEqual(whole);
    expect((await readFile(sourceFilePath(dataFolder, sha256s[0] ?? ''))).equals(before)).toBe(true);
    await expect(changePassphrase({ dataFolder, cost }, 'caf\u00e9 au lait', 'short')).rejects.toMatchObject({
      code: 'wrong-usage',
    });
  });

  it('is left alone while another program has it open', async () => {
    const { dataFolder, sha256s } = await filledFolder();
    const other = await openStore({ dataFolder, migrationsFolder });
    await expect(turnEncryptionOn({ dataFolder, cost }, passphrase)).rejects.toMatchObject({ code: 'store-busy' });
    other.$client.close();
    expect(readKeyFile(dataFolder)).toBeNull();
    expect(await contentOf(dataFolder, sha256s, null)).toEqual(whole);
  });

  it('says that keys of a newer version need a newer program', async () => {
    const { dataFolder } = await filledFolder();
    await turnEncryptionOn({ dataFolder, cost }, passphrase);
    const file = readKeyFile(dataFolder);
    await writeFile(join(dataFolder, 'keys.json'), JSON.stringify({ ...file, version: 2 }));
    const error = await unlockFolder({ dataFolder }, passphrase).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'store-newer', message: expect.stringContaining('version 2') });
  });
});

/** Turns encryption on or off in a process that is killed when that many sources are done. */
async function killedAfter(dataFolder: string, way: 'turnEncryptionOn' | 'turnEncryptionOff', files: number) {
  const module = pathToFileURL(join(import.meta.dirname, '..', '..', 'main', 'store', 'folder-encryption.ts'));
  const script = `const { ${way} } = await import(${JSON.stringify(module.href)});
    const onFile = (done) => { if (done === ${files}) process.kill(process.pid, 'SIGKILL'); };
    await ${way}({ dataFolder: ${JSON.stringify(dataFolder)}, cost: ${JSON.stringify(cost)}, onFile }, ${JSON.stringify(passphrase)});`;
  const child = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], { stdio: 'ignore' });
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');
}

describe('a folder whose encryption was cut off', () => {
  it.each([1, 2, 3])('goes on when it is opened, killed after %i of two sources and the database', async (files) => {
    const { dataFolder, sha256s } = await filledFolder();
    await killedAfter(dataFolder, 'turnEncryptionOn', files);
    expect(readKeyFile(dataFolder)?.state).toBe('turning-on');
    // What it would have left in the middle of the database.
    await writeFile(join(dataFolder, 'sampan.db.converting'), 'PLANTED half of a database');
    await expect(openStore({ dataFolder, migrationsFolder })).rejects.toMatchObject({ code: 'locked' });
    const keys = await unlockFolder({ dataFolder }, passphrase);
    expect(readKeyFile(dataFolder)?.state).toBe('on');
    expect(await filesWith(dataFolder, 'PLANTED')).toEqual([]);
    expect(await contentOf(dataFolder, sha256s, keys)).toEqual(whole);

    await killedAfter(dataFolder, 'turnEncryptionOff', files);
    expect(readKeyFile(dataFolder)?.state).toBe('turning-off');
    expect(await unlockFolder({ dataFolder }, passphrase)).toBeNull();
    expect(await contentOf(dataFolder, sha256s, null)).toEqual(whole);
  });
});

describe('databases of other versions', () => {
  it('opens those of every older one', async () => {
    const journal = JSON.parse(await readFile(join(migrationsFolder, 'meta', '_journal.json'), 'utf8'));
    for (let count = 1; count < journal.entries.length; count += 1) {
      const older = await temporaryFolder();
      await cp(migrationsFolder, older, { recursive: true });
      const entries = journal.entries.slice(0, count);
      await writeFile(join(older, 'meta', '_journal.json'), JSON.stringify({ ...journal, entries }));
      const dataFolder = await temporaryFolder();
      const first = await openStore({ dataFolder, migrationsFolder: older });
      first.$client
        .prepare('INSERT INTO matters (id, name, parties_json, language, created_at_ms) VALUES (?, ?, ?, ?, ?)')
        .run('matter-1', 'PLANTED matter', '[]', 'en', 1);
      first.$client.close();
      const now = await openStore({ dataFolder, migrationsFolder });
      expect(findMatter(now, 'matter-1')?.name).toBe('PLANTED matter');
      now.$client.close();
      // And the older program is told politely, by both versions, and changes nothing.
      const before = await readFile(join(dataFolder, 'sampan.db'));
      await expect(openStore({ dataFolder, migrationsFolder: older })).rejects.toMatchObject({
        code: 'store-newer',
        message: expect.stringContaining(`database version ${journal.entries.length}; this one knows ${count}`),
      });
      expect((await readFile(join(dataFolder, 'sampan.db'))).equals(before)).toBe(true);
    }
  });
});
