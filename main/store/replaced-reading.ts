import { and, eq, gt } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { StoreDatabase } from './open-store.ts';
import { countPages } from './pages.ts';
import { readingAgain } from './runs.ts';
import {
  clauses,
  corrections,
  documents,
  findings,
  gists,
  pages,
  runs,
  sources,
  statements,
  summaries,
} from './schema.ts';

/** All that is derived from a document's file, but its pages. */
const derivedTables = [corrections, clauses, findings, summaries, statements, gists] as const;

/**
 * Puts the whole reading of a document that was made in a store beside this one in place of its reading here, with what
 * `withinIt` does, all or nothing: one transaction. Pages that read as before stay, and with them their place in the
 * search index. Nothing happens where `isCurrent` says that something changed meanwhile; returns whether it was done.
 */
export function replaceReading(
  database: StoreDatabase,
  aside: StoreDatabase,
  documentId: string,
  { isCurrent, withinIt }: { readonly isCurrent: () => boolean; readonly withinIt: () => void },
): boolean {
  return database.transaction(() => {
    if (!isCurrent()) return false;
    replacePages(database, aside, documentId);
    const read = aside.select().from(documents).where(eq(documents.id, documentId)).get();
    if (read === undefined) return false;
    const { outlineJson, warningsJson, languagesJson, factsJson, renditionSha256 } = read;
    if (renditionSha256 !== null) {
      const rendition = aside.select().from(sources).where(eq(sources.sha256, renditionSha256)).get();
      if (rendition) database.insert(sources).values(rendition).onConflictDoNothing().run();
    }
    database
      .update(documents)
      .set({ outlineJson, warningsJson, languagesJson, factsJson, renditionSha256 })
      .where(eq(documents.id, documentId))
      .run();
    for (const table of derivedTables) replaceRows(database, aside, table, documentId);
    const mark = database
      .select()
      .from(runs)
      .where(and(eq(runs.documentId, documentId), eq(runs.step, readingAgain)))
      .get();
    replaceRows(database, aside, runs, documentId);
    if (mark) database.insert(runs).values(mark).onConflictDoNothing().run();
    withinIt();
    return true;
  });
}

type DerivedTable = (typeof derivedTables)[number] | typeof runs;

function replaceRows(database: StoreDatabase, aside: StoreDatabase, table: DerivedTable, documentId: string): void {
  database.delete(table).where(eq(table.documentId, documentId)).run();
  copyRows(database, aside, table, eq(table.documentId, documentId));
}

function copyRows(
  database: StoreDatabase,
  aside: StoreDatabase,
  table: SQLiteTable,
  condition: ReturnType<typeof eq>,
): void {
  for (const row of aside.select().from(table).where(condition).all()) database.insert(table).values(row).run();
}

function replacePages(database: StoreDatabase, aside: StoreDatabase, documentId: string): void {
  const total = countPages(aside, documentId);
  for (let number = 1; number <= total; number += 1) {
    const ofPage = and(eq(pages.documentId, documentId), eq(pages.number, number));
    const page = aside.select().from(pages).where(ofPage).get();
    if (page === undefined) continue;
    const { documentId: _id, number: _number, ...set } = page;
    database
      .insert(pages)
      .values(page)
      .onConflictDoUpdate({ target: [pages.documentId, pages.number], set })
      .run();
  }
  database
    .delete(pages)
    .where(and(eq(pages.documentId, documentId), gt(pages.number, total)))
    .run();
}
