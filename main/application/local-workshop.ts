import { openWorkflowQueue } from '#main/store/workflow-queue.ts';
import { workshopStore } from '#main/store/workshop-store.ts';
import type { ApplicationRoom } from './application-room.ts';
import { ruledFunctions } from './ruled-functions.ts';
import { workshopFunctions } from './workshop-functions.ts';
import { WorkshopRoom, type WorkshopRoomOptions } from './workshop-room.ts';

export interface LocalWorkshopOptions extends Pick<WorkshopRoomOptions, 'onRecord' | 'asleepMs'> {
  readonly dataFolder: string;
  /** Encrypts the queue of runs. */
  readonly queueKey?: Uint8Array | undefined;
  readonly sqliteBinding?: string;
}

/** The workshop of a data folder: runs and their steps in its store, worked on by whichever program came first. */
export function localWorkshop(
  room: ApplicationRoom,
  { dataFolder, queueKey, sqliteBinding, ...options }: LocalWorkshopOptions,
): WorkshopRoom {
  return new WorkshopRoom(room, {
    ...options,
    store: workshopStore(room.context.database),
    functions: ruledFunctions(room, workshopFunctions(room)),
    openQueue: () =>
      openWorkflowQueue({
        dataFolder,
        key: queueKey,
        ...(sqliteBinding !== undefined && { nativeBinding: sqliteBinding }),
      }),
  });
}
