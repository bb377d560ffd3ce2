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
  const found: ListedFinding[] = [];
  for (let after = { position: -1, id: '' }; ; ) {
    const rows = database
      .select()
      .from(findings)
      .where(
        and(
          eq(findings.documentId, documentId),
          ...(lists.length === 0 ? [] : [inArray(findings.list, [...lists])]),
          or(
            gt(findings.position, after.position),
            and(eq(findings.position, after.position), gt(findings.id, after.id)),
          ),
        ),
      )
      .orderBy(findings.position, findings.id)
      .limit(rowsAtOnce)
      .all();
    for (const row of rows) {
      const listed = listedOf(row);
      const { anchors, supports } = listed.finding;
      const finding = { ...listed.finding, anchors: unboxed(anchors), supports: unboxed(supports) };
      found.push({ ...listed, finding });
    }
    const last = rows.at(-1);
    if (last === undefined) return found;
    after = last;
  }
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
  for (let after = -1; ; ) {
    const rows = database
      .select()
      .from(clauses)
      .where(and(eq(clauses.documentId, documentId), gt(clauses.position, after)))
      .orderBy(clauses.position)
      .limit(rowsAtOnce)
      .all();
    for (const row of rows) yield fromJson<ClauseNode>(row.json);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.position;
  }
}

/** As `listClauses`, without boxes. */
export function listUnboxedClauses(database: StoreDatabase, documentId: string): ClauseNode[] {
  const listed: ClauseNode[] = [];
  for (const clause of eachClause(database, documentId)) listed.push({ ...clause, anchors: unboxed(clause.anchors) });
  return listed;
}

/** A document's gists in a language, in the order of its clauses, with the boxes of what they cite. */
export function* eachGist(database: StoreDatabase, documentId: string, language: OutputLanguage): Generator<Gist> {
  for (let after = -1; ; ) {
    const rows = database
      .select()
      .from(gists)
      .where(and(eq(gists.documentId, documentId), eq(gists.language, language), gt(gists.clausePosition, after)))
      .orderBy(gists.clausePosition)
      .limit(rowsAtOnce)
      .all();
    for (const row of rows) yield fromJson<Gist>(row.json);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.clausePosition;
  }
}

/** As `listGists`, without boxes. */
export function listUnboxedGists(database: StoreDatabase, documentId: string, language: OutputLanguage): Gist[] {
  const listed: Gist[] = [];
  for (const gist of eachGist(database, documentId, language)) {
    const { statement } = gist;
    listed.push({ ...gist, statement: { ...statement, citations: unboxed(statement.citations) } });
  }
  return listed;
}
