import type { ApplicationRoom } from '../application-room.ts';
import { matterChronology } from '../matter-chronology.ts';
import { readyDocuments } from '../ready-documents.ts';
import type { Requests } from './request-table.ts';

/** Events and people of a matter. */
export function chronologyRequests({ context }: ApplicationRoom): Requests<'chronology.get'> {
  return {
    'chronology.get': ({ matterId, documentIds }) =>
      matterChronology(context, readyDocuments(context, matterId, documentIds)),
  };
}
