import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SampanError } from '#contract/errors.ts';
import type { Permission } from '#contract/guardrails.ts';
import { type KeptReviewTable, reviewTemplateSchema } from '#contract/review-table.ts';
import { safeBaseName } from '#main/reports/file-names.ts';
import { reviewCsv, reviewXlsx } from '#main/reports/review-table-files.ts';
import { deleteDeskItem } from '#main/store/desk-items.ts';
import type { ApplicationRoom } from '../application-room.ts';
import { requirePermission } from '../require-permission.ts';
import { reviewFields } from '../review-fields.ts';
import type { ReviewRoom } from '../review-room.ts';
import { writeWhole } from '../write-whole.ts';
import type { Requests } from './request-table.ts';

type Names =
  `review.${'templates' | 'fields' | 'list' | 'save' | 'delete' | 'rows' | 'judge' | 'ask' | 'stop' | 'export'}`;

/** Review tables: shown, filled, judged and written. */
export function reviewRequests(
  { context, resourcesFolder, settings }: ApplicationRoom,
  review: ReviewRoom,
): Requests<Names> {
  const allowed = (tableId: string, permission: Permission): KeptReviewTable => {
    const table = review.require(tableId);
    requirePermission(context, table.matterId, permission);
    return table;
  };
  return {
    'review.templates': () => {
      const folder = join(resourcesFolder, 'review-tables');
      return readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .toSorted()
        .map((name) => reviewTemplateSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
    },
    'review.fields': () => reviewFields(resourcesFolder),
    'review.list': ({ matterId }) => {
      requirePermission(context, matterId, 'read');
      return review.list(matterId);
    },
    'review.save': ({ id, matterId, name, columns }) => {
      requirePermission(context, matterId, 'analyse');
      review.save({ id, matterId, name, columns });
      return null;
    },
    'review.delete': ({ tableId }) => {
      allowed(tableId, 'analyse');
      review.stop(tableId, false);
      deleteDeskItem(context.database, 'review-table', tableId);
      return null;
    },
    'review.rows': ({ tableId, view, offset, limit }) =>
      review.lines(allowed(tableId, 'read'), view, { offset, limit }),
    'review.judge': ({ tableId, documentId, columnId, state, value }) => {
      review.judge(allowed(tableId, 'analyse'), { documentId, columnId }, { state, value });
      return null;
    },
    'review.ask': ({ tableId }) => review.ask(allowed(tableId, 'analyse')),
    'review.stop': ({ tableId }) => {
      allowed(tableId, 'analyse');
      review.stop(tableId);
      return null;
    },
    'review.export': async ({ tableId, view, format, withCitations, language, folder }) => {
      if (folder === undefined) throw new SampanError('wrong-usage', 'Choose a folder to write the table to.');
      const table = allowed(tableId, 'export');
      // Groups that are closed on the screen are written too.
      const opened =
        view.group === undefined ? view : { ...view, group: { ...view.group, isClosed: false, except: [] } };
      const { lines, matching } = await review.lines(table, opened, { offset: 0, limit: Number.POSITIVE_INFINITY });
      const given = {
        columns: table.columns,
        lines,
        withCitations,
        language: language ?? settings().outputLanguage,
      };
      const path = join(folder, `${safeBaseName(table.name.replaceAll(/[\\/]/g, '-'))}.${format}`);
      await writeWhole(path, format === 'csv' ? reviewCsv(given) : await reviewXlsx(table.name, given));
      context.record({ kind: 'review-export', matterId: table.matterId, body: { tableId, documents: matching } });
      return path;
    },
  };
}
