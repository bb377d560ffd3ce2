import { randomInt } from 'node:crypto';
import PQueue from 'p-queue';
import type { PlanStep, WorkshopRun } from '#contract/workshop.ts';
import type { AdvanceOptions } from './advance-options.ts';
import { asksModel } from './model-steps.ts';
import { type StepItem, stepItems } from './step-items.ts';
import { StepWork } from './step-work.ts';

/**
 * `more`: goes on; `elsewhere`: what is open is in the hands of other programs;
 * anything else is the state in which it stands.
 */
export type Advance = 'more' | 'elsewhere' | 'paused' | 'waiting' | 'done' | 'failed' | 'cancelled';

/** Where others work on the run too, what is free is looked at anew after this many items. */
const sharedAtOnce = 32;
/** How often what others have in hand is looked at, and for how long before this program turns to other runs. */
const lookMs = 250;
const patienceMs = 5_000;

/**
 * Takes a run on by at most `atMost` steps. A step is at an end when its row
 * says so, in the same statement that keeps its output; that row is looked at
 * before and written after, so that a run taken on twice does nothing twice.
 * A step begins when all items of those before it are at an end, whoever did them.
 */
export async function advance(
  options: AdvanceOptions,
  runId: string,
  { atMost, signal }: { readonly atMost: number; readonly signal: AbortSignal },
): Promise<Advance> {
  const { store } = options;
  const run = await store.findRun(runId);
  if (!run) return 'cancelled';
  if (run.state !== 'running') return run.state;
  let left = atMost;
  for (const step of run.plan.steps) {
    const done = await advanceStep(options, { run, step, atMost: left, signal });
    if (typeof done === 'string') return done;
    left -= done;
    if (done > 0 && left <= 0) return 'more';
  }
  return finish(options, run);
}

interface StepAsked {
  readonly run: WorkshopRun;
  readonly step: PlanStep;
  readonly atMost: number;
  readonly signal: AbortSignal;
}

/** The number of items tried where the step is at an end, else where the run stands. */
async function advanceStep(options: AdvanceOptions, asked: StepAsked): Promise<number | Advance> {
  const { store, sleep } = options;
  const { run, step, signal } = asked;
  const { shared } = store;
  const items = await stepItems(store, run, step);
  const isDoneHere = options.does?.(step.use) ?? true;
  let tried = 0;
  let waitedMs = 0;
  for (;;) {
    const ended = await store.endedItems(run.id, step.id);
    const open = items.filter(({ item }) => !ended.has(item));
    if (open.length === 0) return tried;
    const held = await shared?.heldItems(run.id, step.id);
    const free = open.filter(({ item }) => held?.has(item) !== true);
    const batch = (shared === null ? free : choice(options, free)).slice(0, asked.atMost - tried);
    const queue = asksModel.has(step.use) ? options.modelQueue : new PQueue({ concurrency: options.concurrency });
    const work = new StepWork(options, run, step, { signal, isDoneHere });
    const taken = await queue.addAll(batch.map((item) => () => work.do(item)));
    const state = (await store.stateOfRun(run.id)) ?? 'cancelled';
    if (state !== 'running') return state;
    signal.throwIfAborted();
    if (isDoneHere) tried += batch.length;
    if (shared === null) {
      if (batch.length < open.length) return 'more';
      // What was not done is never passed over, for whatever reason.
      const after = await store.endedItems(run.id, step.id);
      return items.every(({ item }) => after.has(item)) ? tried : 'more';
    }
    if (tried >= asked.atMost) return 'more';
    if (taken.includes(true)) {
      waitedMs = 0;
      continue;
    }
    if (waitedMs >= patienceMs) return 'elsewhere';
    waitedMs += lookMs;
    await sleep(lookMs, signal);
  }
}

/** A few of the free items, those first whose documents are here, and from anywhere among them, so that programs do not all reach for the same. */
function choice({ isAtHand }: AdvanceOptions, free: readonly StepItem[]): StepItem[] {
  const here = isAtHand === undefined ? [] : free.filter(({ documentIds }) => isAtHand(documentIds));
  const among = here.length > 0 ? here : free;
  const from = among.length === 0 ? 0 : randomInt(among.length);
  return [...among.slice(from), ...among.slice(0, from)].slice(0, sharedAtOnce);
}

async function finish({ store, now, onRecord, onChange }: AdvanceOptions, run: WorkshopRun): Promise<Advance> {
  const totals = await store.stepTotals(run.id);
  const failed = totals.reduce((sum, total) => sum + total.failed, 0);
  const ended = totals.reduce((sum, total) => sum + total.ended, 0);
  const state = failed > 0 && failed === ended ? 'failed' : 'done';
  const note =
    failed > 0 ? { code: 'some-failed', message: `${failed} of ${ended} steps failed; each says why.` } : null;
  if (await store.changeRun(run.id, { from: ['running'], state, note, atMs: now() })) {
    onRecord({ kind: 'run-finished', matterId: run.matterId, body: { runId: run.id, state, ended, failed } });
    onChange(run.id);
  }
  return (await store.stateOfRun(run.id)) === 'running' ? 'more' : state;
}
