import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { OpenWorkflow } from 'openworkflow';
import type { Backend } from 'openworkflow/internal';
import PQueue from 'p-queue';
import { SampanError, sampanErrorFrom } from '#contract/errors.ts';
import type { RecordedEvent } from '#contract/record.ts';
import type { Approval, ApprovalDecision, Plan, RunState, WorkshopRun } from '#contract/workshop.ts';
import { type Advance, advance } from './advance.ts';
import type { AdvanceOptions } from './advance-options.ts';
import type { WorkshopFunctions } from './functions.ts';
import { jsonSha256 } from './hashes.ts';
import type { Awaitable, RunStore } from './run-store.ts';

/** A run that is to go on, since when. */
export type RunningRun = Pick<WorkshopRun, 'id' | 'changedAtMs'>;

/** The store with what the workshop needs beside a single run. */
export interface WorkshopStore extends RunStore {
  insertRun(run: WorkshopRun): Awaitable<void>;
  /** Opens the failed steps of a run again. */
  reopenFailed(runId: string): Awaitable<number>;
  /** The runs that are to go on. */
  runningRuns(): Awaitable<readonly RunningRun[]>;
  decideApproval(id: string, decision: ApprovalDecision): Awaitable<boolean>;
}

export interface WorkshopOptions {
  readonly store: WorkshopStore;
  readonly functions: WorkshopFunctions;
  /** OpenWorkflow's queue; null where another program works on these runs: then they are only shown and decided here. */
  readonly backend: Backend | null;
  /** Items at the same time. */
  readonly concurrency: number;
  readonly now?: () => number;
  readonly sleep?: AdvanceOptions['sleep'];
  readonly onRecord?: (entry: RecordedEvent) => void;
  readonly onChange?: (runId: string) => void;
  readonly toolSubject?: AdvanceOptions['toolSubject'];
  readonly asleepMs?: AdvanceOptions['asleepMs'];
  readonly does?: AdvanceOptions['does'];
  readonly isAtHand?: AdvanceOptions['isAtHand'];
}

/**
 * What stands in the queue: a run, and which of its hands. Where several
 * programs work on a run each hand does one item at a time, and one that
 * begins puts the next into the queue, so that there is always one to take.
 */
interface Queued {
  readonly runId: string;
  readonly hand: number;
}

/**
 * Steps in one of OpenWorkflow's own: it allows a thousand attempts a run, kills
 * counted, so that a run of a hundred thousand steps has room for hundreds of kills.
 */
const stepsAtOnce = 250;

const workflowName = 'sampan.run';

/** Longest time between two looks at a run whose open steps others have in hand. */
const longestWaitS = 30;

/** Until a shared store that failed is tried again. */
const storeRetryMs = 1_000;

interface Active {
  readonly runId: string;
  readonly work: Promise<Advance>;
  readonly stop: AbortController;
}

/** How often a run that another program started, resumed or approved is looked for. */
const pickUpMs = 2_000;

/** Runs of plans: durable, paused and resumed, waiting for people. */
export class Workshop {
  readonly #options: WorkshopOptions;
  readonly #advanceOptions: AdvanceOptions;
  readonly #now: () => number;
  readonly #stop = new AbortController();
  readonly #active = new Map<string, Active>();
  /** What this program put into the queue and is not at its end. */
  readonly #queued = new Set<string>();
  #timer: ReturnType<typeof setInterval> | null = null;
  readonly #engine: { readonly flows: OpenWorkflow; readonly worker: ReturnType<OpenWorkflow['newWorker']> } | null;

  constructor(options: WorkshopOptions) {
    const { store, functions, onRecord, onChange, toolSubject, does, isAtHand } = options;
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#advanceOptions = {
      store,
      functions,
      concurrency: store.shared === null ? options.concurrency : 1,
      modelQueue: new PQueue({ concurrency: 1 }),
      now: this.#now,
      sleep: options.sleep ?? ((delayMs, signal) => setTimeout(delayMs, undefined, { signal })),
      onRecord: onRecord ?? (() => undefined),
      onChange: onChange ?? (() => undefined),
      ...(toolSubject && { toolSubject }),
      ...(does && { does }),
      ...(isAtHand && { isAtHand }),
      ...(options.asleepMs && { asleepMs: options.asleepMs }),
    };
    this.#engine = options.backend && this.#newEngine(options.backend);
  }

  #newEngine(backend: Backend) {
    const { store, concurrency } = this.#options;
    const flows = new OpenWorkflow({ backend });
    flows.defineWorkflow<Queued, Advance>({ name: workflowName }, async ({ input, step }) => {
      if (store.shared !== null) await step.run({ name: 'next-hand' }, () => this.#nextHand(input));
      for (let [segment, waits] = [0, 0]; ; segment += 1) {
        const outcome = await step.run({ name: `segment-${segment}` }, () => this.#advance(input));
        if (outcome === 'more') waits = 0;
        else if (outcome === 'elsewhere') {
          // Its place goes to other runs meanwhile.
          await step.sleep(`wait-${segment}`, `${Math.min(longestWaitS, 2 ** waits)}s`);
          waits += 1;
        } else {
          await this.#left(input);
          return outcome;
        }
      }
    });
    return { flows, worker: flows.newWorker({ concurrency: store.shared === null ? 4 : concurrency }) };
  }

  async #nextHand({ runId, hand }: Queued): Promise<null> {
    const run = await this.#options.store.findRun(runId);
    if (run?.state === 'running') await this.#enqueue(run, hand + 1);
    return null;
  }

  /** Resumed between its last look and here: nobody else would go on. */
  async #left({ runId }: Queued): Promise<void> {
    const run = await this.#options.store.findRun(runId);
    if (this.#options.store.shared === null) this.#queued.delete(runId);
    if (run?.state === 'running') await this.#enqueue(run);
  }

  /** Begins what an earlier session left running. Approvals and pauses stand as they were. */
  async start(): Promise<void> {
    if (!this.#engine) return;
    await this.#engine.worker.start();
    await this.#pickUp();
    this.#timer = setInterval(() => void this.#pickUp().catch(() => undefined), pickUpMs);
    this.#timer.unref();
  }

  async #pickUp(): Promise<void> {
    for (const run of await this.#options.store.runningRuns()) await this.#enqueue(run);
  }

  /** Begins a plan over documents. Errors: `wrong-usage` where a field that is needed is empty. */
  async run(asked: {
    readonly plan: Plan;
    readonly matterId: string;
    readonly documentIds: readonly string[];
    readonly id?: string;
  }): Promise<WorkshopRun> {
    const { plan, matterId, documentIds } = asked;
    for (const { name, required, value } of plan.fields)
      if (required && value.trim() === '') throw new SampanError('wrong-usage', `The plan needs its field “${name}”.`);
    const id = asked.id ?? `run-${randomUUID()}`;
    const atMs = this.#now();
    const earlier = await this.#options.store.findRun(id);
    if (earlier) return earlier;
    const run: WorkshopRun = {
      id,
      matterId,
      name: plan.name[plan.language === 'yue-Hant' ? 'zh-Hant' : plan.language],
      plan,
      planSha256: jsonSha256(plan),
      documentIds,
      state: 'running',
      budget: plan.budget,
      note: null,
      createdAtMs: atMs,
      changedAtMs: atMs,
    };
    await this.#options.store.insertRun(run);
    this.#record('run-started', run, { planSha256: run.planSha256, documents: documentIds.length });
    await this.#enqueue(run);
    return run;
  }

  /** Stops after the steps in hand; what is finished stays. */
  pause(runId: string): Promise<boolean> {
    return this.#change(runId, ['running', 'waiting'], 'paused', 'run-paused');
  }

  /** Goes on with a run that was paused, waits or failed; what failed is tried again. */
  async resume(runId: string): Promise<boolean> {
    const { store } = this.#options;
    if ((await store.stateOfRun(runId)) === 'failed') await store.reopenFailed(runId);
    const changed = await this.#change(runId, ['paused', 'waiting', 'failed'], 'running', 'run-resumed');
    const run = await store.findRun(runId);
    if (run?.state === 'running') await this.#enqueue(run);
    return changed;
  }

  /** Stops for good; the steps in hand are given up. */
  async cancel(runId: string): Promise<boolean> {
    const changed = await this.#change(runId, ['running', 'paused', 'waiting'], 'cancelled', 'run-cancelled');
    if (changed) for (const { stop } of this.#activeOf(runId)) stop.abort();
    return changed;
  }

  /** Keeps a person's decision and lets its run go on. Errors: `not-found` where it does not wait any more. */
  async decide(
    approvalId: string,
    decision: { readonly approve: boolean; readonly by: string; readonly note: string },
  ): Promise<Approval> {
    const { store } = this.#options;
    const state = decision.approve ? 'approved' : 'declined';
    const kept: ApprovalDecision = { state, decidedBy: decision.by, note: decision.note, decidedAtMs: this.#now() };
    const decided = (await store.decideApproval(approvalId, kept)) ? await store.findApproval(approvalId) : null;
    if (!decided) throw new SampanError('not-found', 'That question does not wait any more. Look at the list again.');
    const { runId, kind, matterId } = decided;
    this.#advanceOptions.onRecord({
      kind: 'approval-decided',
      matterId,
      body: {
        approvalId,
        runId,
        kind,
        state,
        decidedBy: decision.by,
        decidedAtMs: kept.decidedAtMs,
        // The record holds hashes, never words.
        noteSha256: jsonSha256(decision.note),
      },
    });
    const run = runId === null ? null : await store.findRun(runId);
    if (run?.state !== 'waiting') return decided;
    if (kind !== 'budget') await this.resume(run.id);
    else if (decision.approve) await this.#raiseBudget(run, decided);
    else await this.pause(run.id);
    return decided;
  }

  async #raiseBudget(run: WorkshopRun, { subject }: Approval): Promise<void> {
    const { limit, asked } = subject;
    if (limit !== 'minutes' && limit !== 'tokens' && limit !== 'steps') return;
    const budget = { ...run.budget, [limit]: Number(asked) };
    const { store } = this.#options;
    await store.changeRun(run.id, { from: ['waiting'], state: 'running', note: null, atMs: this.#now(), budget });
    this.#record('run-resumed', run, { budget });
    const raised = await store.findRun(run.id);
    if (raised?.state === 'running') await this.#enqueue(raised);
  }

  /** Resolves with the state in which a run stands still. Errors: `cancelled` where the signal is given. */
  async settled(runId: string, signal: AbortSignal): Promise<RunState> {
    for (;;) {
      signal.throwIfAborted();
      const state = (await this.#options.store.stateOfRun(runId)) ?? 'cancelled';
      if (state !== 'running' && this.#activeOf(runId).length === 0) return state;
      await setTimeout(50, undefined, { signal });
    }
  }

  /** Stops at the next safe point; runs stay as they are and go on at the next start. */
  async close(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#stop.abort();
    await Promise.allSettled([...this.#active.values()].map(({ work }) => work));
    await this.#engine?.worker.stop();
  }

  #activeOf(runId: string): Active[] {
    return [...this.#active.values()].filter((active) => active.runId === runId);
  }

  #advance({ runId, hand }: Queued): Promise<Advance> {
    const key = `${runId}/${hand}`;
    const active = this.#active.get(key);
    if (active) return active.work;
    const stop = new AbortController();
    const signal = AbortSignal.any([stop.signal, this.#stop.signal]);
    const work = this.#advanced(runId, signal).finally(() => this.#active.delete(key));
    this.#active.set(key, { runId, work, stop });
    return work;
  }

  async #advanced(runId: string, signal: AbortSignal): Promise<Advance> {
    const { store } = this.#options;
    for (;;) {
      try {
        return await advance(this.#advanceOptions, runId, { atMost: stepsAtOnce, signal });
      } catch (thrown) {
        // A program that closes leaves its runs running; the next start goes on.
        if (signal.aborted) return this.#stop.signal.aborted ? 'paused' : 'cancelled';
        // Not a step's failure but the store's: a full disk, a damaged file. The run waits for better times.
        const note = sampanErrorFrom(thrown).toValue();
        if (store.shared === null) {
          await store.changeRun(runId, { from: ['running'], state: 'paused', note, atMs: this.#now() });
          return 'paused';
        }
        // A store that cannot be reached from here may be reached by others.
        await setTimeout(storeRetryMs, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  async #enqueue(run: RunningRun, hand = 0): Promise<void> {
    const isShared = this.#options.store.shared !== null;
    // A run that was stopped and goes on again has new hands.
    const key = isShared ? `${run.id}/${run.changedAtMs}/${hand}` : run.id;
    if (!this.#engine || this.#stop.signal.aborted || this.#queued.has(key)) return;
    this.#queued.add(key);
    const queued: Queued = { runId: run.id, hand };
    // One of an earlier session may stand there too: whichever comes second finds nothing to do.
    await this.#engine.flows
      .runWorkflow({ name: workflowName }, queued, isShared ? { idempotencyKey: key } : {})
      .catch((thrown: unknown) => {
        this.#queued.delete(key);
        throw thrown;
      });
  }

  async #change(runId: string, from: readonly RunState[], state: RunState, kind: string): Promise<boolean> {
    const { store } = this.#options;
    const changed = await store.changeRun(runId, { from, state, note: null, atMs: this.#now() });
    const run = await store.findRun(runId);
    if (!run) throw new SampanError('not-found', 'There is no such run. Look at the list.');
    if (changed) this.#record(kind, run, {});
    return changed;
  }

  #record(kind: string, run: WorkshopRun, body: Readonly<Record<string, unknown>>): void {
    this.#advanceOptions.onRecord({ kind, matterId: run.matterId, body: { runId: run.id, ...body } });
    this.#advanceOptions.onChange(run.id);
  }
}
