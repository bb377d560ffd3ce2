import { type AnyColumn, and, eq, gte, inArray, notInArray, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ClauseNode, FieldValue, Finding, Review, ReviewState } from '#contract/finding.ts';
import { fromJson } from './columns.ts';
import type { StoreDatabase } from './open-store.ts';
import { clauses, findings, reviews } from './schema.ts';

/** Which list of the analysis a finding stands in. */
export type FindingList = 'finding' | 'defect' | 'conflict' | 'deadline';

export interface ListedFinding {
  readonly list: FindingList;
  readonly finding: Finding;
  /** UTF-16 offsets into the document's body text. */
  readonly bodyStart: number;
  readonly bodyEnd: number;
}

const lists = z.enum(['finding', 'defect', 'conflict', 'deadline']);
const reviewStates = z.enum(['open', 'accepted', 'corrected', 'rejected']);

/** Replaces what was found in a document: its clause tree and every list. Reviews stay. */
export function replaceExtraction(
  database: StoreDatabase,
  documentId: string,
  extraction: { readonly clauses: readonly ClauseNode[]; readonly findings: readonly ListedFinding[] },
): void {
  database.transaction((transaction) => {
    transaction.delete(clauses).where(eq(clauses.documentId, documentId)).run();
    transaction.delete(findings).where(eq(findings.documentId, documentId)).run();
    appendExtraction(transaction, documentId, extraction, { clauses: 0, findings: 0 });
  });
}

/** Adds what was found in a further part of a document, behind the clauses and findings that it has. */
export function appendExtraction(
  database: Pick<StoreDatabase, 'transaction'>,
  documentId: string,
  extraction: { readonly clauses: readonly ClauseNode[]; readonly findings: readonly ListedFinding[] },
  before: { readonly clauses: number; readonly findings: number },
): void {
  database.transaction((transaction) => {
    for (const [index, clause] of extraction.clauses.entries())
      transaction
        .insert(clauses)
        .values({ documentId, position: before.clauses + index, json: JSON.stringify(clause) })
        .run();
    for (const [index, listed] of extraction.findings.entries())
      transaction
        .insert(findings)
        .values(rowOf(documentId, before.findings + index, listed))
        .onConflictDoNothing()
        .run();
  });
}

/** Where findings that are added later begin: after all that an extraction finds. */
const afterExtraction = 1_000_000;

function rowOf(
  documentId: string,
  position: number,
  { list, finding, bodyStart, bodyEnd }: ListedFinding,
): typeof findings.$inferInsert {
  const { id, kind } = finding;
  return { id, documentId, position, list, kind, bodyStart, bodyEnd, json: JSON.stringify(finding) };
}

const otherDocument = (json: AnyColumn | SQL) => sql`coalesce(json_extract(${json}, '$.supports[0].documentId'), '~')`;

/**
 * Adds conflicts between documents, found after both were read. Where several
 * others conflict at one place, the one whose id comes first is kept: which was
 * read first must not matter.
 */
export function addFindings(database: StoreDatabase, documentId: string, added: readonly ListedFinding[]): void {
  database.transaction((transaction) => {
    added.forEach((listed, index) => {
      transaction
        .insert(findings)
        .values(rowOf(documentId, afterExtraction + index, listed))
        .onConflictDoUpdate({
          target: findings.id,
          set: { json: sql`excluded.json`, position: sql`excluded.position` },
          setWhere: and(
            // What a document says against itself stays.
            gte(findings.position, afterExtraction),
            sql`${otherDocument(findings.json)} > ${otherDocument(sql`excluded.json`)}`,
          ),
        })
        .run();
    });
  });
}

/** Puts a finding in the place of the one with its id: it stands where it stood. */
export function replaceFinding(database: StoreDatabase, finding: Finding): void {
  database
    .update(findings)
    .set({ json: JSON.stringify(finding) })
    .where(eq(findings.id, finding.id))
    .run();
}

export function deleteFindings(database: StoreDatabase, ids: readonly string[]): void {
  if (ids.length > 0)
    database
      .delete(findings)
      .where(inArray(findings.id, [...ids]))
      .run();
}

/** Deletes the conflicts of a document whose ids are not given: a version was removed or read anew. */
export function keepOnlyConflicts(database: StoreDatabase, documentId: string, ids: readonly string[]): void {
  database
    .delete(findings)
    .where(and(eq(findings.documentId, documentId), eq(findings.list, 'conflict'), notInArray(findings.id, [...ids])))
    .run();
}

/** Of some documents, what was found of some kinds, by document and in the order of the extraction. */
export function listFindingsOfKinds(
  database: StoreDatabase,
  documentIds: readonly string[],
  kinds: readonly string[],
): Map<string, Finding[]> {
  const rows = database
    .select({ documentId: findings.documentId, json: findings.json })
    .from(findings)
    .where(and(inArray(findings.documentId, [...documentIds]), inArray(findings.kind, [...kinds])))
    .orderBy(findings.documentId, findings.position, findings.id)
    .all();
  const byDocument = new Map<string, Finding[]>();
  for (const { documentId, json } of rows) {
    const own = byDocument.get(documentId);
    if (own === undefined) byDocument.set(documentId, [fromJson<Finding>(json)]);
    else own.push(fromJson<Finding>(json));
  }
  return byDocument;
}

/** What was found in a document, in the order of the extraction. */
export function listFindings(database: StoreDatabase, documentId: string): ListedFinding[] {
  const rows = database
    .select()
    .from(findings)
    .where(eq(findings.documentId, documentId))
    .orderBy(findings.position, findings.id)
    .all();
  return rows.map(listedOf);
}

/** A row of the table as what was found. */
export function listedOf(
  row: Pick<typeof findings.$inferSelect, 'list' | 'json' | 'bodyStart' | 'bodyEnd'>,
): ListedFinding {
  return {
    list: lists.parse(row.list),
    finding: fromJson<Finding>(row.json),
    bodyStart: row.bodyStart,
    bodyEnd: row.bodyEnd,
  };
}

/** The document a finding belongs to, or null. */
export function documentOfFinding(database: StoreDatabase, findingId: string): string | null {
  const row = database
    .select({ documentId: findings.documentId })
    .from(findings)
    .where(eq(findings.id, findingId))
    .get();
  return row?.documentId ?? null;
}

/** A document's clause tree, flat and in order. */
export function listClauses(database: StoreDatabase, documentId: string): ClauseNode[] {
  const rows = database
    .select()
    .from(clauses)
    .where(eq(clauses.documentId, documentId))
    .orderBy(clauses.position)
    .all();
  return rows.map((row) => fromJson<ClauseNode>(row.json));
}

/** Keeps what a person decided; `open` with no note takes an earlier decision back. */
export function saveReview(database: StoreDatabase, documentId: string, review: Review): void {
  if (review.state === 'open' && review.note === '' && Object.keys(review.fields).length === 0) {
    database.delete(reviews).where(eq(reviews.findingId, review.findingId)).run();
    return;
  }
  const { findingId, state, note, reviewedAtMs } = review;
  const values = { findingId, documentId, state, note, reviewedAtMs, fieldsJson: JSON.stringify(review.fields) };
  database.insert(reviews).values(values).onConflictDoUpdate({ target: reviews.findingId, set: values }).run();
}

/** The reviews of a document, or of several, by finding id. */
export function loadReviews(database: StoreDatabase, ...documentIds: readonly string[]): Map<string, Review> {
  const rows = database
    .select()
    .from(reviews)
    .where(inArray(reviews.documentId, [...documentIds]))
    .all();
  return new Map(
    rows.map((row) => [
      row.findingId,
      {
        findingId: row.findingId,
        state: reviewStates.parse(row.state) satisfies ReviewState,
        fields: fromJson<Record<string, FieldValue>>(row.fieldsJson),
        note: row.note,
        reviewedAtMs: row.reviewedAtMs,
      },
    ]),
  );
}
