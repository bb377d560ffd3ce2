import { z } from 'zod';
import type { LanguageTag } from '#contract/document.ts';
import type { SearchFilter, SearchIndex, StoredPassage } from '#contract/search.ts';
import type { StoreDatabase } from './open-store.ts';
import { passageCondition } from './search-filter.ts';
import { nearestPassages, pageSimilarities } from './search-meanings.ts';

/** A heading's words weigh more than those under it; canonical keys stand beside words that already count. */
const columnWeights = '2.0, 1.0, 1.0';

interface PassageRow extends Omit<StoredPassage, 'shape' | 'language'> {
  readonly language: LanguageTag;
  readonly shapeHigh: number;
  readonly shapeLow: number;
}

const names = z.array(z.string());

/**
 * The index of a store, for `search`. Errors of an expression's syntax are
 * SQLite's; the room that searches writes only well-formed ones.
 */
export function openSearchIndex(database: StoreDatabase, version: number): SearchIndex {
  const client = database.$client;
  const matching = (filter: SearchFilter): { from: string; values: readonly (string | number)[] } => {
    const { sql, values } = passageCondition(filter);
    if (sql === '') return { from: 'search_text WHERE search_text MATCH ?', values };
    return {
      from: `search_text JOIN search_passages p ON p.id = search_text.rowid WHERE search_text MATCH ? AND ${sql}`,
      values,
    };
  };
  return {
    passageCount: () =>
      client.prepare<[], { count: number }>('SELECT count(*) AS count FROM search_passages').get()?.count ?? 0,
    pagesBehind: (filter) => {
      const { matterId, documentIds } = filter;
      return (
        client
          .prepare<(string | number | null)[], { behind: number }>(
            `SELECT count(*) AS behind FROM pages JOIN documents ON documents.id = pages.document_id
             LEFT JOIN search_pages s ON s.document_id = pages.document_id AND s.page = pages.number
             WHERE s.version IS NOT ? AND (? IS NULL OR documents.matter_id = ?)
             AND (? IS NULL OR documents.id IN (SELECT value FROM json_each(?)))`,
          )
          .get(version, matterId ?? null, matterId ?? null, ...twice(documentIds))?.behind ?? 0
      );
    },
    wordCounts: (keys) => {
      const count = client.prepare<[string], { doc: number }>('SELECT doc FROM search_words WHERE term = ?');
      const found = new Map<string, number>();
      for (const key of keys) {
        const doc = count.get(key)?.doc;
        if (doc !== undefined) found.set(key, doc);
      }
      return found;
    },
    match: (expression, filter, limit) => {
      const { from, values } = matching(filter);
      return client
        .prepare<(string | number)[], { id: number; rank: number }>(
          `SELECT search_text.rowid AS id, -bm25(search_text, ${columnWeights}) AS rank FROM ${from} ORDER BY rank DESC LIMIT ?`,
        )
        .all(expression, ...values, limit);
    },
    count: (expression, filter) => {
      const { from, values } = matching(filter);
      return (
        client
          .prepare<(string | number)[], { count: number }>(`SELECT count(*) AS count FROM ${from}`)
          .get(expression, ...values)?.count ?? 0
      );
    },
    filtered: (filter, limit) => {
      const { sql, values } = passageCondition(filter);
      const where = sql === '' ? '' : `WHERE ${sql}`;
      const ids = client
        .prepare<(string | number)[], { id: number }>(
          `SELECT p.id FROM search_passages p ${where} ORDER BY p.document_id, p.page, p.position LIMIT ?`,
        )
        .all(...values, limit)
        .map(({ id }) => id);
      const count = client
        .prepare<(string | number)[], { count: number }>(`SELECT count(*) AS count FROM search_passages p ${where}`)
        .get(...values)?.count;
      return { ids, total: count ?? 0 };
    },
    passages: (ids) =>
      client
        .prepare<[string], PassageRow>(
          `SELECT p.id, p.document_id AS documentId, documents.name AS documentName, documents.matter_id AS matterId, p.page, p.position,
             p.start, p."end", p.language, p.shape_high AS shapeHigh, p.shape_low AS shapeLow
           FROM json_each(?) given JOIN search_passages p ON p.id = given.value JOIN documents ON documents.id = p.document_id`,
        )
        .all(JSON.stringify(ids))
        .map(({ shapeHigh, shapeLow, ...passage }) => ({ ...passage, shape: [shapeHigh, shapeLow] as const })),
    pageText: (documentId, page) =>
      client
        .prepare<[string, number], { text: string }>('SELECT text FROM pages WHERE document_id = ? AND number = ?')
        .get(documentId, page)?.text ?? null,
    documentNames: () =>
      client
        .prepare<[], { documentId: string; name: string; matterName: string; partiesJson: string; foundJson: string }>(
          `SELECT documents.id AS documentId, documents.name, matters.name AS matterName, matters.parties_json AS partiesJson,
             (SELECT json_group_array(f.json ->> '$.fields.name') FROM findings f
              WHERE f.document_id = documents.id AND f.kind = 'gen.parties_authority' AND f.json ->> '$.fields.name' IS NOT NULL) AS foundJson
           FROM documents JOIN matters ON matters.id = documents.matter_id`,
        )
        .all()
        .map(({ partiesJson, foundJson, ...rest }) => ({
          ...rest,
          parties: [...names.parse(JSON.parse(partiesJson)), ...names.parse(JSON.parse(foundJson))],
        })),
    nearest: (meaning, filter, limit) => nearestPassages(database, meaning, filter, limit),
    similarities: (meaning, pages) => pageSimilarities(database, meaning, pages),
  };
}

function twice(list: readonly string[] | undefined): [string | null, string | null] {
  const json = list === undefined ? null : JSON.stringify(list);
  return [json, json];
}
