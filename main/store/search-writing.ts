import type Database from 'better-sqlite3';
import type { PageTerms } from '#contract/search.ts';
import type { StoreDatabase } from './open-store.ts';
import type { PageWithoutMeaning } from './search-behind.ts';
import { meaningSize } from './search-cosines.ts';

/**
 * Keeps the terms of a few pages, in one transaction; what the index held of
 * them goes. A page whose text is no longer the one that its terms were made of
 * is left behind and comes again. Returns how many pages were kept. Some two
 * milliseconds a page: give few at once.
 */
export function storeTerms(database: StoreDatabase, documentId: string, pages: readonly PageTerms[]): number {
  const client = database.$client;
  zeroFreed(client);
  const textOf = client.prepare<[string, number], { text: string }>(
    'SELECT text FROM pages WHERE document_id = ? AND number = ?',
  );
  const forget = client.prepare<[string, number]>('DELETE FROM search_pages WHERE document_id = ? AND page = ?');
  const keepPage = client.prepare<[string, number, number]>(
    'INSERT INTO search_pages (document_id, page, version) VALUES (?, ?, ?)',
  );
  const keepPassage = client.prepare(
    `INSERT INTO search_passages (document_id, page, position, start, "end", language, shape_high, shape_low)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const keepText = client.prepare('INSERT INTO search_text (rowid, heading, body, exact) VALUES (?, ?, ?, ?)');
  const keepDay = client.prepare('INSERT INTO search_dates (passage_id, day) VALUES (?, ?)');
  let kept = 0;
  client
    .transaction(() => {
      for (const { page, version, text, passages } of pages) {
        if (textOf.get(documentId, page)?.text !== text) continue;
        forget.run(documentId, page);
        keepPage.run(documentId, page, version);
        for (const { position, start, end, language, shape, heading, body, exact, days } of passages) {
          const place = [documentId, page, position, start, end, language, ...shape];
          const { lastInsertRowid } = keepPassage.run(...place);
          keepText.run(lastInsertRowid, heading, body, exact);
          for (const day of days) keepDay.run(lastInsertRowid, day);
        }
        kept += 1;
      }
    })
    .immediate();
  return kept;
}

/** SQLite then writes zeros over what is deleted, so that no words of it stay in the file. */
function zeroFreed(client: Database.Database): void {
  client.pragma('secure_delete = ON');
}

/** Pages of the table of words that one step of erasing writes: a few milliseconds. */
const erasedAtOnce = 12;

/**
 * One step of taking words that were deleted out of the file: the table of words
 * only marks them at first. Returns whether there is more to do; false at once
 * where nothing was deleted. To be called after a document went, until it says
 * false, with a pause for others between.
 */
export function eraseStep(database: StoreDatabase): boolean {
  const client = database.$client;
  if (!holdsDeletedWords(client)) return false;
  zeroFreed(client);
  client.prepare("INSERT INTO search_text (search_text, rank) VALUES ('merge', ?)").run(-erasedAtOnce);
  return holdsDeletedWords(client);
}

/** Whether any segment of the table has marks of deletion, by FTS5's own record of its segments. */
function holdsDeletedWords(client: Database.Database): boolean {
  const record = client.prepare<[], { block: Buffer }>('SELECT block FROM search_text_data WHERE id = 10').get()?.block;
  // The second form of the record, which has marks of deletion, says so in its head.
  if (record === undefined || record.length < 8 || record.readUInt32BE(4) !== 0xff000001) return false;
  let at = 8;
  const varint = (): number => {
    let value = 0;
    for (let count = 0; count < 9; count += 1) {
      const byte = record[at] ?? 0;
      at += 1;
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) break;
    }
    return value;
  };
  const levels = varint();
  varint();
  varint();
  for (let level = 0; level < levels && at < record.length; level += 1) {
    varint();
    const segments = varint();
    for (let segment = 0; segment < segments && at < record.length; segment += 1) {
      const [, , , , , deletionPages = 0] = [varint(), varint(), varint(), varint(), varint(), varint()];
      varint();
      varint();
      if (deletionPages > 0) return true;
    }
  }
  return false;
}

/** Takes a document out of the index, words and meanings; its pages are then behind. */
export function removeFromIndex(database: StoreDatabase, documentId: string): void {
  zeroFreed(database.$client);
  database.$client.prepare('DELETE FROM search_pages WHERE document_id = ?').run(documentId);
}

/**
 * Has the whole index built again: every page is behind at once, and found by its
 * old words until its turn comes.
 */
export function rebuildIndex(database: StoreDatabase): void {
  database.$client.exec('UPDATE search_pages SET version = 0');
}

/**
 * Keeps the meanings of a page's passages, 512 signed bytes each in their order.
 * Nothing is kept where the page has changed since: its passages are then others,
 * or none.
 */
export function storeMeanings(
  database: StoreDatabase,
  page: PageWithoutMeaning,
  meanings: readonly Int8Array[],
): boolean {
  const client = database.$client;
  const bytes = Buffer.alloc(meanings.length * meaningSize);
  for (const [index, meaning] of meanings.entries())
    bytes.set(new Uint8Array(meaning.buffer, meaning.byteOffset, meaningSize), index * meaningSize);
  const { changes } = client
    .prepare(
      `UPDATE search_pages SET vectors = ? WHERE document_id = ? AND page = ?
       AND (SELECT count(*) FROM search_passages p WHERE p.document_id = search_pages.document_id AND p.page = search_pages.page) = ?
       AND EXISTS (SELECT 1 FROM pages WHERE pages.document_id = search_pages.document_id AND pages.number = search_pages.page AND pages.text = ?)`,
    )
    .run(bytes, page.documentId, page.page, meanings.length, page.text);
  return changes > 0;
}
