import { asc, desc, eq } from 'drizzle-orm';
import type { RecordEntry } from '#contract/record.ts';
import type { StoreDatabase } from './open-store.ts';
import { recordEntries } from './schema.ts';

/**
 * Appends the entry that `next` makes of the last one, and returns it. The
 * database is locked from reading the last entry to writing the next, so that
 * two programs never write the same place of the chain.
 */
export function appendRecordEntry(
  database: StoreDatabase,
  next: (last: RecordEntry | null) => RecordEntry,
): RecordEntry {
  return database.transaction(
    (transaction) => {
      const last = transaction.select().from(recordEntries).orderBy(desc(recordEntries.sequence)).limit(1).get();
      const entry = next(last ?? null);
      transaction.insert(recordEntries).values(entry).run();
      return entry;
    },
    { behavior: 'immediate' },
  );
}

/** The record in its order: all of it, or one matter's entries. */
export function listRecordEntries(database: StoreDatabase, matterId?: string): RecordEntry[] {
  return database
    .select()
    .from(recordEntries)
    .where(matterId === undefined ? undefined : eq(recordEntries.matterId, matterId))
    .orderBy(asc(recordEntries.sequence))
    .all();
}
