import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { BackendSqlite } from 'openworkflow/sqlite';
import { expect, test } from 'vitest';
import { workflowTables, workflowTablesVersion } from '#main/store/workflow-tables.ts';

const statements = `SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name`;

test('the tables of the queue are those that OpenWorkflow itself makes', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'sampan-test-')), 'theirs.db');
  await BackendSqlite.connect(path).stop();
  const theirs = new Database(path);
  const ours = new Database(':memory:');
  for (const statement of workflowTables) ours.exec(statement);
  expect(ours.prepare(statements).all()).toEqual(theirs.prepare(statements).all());
  expect(theirs.prepare('SELECT max(version) AS version FROM openworkflow_migrations').get()).toEqual({
    version: workflowTablesVersion,
  });
  theirs.close();
});
