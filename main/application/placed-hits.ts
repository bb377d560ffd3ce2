import type { PlacedSearchResult, SearchResult } from '#contract/search.ts';
import { anchorFor } from '#main/documents/anchor.ts';
import type { StoreDatabase } from '#main/store/open-store.ts';
import { loadPage } from '#main/store/pages.ts';

/** A search's result with the places of its hits on their pages. */
export function placedResult(database: StoreDatabase, result: SearchResult): PlacedSearchResult {
  return {
    ...result,
    hits: result.hits.map((hit) => {
      const page = loadPage(database, hit.documentId, hit.page);
      const ranges = hit.ranges.length > 0 ? hit.ranges : [hit.passage];
      return {
        ...hit,
        anchors: page === null ? [] : ranges.map(({ start, end }) => anchorFor(hit.documentId, page, start, end)),
      };
    }),
  };
}
