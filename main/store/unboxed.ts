import { and, eq, gt, inArray, or } from 'drizzle-orm';
import type { Anchor, OutputLanguage } from '#contract/document.ts';
import type { ClauseNode, Finding, Gist } from '#contract/finding.ts';
import { fromJson } from './columns.ts';
import { type FindingList, type ListedFinding, listedOf } from './findings.ts';
import type { StoreDatabase } from './open-store.ts';
import { clauses, findings, gists } from './schema.ts';

/**
 * What was found in a document without the boxes of its places, which of thousands of pages weigh more than all words,
 * and those boxes by themselves. Rows are parsed a few at a time.
 */

const rowsAtOnce = 100;

/** Rows one after the other, fetched a few at a time: `next` gives those behind the last, none at the end. */
function* rowByRow<Row>(next: (last: Row | undefined) => readonly Row[]): Generator<Row> {
  for (let rows = next(undefined); rows.length > 0; rows = next(rows.at(-1))) yield* rows;
}

/** Places with their boxes left out. */
export function unboxed(anchors: readonly Anchor[]): readonly Anchor[] {
  return anchors.map((anchor) => ({ ...anchor, quads: [] }));
}

/** As `listFindings`, of the lists named (all when none is). */
export function listUnboxedFindings(
  database: StoreDatabase,
  documentId: string,
  ...lists: readonly FindingList[]
): ListedFinding[] {
  const rows = rowByRow<typeof findings.$inferSelect>((last) =>
    database
      .select()
      .from(findings)
      .where(
        and(
          eq(findings.documentId, documentId),
          ...(lists.length === 0 ? [] : [inArray(findings.list, [...lists])]),
          last &&
            or(
              gt(findings.position, last.position),
              and(eq(findings.position, last.position), gt(findings.id, last.id)),
            ),
        ),
      )
      .orderBy(findings.position, findings.id)
      .limit(rowsAtOnce)
      .all(),
  );
  return Array.from(rows, (row) => {
    const listed = listedOf(row);
    const { anchors, supports } = listed.finding;
    return { ...listed, finding: { ...listed.finding, anchors: unboxed(anchors), supports: unboxed(supports) } };
  });
}

/** The places of a finding with their boxes; null where it is no longer there. */
export function placesOfFinding(database: StoreDatabase, id: string): Pick<Finding, 'anchors' | 'supports'> | null {
  const row = database.select({ json: findings.json }).from(findings).where(eq(findings.id, id)).get();
  if (row === undefined) return null;
  const { anchors, supports } = fromJson<Finding>(row.json);
  return { anchors, supports };
}

/** A document's clause tree, flat and in order, with the boxes of its places. */
export function* eachClause(database: StoreDatabase, documentId: string): Generator<ClauseNode> {
  const rows = rowByRow<typeof clauses.$inferSelect>((last) =>
    database
      .select()
      .from(clauses)
      .where(and(eq(clauses.documentId, documentId), gt(clauses.position, last?.position ?? -1)))
      .orderBy(clauses.position)
      .limit(rowsAtOnce)
      .all(),
  );
  for (const { json } of rows) yield fromJson<ClauseNode>(json);
}

/** As `listClauses`, without boxes. */
export function listUnboxedClauses(database: StoreDatabase, documentId: string): ClauseNode[] {
  return Array.from(eachClause(database, documentId), (clause) => ({ ...clause, anchors: unboxed(clause.anchors) }));
}

/** A document's gists in a language, in the order of its clauses, with the boxes of what they cite. */
export function* eachGist(database: StoreDatabase, documentId: string, language: OutputLanguage): Generator<Gist> {
  const rows = rowByRow<typeof gists.$inferSelect>((last) =>
    database
      .select()
      .from(gists)
      .where(
        and(
          eq(gists.documentId, documentId),
          eq(gists.language, language),
          gt(gists.clausePosition, last?.clausePosition ?? -1),
        ),
      )
      .orderBy(gists.clausePosition)
      .limit(rowsAtOnce)
      .all(),
  );
  for (const { json } of rows) yield fromJson<Gist>(json);
}

/** As `listGists`, without boxes. */
export function listUnboxedGists(database: StoreDatabase, documentId: string, language: OutputLanguage): Gist[] {
  return Array.from(eachGist(database, documentId, language), (gist) => {
    const { statement } = gist;
    return { ...gist, statement: { ...statement, citations: unboxed(statement.citations) } };
  });
}
