import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { insertDocument } from '#main/store/documents.ts';
import { insertMatter } from '#main/store/matters.ts';
import { openStore, type StoreDatabase } from '#main/store/open-store.ts';

export const migrationsFolder = join(import.meta.dirname, '..', '..', 'resources', 'migrations');

/** A folder that is deleted when the test has finished. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sampan-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** An open store in a folder of its own. */
export async function temporaryStore(): Promise<{ database: StoreDatabase; dataFolder: string }> {
  const dataFolder = await temporaryFolder();
  const database = await openStore({ dataFolder, migrationsFolder });
  onTestFinished(() => {
    database.$client.close();
  });
  return { database, dataFolder };
}

/** A matter with one document. */
export function insertExample(database: StoreDatabase, id = 'doc-1', sha256 = 'a'.repeat(64)): void {
  insertMatter(database, {
    id: 'matter-1',
    name: 'Harbour v Lotus',
    parties: ['Harbour Ltd'],
    language: 'zh-Hant',
    createdAtMs: 1,
  });
  insertDocument(database, {
    id,
    matterId: 'matter-1',
    sha256,
    name: 'contract.pdf',
    mediaType: 'application/pdf',
    byteLength: 10,
    addedAtMs: 2,
  });
}
