import type { ApplicationRoom } from '../application-room.ts';
import { placedResult } from '../placed-hits.ts';
import { requireDocumentPermission } from '../require-document-permission.ts';
import { requirePermission } from '../require-permission.ts';
import { forgetSearch, savedSearches, saveSearch } from '../saved-searches.ts';
import { openDocumentIds } from '../walled-off.ts';
import type { Requests } from './request-table.ts';

/** Finding pages by words and by meaning. */
export function searchRequests({
  context,
  search,
}: ApplicationRoom): Requests<`search.${'run' | 'state' | 'rebuild' | 'saved' | 'save' | 'forget'}`> {
  return {
    'search.run': async ({ query, matterId, documentIds, limit }) => {
      if (matterId !== undefined) requirePermission(context, matterId, 'read');
      for (const documentId of documentIds ?? []) requireDocumentPermission(context, documentId, 'read');
      const searched = matterId === undefined ? openDocumentIds(context.database, documentIds) : documentIds;
      return placedResult(
        context.database,
        await search.search(query, {
          ...(matterId !== undefined && { matterId }),
          ...(searched !== undefined && { documentIds: searched }),
          ...(limit !== undefined && { limit }),
        }),
      );
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
    'search.state': () => search.state(),
    'search.rebuild': async () => {
      await search.rebuild();
      return search.state();
    },
  };
}
