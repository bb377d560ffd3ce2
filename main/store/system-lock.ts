import Database from 'better-sqlite3';

/** Held until it is let go, or until the program ends in whatever way. */
export interface SystemLock {
  release(): void;
}

/** Locks a file that is made where it is missing; null where another program has it. The lock is the system's, so a killed program holds nothing. */
export function systemLock(path: string, nativeBinding?: string): SystemLock | null {
  const lock = new Database(path, { timeout: 0, ...(nativeBinding !== undefined && { nativeBinding }) });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof Error && Reflect.get(error, 'code') === 'SQLITE_BUSY') return null;
    throw error;
  }
  return {
    release() {
      lock.exec('ROLLBACK');
      lock.close();
    },
  };
}
