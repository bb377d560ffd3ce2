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
import { listApprovals } from '#main/store/approvals.ts';
import { listDocuments } from '#main/store/documents.ts';
import { listTemplates } from '#main/store/plan-templates.ts';
import { openWorkflowQueue, type WorkflowQueue } from '#main/store/workflow-queue.ts';
import { findRun, listRuns, listSteps, stepOutputs } from '#main/store/workshop-runs.ts';
import { workshopStore } from '#main/store/workshop-store.ts';
import { mergedClaims } from '#main/workshop/merged-claims.ts';
import { proposePlan } from '#main/workshop/planner.ts';
import { runProgress } from '#main/workshop/run-progress.ts';
import { Workshop } from '#main/workshop/workshop.ts';
import type { ApplicationRoom } from './application-room.ts';
import { planModel } from './plan-model.ts';
import { ruledFunctions } from './ruled-functions.ts';
import { toolSubject } from './tool-step.ts';
import { workshopFunctions } from './workshop-functions.ts';

export interface WorkshopRoomOptions {
  readonly dataFolder: string;
  /** Encrypts the queue of runs. */
  readonly queueKey?: Uint8Array | undefined;
  readonly sqliteBinding?: string;
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

/** Items of a step computed at the same time. */
const concurrency = Math.max(1, Math.min(4, availableParallelism()));

/** Plans, their runs and what they wait for, over the application's rooms. */
export class WorkshopRoom {
  readonly #room: ApplicationRoom;
  readonly #options: WorkshopRoomOptions;
  readonly #store: ReturnType<typeof workshopStore>;
  readonly #told = new Map<string, number>();
  #started: { readonly workshop: Workshop; readonly queue: WorkflowQueue | null } | null = null;

  constructor(room: ApplicationRoom, options: WorkshopRoomOptions) {
    this.#room = room;
    this.#options = options;
    this.#store = workshopStore(room.context.database);
  }

  /** Goes on with what an earlier session left running. Where another program does, runs are only shown and decided here. */
  async start(): Promise<Workshop> {
    if (this.#started) return this.#started.workshop;
    const { dataFolder, queueKey, sqliteBinding, onRecord, asleepMs } = this.#options;
    const queue = openWorkflowQueue({
      dataFolder,
      key: queueKey,
      ...(sqliteBinding !== undefined && { nativeBinding: sqliteBinding }),
    });
    const workshop = new Workshop({
      store: this.#store,
      functions: ruledFunctions(this.#room, workshopFunctions(this.#room)),
      backend: queue?.backend ?? null,
      concurrency,
      now: this.#room.context.now,
      onChange: (runId) => this.#tell(runId),
      toolSubject: (matterId, settings) => toolSubject(this.#room.context, matterId, settings),
      ...(onRecord && { onRecord }),
      ...(asleepMs && { asleepMs }),
    });
    this.#started = { workshop, queue };
    await workshop.start();
    return workshop;
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
  }): Promise<RunSummary> {
    const all = listDocuments(this.#room.context.database, asked.matterId).map(({ id }) => id);
    const documentIds = asked.documentIds.length > 0 ? asked.documentIds : all;
    if (documentIds.length === 0)
      throw new SampanError('not-found', 'There are no documents to work on. Add some first.');
    const workshop = await this.start();
    return this.summary(await workshop.run({ ...asked, documentIds }));
  }

  list(matterId: string | null): RunSummary[] {
    return listRuns(this.#room.context.database, matterId).map((run) => this.summary(run));
  }

  show(runId: string): RunView {
    const { database } = this.#room.context;
    const run = this.require(runId);
    const outputs = run.plan.steps.flatMap(({ id }) => stepOutputs(database, runId, id).map(({ output }) => output));
    return {
      ...run,
      progress: runProgress(this.#store, run, concurrency),
      steps: listSteps(database, runId),
      claims: mergedClaims(outputs),
      files: outputs.flatMap(({ files }) => files),
    };
  }

  async pause(runId: string): Promise<RunSummary> {
    (await this.start()).pause(runId);
    return this.summary(this.require(runId));
  }

  async resume(runId: string): Promise<RunSummary> {
    await (await this.start()).resume(runId);
    return this.summary(this.require(runId));
  }

  async cancel(runId: string): Promise<RunSummary> {
    (await this.start()).cancel(runId);
    return this.summary(this.require(runId));
  }

  approvals(filter: { readonly waiting: boolean; readonly matterId?: string; readonly runId?: string }): Approval[] {
    return listApprovals(this.#room.context.database, filter);
  }

  async decide(
    approvalId: string,
    decision: { readonly approve: boolean; readonly by: string; readonly note: string },
  ): Promise<Approval> {
    const decided = await (await this.start()).decide(approvalId, decision);
    this.#room.events.emit('approvals.changed', this.approvals({ waiting: true }));
    return decided;
  }

  /** A run as lists show it. */
  summary(run: WorkshopRun): RunSummary {
    const { plan: _plan, ...rest } = run;
    return { ...rest, progress: runProgress(this.#store, run, concurrency) };
  }

  /** The run of that id. Errors: `not-found`. */
  require(runId: string): WorkshopRun {
    const run = findRun(this.#room.context.database, runId);
    if (!run) throw new SampanError('not-found', 'There is no such run. Look at the list.');
    return run;
  }

  async close(): Promise<void> {
    await this.#started?.workshop.close();
    this.#started?.queue?.close();
  }

  #tell(runId: string): void {
    const run = findRun(this.#room.context.database, runId);
    const now = this.#room.context.now();
    if (!run || (run.state === 'running' && now - (this.#told.get(runId) ?? 0) < tellMs)) return;
    this.#told.set(runId, now);
    this.#room.events.emit('workshop.changed', this.summary(run));
    if (run.state === 'waiting') this.#room.events.emit('approvals.changed', this.approvals({ waiting: true }));
  }
}
