/**
 * Turns the encryption of a data folder on and off. Each file is changed beside
 * itself and put in its place whole, so that whatever is killed goes on where it
 * stopped; the key file says which way. Nothing else may have the folder open.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { copyFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { SampanError } from '#contract/errors.ts';
import {
  flushToDisk,
  placeStream,
  type SealedPlace,
  sealedFileKey,
  sealTo,
  unsealTo,
} from '#main/sealing/sealed-file.ts';
import { changeDatabaseKey, giveDatabaseKey, isPlainDatabase } from './database-key.ts';
import { encryptRecordKey } from './encrypt-record-key.ts';
import { type KeyFile, readKeyFile, removeKeyFile, writeKeyFile } from './key-file.ts';
import { sealedName } from './source-files.ts';
import type { StoreKeys } from './store-keys.ts';

export interface EncryptFolderOptions {
  readonly dataFolder: string;
  readonly keys: StoreKeys;
  readonly keyFile: KeyFile;
  readonly nativeBinding?: string | undefined;
  /** Told after each file that was changed: the sources, and last the database. */
  readonly onFile?: (done: number, total: number) => void;
}

/** Encrypts the database and every source of a folder; resolves when all are. Errors: `store-busy`, `disk-full`. */
export async function encryptFolder(options: EncryptFolderOptions): Promise<void> {
  await convertFolder(options, 'turning-on');
  await writeKeyFile(options.dataFolder, { ...options.keyFile, state: 'on' });
}

/** Decrypts the database and every source of a folder and takes its key file away. Errors: `store-busy`, `disk-full`. */
export async function decryptFolder(options: EncryptFolderOptions): Promise<void> {
  await convertFolder(options, 'turning-off');
  await removeKeyFile(options.dataFolder);
}

async function convertFolder(options: EncryptFolderOptions, state: 'turning-on' | 'turning-off'): Promise<void> {
  const { dataFolder, keyFile } = options;
  const lock = lockFolder(options);
  try {
    const before = readKeyFile(dataFolder);
    // From here on no program opens the folder without the keys.
    await writeKeyFile(dataFolder, { ...keyFile, state });
    try {
      requireAlone(options);
    } catch (error) {
      if (before === null) await removeKeyFile(dataFolder);
      else await writeKeyFile(dataFolder, before);
      throw error;
    }
    await sweepUnfinished(dataFolder);
    await convertSources(options, state);
    await encryptRecordKey(dataFolder, options.keys.record, { isEncrypted: state === 'turning-on' });
    await dropDerived(dataFolder);
    await convertDatabase(options, state);
    const { length } = await sourcesOf(dataFolder);
    options.onFile?.(length + 1, length + 1);
  } finally {
    lock.exec('ROLLBACK');
    lock.close();
  }
}

/** One program converts at a time, and none while another works on the workshop's queue: the lock is the same. */
function lockFolder({ dataFolder, nativeBinding }: EncryptFolderOptions): Database.Database {
  mkdirSync(dataFolder, { recursive: true });
  const path = join(dataFolder, 'workshop-owner.db');
  const client = openDatabase(path, null, nativeBinding);
  try {
    client.exec('BEGIN EXCLUSIVE');
    return client;
  } catch (error) {
    client.close();
    throw isBusy(error) ? busy(path) : error;
  }
}

/** Leaving the WAL takes every other connection's absence, and empties it into the database. Errors: `store-busy`. */
function requireAlone({ dataFolder, keys, nativeBinding }: EncryptFolderOptions): void {
  const path = join(dataFolder, 'sampan.db');
  if (!existsSync(path)) return;
  const client = openDatabase(path, isPlainDatabase(path) ? null : keys.database, nativeBinding);
  try {
    if (client.pragma('journal_mode = DELETE', { simple: true }) !== 'delete') throw busy(path);
  } catch (error) {
    throw isBusy(error) ? busy(path) : error;
  } finally {
    client.close();
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && ['SQLITE_BUSY', 'SQLITE_LOCKED'].includes(String(Reflect.get(error, 'code')));
}

function busy(path: string): SampanError {
  return new SampanError(
    'store-busy',
    `The database ${path} is held by another program. Close it and try again; nothing was changed.`,
  );
}

function openDatabase(path: string, key: Uint8Array | null, nativeBinding: string | undefined): Database.Database {
  const client = new Database(path, { timeout: 2_000, ...(nativeBinding !== undefined && { nativeBinding }) });
  if (key !== null) giveDatabaseKey(client, key);
  return client;
}

async function convertDatabase(options: EncryptFolderOptions, state: 'turning-on' | 'turning-off'): Promise<void> {
  const { dataFolder, keys, nativeBinding } = options;
  const path = join(dataFolder, 'sampan.db');
  if (!existsSync(path) || isPlainDatabase(path) === (state === 'turning-off')) return;
  const beside = `${path}.converting`;
  await rm(beside, { force: true });
  await copyFile(path, beside);
  const client = openDatabase(beside, state === 'turning-on' ? null : keys.database, nativeBinding);
  try {
    // It is a copy: what a journal would save it from is done again from the start.
    client.pragma('journal_mode = MEMORY');
    changeDatabaseKey(client, state === 'turning-on' ? keys.database : null);
  } finally {
    client.close();
  }
  await flushToDisk(beside);
  await rename(beside, path);
}

async function convertSources(options: EncryptFolderOptions, state: 'turning-on' | 'turning-off'): Promise<void> {
  const { dataFolder, keys, onFile } = options;
  const files = await sourcesOf(dataFolder);
  for (const [index, { path, sha256 }] of files.entries()) {
    const secret = { secret: keys.files, name: sealedName(sha256) };
    const key = await openingKey(path, secret);
    const beside = join(dataFolder, 'sources', `incoming-${process.pid}-converting`);
    if (state === 'turning-on' && key === null) {
      await sealTo(path, beside, secret);
      await rename(beside, path);
    } else if (state === 'turning-off' && key !== null) {
      await unsealTo({ path, key }, beside);
      await rename(beside, path);
    }
    onFile?.(index + 1, files.length + 1);
  }
}

/** The key of a file that is sealed with our secret; null for one in the clear, even one that begins like a sealed file. */
async function openingKey(path: string, secret: Parameters<typeof sealedFileKey>[1]): Promise<string | null> {
  const key = sealedFileKey(path, secret);
  return key !== null && (await opensWith({ path, key })) ? key : null;
}

async function opensWith(place: SealedPlace): Promise<boolean> {
  try {
    for await (const _piece of placeStream(place, 0, 1)) return true;
    return true;
  } catch {
    return false;
  }
}

async function sourcesOf(dataFolder: string): Promise<{ readonly path: string; readonly sha256: string }[]> {
  const folder = join(dataFolder, 'sources');
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name))
    .map((entry) => ({ path: join(entry.parentPath, entry.name), sha256: entry.name }))
    .sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
}

/** What is only made again when next needed: the queue's ids, the models' states, what readers were at. */
async function dropDerived(dataFolder: string): Promise<void> {
  const names = ['workshop-queue.db', 'workshop-queue.db-wal', 'workshop-queue.db-shm', 'states', 'work'];
  for (const name of names) await rm(join(dataFolder, name), { recursive: true, force: true });
}

async function sweepUnfinished(dataFolder: string): Promise<void> {
  const folder = join(dataFolder, 'sources');
  for (const name of existsSync(folder) ? await readdir(folder) : [])
    if (name.startsWith('incoming-')) await rm(join(folder, name), { force: true });
  await rm(join(dataFolder, 'sampan.db.converting'), { force: true });
}
