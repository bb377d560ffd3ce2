import type { IndexState } from '#contract/search.ts';
import type { StoreDatabase } from './open-store.ts';

/** A page whose words the index does not hold. */
export interface PageBehind {
  readonly documentId: string;
  readonly page: number;
  readonly text: string;
}

/** A page whose passages wait for their meaning. */
export interface PageWithoutMeaning extends PageBehind {
  /** Its row, rising with the order in which pages came into the index. */
  readonly row: number;
  readonly passages: readonly { readonly start: number; readonly end: number }[];
}

/** Pages looked at in one call: a millisecond. */
const scannedAtOnce = 2_000;

/** A place in the order of all pages. */
export interface PagePlace {
  readonly documentId: string;
  readonly page: number;
}

const beforeAllPages: PagePlace = { documentId: '', page: 0 };

/**
 * Pages that are not in the index, or by other rules than this version's: the next
 * ones after a place, at most `limit`, and the place to go on from; null at the end.
 * Looks at so few pages that a call takes a millisecond however many there are.
 */
export function pagesBehind(
  database: StoreDatabase,
  version: number,
  limit: number,
  after: PagePlace = beforeAllPages,
): { readonly pages: readonly PageBehind[]; readonly next: PagePlace | null } {
  const client = database.$client;
  const end = client
    .prepare<[string, number, number], PagePlace>(
      `SELECT document_id AS documentId, number AS page FROM pages WHERE (document_id, number) > (?, ?)
       ORDER BY document_id, number LIMIT 1 OFFSET ?`,
    )
    .get(after.documentId, after.page, scannedAtOnce - 1);
  const pages = client
    .prepare<(string | number | null)[], PageBehind>(
      `SELECT pages.document_id AS documentId, pages.number AS page, pages.text
       FROM pages LEFT JOIN search_pages ON search_pages.document_id = pages.document_id AND search_pages.page = pages.number
       WHERE (pages.document_id, pages.number) > (?, ?) AND (? IS NULL OR (pages.document_id, pages.number) <= (?, ?))
       AND search_pages.version IS NOT ? ORDER BY pages.document_id, pages.number LIMIT ?`,
    )
    .all(
      after.documentId,
      after.page,
      end?.documentId ?? null,
      end?.documentId ?? null,
      end?.page ?? null,
      version,
      limit,
    );
  const last = pages.at(-1);
  return {
    pages,
    next: pages.length === limit && last ? { documentId: last.documentId, page: last.page } : (end ?? null),
  };
}

/** How far the index is. A row of `search_pages` never outlives its page: counting each table is enough. */
export function indexState(database: StoreDatabase, version: number): Omit<IndexState, 'error'> {
  const row = database.$client
    .prepare<[number], { pages: number; current: number; without: number }>(
      `SELECT (SELECT count(*) FROM pages) AS pages, coalesce(sum(version = ?), 0) AS current,
         coalesce(sum(vectors IS NULL), 0) AS without FROM search_pages`,
    )
    .get(version);
  const pages = row?.pages ?? 0;
  return { pages, pagesBehind: pages - (row?.current ?? 0), pagesWithoutMeaning: row?.without ?? 0 };
}

/** Indexed pages whose passages have no meaning yet, with their passages; at most `limit`, those after a row. */
export function pagesWithoutMeaning(database: StoreDatabase, limit: number, afterRow = 0): PageWithoutMeaning[] {
  const client = database.$client;
  const passages = client.prepare<[string, number], { start: number; end: number }>(
    'SELECT start, "end" FROM search_passages WHERE document_id = ? AND page = ? ORDER BY position',
  );
  return client
    .prepare<[number, number], PageBehind & { readonly row: number }>(
      `SELECT search_pages.rowid AS row, search_pages.document_id AS documentId, search_pages.page AS page, pages.text AS text
       FROM search_pages JOIN pages ON pages.document_id = search_pages.document_id AND pages.number = search_pages.page
       WHERE search_pages.rowid > ? AND search_pages.vectors IS NULL ORDER BY search_pages.rowid LIMIT ?`,
    )
    .all(afterRow, limit)
    .map((row) => ({ ...row, passages: passages.all(row.documentId, row.page) }));
}
