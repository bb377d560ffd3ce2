import { join } from 'node:path';
import { SampanError } from '#contract/errors.ts';
import { calendarDeadlines } from '#main/reports/deadline-words.ts';
import { deadlinesIcs } from '#main/reports/deadlines-ics.ts';
import type { ApplicationRoom } from '../application-room.ts';
import { listedDeadlines } from '../listed-deadlines.ts';
import { readyDocuments } from '../ready-documents.ts';
import { requireDocumentPermission } from '../require-document-permission.ts';
import { keepRulesDay, type RulesTables, readRulesTables, rulesPeriods } from '../rules-periods.ts';
import { writeWhole } from '../write-whole.ts';
import type { Requests } from './request-table.ts';

/** The calendar file of a matter's deadlines. */
const calendarFileName = 'deadlines.ics';

/** Deadlines with their days, shown and written as a calendar file. */
export function deadlineRequests({
  context,
  documents,
  resourcesFolder,
}: ApplicationRoom): Requests<`deadlines.${'list' | 'export' | 'rules' | 'keepRulesDay'}`> {
  // Read when first asked for.
  let tables: RulesTables | null = null;
  return {
    'deadlines.rules': ({ matterId, documentIds }) => {
      tables ??= readRulesTables(resourcesFolder);
      return rulesPeriods(context.database, tables, readyDocuments(context, matterId, documentIds));
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
    'deadlines.export': async ({ matterId, documentIds, folder }) => {
      if (folder === undefined) throw new SampanError('wrong-usage', 'Choose a folder to write the calendar file to.');
      const listed = await listedDeadlines(context, readyDocuments(context, matterId, documentIds), {});
      const path = join(folder, calendarFileName);
      await writeWhole(path, deadlinesIcs(calendarDeadlines(listed), { stampedAtMs: context.now() }));
      return path;
    },
  };
}
