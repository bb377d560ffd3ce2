import PQueue from 'p-queue';
import { sampanErrorFrom } from '#contract/errors.ts';
import type { RecordedEvent } from '#contract/record.ts';
import {
  type AskedApproval,
  type PlanStep,
  type Setting,
  type StepEnd,
  type StepKey,
  stepOutputSchema,
  type WorkshopRun,
} from '#contract/workshop.ts';
import type { ToolSubject, WorkshopFunctions } from './functions.ts';
import { jsonSha256 } from './hashes.ts';
import { asksModel } from './model-steps.ts';
import { retryDelayMs } from './retry.ts';
import type { RunStore } from './run-store.ts';
import { filledSettings, type StepItem, stepItems } from './step-items.ts';

export interface AdvanceOptions {
  readonly store: RunStore;
  readonly functions: WorkshopFunctions;
  /** Items computed at the same time; those that ask the model stand in a queue of one. */
  readonly concurrency: number;
  readonly now: () => number;
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>;
  readonly onRecord: (entry: RecordedEvent) => void;
  readonly onChange: (runId: string) => void;
  /** What calling a tool from outside with these settings means; null where it may not be called, which its step then says. */
  readonly toolSubject?: (matterId: string, settings: Readonly<Record<string, Setting>>) => ToolSubject | null;
  /** How long the computer has slept since the program began, in milliseconds. */
  readonly asleepMs?: () => number;
}

/** `more`: goes on; anything else is the state in which it stands. */
export type Advance = 'more' | 'paused' | 'waiting' | 'done' | 'failed' | 'cancelled';

/**
 * Takes a run on by at most `atMost` steps. A step is at an end when its row
 * says so, in the same statement that keeps its output; that row is looked at
 * before and written after, so that a run taken on twice does nothing twice.
 */
export async function advance(
  options: AdvanceOptions,
  runId: string,
  { atMost, signal }: { readonly atMost: number; readonly signal: AbortSignal },
): Promise<Advance> {
  const { store } = options;
  const run = store.findRun(runId);
  if (!run) return 'cancelled';
  if (run.state !== 'running') return run.state;
  let left = atMost;
  for (const step of run.plan.steps) {
    const ended = store.endedItems(runId, step.id);
    const open = stepItems(store, run, step).filter(({ item }) => !ended.has(item));
    if (open.length === 0) continue;
    const batch = open.slice(0, left);
    const queue = new PQueue({ concurrency: asksModel.has(step.use) ? 1 : options.concurrency });
    const work = new StepWork(options, run, step, signal);
    await queue.addAll(batch.map((item) => () => work.do(item)));
    const state = store.stateOfRun(runId) ?? 'cancelled';
    if (state !== 'running') return state;
    signal.throwIfAborted();
    left -= batch.length;
    if (batch.length < open.length || left <= 0) return 'more';
  }
  return finish(options, run);
}

function finish({ store, now, onRecord, onChange }: AdvanceOptions, run: WorkshopRun): Advance {
  const totals = store.stepTotals(run.id);
  const failed = totals.reduce((sum, total) => sum + total.failed, 0);
  const ended = totals.reduce((sum, total) => sum + total.ended, 0);
  const state = failed > 0 && failed === ended ? 'failed' : 'done';
  const note =
    failed > 0 ? { code: 'some-failed', message: `${failed} of ${ended} steps failed; each says why.` } : null;
  if (store.changeRun(run.id, { from: ['running'], state, note, atMs: now() })) {
    onRecord({ kind: 'run-finished', matterId: run.matterId, body: { runId: run.id, state, ended, failed } });
    onChange(run.id);
  }
  return store.stateOfRun(run.id) === 'running' ? 'more' : state;
}

/** The record holds hashes, never words: a tool's arguments may be a document's. */
function recorded({ arguments: given, ...subject }: Record<string, string | number>): Record<string, string | number> {
  return given === undefined ? subject : { ...subject, argumentsSha256: jsonSha256(given) };
}

/** One step of one run, over its items. */
class StepWork {
  readonly #options: AdvanceOptions;
  readonly #run: WorkshopRun;
  readonly #step: PlanStep;
  readonly #signal: AbortSignal;
  /** By item in hand: what the computer had slept when it began. */
  readonly #asleepBefore = new Map<string, number>();

  constructor(options: AdvanceOptions, run: WorkshopRun, step: PlanStep, signal: AbortSignal) {
    this.#options = options;
    this.#run = run;
    this.#step = step;
    this.#signal = signal;
  }

  /** Does the step over an item, unless the run stopped meanwhile or waits for a person. */
  readonly do = async (item: StepItem): Promise<void> => {
    const { store, now } = this.#options;
    if (this.#signal.aborted || store.stateOfRun(this.#run.id) !== 'running' || this.#beyondBudget()) return;
    const settings = filledSettings(this.#run, this.#step);
    const tool = this.#step.use === 'tool' ? (this.#options.toolSubject?.(this.#run.matterId, settings) ?? null) : null;
    const allowed = this.#allowed(item, tool);
    if (allowed === 'waits') return;
    const key = { runId: this.#run.id, step: this.#step.id, item: item.item };
    const inputSha256 = jsonSha256([this.#run.planSha256, this.#step, settings, item]);
    let attempt = store.beginStep(key, { inputSha256, atMs: now() });
    this.#asleepBefore.set(item.item, this.#options.asleepMs?.() ?? 0);
    if (attempt === null) return;
    if (allowed === 'declined') {
      this.#end(key, { state: 'declined', output: null, outputSha256: null, model: null, error: null, tokens: 0 });
      return;
    }
    // Attempts that a killed program made are no failures of the step.
    const begunWith = attempt - 1;
    for (;;) {
      try {
        const result = await this.#options.functions[this.#step.use]({
          ...key,
          matterId: this.#run.matterId,
          role: this.#step.role,
          documentIds: item.documentIds,
          language: this.#run.plan.language,
          settings,
          inputs: item.inputs,
          idempotencyKey: jsonSha256(key),
          ...(tool !== null && { approvedSha256: tool.grantSha256 }),
          signal: this.#signal,
        });
        const output = stepOutputSchema.parse(result.output);
        const model = result.model ?? null;
        const tokens = result.tokens ?? 0;
        this.#end(key, { state: 'done', output, outputSha256: jsonSha256(output), model, error: null, tokens });
        return;
      } catch (thrown) {
        if (this.#signal.aborted) return;
        const error = sampanErrorFrom(thrown);
        const delayMs = retryDelayMs(error.code, attempt - begunWith);
        if (delayMs === null) {
          this.#end(key, {
            state: 'failed',
            output: null,
            outputSha256: null,
            model: null,
            error: error.toValue(),
            tokens: 0,
          });
          return;
        }
        await this.#options.sleep(delayMs, this.#signal).catch(() => undefined);
        if (this.#signal.aborted || store.stateOfRun(this.#run.id) !== 'running') return;
        attempt = store.beginStep(key, { inputSha256, atMs: now() });
        this.#asleepBefore.set(item.item, this.#options.asleepMs?.() ?? 0);
        if (attempt === null) return;
      }
    }
  };

  #end(key: StepKey, end: Omit<StepEnd, 'atMs'>): void {
    const { store, now, onRecord, onChange } = this.#options;
    const slept = (this.#options.asleepMs?.() ?? 0) - (this.#asleepBefore.get(key.item) ?? 0);
    this.#asleepBefore.delete(key.item);
    if (!store.endStep(key, { ...end, atMs: now(), asleepMs: slept })) return;
    const { state, outputSha256, model, tokens, error } = end;
    const body = {
      ...key,
      use: this.#step.use,
      state,
      outputSha256,
      model,
      tokens,
      ...(error && { error: error.code }),
    };
    onRecord({ kind: 'step-finished', matterId: this.#run.matterId, body });
    onChange(key.runId);
  }

  /** What leaves the machine or cannot be undone waits for a person; nobody waits in memory for the answer. */
  #allowed({ item, documentIds }: StepItem, tool: ToolSubject | null): 'yes' | 'waits' | 'declined' {
    const { use, approval } = this.#step;
    const kind =
      use === 'tool' ? (tool === null ? undefined : 'tool') : (approval ?? (use === 'export' ? 'export' : undefined));
    if (kind === undefined) return 'yes';
    const asked = [this.#run.id, this.#step.id, item, ...(tool === null ? [] : [tool.grantSha256])];
    const id = `approval-${jsonSha256(asked).slice(0, 24)}`;
    const { folder } = filledSettings(this.#run, this.#step);
    return this.#decision(id, kind, {
      run: this.#run.name,
      step: this.#step.id,
      use: this.#step.use,
      documents: documentIds.length,
      ...(typeof folder === 'string' && { folder }),
      ...tool,
    });
  }

  #decision(
    id: string,
    kind: AskedApproval['kind'],
    subject: Record<string, string | number>,
  ): 'yes' | 'waits' | 'declined' {
    const { store, now, onRecord, onChange } = this.#options;
    const { id: runId, matterId } = this.#run;
    const decided = store.findApproval(id)?.state;
    if (decided === 'approved') return 'yes';
    if (decided === 'declined') return 'declined';
    if (store.askApproval({ id, matterId, runId, kind, subject, askedAtMs: now() }))
      onRecord({ kind: 'approval-asked', matterId, body: { approvalId: id, runId, kind, subject: recorded(subject) } });
    const note = { code: kind === 'budget' ? 'budget' : 'approval', message: id };
    store.changeRun(runId, { from: ['running'], state: 'waiting', note, atMs: now() });
    onChange(runId);
    return 'waits';
  }

  /** Asks for more where a limit is reached; the run waits and does not fail. */
  #beyondBudget(): boolean {
    const { store } = this.#options;
    const budget = store.findRun(this.#run.id)?.budget ?? this.#run.budget;
    if (budget.minutes === null && budget.tokens === null && budget.steps === null) return false;
    const totals = store.stepTotals(this.#run.id);
    const used = {
      minutes: totals.reduce((sum, { workMs }) => sum + workMs, 0) / 60_000,
      tokens: totals.reduce((sum, { tokens }) => sum + tokens, 0),
      steps: totals.reduce((sum, { ended }) => sum + ended, 0),
    };
    for (const limit of ['minutes', 'tokens', 'steps'] as const) {
      const most = budget[limit];
      if (most === null || used[limit] < most) continue;
      const id = `approval-${jsonSha256([this.#run.id, 'budget', limit, most]).slice(0, 24)}`;
      this.#decision(id, 'budget', {
        run: this.#run.name,
        limit,
        most,
        used: Math.round(used[limit]),
        asked: most * 2,
      });
      return true;
    }
    return false;
  }
}
