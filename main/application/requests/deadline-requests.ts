import { join } from 'node:path';
import { SampanError } from '#contract/errors.ts';
import type { ApplicationRoom } from '../application-room.ts';
import { exportDeadlines } from '../export-deadlines.ts';
import { listedDeadlines } from '../listed-deadlines.ts';
import { readyDocuments } from '../ready-documents.ts';
import { requireDocumentPermission } from '../require-document-permission.ts';
import { keepRulesDay, rulesPeriods } from '../rules-periods.ts';
import type { Requests } from './request-table.ts';

/** The files of a matter's deadlines, but their endings. */
const fileName = 'deadlines';

/** Deadlines with their days, shown and written as files. */
export function deadlineRequests({
  context,
  documents,
  reports,
}: ApplicationRoom): Requests<`deadlines.${'list' | 'export' | 'rules' | 'keepRulesDay'}`> {
  return {
    'deadlines.rules': ({ matterId, documentIds }) => {
      return rulesPeriods(context.database, documents.rulesTables(), readyDocuments(context, matterId, documentIds));
    },
    'deadlines.keepRulesDay': ({ documentId, ...kept }) => {
      requireDocumentPermission(context, documentId, 'analyse');
      keepRulesDay(context.database, documents.require(documentId), kept, context.now());
      return null;
    },
    'deadlines.list': ({ matterId, documentIds, from, place, today }) =>
      listedDeadlines(context, readyDocuments(context, matterId, documentIds), {
        ...(from !== undefined && { from }),
        ...(place !== undefined && { place }),
        ...(today !== undefined && { today }),
      }),
    'deadlines.export': async ({ matterId, documentIds, language, folder, format = 'ics' }) => {
      if (folder === undefined) throw new SampanError('wrong-usage', 'Choose a folder to write the deadlines to.');
      const path = join(folder, `${fileName}.${format}`);
      const { rulesTables } = documents;
      const chosen = readyDocuments(context, matterId, documentIds);
      await exportDeadlines({ context, reports, rulesTables }, chosen, { path, format, language });
      return path;
    },
  };
}
