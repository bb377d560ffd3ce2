import { z } from 'zod';
import { type SharedMaterial, sharedMaterialSchema } from '#contract/shared-run.ts';
import {
  budgetSchema,
  planSchema,
  type RunChange,
  type RunNote,
  type RunState,
  runStates,
  type WorkshopRun,
} from '#contract/workshop.ts';
import { fromJson, fromNullableJson } from './columns.ts';
import { type PostgresDatabase, steady } from './postgres-connection.ts';

const runState = z.enum(runStates);
const text = z.string();
const number = z.coerce.number();
const runRow = z.object({
  id: text,
  matterId: text,
  name: text,
  planJson: text,
  planSha256: text,
  documentIdsJson: text,
  state: runState,
  budgetJson: text,
  noteJson: text.nullable(),
  createdAtMs: number,
  changedAtMs: number,
});

function runOf(row: unknown): WorkshopRun {
  const { planJson, documentIdsJson, budgetJson, noteJson, ...rest } = runRow.parse(row);
  return {
    ...rest,
    plan: planSchema.parse(JSON.parse(planJson)),
    documentIds: fromJson<string[]>(documentIdsJson),
    budget: budgetSchema.parse(JSON.parse(budgetJson)),
    note: fromNullableJson<RunNote>(noteJson),
  };
}

/** Keeps a new run with what workers need of it; one of the same id stays as it is. */
export async function insertSharedRun(sql: PostgresDatabase, run: WorkshopRun, material: SharedMaterial) {
  await steady(
    () => sql`
      INSERT INTO sampan.runs (id, matter_id, name, plan_json, plan_sha256, document_ids_json, material_json,
        document_hashes, state, budget_json, note_json, created_at_ms, changed_at_ms)
      VALUES (${run.id}, ${run.matterId}, ${run.name}, ${JSON.stringify(run.plan)}, ${run.planSha256},
        ${JSON.stringify(run.documentIds)}, ${JSON.stringify(material)},
        ${material.documents.map(({ sha256 }) => sha256)}, ${run.state}, ${JSON.stringify(run.budget)},
        ${run.note && JSON.stringify(run.note)}, ${run.createdAtMs}, ${run.changedAtMs})
      ON CONFLICT (id) DO NOTHING`,
  );
}

/** What workers need of a run; null where there is none of that id. */
export async function sharedMaterial(sql: PostgresDatabase, runId: string): Promise<SharedMaterial | null> {
  const [row] = await steady(() => sql`SELECT material_json FROM sampan.runs WHERE id = ${runId}`);
  return row === undefined ? null : sharedMaterialSchema.parse(JSON.parse(text.parse(row.materialJson)));
}

export async function findSharedRun(sql: PostgresDatabase, runId: string): Promise<WorkshopRun | null> {
  const [row] = await steady(() => sql`SELECT * FROM sampan.runs WHERE id = ${runId}`);
  return row === undefined ? null : runOf(row);
}

export async function stateOfSharedRun(sql: PostgresDatabase, runId: string): Promise<RunState | null> {
  const [row] = await steady(() => sql`SELECT state FROM sampan.runs WHERE id = ${runId}`);
  return row === undefined ? null : runState.parse(row.state);
}

/** Runs, newest first; of one matter, or of all. */
export async function listSharedRuns(sql: PostgresDatabase, matterId: string | null): Promise<WorkshopRun[]> {
  const rows = await steady(
    () => sql`
      SELECT * FROM sampan.runs WHERE ${matterId}::text IS NULL OR matter_id = ${matterId}
      ORDER BY created_at_ms DESC, id DESC`,
  );
  return rows.map(runOf);
}

/** The runs that are to go on, oldest first. */
export async function runningSharedRuns(sql: PostgresDatabase): Promise<{ id: string; changedAtMs: number }[]> {
  const rows = await steady(
    () => sql`SELECT id, changed_at_ms FROM sampan.runs WHERE state = 'running' ORDER BY created_at_ms, id`,
  );
  return rows.map((row) => z.object({ id: text, changedAtMs: number }).parse(row));
}

/** Changes a run where it is in one of the states given; the time of its change always grows, whatever the machines' clocks say. */
export async function changeSharedRun(sql: PostgresDatabase, runId: string, change: RunChange): Promise<boolean> {
  const { from, state, note, atMs, budget } = change;
  const rows = await steady(
    () => sql`
      UPDATE sampan.runs SET state = ${state}, note_json = ${note && JSON.stringify(note)},
        changed_at_ms = greatest(changed_at_ms + 1, ${atMs}),
        budget_json = coalesce(${budget === undefined ? null : JSON.stringify(budget)}, budget_json)
      WHERE id = ${runId} AND state IN ${sql([...from])} RETURNING id`,
  );
  return rows.length > 0;
}

/** Hashes of the documents of all runs that are kept. */
export async function sharedDocumentsInUse(sql: PostgresDatabase): Promise<Set<string>> {
  const rows = await steady(
    () => sql`SELECT DISTINCT sha256 FROM sampan.runs, unnest(document_hashes) AS documents (sha256)`,
  );
  return new Set(rows.map(({ sha256 }) => text.parse(sha256)));
}

/** Forgets a run with all that its steps gave. */
export async function deleteSharedRun(sql: PostgresDatabase, runId: string): Promise<boolean> {
  const rows = await steady(() => sql`DELETE FROM sampan.runs WHERE id = ${runId} RETURNING id`);
  return rows.length > 0;
}
