import { randomUUID } from 'node:crypto';
import { sampanErrorFrom } from '#contract/errors.ts';
import {
  type AskedApproval,
  type Budget,
  type PlanStep,
  type StepEnd,
  type StepKey,
  stepOutputSchema,
  type WorkshopRun,
} from '#contract/workshop.ts';
import type { AdvanceOptions } from './advance-options.ts';
import type { ToolSubject } from './functions.ts';
import { jsonSha256 } from './hashes.ts';
import { retryDelayMs } from './retry.ts';
import type { RunStore } from './run-store.ts';
import { filledSettings, type StepItem } from './step-items.ts';

const nothing = { output: null, outputSha256: null, model: null, error: null, tokens: 0 } as const;

/** The record holds hashes, never words: a tool's arguments may be a document's. */
function recorded({ arguments: given, ...subject }: Record<string, string | number>): Record<string, string | number> {
  return given === undefined ? subject : { ...subject, argumentsSha256: jsonSha256(given) };
}

/** Gives a sign of life for an item three times in its lease; tells when it went to another. */
function keepHold({ shared }: RunStore, key: StepKey, hold: string, onLost: () => void): () => void {
  if (shared === null) return () => undefined;
  const look = async () => {
    if (!(await shared.keepHold(key, hold))) onLost();
  };
  // A sign that does not get through is no loss yet: the next may.
  const timer = setInterval(() => void look().catch(() => undefined), shared.leaseMs / 3);
  return () => clearInterval(timer);
}

/** One step of one run, over its items. */
export class StepWork {
  readonly #options: AdvanceOptions;
  readonly #run: WorkshopRun;
  readonly #step: PlanStep;
  readonly #signal: AbortSignal;
  /** Else only what it needs a person for is asked here. */
  readonly #isDoneHere: boolean;
  /** By item in hand: what the computer had slept when it began. */
  readonly #asleepBefore = new Map<string, number>();

  constructor(
    options: AdvanceOptions,
    run: WorkshopRun,
    step: PlanStep,
    { signal, isDoneHere }: { readonly signal: AbortSignal; readonly isDoneHere: boolean },
  ) {
    this.#options = options;
    this.#run = run;
    this.#step = step;
    this.#signal = signal;
    this.#isDoneHere = isDoneHere;
  }

  /** Does the step over an item, unless the run stopped meanwhile, waits for a person, or another has the item; returns whether it was taken in hand. */
  readonly do = async (item: StepItem): Promise<boolean> => {
    const { store, now } = this.#options;
    if (this.#signal.aborted || (await store.stateOfRun(this.#run.id)) !== 'running') return false;
    if (await this.#beyondBudget()) return false;
    // What a tool is only the program knows that has its grant.
    if (!this.#isDoneHere && this.#step.use === 'tool') return false;
    const settings = filledSettings(this.#run, this.#step);
    const tool = this.#step.use === 'tool' ? (this.#options.toolSubject?.(this.#run.matterId, settings) ?? null) : null;
    const allowed = await this.#allowed(item, tool);
    if (allowed === 'waits' || !this.#isDoneHere) return false;
    const key = { runId: this.#run.id, step: this.#step.id, item: item.item };
    const inputSha256 = jsonSha256([this.#run.planSha256, this.#step, settings, item]);
    const hold = randomUUID();
    const attempt = await store.beginStep(key, { inputSha256, atMs: now(), hold });
    if (attempt === null) return false;
    this.#asleepBefore.set(item.item, this.#asleepMs());
    const lost = new AbortController();
    const stopKeeping = keepHold(store, key, hold, () => lost.abort());
    const signal = AbortSignal.any([this.#signal, lost.signal]);
    try {
      const end =
        allowed === 'declined'
          ? ({ ...nothing, state: 'declined' } as const)
          : await this.#attempts(item, { key, tool, signal, inputSha256, hold, attempt });
      if (end !== null) await this.#end(key, end, hold);
      else if (!lost.signal.aborted) await store.shared?.release(key, hold);
      return true;
    } finally {
      stopKeeping();
    }
  };

  /** Tries until it succeeds or cannot; null where it was stopped in between. */
  async #attempts(
    { documentIds, inputs }: StepItem,
    begun: {
      readonly key: StepKey;
      readonly tool: ToolSubject | null;
      readonly signal: AbortSignal;
      readonly inputSha256: string;
      readonly hold: string;
      readonly attempt: number;
    },
  ): Promise<Omit<StepEnd, 'atMs'> | null> {
    const { store, now, functions, sleep } = this.#options;
    const { key, tool, signal, inputSha256, hold } = begun;
    // Attempts that a killed program made are no failures of the step.
    const begunWith = begun.attempt - 1;
    let attempt: number | null = begun.attempt;
    for (;;) {
      try {
        const result = await functions[this.#step.use]({
          ...key,
          run: this.#run,
          matterId: this.#run.matterId,
          role: this.#step.role,
          documentIds,
          language: this.#run.plan.language,
          settings: filledSettings(this.#run, this.#step),
          inputs,
          idempotencyKey: jsonSha256(key),
          ...(tool !== null && { approvedSha256: tool.grantSha256 }),
          signal,
        });
        const output = stepOutputSchema.parse(result.output);
        const model = result.model ?? null;
        const tokens = result.tokens ?? 0;
        return { state: 'done', output, outputSha256: jsonSha256(output), model, error: null, tokens };
      } catch (thrown) {
        if (signal.aborted) return null;
        const error = sampanErrorFrom(thrown);
        const delayMs = retryDelayMs(error.code, attempt - begunWith);
        if (delayMs === null) return { ...nothing, state: 'failed', error: error.toValue() };
        await sleep(delayMs, signal).catch(() => undefined);
        if (signal.aborted || (await store.stateOfRun(this.#run.id)) !== 'running') return null;
        attempt = await store.beginStep(key, { inputSha256, atMs: now(), hold });
        this.#asleepBefore.set(key.item, this.#asleepMs());
        if (attempt === null) return null;
      }
    }
  }

  #asleepMs(): number {
    return this.#options.asleepMs?.() ?? 0;
  }

  async #end(key: StepKey, end: Omit<StepEnd, 'atMs'>, hold: string): Promise<void> {
    const { store, now, onRecord, onChange } = this.#options;
    const asleepMs = this.#asleepMs() - (this.#asleepBefore.get(key.item) ?? 0);
    this.#asleepBefore.delete(key.item);
    if (!(await store.endStep(key, { ...end, atMs: now(), asleepMs }, hold))) return;
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
  async #allowed({ item, documentIds }: StepItem, tool: ToolSubject | null): Promise<'yes' | 'waits' | 'declined'> {
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

  async #decision(
    id: string,
    kind: AskedApproval['kind'],
    subject: Record<string, string | number>,
  ): Promise<'yes' | 'waits' | 'declined'> {
    const { store, now, onRecord, onChange } = this.#options;
    const { id: runId, matterId } = this.#run;
    const decided = (await store.findApproval(id))?.state;
    if (decided === 'approved') return 'yes';
    if (decided === 'declined') return 'declined';
    if (await store.askApproval({ id, matterId, runId, kind, subject, askedAtMs: now() }))
      onRecord({ kind: 'approval-asked', matterId, body: { approvalId: id, runId, kind, subject: recorded(subject) } });
    const note = { code: kind === 'budget' ? 'budget' : 'approval', message: id };
    await store.changeRun(runId, { from: ['running'], state: 'waiting', note, atMs: now() });
    onChange(runId);
    return 'waits';
  }

  /** Asks for more where a limit is reached; the run waits and does not fail. */
  async #beyondBudget(): Promise<boolean> {
    const { store } = this.#options;
    const { budget } = this.#run;
    if (budget.minutes === null && budget.tokens === null && budget.steps === null) return false;
    const now = (await store.findRun(this.#run.id))?.budget ?? budget;
    const totals = await store.stepTotals(this.#run.id);
    const used = {
      minutes: totals.reduce((sum, { workMs }) => sum + workMs, 0) / 60_000,
      tokens: totals.reduce((sum, { tokens }) => sum + tokens, 0),
      steps: totals.reduce((sum, { ended }) => sum + ended, 0),
    };
    for (const limit of ['minutes', 'tokens', 'steps'] as const) {
      const most = now[limit];
      if (most === null || used[limit] < most) continue;
      const asked = most * 2;
      const { id, state } = await this.#openQuestion(limit, most);
      if (state === 'approved') {
        // Allowed, and the program ended before the limit was raised.
        const budget: Budget = { ...now, [limit]: asked };
        await store.changeRun(this.#run.id, {
          from: ['running'],
          state: 'running',
          note: null,
          atMs: this.#options.now(),
          budget,
        });
        return this.#beyondBudget();
      }
      const subject = { run: this.#run.name, limit, most, used: Math.round(used[limit]), asked };
      await this.#decision(id, 'budget', subject);
      return true;
    }
    return false;
  }

  /** The question for more of a limit: one that was declined is asked anew when the run goes on. */
  async #openQuestion(limit: string, most: number) {
    for (let turn = 0; ; turn += 1) {
      const about = [this.#run.id, 'budget', limit, most, ...(turn === 0 ? [] : [turn])];
      const id = `approval-${jsonSha256(about).slice(0, 24)}`;
      const state = (await this.#options.store.findApproval(id))?.state;
      if (state !== 'declined') return { id, state };
    }
  }
}
