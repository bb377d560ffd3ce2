import type { ToolRoom } from '../tool-room.ts';
import type { Requests } from './request-table.ts';

/** Tools from outside: looked at, granted and taken back. */
export function toolRequests(
  tools: ToolRoom,
): Requests<`tools.${'list' | 'offer' | 'grant' | 'grantAddress' | 'revoke'}`> {
  return {
    'tools.list': ({ matterId }) => tools.list(matterId),
    'tools.offer': (args) => tools.offer(args),
    'tools.grant': ({ offerId, tools: names }) => tools.grant(offerId, names),
    'tools.grantAddress': (args) => tools.grantAddress(args),
    'tools.revoke': ({ matterId, name }) => tools.revoke(matterId, name),
  };
}
