import { SampanError } from '#contract/errors.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import { mainLanguage } from '../analysis-context.ts';
import type { ApplicationRoom } from '../application-room.ts';
import { compareDocuments } from '../compare-documents.ts';
import { exportComparison } from '../export-comparison.ts';
import { requirePermission } from '../require-permission.ts';
import { suggestVersions } from '../suggest-versions.ts';
import type { Requests } from './request-table.ts';

/** Two versions of one document side by side. */
export function versionRequests({
  context,
  documents,
  reports,
}: ApplicationRoom): Requests<`versions.${'compare' | 'suggest' | 'export'}`> {
  const ready = (documentId: string): DocumentRecord => {
    const document = documents.require(documentId);
    requirePermission(context, document.matterId, 'read');
    if (document.state === 'ready') return document;
    throw new SampanError('wrong-usage', `${document.name} is not read yet. Compare it when its analysis is done.`);
  };
  const bothReady = (a: string, b: string): readonly [DocumentRecord, DocumentRecord] => {
    const [first, second] = [ready(a), ready(b)];
    if (first.matterId === second.matterId) return [first, second];
    throw new SampanError('wrong-usage', 'Versions are compared within one matter. Add the other file to this one.');
  };
  return {
    'versions.compare': ({ a, b }) => compareDocuments(context, ...bothReady(a, b), new AbortController().signal),
    'versions.export': async ({ a, b, language, folder }) => {
      if (folder === undefined) throw new SampanError('wrong-usage', 'Choose a folder to write the comparison to.');
      const [first, second] = bothReady(a, b);
      return exportComparison(context, first, second, {
        reports,
        folder,
        language: language ?? mainLanguage(context, first.id),
      });
    },
    'versions.suggest': ({ documentId }) => suggestVersions(context, ready(documentId)),
  };
}
