/** A store of its own with the sections in it, one page each, a matter for each written form. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SearchIndex } from '#contract/search.ts';
import type { SentenceEncoder } from '#main/search/encoder/sentence-encoder.ts';
import { meaningsOf } from '#main/search/meaning.ts';
import { pageTerms, searchVersion } from '#main/search/page-terms.ts';
import type { Translations } from '#main/search/translations.ts';
import { insertDocument } from '#main/store/documents.ts';
import { insertMatter } from '#main/store/matters.ts';
import { openStore, type StoreDatabase } from '#main/store/open-store.ts';
import { pagesWithoutMeaning } from '#main/store/search-behind.ts';
import { openSearchIndex } from '#main/store/search-index.ts';
import { storeMeanings, storeTerms } from '#main/store/search-writing.ts';
import type { Form, Section } from './sections.ts';

export interface BenchIndex {
  readonly database: StoreDatabase;
  readonly index: SearchIndex;
  readonly folder: string;
}

const migrationsFolder = join(import.meta.dirname, '..', '..', '..', 'resources', 'migrations');

export async function emptyBenchStore(): Promise<BenchIndex> {
  const folder = mkdtempSync(join(tmpdir(), 'sampan-bench-search-'));
  const database = await openStore({ dataFolder: folder, migrationsFolder });
  database.$client.pragma('synchronous = OFF');
  return { database, index: openSearchIndex(database, searchVersion), folder };
}

export function addMatter(database: StoreDatabase, id: string): void {
  insertMatter(database, { id, name: id, parties: [], language: 'en', createdAtMs: 1 });
}

/** Puts a document with these pages' texts in, without lines and boxes; the index is then behind. */
export function addPages(database: StoreDatabase, matterId: string, id: string, texts: readonly string[]): void {
  insertDocument(database, {
    id,
    matterId,
    sha256: id,
    name: id,
    mediaType: 'application/pdf',
    byteLength: 1,
    addedAtMs: 1,
  });
  const insert = database.$client.prepare(
    `INSERT INTO pages (document_id, number, origin, text, facts_json, languages_json, layout) VALUES (?, ?, 'text', ?, '{}', '[]', x'')`,
  );
  database.$client.transaction(() => {
    for (const [index, text] of texts.entries()) insert.run(id, index + 1, text);
  })();
}

/** The same, and its terms into the index. */
export function addDocument(database: StoreDatabase, matterId: string, id: string, texts: readonly string[]): void {
  addPages(database, matterId, id, texts);
  storeTerms(
    database,
    id,
    texts.map((text, index) => pageTerms({ number: index + 1, text })),
  );
}

export async function addMeanings(
  database: StoreDatabase,
  encoder: SentenceEncoder,
  { writtenForms }: Translations,
): Promise<void> {
  for (;;) {
    const pages = pagesWithoutMeaning(database, 64);
    if (pages.length === 0) return;
    const texts = pages.flatMap(({ text, passages }) => passages.map(({ start, end }) => text.slice(start, end)));
    const meanings = await meaningsOf(encoder, texts, writtenForms);
    database.$client.transaction(() => {
      let from = 0;
      for (const page of pages) {
        storeMeanings(database, page, meanings.slice(from, from + page.passages.length));
        from += page.passages.length;
      }
    })();
  }
}

export async function indexSections(
  sections: readonly Section[],
  forms: readonly Form[],
  encoder: SentenceEncoder | null,
  translations: Translations,
): Promise<BenchIndex> {
  const store = await emptyBenchStore();
  for (const form of forms) {
    addMatter(store.database, form);
    for (const { id, texts } of sections) {
      const text = texts[form];
      if (text !== undefined) addDocument(store.database, form, `${form} ${id}`, [text]);
    }
  }
  if (encoder !== null) await addMeanings(store.database, encoder, translations);
  return store;
}
