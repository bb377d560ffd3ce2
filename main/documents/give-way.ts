import { constants, setPriority } from 'node:os';

/** Lowers the priority of a process, where the system lets us. */
export function giveWay(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has just ended, or the system forbids it: then it runs like any other.
  }
}
