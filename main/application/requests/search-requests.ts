import { anchorFor } from '#main/documents/anchor.ts';
import { loadPage } from '#main/store/pages.ts';
import type { ApplicationRoom } from '../application-room.ts';
import { placedResult, unplacedResult } from '../placed-hits.ts';
import { requireDocumentPermission } from '../require-document-permission.ts';
import { requirePermission } from '../require-permission.ts';
import { forgetSearch, savedSearches, saveSearch } from '../saved-searches.ts';
import { openDocumentIds } from '../walled-off.ts';
import type { Requests } from './request-table.ts';

/** Finding pages by words and by meaning. */
export function searchRequests({
  context,
  search,
}: ApplicationRoom): Requests<`search.${'run' | 'places' | 'prepare' | 'state' | 'rebuild' | 'saved' | 'save' | 'forget'}`> {
  return {
    'search.run': async ({ query, matterId, documentIds, limit, isPlaced = true }) => {
      if (matterId !== undefined) requirePermission(context, matterId, 'read');
      for (const documentId of documentIds ?? []) requireDocumentPermission(context, documentId, 'read');
      const searched = matterId === undefined ? openDocumentIds(context.database, documentIds) : documentIds;
      const found = await search.search(query, {
        ...(matterId !== undefined && { matterId }),
        ...(searched !== undefined && { documentIds: searched }),
        ...(limit !== undefined && { limit }),
      });
      return isPlaced ? placedResult(context.database, found) : unplacedResult(context.database, found);
    },
    'search.places': ({ documentId, pageNumber, ranges }) => {
      requireDocumentPermission(context, documentId, 'read');
      const page = loadPage(context.database, documentId, pageNumber);
      return page === null ? [] : ranges.map(({ start, end }) => anchorFor(documentId, page, start, end));
    },
    'search.saved': ({ matterId }) => {
      requirePermission(context, matterId, 'read');
      return savedSearches(context.database, matterId);
    },
    'search.save': ({ matterId, query }) => {
      requirePermission(context, matterId, 'read');
      return saveSearch(context.database, matterId, query.trim(), context.now());
    },
    'search.forget': ({ matterId, savedId }) => {
      requirePermission(context, matterId, 'read');
      return forgetSearch(context.database, matterId, savedId);
    },
    'search.prepare': async () => {
      await search.prepare();
      return null;
    },
    'search.state': () => search.state(),
    'search.rebuild': async () => {
      await search.rebuild();
      return search.state();
    },
  };
}
