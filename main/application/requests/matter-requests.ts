import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { listDocuments } from '#main/store/documents.ts';
import { deleteMatter, emptyWriteLog, listMatters } from '#main/store/matters.ts';
import type { ApplicationRoom } from '../application-room.ts';
import { changeMatter, createMatter, deleteUnusedFiles, requireMatter } from '../matter-requests.ts';
import { requirePermission } from '../require-permission.ts';
import { takeInPaths } from '../take-in.ts';
import type { Requests } from './request-table.ts';

type Names = 'matters.list' | 'matters.create' | 'matters.update' | 'matters.delete' | 'samples.open';

/** Matters, and the one with the samples. */
export function matterRequests(room: ApplicationRoom): Requests<Names> {
  const { context } = room;
  const { database } = context;
  return {
    'matters.list': () => listMatters(database),
    'matters.create': (args) => {
      const matter = createMatter(context, args);
      room.mattersChanged();
      return matter;
    },
    'matters.update': (args) => {
      const matter = changeMatter(context, args);
      room.mattersChanged();
      return matter;
    },
    'matters.delete': async ({ matterId }) => {
      requirePermission(context, matterId, 'administer');
      for (const document of listDocuments(database, matterId)) room.analysis.queue.forget(document.id);
      const documents = listDocuments(database, matterId).map(({ id, sha256 }) => ({ id, sha256 }));
      deleteMatter(database, matterId);
      context.record({ kind: 'matter-deleted', matterId, body: { documents } });
      context.pagesChanged();
      await deleteUnusedFiles(context);
      emptyWriteLog(database);
      room.mattersChanged();
      return null;
    },
    'samples.open': async () => {
      const matter = createMatter(context, {
        id: 'matter-samples',
        name: 'Samples / 樣本 / 样本',
        parties: [],
        language: room.settings().outputLanguage,
      });
      const folder = join(room.resourcesFolder, 'samples');
      const names = (await readdir(folder)).filter((name) => name.endsWith('.pdf')).sort();
      const paths = names.map((name) => join(folder, name));
      await takeInPaths(context, paths, room.documents.takeInOptions(matter.id));
      room.mattersChanged();
      return requireMatter(context, matter.id);
    },
  };
}
