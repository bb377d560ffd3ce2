import type { ApplicationRoom } from '../application-room.ts';
import { placedResult } from '../placed-hits.ts';
import type { Requests } from './request-table.ts';

/** Finding pages by words and by meaning. */
export function searchRequests({
  context,
  search,
}: ApplicationRoom): Requests<`search.${'run' | 'state' | 'rebuild'}`> {
  return {
    'search.run': async ({ query, matterId, documentIds, limit }) =>
      placedResult(
        context.database,
        await search.search(query, {
          ...(matterId !== undefined && { matterId }),
          ...(documentIds !== undefined && { documentIds }),
          ...(limit !== undefined && { limit }),
        }),
      ),
    'search.state': () => search.state(),
    'search.rebuild': async () => {
      await search.rebuild();
      return search.state();
    },
  };
}
