import { join } from 'node:path';
import type { SearchIndex, SearchOptions, SearchResult } from '#contract/search.ts';
import { loadTranslations } from '#main/application/read-translations.ts';
import { pageTerms, searchVersion } from '#main/search/page-terms.ts';
import { search } from '#main/search/search.ts';
import { insertDocument } from '#main/store/documents.ts';
import { insertMatter } from '#main/store/matters.ts';
import type { StoreDatabase } from '#main/store/open-store.ts';
import { openSearchIndex } from '#main/store/search-index.ts';
import { storeTerms } from '#main/store/search-writing.ts';
import { temporaryStore } from '#test/store/temporary-store.ts';

export const translations = loadTranslations(join(import.meta.dirname, '..', '..', 'resources'));

export interface TestIndex {
  readonly database: StoreDatabase;
  readonly dataFolder: string;
  readonly index: SearchIndex;
  /** Puts a document's pages in, with their terms. */
  readonly add: (id: string, texts: readonly string[], matterId?: string) => void;
  readonly find: (query: string, options?: SearchOptions) => Promise<SearchResult>;
  /** The documents found, best first. */
  readonly ids: (query: string, options?: SearchOptions) => Promise<string[]>;
}

/** An empty index in a store of its own, with the matters `m1` (of Pearl River Ltd) and `m2`. */
export async function temporaryIndex(): Promise<TestIndex> {
  const { database, dataFolder } = await temporaryStore();
  const index = openSearchIndex(database, searchVersion);
  insertMatter(database, {
    id: 'm1',
    name: 'Pearl River v Lotus',
    parties: ['Pearl River Trading Limited', '珠江貿易有限公司'],
    language: 'en',
    createdAtMs: 1,
  });
  insertMatter(database, { id: 'm2', name: 'Harbour', parties: [], language: 'en', createdAtMs: 2 });
  const find = (query: string, options: SearchOptions = {}): Promise<SearchResult> =>
    search(query, options, { index, translations, encoder: null, now: () => performance.now() });
  return {
    database,
    dataFolder,
    index,
    add: (id, texts, matterId = 'm1') => {
      insertDocument(database, {
        id,
        matterId,
        sha256: id,
        name: `${id}.pdf`,
        mediaType: 'application/pdf',
        byteLength: 1,
        addedAtMs: 1,
      });
      insertPages(database, id, texts);
      storeTerms(
        database,
        id,
        texts.map((text, at) => pageTerms({ number: at + 1, text })),
      );
    },
    find,
    ids: async (query, options) => (await find(query, options)).hits.map(({ documentId }) => documentId),
  };
}

export function insertPages(database: StoreDatabase, documentId: string, texts: readonly string[]): void {
  const insert = database.$client.prepare(
    `INSERT INTO pages (document_id, number, origin, text, facts_json, languages_json, layout) VALUES (?, ?, 'text', ?, '{}', '[]', x'')`,
  );
  for (const [at, text] of texts.entries()) insert.run(documentId, at + 1, text);
}
