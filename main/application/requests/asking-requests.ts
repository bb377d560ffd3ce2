import type { ApplicationRoom } from '../application-room.ts';
import type { Requests } from './request-table.ts';

/** Questions to documents, and what was read for them. */
export function askingRequests({
  asking,
}: ApplicationRoom): Requests<`ask.${'start' | 'cancel' | 'list'}` | 'reading.get'> {
  return {
    'ask.start': (args) => asking.start(args),
    'ask.cancel': ({ askId }) => {
      asking.cancel(askId);
      return null;
    },
    'ask.list': ({ matterId }) => asking.list(matterId),
    'reading.get': (args) => asking.reading(args),
  };
}
