import { and, eq, inArray, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { StoreDatabase } from './open-store.ts';
import { reviewCells } from './schema.ts';

/** A kept cell of a review table; `cell` is of the contract's schema. */
export interface KeptReviewCell<Cell> {
  readonly tableId: string;
  readonly documentId: string;
  readonly columnId: string;
  readonly state: string;
  readonly cell: Cell;
  readonly savedAtMs: number;
}

/** Keeps cells, each in place of an earlier one, in one transaction. */
export function saveReviewCells(database: StoreDatabase, cells: readonly KeptReviewCell<unknown>[]): void {
  database.transaction((transaction) => {
    for (const { tableId, documentId, columnId, state, cell, savedAtMs } of cells) {
      const kept = { state, cellJson: JSON.stringify(cell), savedAtMs };
      transaction
        .insert(reviewCells)
        .values({ tableId, documentId, columnId, ...kept })
        .onConflictDoUpdate({ target: [reviewCells.tableId, reviewCells.documentId, reviewCells.columnId], set: kept })
        .run();
    }
  });
}

/** The kept cells of a table: of some documents, in some states, or all, by document and column. */
export function listReviewCells<Cell>(
  database: StoreDatabase,
  tableId: string,
  schema: z.ZodType<Cell>,
  only: { readonly documentIds?: readonly string[]; readonly states?: readonly string[] } = {},
): KeptReviewCell<Cell>[] {
  const rows = database
    .select()
    .from(reviewCells)
    .where(
      and(
        eq(reviewCells.tableId, tableId),
        only.documentIds && inArray(reviewCells.documentId, [...only.documentIds]),
        only.states && inArray(reviewCells.state, [...only.states]),
      ),
    )
    .orderBy(reviewCells.documentId, reviewCells.columnId)
    .all();
  return rows.map(({ cellJson, ...row }) => ({ ...row, cell: schema.parse(JSON.parse(cellJson)) }));
}

/** How many kept cells of a table are in each state. */
export function countReviewCells(database: StoreDatabase, tableId: string): ReadonlyMap<string, number> {
  const rows = database
    .select({ state: reviewCells.state, count: sql<number>`count(*)` })
    .from(reviewCells)
    .where(eq(reviewCells.tableId, tableId))
    .groupBy(reviewCells.state)
    .all();
  return new Map(rows.map(({ state, count }) => [state, count]));
}

/** Takes a cell away (undo), or all of a column. */
export function deleteReviewCells(
  database: StoreDatabase,
  {
    tableId,
    columnId,
    documentId,
  }: { readonly tableId: string; readonly columnId: string; readonly documentId?: string },
): void {
  database
    .delete(reviewCells)
    .where(
      and(
        eq(reviewCells.tableId, tableId),
        eq(reviewCells.columnId, columnId),
        documentId === undefined ? undefined : eq(reviewCells.documentId, documentId),
      ),
    )
    .run();
}
