import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { SampanError } from '#contract/errors.ts';

const journal = z.object({ entries: z.array(z.object({ when: z.number(), tag: z.string() })) });

export interface KnownSchema {
  /** How many migrations there are: the version that people are told. */
  readonly version: number;
  /** When the newest migration was made, in milliseconds since 1970: what SQLite keeps of it. */
  readonly newestMs: number;
}

/** The newest schema that this program knows. */
export function knownSchema(migrationsFolder: string): KnownSchema {
  const { entries } = journal.parse(JSON.parse(readFileSync(join(migrationsFolder, 'meta', '_journal.json'), 'utf8')));
  return { version: entries.length, newestMs: Math.max(...entries.map((entry) => entry.when)) };
}

/** Refuses a database that a later Sampan wrote, closing it as it was. Errors: `store-newer`, with both versions. */
export function refuseNewer(client: Database.Database, migrationsFolder: string): void {
  const hasTable =
    client.prepare("SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'").get() !== undefined;
  if (!hasTable) return;
  const { newest, version } = z
    .object({ newest: z.number().nullable(), version: z.number() })
    .parse(client.prepare('SELECT max(created_at) AS newest, count(*) AS version FROM __drizzle_migrations').get());
  const known = knownSchema(migrationsFolder);
  if ((newest ?? 0) <= known.newestMs) return;
  client.close();
  throw new SampanError(
    'store-newer',
    `These matters were last opened by a newer Sampan (database version ${version}; this one knows ${known.version}). Install the newer version to open them; nothing was changed.`,
  );
}
