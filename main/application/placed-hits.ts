import { setImmediate } from 'node:timers/promises';
import { leftOutMarks } from '#contract/document.ts';
import type { PlacedHit, PlacedSearchResult, SearchResult } from '#contract/search.ts';
import { anchorFor } from '#main/documents/anchor.ts';
import { snippetWithout } from '#main/search/snippet-without.ts';
import type { StoreDatabase } from '#main/store/open-store.ts';
import { loadPage, loadPageMarks } from '#main/store/pages.ts';

/** A search's result with the places of its hits on their pages, and without words in the snippets that the pages leave out. */
export async function placedResult(database: StoreDatabase, result: SearchResult): Promise<PlacedSearchResult> {
  const hits: PlacedHit[] = [];
  for (const hit of result.hits) {
    const page = loadPage(database, hit.documentId, hit.page);
    const ranges = hit.ranges.length > 0 ? hit.ranges : [hit.passage];
    const anchors = page === null ? [] : ranges.map(({ start, end }) => anchorFor(hit.documentId, page, start, end));
    const leftOut = (page?.marks ?? []).filter(({ kind }) => leftOutMarks.has(kind));
    hits.push({ ...hit, snippet: snippetWithout(hit.snippet, leftOut), anchors });
    // A page takes one to three milliseconds to unpack.
    await setImmediate();
  }
  return { ...result, hits };
}

/** The same without places, in a tenth of the time: for lists that are made anew with every key. */
export async function unplacedResult(database: StoreDatabase, result: SearchResult): Promise<PlacedSearchResult> {
  const hits: PlacedHit[] = [];
  for (const [index, hit] of result.hits.entries()) {
    const marks = loadPageMarks(database, hit.documentId, hit.page);
    const leftOut = marks.filter(({ kind }) => leftOutMarks.has(kind));
    hits.push({ ...hit, snippet: snippetWithout(hit.snippet, leftOut), anchors: [] });
    if (index % pagesAtOnce === pagesAtOnce - 1) await setImmediate();
  }
  return { ...result, hits };
}

/** Pages whose marks are looked for between two turns of the event loop: a millisecond or two. */
const pagesAtOnce = 8;
