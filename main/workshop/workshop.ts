import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { OpenWorkflow } from 'openworkflow';
import type { Backend } from 'openworkflow/internal';
import { SampanError, sampanErrorFrom } from '#contract/errors.ts';
import type { RecordedEvent } from '#contract/record.ts';
import type { Approval, ApprovalDecision, Plan, RunState, WorkshopRun } from '#contract/workshop.ts';
import { type Advance, type AdvanceOptions, advance } from './advance.ts';
import type { WorkshopFunctions } from './functions.ts';
import { jsonSha256 } from './hashes.ts';
import type { RunStore } from './run-store.ts';

/** The store with what the workshop needs beside a single run. */
export interface WorkshopStore extends RunStore {
  insertRun(run: WorkshopRun): void;
  /** Opens the failed steps of a run again. */
  reopenFailed(runId: string): number;
  /** Ids of the runs that are to go on. */
  runningRuns(): readonly string[];
  decideApproval(id: string, decision: ApprovalDecision): boolean;
}

export interface WorkshopOptions {
  readonly store: WorkshopStore;
  readonly functions: WorkshopFunctions;
  /** OpenWorkflow's queue; null where another program works on these runs: then they are only shown and decided here. */
  readonly backend: Backend | null;
  readonly concurrency: number;
  readonly now?: () => number;
  readonly sleep?: AdvanceOptions['sleep'];
  readonly onRecord?: (entry: RecordedEvent) => void;
  readonly onChange?: (runId: string) => void;
  readonly toolSubject?: AdvanceOptions['toolSubject'];
  readonly asleepMs?: AdvanceOptions['asleepMs'];
}

/**
 * Steps in one of OpenWorkflow's own: it allows a thousand attempts a run, kills
 * counted, so that a run of a hundred thousand steps has room for hundreds of kills.
 */
const stepsAtOnce = 250;

const workflowName = 'sampan.run';

/** How often a run that another program started, resumed or approved is looked for. */
const pickUpMs = 2_000;

/** Runs of plans: durable, paused and resumed, waiting for people. */
export class Workshop {
  readonly #options: WorkshopOptions;
  readonly #advanceOptions: AdvanceOptions;
  readonly #now: () => number;
  readonly #stop = new AbortController();
  readonly #active = new Map<string, { readonly work: Promise<Advance>; readonly stop: AbortController }>();
  /** Runs that stand in the queue or are worked on. */
  readonly #queued = new Set<string>();
  #timer: ReturnType<typeof setInterval> | null = null;
  readonly #engine: { readonly flows: OpenWorkflow; readonly worker: ReturnType<OpenWorkflow['newWorker']> } | null;

  constructor(options: WorkshopOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#advanceOptions = {
      store: options.store,
      functions: options.functions,
      concurrency: options.concurrency,
      now: this.#now,
      sleep: options.sleep ?? ((delayMs, signal) => setTimeout(delayMs, undefined, { signal })),
      onRecord: options.onRecord ?? (() => undefined),
      onChange: options.onChange ?? (() => undefined),
      ...(options.toolSubject && { toolSubject: options.toolSubject }),
      ...(options.asleepMs && { asleepMs: options.asleepMs }),
    };
    this.#engine = options.backend && this.#newEngine(options.backend);
  }

  #newEngine(backend: Backend) {
    const flows = new OpenWorkflow({ backend });
    flows.defineWorkflow<{ runId: string }, Advance>({ name: workflowName }, async ({ input, step }) => {
      for (let segment = 0; ; segment += 1) {
        const outcome = await step.run({ name: `segment-${segment}` }, () => this.#advance(input.runId));
        if (outcome === 'more') continue;
        this.#queued.delete(input.runId);
        // Resumed between its last look and here: nobody else would go on.
        if (this.#options.store.stateOfRun(input.runId) === 'running') await this.#enqueue(input.runId);
        return outcome;
      }
    });
    return { flows, worker: flows.newWorker({ concurrency: 4 }) };
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
    for (const runId of this.#options.store.runningRuns()) await this.#enqueue(runId);
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
    const earlier = this.#options.store.findRun(id);
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
    this.#options.store.insertRun(run);
    this.#record('run-started', run, { planSha256: run.planSha256, documents: documentIds.length });
    await this.#enqueue(id);
    return run;
  }

  /** Stops after the steps in hand; what is finished stays. */
  pause(runId: string): boolean {
    return this.#change(runId, ['running', 'waiting'], 'paused', 'run-paused');
  }

  /** Goes on with a run that was paused, waits or failed; what failed is tried again. */
  async resume(runId: string): Promise<boolean> {
    if (this.#options.store.stateOfRun(runId) === 'failed') this.#options.store.reopenFailed(runId);
    const changed = this.#change(runId, ['paused', 'waiting', 'failed'], 'running', 'run-resumed');
    const run = this.#options.store.findRun(runId);
    if (run?.state === 'running') await this.#enqueue(runId);
    return changed;
  }

  /** Stops for good; the steps in hand are given up. */
  cancel(runId: string): boolean {
    const changed = this.#change(runId, ['running', 'paused', 'waiting'], 'cancelled', 'run-cancelled');
    if (changed) this.#active.get(runId)?.stop.abort();
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
    const decided = store.decideApproval(approvalId, kept) ? store.findApproval(approvalId) : null;
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
    const run = runId === null ? null : store.findRun(runId);
    if (run?.state !== 'waiting') return decided;
    if (kind !== 'budget') await this.resume(run.id);
    else if (decision.approve) await this.#raiseBudget(run, decided);
    else this.pause(run.id);
    return decided;
  }

  async #raiseBudget(run: WorkshopRun, { subject }: Approval): Promise<void> {
    const { limit, asked } = subject;
    if (limit !== 'minutes' && limit !== 'tokens' && limit !== 'steps') return;
    const budget = { ...run.budget, [limit]: Number(asked) };
    this.#options.store.changeRun(run.id, {
      from: ['waiting'],
      state: 'running',
      note: null,
      atMs: this.#now(),
      budget,
    });
    this.#record('run-resumed', run, { budget });
    await this.#enqueue(run.id);
  }

  /** Resolves with the state in which a run stands still. Errors: `cancelled` where the signal is given. */
  async settled(runId: string, signal: AbortSignal): Promise<RunState> {
    for (;;) {
      signal.throwIfAborted();
      const state = this.#options.store.stateOfRun(runId) ?? 'cancelled';
      if (state !== 'running' && !this.#active.has(runId)) return state;
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

  #advance(runId: string): Promise<Advance> {
    const active = this.#active.get(runId);
    if (active) return active.work;
    const stop = new AbortController();
    const signal = AbortSignal.any([stop.signal, this.#stop.signal]);
    const work = advance(this.#advanceOptions, runId, { atMost: stepsAtOnce, signal })
      .catch((thrown): Advance => {
        // A program that closes leaves its runs running; the next start goes on.
        if (signal.aborted) return this.#stop.signal.aborted ? 'paused' : 'cancelled';
        // Not a step's failure but the store's: a full disk, a damaged file. The run waits for better times.
        const note = sampanErrorFrom(thrown).toValue();
        this.#options.store.changeRun(runId, { from: ['running'], state: 'paused', note, atMs: this.#now() });
        return 'paused';
      })
      .finally(() => this.#active.delete(runId));
    this.#active.set(runId, { work, stop });
    return work;
  }

  async #enqueue(runId: string): Promise<void> {
    if (!this.#engine || this.#stop.signal.aborted || this.#queued.has(runId)) return;
    this.#queued.add(runId);
    // One of an earlier session may stand there too: whichever comes second finds nothing to do.
    await this.#engine.flows.runWorkflow({ name: workflowName }, { runId });
  }

  #change(runId: string, from: readonly RunState[], state: RunState, kind: string): boolean {
    const changed = this.#options.store.changeRun(runId, { from, state, note: null, atMs: this.#now() });
    const run = this.#options.store.findRun(runId);
    if (!run) throw new SampanError('not-found', 'There is no such run. Look at the list.');
    if (changed) this.#record(kind, run, {});
    return changed;
  }

  #record(kind: string, run: WorkshopRun, body: Readonly<Record<string, unknown>>): void {
    this.#advanceOptions.onRecord({ kind, matterId: run.matterId, body: { runId: run.id, ...body } });
    this.#advanceOptions.onChange(run.id);
  }
}
