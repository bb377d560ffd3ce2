import { SampanError } from '#contract/errors.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import type { ApplicationRoom } from '../application-room.ts';
import { compareDocuments } from '../compare-documents.ts';
import { requirePermission } from '../require-permission.ts';
import { suggestVersions } from '../suggest-versions.ts';
import type { Requests } from './request-table.ts';

/** Two versions of one document side by side. */
export function versionRequests({
  context,
  documents,
}: ApplicationRoom): Requests<`versions.${'compare' | 'suggest'}`> {
  const ready = (documentId: string): DocumentRecord => {
    const document = documents.require(documentId);
    requirePermission(context, document.matterId, 'read');
    if (document.state === 'ready') return document;
    throw new SampanError('wrong-usage', `${document.name} is not read yet. Compare it when its analysis is done.`);
  };
  return {
    'versions.compare': ({ a, b }) => {
      const [first, second] = [ready(a), ready(b)];
      if (first.matterId !== second.matterId)
        throw new SampanError(
          'wrong-usage',
          'Versions are compared within one matter. Add the other file to this one.',
        );
      return compareDocuments(context, first, second, new AbortController().signal);
    },
    'versions.suggest': ({ documentId }) => suggestVersions(context, ready(documentId)),
  };
}
