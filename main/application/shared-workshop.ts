import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SampanError } from '#contract/errors.ts';
import type { RecordedEvent } from '#contract/record.ts';
import type { SharedMaterial } from '#contract/shared-run.ts';
import type { Plan, RunSummary, StepUse, WorkshopRun } from '#contract/workshop.ts';
import { sha256Of } from '#main/record/record-chain.ts';
import { keepCollectedRun } from '#main/store/collected-runs.ts';
import { listCorrections } from '#main/store/corrections.ts';
import { findDocument } from '#main/store/documents.ts';
import { loadReviews } from '#main/store/findings.ts';
import { loadMatterRules } from '#main/store/matter-rules.ts';
import { findMatter } from '#main/store/matters.ts';
import { openPostgresWorkshop, type PostgresWorkshop } from '#main/store/postgres-workshop.ts';
import { type SystemLock, systemLock } from '#main/store/system-lock.ts';
import { jsonSha256 } from '#main/workshop/hashes.ts';
import type { ApplicationRoom } from './application-room.ts';
import { backendAddress } from './backend-address.ts';
import { requireMatter } from './matter-requests.ts';
import { requirePermission } from './require-permission.ts';
import { ruledFunctions } from './ruled-functions.ts';
import { putShared, sharedPath } from './shared-documents.ts';
import { sharedFunctions } from './shared-functions.ts';
import { workshopFunctions } from './workshop-functions.ts';
import { WorkshopRoom } from './workshop-room.ts';

export interface SharedWorkshopOptions {
  /** The PostgreSQL that holds the runs: `postgres://user@host/database`. */
  readonly backend: string;
  /** Hosts beside this machine that may be connected to. */
  readonly allowedHosts: readonly string[];
  /** The folder in which the documents stand by their hash; the same on every machine. */
  readonly documentsFolder: string;
  /** A worker does what stays in the run; what a run writes or asks outside is done where it was begun. */
  readonly as: 'worker' | 'owner';
  /** Under which the database says who did a step. */
  readonly name: string;
  /** Items at the same time. */
  readonly concurrency?: number;
  /** How long an item waits for a program that gives no sign of life. */
  readonly leaseMs?: number;
  readonly sqliteBinding?: string;
  readonly onRecord: (entry: RecordedEvent) => void;
}

const usualLeaseMs = 20_000;

/** These write files or ask others, with the folders and grants of whoever began the run. */
const ownersUses: ReadonlySet<StepUse> = new Set(['export', 'tool']);

/** Runs that several machines work on: the same workshop over a store and a queue in PostgreSQL. */
export class SharedWorkshop {
  readonly workshop: WorkshopRoom;
  readonly #room: ApplicationRoom;
  readonly #options: SharedWorkshopOptions;
  readonly #postgres: PostgresWorkshop;
  readonly #lock: SystemLock | null;

  /** Errors: `wrong-usage` for an address that is none or not allowed, `file-not-found`, `store-busy`, those of `openPostgresWorkshop`. */
  static async open(room: ApplicationRoom, options: SharedWorkshopOptions): Promise<SharedWorkshop> {
    const url = backendAddress(options.backend, options.allowedHosts);
    const facts = await stat(options.documentsFolder).catch(() => null);
    if (facts?.isDirectory() !== true)
      throw new SampanError(
        'file-not-found',
        `${options.documentsFolder} is no folder. Give the folder that all machines share for documents in --documents.`,
      );
    const lock = options.as === 'worker' ? workerLock(room.context.dataFolder, options.sqliteBinding) : null;
    const holder = { worker: options.name, leaseMs: options.leaseMs ?? usualLeaseMs };
    try {
      return new SharedWorkshop(room, options, await openPostgresWorkshop(url, holder), lock);
    } catch (thrown) {
      lock?.release();
      throw thrown;
    }
  }

  private constructor(
    room: ApplicationRoom,
    options: SharedWorkshopOptions,
    postgres: PostgresWorkshop,
    lock: SystemLock | null,
  ) {
    this.#room = room;
    this.#options = options;
    this.#postgres = postgres;
    this.#lock = lock;
    const { documentsFolder, concurrency, onRecord } = options;
    const { database } = room.context;
    const isWorker = options.as === 'worker';
    const { materialOf } = postgres;
    // A worker holds each run to its own rules, whatever stands here of a matter with the same id.
    const functions = isWorker
      ? ruledFunctions(room, workshopFunctions(room), async ({ runId }) => (await materialOf(runId))?.rules)
      : ruledFunctions(room, workshopFunctions(room));
    this.workshop = new WorkshopRoom(room, {
      store: postgres.store,
      // Its connections are let go with the others.
      openQueue: () => ({ backend: postgres.backend, close: () => undefined }),
      functions: isWorker
        ? sharedFunctions(room, functions, { documentsFolder, materialOf, readIn: (run) => this.#readIn(run) })
        : functions,
      does: (use) => ownersUses.has(use) !== isWorker,
      isAtHand: (ids) => ids.every((id) => findDocument(database, id)?.state === 'ready'),
      concurrency: concurrency ?? 1,
      onRecord,
    });
  }

  /** The documents that steps of a run have read. */
  async #readIn({ id: runId, plan, documentIds }: WorkshopRun): Promise<Set<string>> {
    const read = await Promise.all(
      plan.steps
        .filter(({ use }) => use === 'read')
        .map(async ({ id, over }) => {
          const done = await this.#postgres.store.stepOutputs(runId, id);
          return over === 'documents' ? done.map(({ item }) => item) : done.length > 0 ? documentIds : [];
        }),
    );
    return new Set(read.flat());
  }

  /**
   * Begins a plan over documents that are in the store here: their bytes go to
   * the shared folder, the run to the database. Errors: `wrong-usage` where the
   * matter's rules keep its text on this computer, or where a person reviewed or
   * corrected a document, which other machines know nothing of.
   */
  async submit(asked: {
    readonly plan: Plan;
    readonly matterId: string;
    readonly documentIds: readonly string[];
  }): Promise<RunSummary> {
    const { context } = this.#room;
    requirePermission(context, asked.matterId, 'analyse');
    const material = this.#materialFor(asked);
    for (const { sha256 } of material.documents) await putShared(context, this.#options.documentsFolder, sha256);
    const id = `run-${randomUUID()}`;
    this.#postgres.giveMaterial(id, material);
    return this.workshop.run({ ...asked, id });
  }

  #materialFor({ matterId, documentIds }: { readonly matterId: string; readonly documentIds: readonly string[] }) {
    const { context, documents } = this.#room;
    const { database } = context;
    const { id, name, parties, language } = requireMatter(context, matterId);
    const rules = loadMatterRules(database, matterId);
    if (rules.policy.noNetwork)
      throw new SampanError(
        'wrong-usage',
        'The rules of this matter keep its text on this computer. Run the plan without --backend.',
      );
    const given = documentIds.map((documentId) => {
      const document = documents.require(documentId);
      if (loadReviews(database, documentId).size > 0 || listCorrections(database, documentId).length > 0)
        throw new SampanError(
          'wrong-usage',
          `${document.name} was reviewed or corrected here, of which other machines know nothing. Run the plan without --backend.`,
        );
      return { id: documentId, sha256: document.sha256, name: document.name };
    });
    return {
      matter: { id, name, parties: [...parties], language, origin: sha256Of(this.#room.record.key.publicKey) },
      rules,
      documents: given,
    } satisfies SharedMaterial;
  }

  /**
   * Brings a run that is over into the store here, where window and command line
   * show it like any other. Returns whether its matter is here.
   */
  async collect(runId: string): Promise<boolean> {
    const { store } = this.#postgres;
    const { database } = this.#room.context;
    const run = await this.workshop.require(runId);
    if (findMatter(database, run.matterId) === null) return false;
    const steps = await store.listSteps(runId);
    const outputs = new Map(
      await Promise.all(
        run.plan.steps.map(async ({ id }) => {
          const kept = await store.stepOutputs(runId, id);
          return [id, new Map(kept.map(({ item, output }) => [item, output]))] as const;
        }),
      ),
    );
    keepCollectedRun(
      database,
      run,
      steps.map((step) => ({ ...step, output: outputs.get(step.step)?.get(step.item) ?? null })),
    );
    const hashes = steps.map(({ step, item, state, outputSha256 }) => [step, item, state, outputSha256]);
    const body = { runId, steps: steps.length, outputsSha256: jsonSha256(hashes) };
    this.#options.onRecord({ kind: 'run-collected', matterId: run.matterId, body });
    return true;
  }

  /**
   * Deletes a run that is over from the database, and of its documents those in
   * the shared folder that no other run there is over. Errors: `not-found`,
   * `wrong-usage` while it runs or waits.
   */
  async forget(runId: string): Promise<void> {
    const { state } = await this.workshop.require(runId);
    if (state === 'running' || state === 'waiting' || state === 'paused')
      throw new SampanError('wrong-usage', 'The run is not over. Wait for it, or cancel it first.');
    const material = await this.#postgres.materialOf(runId);
    await this.#postgres.deleteRun(runId);
    const inUse = await this.#postgres.documentsInUse();
    for (const { sha256 } of material?.documents ?? []) {
      const path = sharedPath(this.#options.documentsFolder, sha256);
      if (!inUse.has(sha256) && existsSync(path)) await rm(path);
    }
  }

  /** Stops at the next safe point: what is in hand goes to others at once. */
  async close(): Promise<void> {
    await this.workshop.close();
    await this.#postgres.close();
    this.#lock?.release();
  }
}

/** Two workers in one folder would read the same documents twice. */
function workerLock(dataFolder: string, sqliteBinding: string | undefined): SystemLock {
  const lock = systemLock(join(dataFolder, 'worker-owner.db'), sqliteBinding);
  if (lock !== null) return lock;
  throw new SampanError(
    'store-busy',
    `Another worker has ${dataFolder}. Give this one a folder of its own with --data, or the other a higher --concurrency.`,
  );
}
