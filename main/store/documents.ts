import { and, count, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { mediaTypes, type OutlineEntry } from '#contract/document.ts';
import type { ErrorValue } from '#contract/errors.ts';
import type { SourceFact } from '#contract/flow.ts';
import type { DocumentState, DocumentSummary } from '#contract/matter.ts';
import { fromJson, fromNullableJson } from './columns.ts';
import type { StoreDatabase } from './open-store.ts';
import { documents, findings, pages, sources } from './schema.ts';

/** A document as the store keeps it: what the queue adds (progress) and what is counted is not here. */
export interface DocumentRecord
  extends Omit<DocumentSummary, 'progress' | 'readAtMs' | 'isReadEarlier' | keyof DocumentCounts> {
  readonly outline: readonly OutlineEntry[];
  readonly warnings: readonly string[];
  /** What the file says of itself. */
  readonly facts: readonly SourceFact[];
}

const states = z.enum(['waiting', 'working', 'needs-password', 'failed', 'cancelled', 'ready']);
const mediaTypeNames = z.enum(mediaTypes);

function recordFrom(row: {
  document: typeof documents.$inferSelect;
  source: typeof sources.$inferSelect;
}): DocumentRecord {
  const { document, source } = row;
  return {
    id: document.id,
    matterId: document.matterId,
    sha256: document.sha256,
    name: document.name,
    mediaType: mediaTypeNames.parse(source.mediaType),
    byteLength: source.byteLength,
    addedAtMs: document.addedAtMs,
    state: states.parse(document.state),
    error: fromNullableJson<ErrorValue>(document.errorJson),
    outline: fromJson<OutlineEntry[]>(document.outlineJson),
    warnings: fromJson<string[]>(document.warningsJson),
    languages: fromJson<DocumentSummary['languages']>(document.languagesJson),
    renditionSha256: document.renditionSha256,
    parentId: document.parentId,
    facts: fromJson<SourceFact[]>(document.factsJson),
  };
}

function selectDocuments(database: StoreDatabase) {
  return database
    .select({ document: documents, source: sources })
    .from(documents)
    .innerJoin(sources, eq(sources.sha256, documents.sha256));
}

/** A matter's documents in the order they came. */
export function listDocuments(database: StoreDatabase, matterId: string): DocumentRecord[] {
  return selectDocuments(database)
    .where(eq(documents.matterId, matterId))
    .orderBy(documents.addedAtMs, sql`${documents}.rowid`)
    .all()
    .map(recordFrom);
}

/** Ids and names of a matter's documents that are read, in the order they came. */
export function listReadyNames(database: StoreDatabase, matterId: string): { id: string; name: string }[] {
  return database
    .select({ id: documents.id, name: documents.name })
    .from(documents)
    .where(and(eq(documents.matterId, matterId), eq(documents.state, 'ready')))
    .orderBy(documents.addedAtMs, sql`${documents}.rowid`)
    .all();
}

/** The document of that id, or null. */
export function findDocument(database: StoreDatabase, id: string): DocumentRecord | null {
  const row = selectDocuments(database).where(eq(documents.id, id)).get();
  return row ? recordFrom(row) : null;
}

/** Documents whose work was cut off: waiting or working when the program ended. */
export function unfinishedDocuments(database: StoreDatabase): DocumentRecord[] {
  return selectDocuments(database)
    .where(or(eq(documents.state, 'waiting'), eq(documents.state, 'working')))
    .orderBy(documents.addedAtMs)
    .all()
    .map(recordFrom);
}

/** Keeps a document and its source; the same source in the same matter is one document. Returns whether it is new. */
export function insertDocument(
  database: StoreDatabase,
  document: Pick<DocumentRecord, 'id' | 'matterId' | 'sha256' | 'name' | 'mediaType' | 'byteLength' | 'addedAtMs'> & {
    /** The document that it came in. */
    readonly parentId?: string | null;
  },
): boolean {
  return database.transaction((transaction) => {
    transaction.insert(sources).values(document).onConflictDoNothing().run();
    const result = transaction
      .insert(documents)
      .values({ ...document, state: 'waiting', outlineJson: '[]', warningsJson: '[]', languagesJson: '[]' })
      .onConflictDoNothing()
      .run();
    return result.changes > 0;
  });
}

/** Sets where a document stands, with the reason when it failed. */
export function setDocumentState(
  database: StoreDatabase,
  id: string,
  state: DocumentState,
  error: ErrorValue | null,
): void {
  database
    .update(documents)
    .set({ state, errorJson: error === null ? null : JSON.stringify(error) })
    .where(eq(documents.id, id))
    .run();
}

/** Keeps the PDF that shows a document which is none itself. */
export function saveRendition(
  database: StoreDatabase,
  id: string,
  rendition: { readonly sha256: string; readonly byteLength: number; readonly addedAtMs: number },
): void {
  database.transaction((transaction) => {
    transaction
      .insert(sources)
      .values({ ...rendition, mediaType: 'application/pdf' })
      .onConflictDoNothing()
      .run();
    transaction.update(documents).set({ renditionSha256: rendition.sha256 }).where(eq(documents.id, id)).run();
  });
}

/** Keeps what was learned of a document beside its pages. */
export function saveReading(
  database: StoreDatabase,
  id: string,
  reading: Pick<DocumentRecord, 'outline' | 'warnings' | 'facts'>,
): void {
  database
    .update(documents)
    .set({
      outlineJson: JSON.stringify(reading.outline),
      warningsJson: JSON.stringify(reading.warnings),
      factsJson: JSON.stringify(reading.facts),
    })
    .where(eq(documents.id, id))
    .run();
}

/** The documents that came in this one, in order. */
export function listChildren(database: StoreDatabase, parentId: string): DocumentRecord[] {
  return selectDocuments(database)
    .where(eq(documents.parentId, parentId))
    .orderBy(documents.addedAtMs, sql`${documents}.rowid`)
    .all()
    .map(recordFrom);
}

/** Deletes a document and all that was found in it. */
export function deleteDocument(database: StoreDatabase, id: string): void {
  database.delete(documents).where(eq(documents.id, id)).run();
}

/** Forgets sources that no document uses any more; returns their hashes, whose files may then be deleted. */
export function deleteUnusedSources(database: StoreDatabase): string[] {
  const rows = database
    .delete(sources)
    .where(
      sql`${sources.sha256} NOT IN (
        SELECT ${documents.sha256} FROM ${documents}
        UNION SELECT ${documents.renditionSha256} FROM ${documents} WHERE ${documents.renditionSha256} IS NOT NULL)`,
    )
    .returning({ sha256: sources.sha256 })
    .all();
  return rows.map((row) => row.sha256);
}

export interface DocumentCounts {
  readonly pageCount: number;
  readonly imagePages: readonly number[];
  readonly findingCount: number;
  readonly defectCount: number;
}

/** Of a document that was not read. */
export const noCounts: DocumentCounts = { pageCount: 0, imagePages: [], findingCount: 0, defectCount: 0 };

/** How many pages, pages that are only an image, findings and defects a document has. */
export function countDocument(database: StoreDatabase, id: string): DocumentCounts {
  return countWhere(database, eq(documents.id, id)).get(id) ?? noCounts;
}

/** The same of every document of a matter that has any, by its id. */
export function countDocumentsOf(database: StoreDatabase, matterId: string): ReadonlyMap<string, DocumentCounts> {
  return countWhere(database, eq(documents.matterId, matterId));
}

/** Three queries however many documents there are: some for each of them make a list of a thousand slow. */
function countWhere(database: StoreDatabase, condition: SQL): Map<string, DocumentCounts> {
  const counts = new Map<string, DocumentCounts>();
  const ofPages = database
    .select({ id: pages.documentId, pageCount: count() })
    .from(documents)
    .innerJoin(pages, eq(pages.documentId, documents.id))
    .where(condition)
    .groupBy(pages.documentId)
    .all();
  for (const { id, pageCount } of ofPages) counts.set(id, { ...noCounts, pageCount });
  const images = database
    .select({ id: pages.documentId, number: pages.number })
    .from(documents)
    .innerJoin(pages, eq(pages.documentId, documents.id))
    .where(and(condition, eq(pages.origin, 'image')))
    .orderBy(pages.documentId, pages.number)
    .all();
  for (const [id, numbers] of Map.groupBy(images, (image) => image.id)) {
    counts.set(id, { ...(counts.get(id) ?? noCounts), imagePages: numbers.map(({ number }) => number) });
  }
  const ofFindings = database
    .select({
      id: findings.documentId,
      findingCount: sql<number>`sum(${inArray(findings.list, ['finding', 'deadline'])})`,
      defectCount: sql<number>`sum(${inArray(findings.list, ['defect', 'conflict'])})`,
    })
    .from(documents)
    .innerJoin(findings, eq(findings.documentId, documents.id))
    .where(condition)
    .groupBy(findings.documentId)
    .all();
  for (const { id, ...found } of ofFindings) counts.set(id, { ...(counts.get(id) ?? noCounts), ...found });
  return counts;
}
