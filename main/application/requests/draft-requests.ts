import { loadMatterRules } from '#main/store/matter-rules.ts';
import { findMatter } from '#main/store/matters.ts';
import type { ApplicationRoom } from '../application-room.ts';
import { keepDraft, keptDrafts } from '../kept-drafts.ts';
import { requirePermission } from '../require-permission.ts';
import type { Requests } from './request-table.ts';

/** What a person began to type: kept while they go elsewhere, sealed like everything else. */
export function draftRequests({ context }: ApplicationRoom): Requests<`drafts.${'list' | 'keep'}`> {
  const { database, now } = context;
  return {
    'drafts.list': () =>
      keptDrafts(database, (matterId) => loadMatterRules(database, matterId).permissions.person.includes('read')),
    'drafts.keep': ({ key, matterId, text }) => {
      if (matterId !== null) {
        // A field may still be open when its matter goes.
        if (findMatter(database, matterId) === null) return null;
        requirePermission(context, matterId, 'read');
      }
      keepDraft(database, { key, text, matterId, savedAtMs: now() });
      return null;
    },
  };
}
