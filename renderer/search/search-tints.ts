import type { PlacedHit } from '#contract/search.ts';
import type { Tint, Tints } from '../page/tint.ts';

/** The places of hits as tints by page: the words that were found, and fainter what only means the same. */
export function searchTints(hits: readonly PlacedHit[]): Tints {
  const pages = new Map<number, Tint[]>();
  for (const [index, hit] of hits.entries()) {
    const quads = hit.anchors.flatMap((anchor) => anchor.quads);
    if (quads.length === 0) continue;
    const tint = { id: String(index), look: hit.ranges.length > 0 ? 'hit' : 'hit is-meaning', quads };
    const there = pages.get(hit.page);
    if (there === undefined) pages.set(hit.page, [tint]);
    else there.push(tint);
  }
  return pages;
}
