import { SampanError } from '#contract/errors.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import type { ApplicationRoom } from '../application-room.ts';
import { compareDocuments } from '../compare-documents.ts';
import { suggestVersions } from '../suggest-versions.ts';
import type { Requests } from './request-table.ts';

/** Two versions of one document side by side. */
export function versionRequests({
  context,
  documents,
}: ApplicationRoom): Requests<`versions.${'compare' | 'suggest'}`> {
  const ready = (documentId: string): DocumentRecord => {
    const document = documents.require(documentId);
    if (document.state === 'ready') return document;
    throw new SampanError('wrong-usage', `${document.name} is not read yet. Compare it when its analysis is done.`);
  };
  return {
    'versions.compare': ({ a, b }) => compareDocuments(context, ready(a), ready(b), new AbortController().signal),
    'versions.suggest': ({ documentId }) => suggestVersions(context, ready(documentId)),
  };
}
