import { setImmediate } from 'node:timers/promises';
import type { SearchFilter } from '#contract/search.ts';
import { changeStamp } from './change-stamp.ts';
import type { StoreDatabase } from './open-store.ts';
import { Cosines } from './search-cosines.ts';
import { passageCondition } from './search-filter.ts';

/** Pages read between two turns of the event loop: some two milliseconds. */
const pagesAtOnce = 400;

/** A row of `search_pages` and its meanings. */
type VectorRow = [row: number, vectors: Buffer];

interface Near {
  readonly row: number;
  readonly position: number;
  readonly similarity: number;
}

/**
 * The passages nearest to a meaning, by the cosine with every meaning that the
 * filter lets pass, a block of pages at a time: exact, nothing is left out.
 */
export async function nearestPassages(
  database: StoreDatabase,
  meaning: Int8Array,
  filter: SearchFilter,
  limit: number,
): Promise<{ id: number; similarity: number }[]> {
  const { allowed, blocks } = passedBy(database, filter);
  const best: Near[] = [];
  const cosines = new Cosines(meaning);
  let least = -1;
  for (const block of blocks()) {
    for (const [row, vectors] of block) {
      const positions = allowed?.get(row);
      for (const [position, similarity] of cosines.of(vectors).entries()) {
        if (similarity > least && positions?.has(position) !== false) best.push({ row, position, similarity });
      }
    }
    if (best.length > limit * 4) {
      best.sort((a, b) => b.similarity - a.similarity);
      best.length = limit;
      least = best[limit - 1]?.similarity ?? -1;
    }
    await setImmediate();
  }
  best.sort((a, b) => b.similarity - a.similarity);
  const idOf = database.$client.prepare<[number, number], { id: number }>(
    `SELECT p.id FROM search_pages s JOIN search_passages p ON p.document_id = s.document_id AND p.page = s.page
     WHERE s.rowid = ? AND p.position = ?`,
  );
  return best.slice(0, limit).flatMap(({ row, position, similarity }) => {
    const id = idOf.get(row, position)?.id;
    return id === undefined ? [] : [{ id, similarity }];
  });
}

/** What a filter lets pass: its rows, and the meanings in blocks. */
interface Passed {
  readonly stamp: string;
  readonly filter: string;
  readonly allowed: Map<number, Set<number>> | null;
  readonly blocks: () => Iterable<readonly VectorRow[]>;
}

/** Of the filter that was asked last, while nothing in the store changes: as one types, every key asks with the same one. */
const lastPassed = new WeakMap<StoreDatabase, Passed>();
/** Meanings kept at most; the store has more than these only where there are tens of thousands of pages. */
const mostKeptBytes = 16 * 2 ** 20;

function passedBy(database: StoreDatabase, filter: SearchFilter): Passed {
  const stamp = changeStamp(database);
  const key = JSON.stringify(filter);
  const last = lastPassed.get(database);
  if (last?.stamp === stamp && last.filter === key) return last;
  const allowed = allowedRows(database, filter);
  const read = () => (allowed === null ? allBlocks(database) : blocksOf(database, [...allowed.keys()]));
  const passed = { stamp, filter: key, allowed, blocks: keptBlocks(read) };
  lastPassed.set(database, passed);
  return passed;
}

/** Blocks that are read the first time and, where they are not too many, there the next time. */
function keptBlocks(read: () => Iterable<readonly VectorRow[]>): () => Iterable<readonly VectorRow[]> {
  let kept: readonly (readonly VectorRow[])[] | null = null;
  function* reading(): Generator<readonly VectorRow[]> {
    const blocks: (readonly VectorRow[])[] = [];
    let bytes = 0;
    for (const block of read()) {
      for (const [, vectors] of block) bytes += vectors.byteLength;
      if (bytes <= mostKeptBytes) blocks.push(block);
      yield block;
    }
    if (bytes <= mostKeptBytes) kept = blocks;
  }
  return () => kept ?? reading();
}

function* allBlocks(database: StoreDatabase): Generator<readonly VectorRow[]> {
  const block = database.$client
    .prepare<[number, number], VectorRow>(
      'SELECT rowid, vectors FROM search_pages WHERE rowid > ? AND vectors IS NOT NULL ORDER BY rowid LIMIT ?',
    )
    .raw();
  for (let after = 0; ; ) {
    const rows = block.all(after, pagesAtOnce);
    yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < pagesAtOnce) return;
    after = last[0];
  }
}

function* blocksOf(database: StoreDatabase, rows: readonly number[]): Generator<readonly VectorRow[]> {
  const block = database.$client
    .prepare<[string], VectorRow>(
      'SELECT s.rowid, s.vectors FROM json_each(?) given JOIN search_pages s ON s.rowid = given.value WHERE s.vectors IS NOT NULL',
    )
    .raw();
  for (let from = 0; from < rows.length; from += pagesAtOnce)
    yield block.all(JSON.stringify(rows.slice(from, from + pagesAtOnce)));
}

/** The passages that the filter allows, by the row of their page; null: all. */
function allowedRows(database: StoreDatabase, filter: SearchFilter): Map<number, Set<number>> | null {
  const { sql, values } = passageCondition(filter);
  if (sql === '') return null;
  const allowed = new Map<number, Set<number>>();
  const rows = database.$client
    .prepare<(string | number)[], { row: number; position: number }>(
      `SELECT s.rowid AS row, p.position FROM search_passages p
       JOIN search_pages s ON s.document_id = p.document_id AND s.page = p.page WHERE ${sql}`,
    )
    .iterate(...values);
  for (const { row, position } of rows) {
    const positions = allowed.get(row);
    if (positions) positions.add(position);
    else allowed.set(row, new Set([position]));
  }
  return allowed;
}

/** The cosine of a meaning with every passage of some pages, by the passage's number. */
export function pageSimilarities(
  database: StoreDatabase,
  meaning: Int8Array,
  pages: readonly { readonly documentId: string; readonly page: number }[],
): Map<number, number> {
  const vectorsOf = database.$client.prepare<[string, number], { vectors: Buffer | null }>(
    'SELECT vectors FROM search_pages WHERE document_id = ? AND page = ?',
  );
  const idsOf = database.$client.prepare<[string, number], { id: number }>(
    'SELECT id FROM search_passages WHERE document_id = ? AND page = ? ORDER BY position',
  );
  const found = new Map<number, number>();
  const cosines = new Cosines(meaning);
  for (const { documentId, page } of pages) {
    const vectors = vectorsOf.get(documentId, page)?.vectors;
    if (!vectors) continue;
    const near = cosines.of(vectors);
    for (const [position, { id }] of idsOf.all(documentId, page).entries()) found.set(id, near[position] ?? 0);
  }
  return found;
}

/** A passage of the index and the cosine of its meaning with another. */
export interface NearPassage {
  readonly page: number;
  /** UTF-16 offsets into the page's text. */
  readonly start: number;
  readonly end: number;
  readonly nearness: number;
}

/** How near each passage of a document is to a meaning, in the order of the pages; none of pages without meanings yet. */
export function documentNearness(database: StoreDatabase, meaning: Int8Array, documentId: string): NearPassage[] {
  const passagesOf = database.$client.prepare<[string, number], { start: number; end: number }>(
    'SELECT start, "end" FROM search_passages WHERE document_id = ? AND page = ? ORDER BY position',
  );
  const pages = database.$client
    .prepare<[string], { page: number; vectors: Buffer }>(
      'SELECT page, vectors FROM search_pages WHERE document_id = ? AND vectors IS NOT NULL ORDER BY page',
    )
    .all(documentId);
  const cosines = new Cosines(meaning);
  return pages.flatMap(({ page, vectors }) => {
    const near = cosines.of(vectors);
    return passagesOf
      .all(documentId, page)
      .map((place, position) => ({ page, ...place, nearness: near[position] ?? 0 }));
  });
}
