import { setImmediate } from 'node:timers/promises';
import type { Anchor } from '#contract/document.ts';
import type { Citation } from '#contract/workshop.ts';
import { anchorFor } from '#main/documents/anchor.ts';
import type { StoreDatabase } from '#main/store/open-store.ts';
import { loadPage } from '#main/store/pages.ts';

/** The boxes of places on their pages, in their order; places whose document or page is gone are left out. */
export async function citedPlaces(database: StoreDatabase, citations: readonly Citation[]): Promise<Anchor[]> {
  const pages = new Map<string, ReturnType<typeof loadPage>>();
  const anchors: Anchor[] = [];
  for (const { documentId, page, start, end } of citations) {
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
