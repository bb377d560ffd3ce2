import { setImmediate } from 'node:timers/promises';
import type { SearchFilter } from '#contract/search.ts';
import type { StoreDatabase } from './open-store.ts';
import { passageCondition } from './search-filter.ts';
import { meaningSize } from './search-writing.ts';

/** Pages read between two turns of the event loop: some two milliseconds. */
const pagesAtOnce = 400;

interface VectorRow {
  readonly rowid: number;
  readonly documentId: string;
  readonly page: number;
  readonly vectors: Buffer;
}

interface Near {
  readonly documentId: string;
  readonly page: number;
  readonly position: number;
  readonly similarity: number;
}

/** The passages nearest to a meaning, by the cosine with every meaning of the index, a block of pages at a time. */
export async function nearestPassages(
  database: StoreDatabase,
  meaning: Int8Array,
  filter: SearchFilter,
  limit: number,
): Promise<{ id: number; similarity: number }[]> {
  const allowed = allowedIds(database, filter);
  if (allowed?.size === 0) return [];
  const best: Near[] = [];
  const block = database.$client.prepare<[number, number], VectorRow>(
    `SELECT rowid, document_id AS documentId, page, vectors FROM search_pages
     WHERE rowid > ? AND vectors IS NOT NULL ORDER BY rowid LIMIT ?`,
  );
  let least = -1;
  // With a filter more are kept, of which those that it leaves out go again.
  const most = limit * 4;
  for (let after = 0; ; ) {
    const rows = block.all(after, pagesAtOnce);
    for (const { documentId, page, vectors } of rows) {
      if (allowed !== null && !allowed.has(`${documentId} ${page}`)) continue;
      for (const [position, similarity] of cosines(meaning, vectors).entries()) {
        if (similarity <= least) continue;
        if (allowed?.get(`${documentId} ${page}`)?.has(position) === false) continue;
        best.push({ documentId, page, position, similarity });
      }
    }
    if (best.length > most) {
      best.sort((a, b) => b.similarity - a.similarity);
      best.length = limit;
      least = best[limit - 1]?.similarity ?? -1;
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < pagesAtOnce) break;
    after = last.rowid;
    await setImmediate();
  }
  best.sort((a, b) => b.similarity - a.similarity);
  const idOf = database.$client.prepare<[string, number, number], { id: number }>(
    'SELECT id FROM search_passages WHERE document_id = ? AND page = ? AND position = ?',
  );
  return best.slice(0, limit).flatMap(({ documentId, page, position, similarity }) => {
    const id = idOf.get(documentId, page, position)?.id;
    return id === undefined ? [] : [{ id, similarity }];
  });
}

/** The passages that the filter allows, by page; null: all. */
function allowedIds(database: StoreDatabase, filter: SearchFilter): Map<string, Set<number>> | null {
  const { sql, values } = passageCondition(filter);
  if (sql === '') return null;
  const allowed = new Map<string, Set<number>>();
  const rows = database.$client
    .prepare<(string | number)[], { documentId: string; page: number; position: number }>(
      `SELECT p.document_id AS documentId, p.page, p.position FROM search_passages p WHERE ${sql}`,
    )
    .iterate(...values);
  for (const { documentId, page, position } of rows) {
    const key = `${documentId} ${page}`;
    const positions = allowed.get(key);
    if (positions) positions.add(position);
    else allowed.set(key, new Set([position]));
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
  for (const { documentId, page } of pages) {
    const vectors = vectorsOf.get(documentId, page)?.vectors;
    if (!vectors) continue;
    const near = cosines(meaning, vectors);
    for (const [position, { id }] of idsOf.all(documentId, page).entries()) found.set(id, near[position] ?? 0);
  }
  return found;
}

/** The cosine of a meaning with each of the meanings in a row of bytes. */
export function cosines(meaning: Int8Array, bytes: Buffer): Float64Array {
  const own = Math.sqrt(squares(meaning, 0)) || 1;
  const all = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  const found = new Float64Array(Math.floor(all.length / meaningSize));
  for (let place = 0; place < found.length; place += 1) {
    const from = place * meaningSize;
    let product = 0;
    let length = 0;
    for (let index = 0; index < meaningSize; index += 1) {
      const value = all[from + index] ?? 0;
      product += value * (meaning[index] ?? 0);
      length += value * value;
    }
    found[place] = product / (own * (Math.sqrt(length) || 1));
  }
  return found;
}

function squares(values: Int8Array, from: number): number {
  let sum = 0;
  for (let index = 0; index < meaningSize; index += 1) sum += (values[from + index] ?? 0) ** 2;
  return sum;
}
