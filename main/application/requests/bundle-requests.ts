import { SampanError } from '#contract/errors.ts';
import { deleteDeskItem, saveDeskItem } from '#main/store/desk-items.ts';
import type { ApplicationRoom } from '../application-room.ts';
import { bundleEntryOf } from '../bundle-draft.ts';
import { keptBundles } from '../bundles.ts';
import { requirePermission } from '../require-permission.ts';
import type { Requests } from './request-table.ts';

/** Hearing bundles: kept with the matter, and written. */
export function bundleRequests({
  context,
  documents,
}: ApplicationRoom): Requests<`bundles.${'list' | 'entries' | 'save' | 'delete' | 'write'}`> {
  const { database } = context;
  return {
    'bundles.list': ({ matterId }) => {
      requirePermission(context, matterId, 'read');
      return keptBundles(database, matterId);
    },
    'bundles.entries': ({ documentIds }) =>
      documentIds.map((documentId) => {
        const document = documents.require(documentId);
        requirePermission(context, document.matterId, 'read');
        return bundleEntryOf(database, document);
      }),
    'bundles.save': ({ id, matterId, bundle }) => {
      requirePermission(context, matterId, 'analyse');
      saveDeskItem(database, 'bundle', { id, matterId, name: bundle.title, content: bundle, savedAtMs: context.now() });
      return null;
    },
    'bundles.delete': ({ id, matterId }) => {
      requirePermission(context, matterId, 'analyse');
      if (!keptBundles(database, matterId).some((kept) => kept.id === id))
        throw new SampanError('not-found', 'That bundle is not there any more.');
      deleteDeskItem(database, 'bundle', id);
      return null;
    },
    'bundles.write': async ({ matterId, bundle, folder }) => {
      if (folder === undefined) throw new SampanError('wrong-usage', 'Choose a folder to write the bundle to.');
      const written = await documents.writeBundle({ matterId, bundle, folder });
      context.record({
        kind: 'bundle',
        matterId,
        body: { pages: written.pages, documentIds: written.entries.map(({ documentId }) => documentId) },
      });
      return written;
    },
  };
}
