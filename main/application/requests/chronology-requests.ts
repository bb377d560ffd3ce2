import { SampanError } from '#contract/errors.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import { mainLanguage } from '../analysis-context.ts';
import type { ApplicationRoom } from '../application-room.ts';
import { exportChronology } from '../export-chronology.ts';
import { matterChronology } from '../matter-chronology.ts';
import { readyDocuments } from '../ready-documents.ts';
import type { Requests } from './request-table.ts';

/** Events and people of a matter, shown and written. */
export function chronologyRequests({ context, reports }: ApplicationRoom): Requests<`chronology.${'get' | 'export'}`> {
  const ownLanguage = ([first]: readonly DocumentRecord[]) =>
    first === undefined ? 'en' : mainLanguage(context, first.id);
  return {
    'chronology.get': ({ matterId, documentIds }) =>
      matterChronology(context, readyDocuments(context, matterId, documentIds)),
    'chronology.export': ({ matterId, documentIds, filter, language, folder }) => {
      if (folder === undefined) throw new SampanError('wrong-usage', 'Choose a folder to write the chronology to.');
      const documents = readyDocuments(context, matterId, documentIds);
      return exportChronology(context, documents, {
        reports,
        folder,
        filter,
        language: language ?? ownLanguage(documents),
      });
    },
  };
}
