import { SampanError } from '#contract/errors.ts';
import { listDocuments } from '#main/store/documents.ts';
import type { ApplicationRoom } from '../application-room.ts';
import { type BackupRoom, backUpMatter, restoreMatter } from '../matter-backup.ts';
import { requirePermission } from '../require-permission.ts';
import type { Requests } from './request-table.ts';

/** A matter as one file. */
export function backupRequests(
  room: ApplicationRoom,
  backups: Omit<BackupRoom, 'context'>,
): Requests<`matters.${'backup' | 'restore'}`> {
  const { context } = room;
  const backupRoom: BackupRoom = { ...backups, context };
  return {
    'matters.backup': ({ matterId, passphrase, path }) => {
      requirePermission(context, matterId, 'export');
      return backUpMatter(backupRoom, matterId, { path: named(path), passphrase });
    },
    'matters.restore': async ({ passphrase, path }) => {
      const restored = await restoreMatter(backupRoom, { path: named(path), passphrase });
      room.mattersChanged();
      // What was on its way when the backup was made goes on here.
      for (const { id, state } of listDocuments(context.database, restored.matterId))
        if (state === 'waiting' || state === 'working') room.analysis.start(id);
      return restored;
    },
  };
}

function named(path: string | undefined): string {
  if (path === undefined) throw new SampanError('wrong-usage', 'Name the file of the backup.');
  return path;
}
