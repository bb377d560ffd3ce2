import { setImmediate } from 'node:timers/promises';
import type { Anchor } from '#contract/document.ts';
import type { Citation } from '#contract/workshop.ts';
import { anchorFor } from '#main/documents/anchor.ts';
import type { StoreDatabase } from '#main/store/open-store.ts';
import { loadPage } from '#main/store/pages.ts';
import { seenFrom } from './walled-off.ts';

/**
 * The boxes of places on their pages, in their order, as they are seen from a
 * matter; left out are places whose document or page is gone, and those of
 * another matter that is walled off or may not be read.
 */
export async function citedPlaces(
  database: StoreDatabase,
  matterId: string,
  citations: readonly Citation[],
): Promise<Anchor[]> {
  const isSeen = seenFrom(database, matterId);
  const pages = new Map<string, ReturnType<typeof loadPage>>();
  const anchors: Anchor[] = [];
  for (const { documentId, page, start, end } of citations) {
    if (!isSeen(documentId)) continue;
    const key = `${documentId} ${page}`;
    if (!pages.has(key)) {
      pages.set(key, loadPage(database, documentId, page));
      // A page takes one to three milliseconds to unpack.
      await setImmediate();
    }
    const loaded = pages.get(key);
    if (loaded) anchors.push(anchorFor(documentId, loaded, start, end));
  }
  return anchors;
}
