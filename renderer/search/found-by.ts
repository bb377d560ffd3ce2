import type { SearchResult } from '#contract/search.ts';

/** What the best of a search's hits rest on, the surest first. */
export type FoundBy = 'all-words' | 'translation' | 'some-words' | 'meaning' | 'nothing';

/** What a search found its hits by; decides what the count above them says. */
export function foundBy({ hits, total }: Pick<SearchResult, 'hits' | 'total'>): FoundBy {
  if (hits.length === 0) return 'nothing';
  if (total > 0) return 'all-words';
  const kinds = new Set(hits.flatMap(({ why }) => why.map(({ kind }) => kind)));
  if (kinds.has('translated')) return 'translation';
  return kinds.has('words') ? 'some-words' : 'meaning';
}
