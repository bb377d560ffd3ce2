import type { ApplicationRoom } from '../application-room.ts';
import { requireDocumentPermission } from '../require-document-permission.ts';
import { requirePermission } from '../require-permission.ts';
import type { Requests } from './request-table.ts';

/** Questions to documents, and what was read for them. */
export function askingRequests({
  asking,
  context,
}: ApplicationRoom): Requests<`ask.${'start' | 'cancel' | 'list'}` | 'reading.get'> {
  return {
    'ask.start': (args) => {
      requirePermission(context, args.matterId, 'analyse');
      return asking.start(args);
    },
    'ask.cancel': ({ askId }) => {
      asking.cancel(askId);
      return null;
    },
    'ask.list': ({ matterId }) => {
      requirePermission(context, matterId, 'read');
      return asking.list(matterId);
    },
    'reading.get': (args) => {
      requireDocumentPermission(context, args.documentId, 'read');
      return asking.reading(args);
    },
  };
}
