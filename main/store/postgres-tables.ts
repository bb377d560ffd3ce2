import { SampanError } from '#contract/errors.ts';
import type { PostgresDatabase } from './postgres-connection.ts';

/** Of the tables below; a database with a higher one belongs to a newer Sampan. */
const version = 1;

/** Held while tables are made, so that workers which start together do not make them twice. */
const lockId = 7_264_102_113;

/**
 * The runs of the workshop where several machines work on them: the same as in
 * a data folder, and who has which step in hand until when, by the clock of the
 * database. JSON is kept as the text it was hashed as, and never taken apart
 * there: PostgreSQL refuses characters that a document may have.
 */
const tables = `
CREATE SCHEMA IF NOT EXISTS sampan;
CREATE TABLE IF NOT EXISTS sampan.version (number INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS sampan.runs (
  id TEXT PRIMARY KEY,
  matter_id TEXT NOT NULL,
  name TEXT NOT NULL,
  plan_json TEXT NOT NULL,
  plan_sha256 TEXT NOT NULL,
  document_ids_json TEXT NOT NULL,
  material_json TEXT NOT NULL,
  document_hashes TEXT[] NOT NULL,
  state TEXT NOT NULL,
  budget_json TEXT NOT NULL,
  note_json TEXT,
  created_at_ms BIGINT NOT NULL,
  changed_at_ms BIGINT NOT NULL
);
CREATE TABLE IF NOT EXISTS sampan.steps (
  run_id TEXT NOT NULL REFERENCES sampan.runs (id) ON DELETE CASCADE,
  step TEXT NOT NULL,
  item TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  input_sha256 TEXT NOT NULL,
  output_json TEXT,
  claim_ids TEXT[] NOT NULL DEFAULT '{}',
  output_sha256 TEXT,
  model_json TEXT,
  error_json TEXT,
  tokens BIGINT NOT NULL DEFAULT 0,
  started_at_ms BIGINT,
  finished_at_ms BIGINT,
  worker TEXT NOT NULL,
  hold TEXT,
  held_until TIMESTAMPTZ,
  PRIMARY KEY (run_id, step, item)
);
CREATE TABLE IF NOT EXISTS sampan.approvals (
  id TEXT PRIMARY KEY,
  matter_id TEXT NOT NULL,
  run_id TEXT NOT NULL REFERENCES sampan.runs (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  subject_json TEXT NOT NULL,
  state TEXT NOT NULL,
  asked_at_ms BIGINT NOT NULL,
  decided_at_ms BIGINT,
  decided_by TEXT,
  note TEXT NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS runs_state ON sampan.runs (state);
`;

/**
 * Makes the tables where they are missing, and what else `more` makes, one
 * program at a time. Errors: `store-newer`, those of the database.
 */
export async function makePostgresTables(database: PostgresDatabase, more: () => Promise<void>): Promise<void> {
  await database.begin(async (sql) => {
    await sql`SELECT pg_advisory_xact_lock(${lockId}::bigint)`;
    await sql.unsafe(tables);
    const [kept] = await sql<{ number: number }[]>`SELECT number FROM sampan.version`;
    if (kept === undefined) await sql`INSERT INTO sampan.version (number) VALUES (${version})`;
    else if (kept.number > version)
      throw new SampanError(
        'store-newer',
        'The database of --backend was made by a newer version of Sampan. Bring this machine to the same version.',
      );
    await more();
  });
}
