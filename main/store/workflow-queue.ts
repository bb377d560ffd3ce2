import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { BackendSqlite } from 'openworkflow/sqlite';
import { giveDatabaseKey } from './database-key.ts';
import { systemLock } from './system-lock.ts';
import { workflowTables, workflowTablesVersion } from './workflow-tables.ts';

/** Which runs are to be worked on, as OpenWorkflow keeps it: ids alone, no words of any document. */
export interface WorkflowQueue {
  readonly backend: BackendSqlite;
  close(): void;
}

export interface WorkflowQueueOptions {
  readonly dataFolder: string;
  readonly nativeBinding?: string;
  /** Encrypts it: 32 bytes. */
  readonly key?: Uint8Array | undefined;
}

/**
 * Opens the queue of a data folder, over the SQLite that the store uses, since
 * Electron 33 has no `node:sqlite`. Null where another program works on it
 * already: the lock is the system's, so a killed program holds nothing.
 *
 * The queue can be lost without loss: what is finished stands in the store.
 * What a killed program was at is free at once and waits for no lease, because
 * its owner is certainly gone.
 */
export function openWorkflowQueue(options: WorkflowQueueOptions): WorkflowQueue | null {
  mkdirSync(options.dataFolder, { recursive: true });
  const { dataFolder, nativeBinding } = options;
  const lock = systemLock(join(dataFolder, 'workshop-owner.db'), nativeBinding);
  if (lock === null) return null;
  const client = new Database(join(dataFolder, 'workshop-queue.db'), {
    timeout: 0,
    ...(nativeBinding !== undefined && { nativeBinding }),
  });
  if (options.key !== undefined) giveDatabaseKey(client, options.key);
  client.pragma('journal_mode = WAL');
  client.pragma('synchronous = NORMAL');
  client.pragma('foreign_keys = ON');
  for (const statement of workflowTables) client.exec(statement);
  const version = client.prepare('INSERT OR IGNORE INTO openworkflow_migrations (version) VALUES (?)');
  for (let number = 0; number <= workflowTablesVersion; number += 1) version.run(number);
  client.prepare(`UPDATE workflow_runs SET available_at = ? WHERE status = 'running'`).run(new Date().toISOString());
  // Its constructor takes an open connection; only `connect`, over node:sqlite, is typed as public.
  const backend: BackendSqlite = Reflect.construct(BackendSqlite, [client, 'sampan']);
  return {
    backend,
    close() {
      client.close();
      lock.release();
    },
  };
}
