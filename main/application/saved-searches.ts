import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { SavedSearch } from '#contract/search.ts';
import { deleteDeskItem, findDeskItem, listDeskItems, saveDeskItem } from '#main/store/desk-items.ts';
import type { StoreDatabase } from '#main/store/open-store.ts';

const contentSchema = z.object({ query: z.string() });

/** The searches kept for a matter, in the order of their words. */
export function savedSearches(database: StoreDatabase, matterId: string): SavedSearch[] {
  return listDeskItems(database, 'saved-search', matterId, contentSchema).map(({ id, content }) => ({
    id,
    query: content.query,
  }));
}

/** Keeps a search with a matter, once however often; returns all that are kept. */
export function saveSearch(database: StoreDatabase, matterId: string, query: string, savedAtMs: number): SavedSearch[] {
  const id = `search-${createHash('sha256').update(`${matterId}\n${query}`).digest('hex').slice(0, 32)}`;
  saveDeskItem(database, 'saved-search', { id, matterId, name: query, content: { query }, savedAtMs });
  return savedSearches(database, matterId);
}

/** Forgets one of a matter's searches; returns those that are left. */
export function forgetSearch(database: StoreDatabase, matterId: string, id: string): SavedSearch[] {
  const own = findDeskItem(database, 'saved-search', id, contentSchema);
  if (own?.matterId === matterId) deleteDeskItem(database, 'saved-search', id);
  return savedSearches(database, matterId);
}
