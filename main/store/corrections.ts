import { and, eq } from 'drizzle-orm';
import type { StoreDatabase } from './open-store.ts';
import { corrections } from './schema.ts';

/** A line that a person read better than the recogniser. */
export interface Correction {
  readonly id: string;
  readonly documentId: string;
  /** 1-based. */
  readonly page: number;
  /** Which line of the page, counted from 0. */
  readonly line: number;
  /** What was read first. */
  readonly before: string;
  readonly after: string;
  readonly madeAtMs: number;
}

/** Keeps a correction, in place of an earlier one of the same line. */
export function saveCorrection(database: StoreDatabase, correction: Correction): void {
  database
    .insert(corrections)
    .values(correction)
    .onConflictDoUpdate({
      target: corrections.id,
      set: { after: correction.after, madeAtMs: correction.madeAtMs },
    })
    .run();
}

/** A document's corrections, all or those of one page, in the order of its lines. */
export function listCorrections(database: StoreDatabase, documentId: string, page?: number): Correction[] {
  return database
    .select()
    .from(corrections)
    .where(and(eq(corrections.documentId, documentId), page === undefined ? undefined : eq(corrections.page, page)))
    .orderBy(corrections.page, corrections.line)
    .all();
}

/** Takes a correction back. */
export function deleteCorrection(database: StoreDatabase, id: string): void {
  database.delete(corrections).where(eq(corrections.id, id)).run();
}
