import { and, count, desc, eq, inArray, sql, sum } from 'drizzle-orm';
import { z } from 'zod';
import {
  budgetSchema,
  planSchema,
  type RunChange,
  type RunNote,
  type RunState,
  runStates,
  type StepEnd,
  type StepKey,
  type StepModel,
  type StepOutput,
  type StepTotals,
  stepOutputSchema,
  stepStates,
  type WorkshopRun,
  type WorkshopStep,
} from '#contract/workshop.ts';
import { fromJson, fromNullableJson } from './columns.ts';
import type { StoreDatabase } from './open-store.ts';
import { workshopRuns, workshopSteps } from './schema.ts';

const runState = z.enum(runStates);
const stepState = z.enum(stepStates);

interface KeptPlan {
  readonly plan: unknown;
  readonly documentIds: readonly string[];
}

function runOf(row: typeof workshopRuns.$inferSelect): WorkshopRun {
  const { planJson, budgetJson, noteJson, state, ...rest } = row;
  const kept = fromJson<KeptPlan>(planJson);
  return {
    ...rest,
    plan: planSchema.parse(kept.plan),
    documentIds: kept.documentIds,
    state: runState.parse(state),
    budget: budgetSchema.parse(JSON.parse(budgetJson)),
    note: fromNullableJson<RunNote>(noteJson),
  };
}

/** Keeps a new run; one of the same id stays as it is. */
export function insertRun(database: Pick<StoreDatabase, 'insert'>, run: WorkshopRun): void {
  const { plan, documentIds, budget, note, ...rest } = run;
  database
    .insert(workshopRuns)
    .values({
      ...rest,
      planJson: JSON.stringify({ plan, documentIds } satisfies KeptPlan),
      budgetJson: JSON.stringify(budget),
      noteJson: note && JSON.stringify(note),
    })
    .onConflictDoNothing()
    .run();
}

/** The run of that id, or null. */
export function findRun(database: StoreDatabase, runId: string): WorkshopRun | null {
  const row = database.select().from(workshopRuns).where(eq(workshopRuns.id, runId)).get();
  return row ? runOf(row) : null;
}

/** The state alone: asked before every step. */
export function stateOfRun(database: StoreDatabase, runId: string): RunState | null {
  const row = database.select({ state: workshopRuns.state }).from(workshopRuns).where(eq(workshopRuns.id, runId)).get();
  return row ? runState.parse(row.state) : null;
}

/** The runs that are to go on. */
export function runningRuns(database: StoreDatabase): { readonly id: string; readonly changedAtMs: number }[] {
  return database
    .select({ id: workshopRuns.id, changedAtMs: workshopRuns.changedAtMs })
    .from(workshopRuns)
    .where(eq(workshopRuns.state, 'running'))
    .all();
}

/** Runs, newest first; of one matter, or of all. */
export function listRuns(database: StoreDatabase, matterId: string | null): WorkshopRun[] {
  return database
    .select()
    .from(workshopRuns)
    .where(matterId === null ? undefined : eq(workshopRuns.matterId, matterId))
    .orderBy(desc(workshopRuns.createdAtMs), desc(workshopRuns.id))
    .all()
    .map(runOf);
}

/**
 * Changes a run's state where it is in one of the states given; returns whether
 * it was. A run that was cancelled meanwhile is not set going again.
 */
export function changeRun(database: StoreDatabase, runId: string, change: RunChange): boolean {
  const result = database
    .update(workshopRuns)
    .set({
      state: change.state,
      noteJson: change.note && JSON.stringify(change.note),
      changedAtMs: change.atMs,
      ...(change.budget && { budgetJson: JSON.stringify(change.budget) }),
    })
    .where(and(eq(workshopRuns.id, runId), inArray(workshopRuns.state, [...change.from])))
    .run();
  return result.changes > 0;
}

/** Marks an attempt as begun and returns its number; null where the step is finished already. */
export function beginStep(
  database: StoreDatabase,
  key: StepKey,
  begun: { readonly inputSha256: string; readonly atMs: number },
): number | null {
  const values = { ...key, state: 'running', attempts: 1, inputSha256: begun.inputSha256, startedAtMs: begun.atMs };
  const row = database
    .insert(workshopSteps)
    .values(values)
    .onConflictDoUpdate({
      target: [workshopSteps.runId, workshopSteps.step, workshopSteps.item],
      set: {
        state: 'running',
        attempts: sql`${workshopSteps.attempts} + 1`,
        inputSha256: begun.inputSha256,
        startedAtMs: begun.atMs,
      },
      setWhere: eq(workshopSteps.state, 'running'),
    })
    .returning({ attempts: workshopSteps.attempts })
    .get();
  return row?.attempts ?? null;
}

/** Ends a step with its output in one statement; false where it was ended before (nothing is changed then). */
export function endStep(database: StoreDatabase, key: StepKey, end: StepEnd): boolean {
  const result = database
    .update(workshopSteps)
    .set({
      state: end.state,
      outputJson: end.output && JSON.stringify(end.output),
      outputSha256: end.outputSha256,
      modelJson: end.model && JSON.stringify(end.model),
      errorJson: end.error && JSON.stringify(end.error),
      tokens: end.tokens,
      finishedAtMs: end.atMs,
      ...(end.asleepMs && { startedAtMs: sql`${workshopSteps.startedAtMs} + ${end.asleepMs}` }),
    })
    .where(and(ofStep(key.runId, key.step), eq(workshopSteps.item, key.item), eq(workshopSteps.state, 'running')))
    .run();
  return result.changes > 0;
}

function ofStep(runId: string, step: string) {
  return and(eq(workshopSteps.runId, runId), eq(workshopSteps.step, step));
}

/** Opens the failed steps of a run again; returns how many there were. */
export function reopenFailed(database: StoreDatabase, runId: string): number {
  return database
    .update(workshopSteps)
    .set({ state: 'running', errorJson: null, finishedAtMs: null })
    .where(and(eq(workshopSteps.runId, runId), eq(workshopSteps.state, 'failed')))
    .run().changes;
}

/** Items of a step that are at an end. */
export function endedItems(database: StoreDatabase, runId: string, step: string): Set<string> {
  const rows = database
    .select({ item: workshopSteps.item, state: workshopSteps.state })
    .from(workshopSteps)
    .where(ofStep(runId, step))
    .all();
  return new Set(rows.flatMap(({ item, state }) => (state === 'running' ? [] : [item])));
}

/** The outputs of a step, by item, in the items' order of ending. */
export function stepOutputs(
  database: StoreDatabase,
  runId: string,
  step: string,
): { readonly item: string; readonly output: StepOutput }[] {
  const rows = database
    .select({ item: workshopSteps.item, outputJson: workshopSteps.outputJson })
    .from(workshopSteps)
    .where(and(ofStep(runId, step), eq(workshopSteps.state, 'done')))
    .orderBy(workshopSteps.item)
    .all();
  return rows.map(({ item, outputJson }) => ({ item, output: stepOutputSchema.parse(JSON.parse(outputJson ?? '{}')) }));
}

/** How many different claims the outputs of these steps hold. */
export function countClaims(database: StoreDatabase, runId: string, steps: readonly string[]): number {
  const claims = sql`json_each(${workshopSteps.outputJson}, '$.claims')`;
  const row = database
    .select({ total: sql<number>`count(distinct json_extract(value, '$.id'))` })
    .from(sql`${workshopSteps}, ${claims}`)
    .where(
      and(eq(workshopSteps.runId, runId), inArray(workshopSteps.step, [...steps]), eq(workshopSteps.state, 'done')),
    )
    .get();
  return row?.total ?? 0;
}

/** Steps of a run without their outputs, in the order of their beginning. */
export function listSteps(database: StoreDatabase, runId: string): WorkshopStep[] {
  const columns = {
    step: workshopSteps.step,
    item: workshopSteps.item,
    state: workshopSteps.state,
    attempts: workshopSteps.attempts,
    inputSha256: workshopSteps.inputSha256,
    outputSha256: workshopSteps.outputSha256,
    modelJson: workshopSteps.modelJson,
    errorJson: workshopSteps.errorJson,
    tokens: workshopSteps.tokens,
    startedAtMs: workshopSteps.startedAtMs,
    finishedAtMs: workshopSteps.finishedAtMs,
  };
  return database
    .select(columns)
    .from(workshopSteps)
    .where(eq(workshopSteps.runId, runId))
    .orderBy(workshopSteps.startedAtMs, workshopSteps.step, workshopSteps.item)
    .all()
    .map(({ modelJson, errorJson, state, ...rest }) => ({
      ...rest,
      state: stepState.parse(state),
      model: fromNullableJson<StepModel>(modelJson),
      error: fromNullableJson<RunNote>(errorJson),
    }));
}

/** By step: how many ended, how many of them failed, their tokens and time. */
export function stepTotals(database: StoreDatabase, runId: string): StepTotals[] {
  return database
    .select({
      step: workshopSteps.step,
      ended: count(),
      failed: sql<number>`sum(${workshopSteps.state} = 'failed')`,
      tokens: sum(workshopSteps.tokens).mapWith(Number),
      workMs: sql<number>`coalesce(sum(${workshopSteps.finishedAtMs} - ${workshopSteps.startedAtMs}), 0)`,
    })
    .from(workshopSteps)
    .where(and(eq(workshopSteps.runId, runId), sql`${workshopSteps.state} <> 'running'`))
    .groupBy(workshopSteps.step)
    .all();
}
