import { count, eq } from 'drizzle-orm';
import type { OutputLanguage } from '#contract/document.ts';
import type { Matter } from '#contract/matter.ts';
import { fromJson, parseOutputLanguage } from './columns.ts';
import type { StoreDatabase } from './open-store.ts';
import { approvals, documents, matters } from './schema.ts';

export interface NewMatter {
  readonly id: string;
  readonly name: string;
  readonly parties: readonly string[];
  readonly language: OutputLanguage;
  readonly createdAtMs: number;
}

/** Every matter with the number of its documents, oldest first. */
export function listMatters(database: StoreDatabase): Matter[] {
  const rows = database
    .select({ matter: matters, documentCount: count(documents.id) })
    .from(matters)
    .leftJoin(documents, eq(documents.matterId, matters.id))
    .groupBy(matters.id)
    .orderBy(matters.createdAtMs, matters.id)
    .all();
  return rows.map(({ matter, documentCount }) => ({
    id: matter.id,
    name: matter.name,
    parties: fromJson<string[]>(matter.partiesJson),
    language: parseOutputLanguage(matter.language),
    createdAtMs: matter.createdAtMs,
    documentCount,
  }));
}

/** The matter of that id, or null. */
export function findMatter(database: StoreDatabase, id: string): Matter | null {
  return listMatters(database).find((matter) => matter.id === id) ?? null;
}

/** Keeps a new matter; one with the same id stays as it is. */
export function insertMatter(database: StoreDatabase, matter: NewMatter): void {
  database
    .insert(matters)
    .values({ ...matter, partiesJson: JSON.stringify(matter.parties) })
    .onConflictDoNothing()
    .run();
}

/** Changes the fields given. */
export function updateMatter(
  database: StoreDatabase,
  id: string,
  change: { readonly name?: string; readonly parties?: readonly string[]; readonly language?: OutputLanguage },
): void {
  const values = {
    ...(change.name !== undefined && { name: change.name }),
    ...(change.parties && { partiesJson: JSON.stringify(change.parties) }),
    ...(change.language && { language: change.language }),
  };
  if (Object.keys(values).length > 0) database.update(matters).set(values).where(eq(matters.id, id)).run();
}

/** Deletes a matter with its documents, all that was found in them, and what was asked of a person in it. */
export function deleteMatter(database: StoreDatabase, id: string): void {
  database.transaction((transaction) => {
    transaction.delete(approvals).where(eq(approvals.matterId, id)).run();
    transaction.delete(matters).where(eq(matters.id, id)).run();
  });
}

/** Empties the log of writes into the database, so that no earlier words stay in it; does nothing while another reads. */
export function emptyWriteLog(database: StoreDatabase): void {
  database.$client.pragma('wal_checkpoint(TRUNCATE)');
}
