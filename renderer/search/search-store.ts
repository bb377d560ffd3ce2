import { create } from 'zustand';
import type { IndexState, PlacedHit, PlacedSearchResult } from '#contract/search.ts';
import { errorValueOf, listen, request } from '../bridge.ts';
import { notifyError } from '../design/notices.ts';
import { chooseLens } from '../page/lens-store.ts';
import { showPlaces } from '../page/show-places.ts';

/** What is searched: the open document, its matter, or everything. */
export type SearchScope = 'document' | 'matter' | 'everything';

interface SearchState {
  readonly query: string;
  readonly result: PlacedSearchResult | null;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly isUnderWay: boolean;
  /** The last search's hits in one document, all of them, for marking its pages. */
  readonly marked: { readonly documentId: string; readonly query: string; readonly hits: readonly PlacedHit[] } | null;
  readonly index: IndexState | null;
}

export const useSearch = create<SearchState>(() => ({
  query: '',
  result: null,
  error: null,
  isUnderWay: false,
  marked: null,
  index: null,
}));

/** Hits asked for: more than one looks through before asking otherwise. */
const shownHits = 60;
const markedHits = 200;

/** Which of the searches under way is the last one: an answer to an earlier one is dropped. */
let turn = 0;

/** Searches as one types; nothing where there is nothing to look for. */
export async function searchFor(
  query: string,
  where: { readonly matterId?: string; readonly documentIds?: readonly string[] },
): Promise<void> {
  turn += 1;
  const mine = turn;
  if (query.trim() === '') {
    useSearch.setState({ query, result: null, error: null, isUnderWay: false });
    return;
  }
  useSearch.setState({ query, isUnderWay: true });
  try {
    const { documentIds, ...rest } = where;
    const asked = { query, limit: shownHits, ...rest, ...(documentIds && { documentIds: [...documentIds] }) };
    const result = await request('search.run', asked);
    if (mine === turn) useSearch.setState({ result, error: null, isUnderWay: false });
  } catch (error) {
    if (mine === turn) useSearch.setState({ result: null, error: errorValueOf(error), isUnderWay: false });
  }
}

/** Opens the best hit for words; waits for them where the results on show are of other words. */
export async function openFirstHit(
  query: string,
  where: { readonly matterId?: string; readonly documentIds?: readonly string[] },
): Promise<void> {
  const before = useSearch.getState();
  if (before.query !== query || before.isUnderWay) await searchFor(query, where);
  const { query: shown, result } = useSearch.getState();
  const first = shown === query ? result?.hits[0] : undefined;
  if (first !== undefined) await openHit(first);
}

/** Opens a hit at its place, and marks every hit of its document on the pages. */
export async function openHit(hit: PlacedHit): Promise<void> {
  const { query } = useSearch.getState();
  showPlaces(hit.anchors);
  await markHits(hit.documentId, query);
}

async function markHits(documentId: string, query: string): Promise<void> {
  const { marked } = useSearch.getState();
  if (marked?.documentId !== documentId || marked.query !== query) {
    try {
      const { hits } = await request('search.run', { query, documentIds: [documentId], limit: markedHits });
      useSearch.setState({ marked: { documentId, query, hits } });
    } catch (error) {
      notifyError(error);
      return;
    }
  }
  chooseLens('search');
}

/** Takes the marks of the search off the pages. */
export function unmarkHits(): void {
  useSearch.setState({ marked: null });
  chooseLens('none');
}

/** Goes to the next or previous marked hit from a page on, around the end. */
export function stepMarkedHit(from: number, by: 1 | -1): void {
  const { marked } = useSearch.getState();
  const hits = [...(marked?.hits ?? [])].sort((a, b) => a.page - b.page);
  if (hits.length === 0) return;
  const next = by === 1 ? hits.find(({ page }) => page > from) : hits.findLast(({ page }) => page < from);
  const hit = next ?? (by === 1 ? hits[0] : hits.at(-1));
  if (hit !== undefined) showPlaces(hit.anchors);
}

/** Keeps the state of the index in step with the application; returns what stops it. */
export function followSearch(): () => void {
  void request('search.state', {}).then((index) => useSearch.setState({ index }), notifyError);
  return listen('search.changed', (index) => useSearch.setState({ index }));
}

export async function rebuildSearchIndex(): Promise<void> {
  try {
    useSearch.setState({ index: await request('search.rebuild', {}) });
  } catch (error) {
    notifyError(error);
  }
}
