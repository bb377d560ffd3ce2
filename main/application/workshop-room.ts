import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { OutputLanguage } from '#contract/document.ts';
import { SampanError } from '#contract/errors.ts';
import type { RecordedEvent } from '#contract/record.ts';
import {
  type Approval,
  type Plan,
  type ProposedPlan,
  planSchema,
  type RunSummary,
  type RunView,
  type WorkshopRun,
} from '#contract/workshop.ts';
import { listDocuments } from '#main/store/documents.ts';
import { listTemplates } from '#main/store/plan-templates.ts';
import { mergedClaims } from '#main/workshop/merged-claims.ts';
import { proposePlan } from '#main/workshop/planner.ts';
import { runProgress } from '#main/workshop/run-progress.ts';
import type { Awaitable } from '#main/workshop/run-store.ts';
import { inOrderOf } from '#main/workshop/step-items.ts';
import { Workshop, type WorkshopOptions, type WorkshopStore } from '#main/workshop/workshop.ts';
import type { ApplicationRoom } from './application-room.ts';
import { planModel } from './plan-model.ts';
import { toolSubject } from './tool-step.ts';

/** Where plans are run: the store of their runs, with what lists show of them. */
export interface ListedStore extends WorkshopStore {
  listRuns(matterId: string | null): Awaitable<readonly WorkshopRun[]>;
  listApprovals(filter: ApprovalFilter): Awaitable<readonly Approval[]>;
}

export interface ApprovalFilter {
  readonly waiting: boolean;
  readonly matterId?: string;
  readonly runId?: string;
}

/** A queue of runs, open until it is closed. */
export interface RunQueue {
  readonly backend: NonNullable<WorkshopOptions['backend']>;
  close(): Awaitable<void>;
}

export interface WorkshopRoomOptions extends Pick<WorkshopOptions, 'functions' | 'does' | 'isAtHand'> {
  readonly store: ListedStore;
  /** Null where another program works on these runs. */
  readonly openQueue: () => RunQueue | null;
  /** Items computed at the same time. */
  readonly concurrency?: number;
  readonly onRecord?: (entry: RecordedEvent) => void;
  readonly asleepMs?: (() => number) | undefined;
}

/** The day of a moment where the program runs, as ISO 8601. */
function localDay(atMs: number): string {
  const at = new Date(atMs);
  return new Date(Date.UTC(at.getFullYear(), at.getMonth(), at.getDate())).toISOString().slice(0, 10);
}

/** Changes of a run are told at most this often; its end always is. */
const tellMs = 250;

/** Items of a step computed at the same time, where nothing else is asked. */
const usualConcurrency = Math.max(1, Math.min(4, availableParallelism()));

/** Plans, their runs and what they wait for, over the application's rooms. */
export class WorkshopRoom {
  readonly #room: ApplicationRoom;
  readonly #options: WorkshopRoomOptions;
  readonly #store: ListedStore;
  readonly #concurrency: number;
  readonly #told = new Map<string, number>();
  #started: { readonly workshop: Workshop; readonly queue: RunQueue | null } | null = null;

  constructor(room: ApplicationRoom, options: WorkshopRoomOptions) {
    this.#room = room;
    this.#options = options;
    this.#store = options.store;
    this.#concurrency = options.concurrency ?? usualConcurrency;
  }

  /** Goes on with what an earlier session left running. Where another program does, runs are only shown and decided here. */
  async start(): Promise<Workshop> {
    if (this.#started) return this.#started.workshop;
    const { store, openQueue, functions, does, isAtHand, onRecord, asleepMs } = this.#options;
    const queue = openQueue();
    const workshop = new Workshop({
      store,
      functions,
      backend: queue?.backend ?? null,
      concurrency: this.#concurrency,
      now: this.#room.context.now,
      // A store that was closed meanwhile has nothing to tell.
      onChange: (runId) => void this.#tell(runId).catch(() => undefined),
      toolSubject: (matterId, settings) => toolSubject(this.#room.context, matterId, settings),
      ...(does && { does }),
      ...(isAtHand && { isAtHand }),
      ...(onRecord && { onRecord }),
      ...(asleepMs && { asleepMs }),
    });
    this.#started = { workshop, queue };
    await workshop.start();
    if (queue !== null) await this.#resumeDecided(workshop);
    return workshop;
  }

  /** Runs whose questions were all decided when the program ended, before it let them go on. */
  async #resumeDecided(workshop: Workshop): Promise<void> {
    const waiting = (await this.#store.listRuns(null)).filter(({ state }) => state === 'waiting');
    if (waiting.length === 0) return;
    const asked = new Set((await this.#store.listApprovals({ waiting: true })).map(({ runId }) => runId));
    for (const { id } of waiting) if (!asked.has(id)) await workshop.resume(id);
  }

  templates(): Plan[] {
    const folder = join(this.#room.resourcesFolder, 'workshop', 'templates');
    const own = listTemplates(this.#room.context.database);
    const names = readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
    const shipped = names.map((name) => planSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
    return [...shipped.filter(({ id }) => !own.some((one) => one.id === id)), ...own];
  }

  async plan(instruction: string, language: OutputLanguage): Promise<ProposedPlan> {
    const signal = new AbortController().signal;
    const runtime = await this.#room.chosen.load(signal).catch(() => null);
    const templates = this.templates();
    const model = runtime && planModel(runtime, { id: this.#room.settings().modelId, templates, signal });
    const today = localDay(this.#room.context.now());
    return proposePlan(instruction, { templates, language, model, today });
  }

  async run(asked: {
    readonly plan: Plan;
    readonly matterId: string;
    readonly documentIds: readonly string[];
    readonly id?: string;
  }): Promise<RunSummary> {
    const all = listDocuments(this.#room.context.database, asked.matterId).map(({ id }) => id);
    const documentIds = asked.documentIds.length > 0 ? asked.documentIds : all;
    if (documentIds.length === 0)
      throw new SampanError('not-found', 'There are no documents to work on. Add some first.');
    const workshop = await this.start();
    return this.summary(await workshop.run({ ...asked, documentIds }));
  }

  async list(matterId: string | null): Promise<RunSummary[]> {
    const runs = await this.#store.listRuns(matterId);
    return Promise.all(runs.map((run) => this.summary(run)));
  }

  async show(runId: string): Promise<RunView> {
    const run = await this.require(runId);
    const kept = await Promise.all(run.plan.steps.map(({ id }) => this.#store.stepOutputs(runId, id)));
    const outputs = kept.flatMap((ofStep) => inOrderOf(run.documentIds, ofStep).map(({ output }) => output));
    return {
      ...run,
      names: run.plan.name,
      progress: await runProgress(this.#store, run, this.#concurrency),
      steps: await this.#store.listSteps(runId),
      claims: mergedClaims(outputs),
      files: outputs.flatMap(({ files }) => files),
    };
  }

  async pause(runId: string): Promise<RunSummary> {
    await (await this.start()).pause(runId);
    return this.summary(await this.require(runId));
  }

  async resume(runId: string): Promise<RunSummary> {
    await (await this.start()).resume(runId);
    return this.summary(await this.require(runId));
  }

  async cancel(runId: string): Promise<RunSummary> {
    await (await this.start()).cancel(runId);
    return this.summary(await this.require(runId));
  }

  async approvals(filter: ApprovalFilter): Promise<Approval[]> {
    return [...(await this.#store.listApprovals(filter))];
  }

  async decide(
    approvalId: string,
    decision: { readonly approve: boolean; readonly by: string; readonly note: string },
  ): Promise<Approval> {
    const decided = await (await this.start()).decide(approvalId, decision);
    this.#room.events.emit('approvals.changed', await this.approvals({ waiting: true }));
    return decided;
  }

  /** A run as lists show it. */
  async summary(run: WorkshopRun): Promise<RunSummary> {
    const { plan, ...rest } = run;
    return { ...rest, names: plan.name, progress: await runProgress(this.#store, run, this.#concurrency) };
  }

  /** The run of that id. Errors: `not-found`. */
  async require(runId: string): Promise<WorkshopRun> {
    const run = await this.#store.findRun(runId);
    if (!run) throw new SampanError('not-found', 'There is no such run. Look at the list.');
    return run;
  }

  async close(): Promise<void> {
    await this.#started?.workshop.close();
    await this.#started?.queue?.close();
  }

  async #tell(runId: string): Promise<void> {
    const run = await this.#store.findRun(runId);
    const now = this.#room.context.now();
    if (!run || (run.state === 'running' && now - (this.#told.get(runId) ?? 0) < tellMs)) return;
    this.#told.set(runId, now);
    const { events } = this.#room;
    events.emit('workshop.changed', await this.summary(run));
    if (run.state === 'waiting') events.emit('approvals.changed', await this.approvals({ waiting: true }));
  }
}
