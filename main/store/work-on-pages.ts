/** What people and the model made on a document's pages, whose places have to follow when it is read anew. */
import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { and, eq, sql } from 'drizzle-orm';
import { fromJson } from './columns.ts';
import { type Correction, listCorrections } from './corrections.ts';
import type { StoreDatabase } from './open-store.ts';
import { answers, reviewCells, reviews } from './schema.ts';

export interface WorkOnPages {
  readonly corrections: readonly Correction[];
  readonly reviews: readonly (typeof reviews.$inferSelect)[];
  /** Cells of review tables; `cell` is parsed JSON of the contract's schema. */
  readonly cells: readonly { readonly tableId: string; readonly columnId: string; readonly cell: unknown }[];
  /** Answers that cite the document or were read from it; parsed JSON of `Answer` and of `KeptReading[]`. */
  readonly answers: readonly { readonly id: string; readonly answer: unknown; readonly readings: unknown }[];
}

/** The work on a document's pages as it is now. */
export function loadWorkOnPages(
  database: StoreDatabase,
  { id, matterId }: { readonly id: string; readonly matterId: string },
): WorkOnPages {
  const cells = database.select().from(reviewCells).where(eq(reviewCells.documentId, id)).all();
  const asked = database
    .select()
    .from(answers)
    .where(and(eq(answers.matterId, matterId), sql`instr(${answers.json}, ${id})`))
    .all();
  return {
    corrections: listCorrections(database, id),
    reviews: database.select().from(reviews).where(eq(reviews.documentId, id)).all(),
    cells: cells.map(({ tableId, columnId, cellJson }) => ({ tableId, columnId, cell: fromJson(cellJson) })),
    answers: asked.map((row) => ({
      id: row.id,
      answer: fromJson(row.json),
      readings: fromJson(inflateRawSync(row.readings).toString('utf8')),
    })),
  };
}

/** A hash that changes with any of it. */
export function workFingerprint(work: object): string {
  return createHash('sha256').update(JSON.stringify(work)).digest('hex');
}

/** Puts reviews, cells and answers in place of those that were loaded; to be called within a transaction. */
export function replaceWorkOnPages(
  database: StoreDatabase,
  documentId: string,
  work: Omit<WorkOnPages, 'corrections'>,
): void {
  database.delete(reviews).where(eq(reviews.documentId, documentId)).run();
  for (const review of work.reviews) {
    database.insert(reviews).values(review).onConflictDoUpdate({ target: reviews.findingId, set: review }).run();
  }
  for (const { tableId, columnId, cell } of work.cells) {
    database
      .update(reviewCells)
      .set({ cellJson: JSON.stringify(cell) })
      .where(
        and(
          eq(reviewCells.tableId, tableId),
          eq(reviewCells.documentId, documentId),
          eq(reviewCells.columnId, columnId),
        ),
      )
      .run();
  }
  for (const { id, answer, readings } of work.answers) {
    database
      .update(answers)
      .set({ json: JSON.stringify(answer), readings: deflateRawSync(JSON.stringify(readings), { level: 1 }) })
      .where(eq(answers.id, id))
      .run();
  }
}
