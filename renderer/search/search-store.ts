import { create } from 'zustand';
import type { IndexState, PlacedHit, PlacedSearchResult } from '#contract/search.ts';
import { errorValueOf, listen, request } from '../bridge.ts';
import { notifyError } from '../design/notices.ts';
import { chooseLens } from '../page/lens-store.ts';
import { showPlaces } from '../page/show-places.ts';

/** What is searched: the open document, its matter, or everything. */
export type SearchScope = 'document' | 'matter' | 'everything';

/** Nothing named: everything. */
export interface SearchedWhere {
  readonly matterId?: string;
  readonly documentIds?: readonly string[];
}

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

/** The search under way: the next one begins when it has ended, so that what is typed fast is not searched key by key. */
let last: Promise<void> = Promise.resolve();
/** What is searched or waits for its turn. */
let asked: { readonly query: string; readonly where: SearchedWhere } | null = null;

/** Searches as one types; nothing where there is nothing to look for, or where other words were given meanwhile. */
export function searchFor(query: string, where: SearchedWhere): Promise<void> {
  if (asked?.query === query && asked.where === where) return last;
  turn += 1;
  const mine = turn;
  asked = { query, where };
  last = last.then(async () => {
    if (mine === turn) await searchNow(query, where, mine);
    if (mine === turn) asked = null;
  });
  return last;
}

async function searchNow(query: string, where: SearchedWhere, mine: number): Promise<void> {
  if (query.trim() === '') {
    useSearch.setState({ query, result: null, error: null, isUnderWay: false });
    return;
  }
  useSearch.setState({ query, isUnderWay: true });
  try {
    const { documentIds, ...rest } = where;
    const given = { ...rest, ...(documentIds && { documentIds: [...documentIds] }) };
    const result = await request('search.run', { query, limit: shownHits, isPlaced: false, ...given });
    if (mine === turn) useSearch.setState({ result, error: null, isUnderWay: false });
  } catch (error) {
    if (mine === turn) useSearch.setState({ result: null, error: errorValueOf(error), isUnderWay: false });
  }
}

/** Opens the best hit for words; waits for them where the results on show are of other words. */
export async function openFirstHit(query: string, where: SearchedWhere): Promise<void> {
  const before = useSearch.getState();
  if (before.query !== query || before.isUnderWay) await searchFor(query, where);
  const { query: shown, result } = useSearch.getState();
  const first = shown === query ? result?.hits[0] : undefined;
  if (first !== undefined) await openHit(first);
}

/** Opens a hit at its place, and marks every hit of its document on the pages. */
export async function openHit({ documentId, page, ranges, passage }: PlacedHit): Promise<void> {
  const { query } = useSearch.getState();
  const { start, end } = passage;
  try {
    const places = ranges.length > 0 ? [...ranges] : [{ start, end }];
    showPlaces(await request('search.places', { documentId, pageNumber: page, ranges: places }));
  } catch (error) {
    notifyError(error);
    return;
  }
  await markHits(documentId, query);
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

/** Has what searches made ready; where that fails, the search itself will say why. */
export function prepareSearch(): void {
  void request('search.prepare', {}).catch(() => undefined);
}

export async function rebuildSearchIndex(): Promise<void> {
  try {
    useSearch.setState({ index: await request('search.rebuild', {}) });
  } catch (error) {
    notifyError(error);
  }
}
