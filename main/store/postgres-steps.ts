import { z } from 'zod';
import {
  type RunNote,
  type StepEnd,
  type StepKey,
  type StepModel,
  type StepOutput,
  type StepTotals,
  stepOutputSchema,
  stepStates,
  type WorkshopStep,
} from '#contract/workshop.ts';
import { fromNullableJson } from './columns.ts';
import { type PostgresDatabase, steady } from './postgres-connection.ts';

const text = z.string();
const number = z.coerce.number();
const stepRow = z.object({
  step: text,
  item: text,
  state: z.enum(stepStates),
  attempts: number,
  inputSha256: text,
  outputSha256: text.nullable(),
  modelJson: text.nullable(),
  errorJson: text.nullable(),
  tokens: number,
  startedAtMs: number.nullable(),
  finishedAtMs: number.nullable(),
});
const totalsRow = z.object({ step: text, ended: number, failed: number, tokens: number, workMs: number });

/** Who takes a step in hand, and for how long without a sign of life. */
export interface Holder {
  readonly worker: string;
  readonly leaseMs: number;
}

/**
 * Takes a step in hand and returns the attempt's number; null where it is at an
 * end or in the hands of another whose time is not over. One statement: of two
 * programs that reach for a step at once, one gets it.
 */
export async function beginSharedStep(
  sql: PostgresDatabase,
  { worker, leaseMs }: Holder,
  { runId, step, item }: StepKey,
  begun: { readonly inputSha256: string; readonly atMs: number; readonly hold: string },
): Promise<number | null> {
  const [row] = await steady(
    () => sql`
      INSERT INTO sampan.steps AS kept
        (run_id, step, item, state, attempts, input_sha256, started_at_ms, worker, hold, held_until)
      VALUES (${runId}, ${step}, ${item}, 'running', 1, ${begun.inputSha256}, ${begun.atMs}, ${worker}, ${begun.hold},
        clock_timestamp() + ${leaseMs}::float8 * interval '1 millisecond')
      ON CONFLICT (run_id, step, item) DO UPDATE SET attempts = kept.attempts + 1, input_sha256 = excluded.input_sha256,
        started_at_ms = excluded.started_at_ms, worker = excluded.worker, hold = excluded.hold,
        held_until = excluded.held_until
      WHERE kept.state = 'running'
        AND (kept.hold IS NULL OR kept.hold = excluded.hold OR kept.held_until < clock_timestamp())
      RETURNING attempts`,
  );
  return row === undefined ? null : number.parse(row.attempts);
}

/** Ends a step with its output in one statement; false where it was ended before or went to another. */
export async function endSharedStep(
  sql: PostgresDatabase,
  { runId, step, item }: StepKey,
  end: StepEnd,
  hold: string,
): Promise<boolean> {
  const { output, model, error } = end;
  let isAskedAgain = false;
  return steady(async () => {
    const rows = await sql`
      UPDATE sampan.steps SET state = ${end.state}, output_json = ${output && JSON.stringify(output)},
        claim_ids = ${output?.claims.map(({ id }) => id) ?? []}, output_sha256 = ${end.outputSha256}, model_json = ${model && JSON.stringify(model)},
        error_json = ${error && JSON.stringify(error)}, tokens = ${end.tokens}, finished_at_ms = ${end.atMs},
        started_at_ms = started_at_ms + ${end.asleepMs ?? 0},
        held_until = NULL
      WHERE run_id = ${runId} AND step = ${step} AND item = ${item} AND state = 'running' AND hold = ${hold}
      RETURNING item`.catch((thrown: unknown) => {
      isAskedAgain = true;
      throw thrown;
    });
    if (rows.length > 0 || !isAskedAgain) return rows.length > 0;
    // The answer to the first time was lost on its way: whose hold it ended with says who ended it.
    const mine = await sql`
      SELECT item FROM sampan.steps
      WHERE run_id = ${runId} AND step = ${step} AND item = ${item} AND state <> 'running' AND hold = ${hold}`;
    return mine.length > 0;
  });
}

/** Gives a sign of life; false where the step is not in this hold any more, or its run was cancelled. */
export async function keepSharedHold(
  sql: PostgresDatabase,
  { leaseMs }: Holder,
  { runId, step, item }: StepKey,
  hold: string,
): Promise<boolean> {
  const rows = await steady(
    () => sql`
      UPDATE sampan.steps SET held_until = clock_timestamp() + ${leaseMs}::float8 * interval '1 millisecond'
      WHERE run_id = ${runId} AND step = ${step} AND item = ${item} AND state = 'running' AND hold = ${hold}
        AND EXISTS (SELECT 1 FROM sampan.runs WHERE id = ${runId} AND state <> 'cancelled')
      RETURNING item`,
  );
  return rows.length > 0;
}

/** Lets a step go that is not at its end. */
export async function releaseSharedStep(sql: PostgresDatabase, { runId, step, item }: StepKey, hold: string) {
  await steady(
    () => sql`
      UPDATE sampan.steps SET hold = NULL, held_until = NULL
      WHERE run_id = ${runId} AND step = ${step} AND item = ${item} AND state = 'running' AND hold = ${hold}`,
  );
}

/** Items of a step that somebody has in hand now. */
export async function heldItems(sql: PostgresDatabase, runId: string, step: string): Promise<Set<string>> {
  const rows = await steady(
    () => sql`
      SELECT item FROM sampan.steps
      WHERE run_id = ${runId} AND step = ${step} AND state = 'running' AND hold IS NOT NULL
        AND held_until >= clock_timestamp()`,
  );
  return new Set(rows.map(({ item }) => text.parse(item)));
}

/** Items of a step that are at an end. */
export async function endedSharedItems(sql: PostgresDatabase, runId: string, step: string): Promise<Set<string>> {
  const rows = await steady(
    () => sql`SELECT item FROM sampan.steps WHERE run_id = ${runId} AND step = ${step} AND state <> 'running'`,
  );
  return new Set(rows.map(({ item }) => text.parse(item)));
}

/** Opens the failed steps of a run again; returns how many there were. */
export async function reopenSharedFailed(sql: PostgresDatabase, runId: string): Promise<number> {
  const rows = await steady(
    () => sql`
      UPDATE sampan.steps SET state = 'running', error_json = NULL, finished_at_ms = NULL, hold = NULL, held_until = NULL
      WHERE run_id = ${runId} AND state = 'failed' RETURNING item`,
  );
  return rows.length;
}

/** The outputs of a step, by item, in the items' order. */
export async function sharedOutputs(
  sql: PostgresDatabase,
  runId: string,
  step: string,
): Promise<{ readonly item: string; readonly output: StepOutput }[]> {
  // The order of the bytes, as in a data folder, whatever the database's own language sorts by.
  const rows = await steady(
    () => sql`
      SELECT item, output_json FROM sampan.steps
      WHERE run_id = ${runId} AND step = ${step} AND state = 'done' ORDER BY item COLLATE "C"`,
  );
  return rows.map(({ item, outputJson }) => ({
    item: text.parse(item),
    output: stepOutputSchema.parse(JSON.parse(text.parse(outputJson ?? '{}'))),
  }));
}

/** How many different claims the outputs of these steps hold. */
export async function countSharedClaims(sql: PostgresDatabase, runId: string, steps: readonly string[]) {
  if (steps.length === 0) return 0;
  const [row] = await steady(
    () => sql`
      SELECT count(DISTINCT claim) AS total FROM sampan.steps, unnest(claim_ids) AS claims (claim)
      WHERE run_id = ${runId} AND state = 'done' AND step IN ${sql([...steps])}`,
  );
  return number.parse(row?.total ?? 0);
}

/** Steps of a run without their outputs, in the order of their beginning. */
export async function listSharedSteps(sql: PostgresDatabase, runId: string): Promise<WorkshopStep[]> {
  const rows = await steady(
    () => sql`
      SELECT step, item, state, attempts, input_sha256, output_sha256, model_json, error_json, tokens,
        started_at_ms, finished_at_ms
      FROM sampan.steps WHERE run_id = ${runId} ORDER BY started_at_ms, step, item COLLATE "C"`,
  );
  return rows.map((row) => {
    const { modelJson, errorJson, ...rest } = stepRow.parse(row);
    return { ...rest, model: fromNullableJson<StepModel>(modelJson), error: fromNullableJson<RunNote>(errorJson) };
  });
}

/** By step: how many ended, how many of them failed, their tokens and time. */
export async function sharedTotals(sql: PostgresDatabase, runId: string): Promise<StepTotals[]> {
  const rows = await steady(
    () => sql`
      SELECT step, count(*) AS ended, count(*) FILTER (WHERE state = 'failed') AS failed, sum(tokens) AS tokens,
        coalesce(sum(finished_at_ms - started_at_ms), 0) AS work_ms
      FROM sampan.steps WHERE run_id = ${runId} AND state <> 'running' GROUP BY step`,
  );
  return rows.map((row) => totalsRow.parse(row));
}
