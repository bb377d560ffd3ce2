import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { SampanError } from '#contract/errors.ts';
import { giveDatabaseKey } from './database-key.ts';
import { readKeyFile } from './key-file.ts';
import { refuseNewer } from './refuse-newer.ts';
import type { StoreKeys } from './store-keys.ts';

export type StoreDatabase = BetterSQLite3Database & { readonly $client: Database.Database };

export interface OpenStoreOptions {
  readonly dataFolder: string;
  readonly migrationsFolder: string;
  /** A SQLite addon to load in place of the package's own, where the runtime's Node-API is older than 10. */
  readonly nativeBinding?: string;
  /** The keys of an encrypted folder: see `unlockFolder`. */
  readonly keys?: StoreKeys | undefined;
}

/** KiB of pages that a connection keeps: the system's own cache is beside it, and a folder has three connections. */
const cacheSize = 'cache_size = -4096';

/**
 * Opens (or makes) the database of a data folder, in WAL mode with foreign keys
 * on and every migration applied.
 *
 * Errors: `store-newer` when a later Sampan wrote it, `store-damaged` when
 * SQLite cannot read it, `store-busy` when another program holds it, `locked`
 * when the folder is encrypted and no keys are given.
 */
export async function openStore(options: OpenStoreOptions): Promise<StoreDatabase> {
  await mkdir(options.dataFolder, { recursive: true });
  const path = join(options.dataFolder, 'sampan.db');
  const isNew = !existsSync(path);
  try {
    const client = new Database(path, { ...(options.nativeBinding && { nativeBinding: options.nativeBinding }) });
    if (options.keys !== undefined) giveDatabaseKey(client, options.keys.database);
    // Another program may have begun to encrypt the folder meanwhile.
    if (options.keys === undefined) refuseLocked(options.dataFolder);
    client.pragma('busy_timeout = 10000');
    client.pragma('journal_mode = WAL');
    // A commit must survive a power cut, not only a kill: WAL's NORMAL may lose the last ones.
    client.pragma('synchronous = FULL');
    client.pragma('foreign_keys = ON');
    client.pragma(cacheSize);
    // What is deleted is overwritten with zeros, so that no words of it stay in the file.
    client.pragma('secure_delete = ON');
    if (!isNew) refuseNewer(client, options.migrationsFolder);
    const database = drizzle({ client });
    await migrateBesideOthers(database, options.migrationsFolder);
    return database;
  } catch (error) {
    throw storeError(error, path);
  }
}

/** Opens the database of a data folder that is open already, for reading beside it. */
export function openStoreForReading(
  options: Omit<OpenStoreOptions, 'migrationsFolder' | 'keys'> & { readonly databaseKey?: Uint8Array | undefined },
): StoreDatabase {
  const client = new Database(join(options.dataFolder, 'sampan.db'), {
    readonly: true,
    ...(options.nativeBinding && { nativeBinding: options.nativeBinding }),
  });
  if (options.databaseKey !== undefined) giveDatabaseKey(client, options.databaseKey);
  client.pragma('busy_timeout = 10000');
  client.pragma(cacheSize);
  return drizzle({ client });
}

/**
 * Two programs that open a new folder at the same moment both begin to make its
 * tables; the second one fails, and finds them made when it looks again.
 */
async function migrateBesideOthers(database: StoreDatabase, migrationsFolder: string): Promise<void> {
  const attempts = 5;
  for (let attempt = 1; ; attempt += 1) {
    try {
      migrate(database, { migrationsFolder });
      return;
    } catch (error) {
      if (attempt === attempts) throw error;
      await setTimeout(100 * attempt);
    }
  }
}

/** @throws {SampanError} `locked` where the folder is encrypted. */
export function refuseLocked(dataFolder: string): void {
  if (readKeyFile(dataFolder) === null) return;
  throw new SampanError(
    'locked',
    'These matters are encrypted. Give the passphrase: in the window, or for the command line in a file that SAMPAN_PASSPHRASE_FILE names.',
  );
}

function storeError(error: unknown, path: string): unknown {
  if (error instanceof SampanError || !(error instanceof Error)) return error;
  const code: unknown = Reflect.get(error, 'code');
  if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') {
    return new SampanError(
      'store-damaged',
      `The database ${path} cannot be read. Restore it from a backup, or put its keys.json back beside it if it was encrypted; it was left as it is.`,
      {
        cause: error,
      },
    );
  }
  if (code === 'SQLITE_BUSY') {
    return new SampanError('store-busy', `The database ${path} is held by another program. Close it and try again.`, {
      cause: error,
    });
  }
  return error;
}
