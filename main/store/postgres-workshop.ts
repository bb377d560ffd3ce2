import { BackendPostgres } from 'openworkflow/postgres';
import type { SharedMaterial } from '#contract/shared-run.ts';
import type { ApprovalDecision, AskedApproval, RunChange, StepEnd, StepKey, WorkshopRun } from '#contract/workshop.ts';
import {
  askSharedApproval,
  decideSharedApproval,
  findSharedApproval,
  listSharedApprovals,
} from './postgres-approvals.ts';
import { postgresDatabase, postgresError } from './postgres-connection.ts';
import {
  changeSharedRun,
  deleteSharedRun,
  findSharedRun,
  insertSharedRun,
  listSharedRuns,
  runningSharedRuns,
  sharedDocumentsInUse,
  sharedMaterial,
  stateOfSharedRun,
} from './postgres-runs.ts';
import {
  beginSharedStep,
  countSharedClaims,
  endedSharedItems,
  endSharedStep,
  type Holder,
  heldItems,
  keepSharedHold,
  listSharedSteps,
  releaseSharedStep,
  reopenSharedFailed,
  sharedOutputs,
  sharedTotals,
} from './postgres-steps.ts';
import { makePostgresTables } from './postgres-tables.ts';

/** OpenWorkflow's own tables, beside ours and apart from those of other programs. */
const queueSchema = 'sampan_queue';

/** What several machines keep of runs, and OpenWorkflow's queue of them, in one PostgreSQL. */
export type PostgresWorkshop = Awaited<ReturnType<typeof openPostgresWorkshop>>;

/**
 * Opens the runs that several machines work on and makes the tables where they
 * are missing. A step is held by `worker` for `leaseMs` after its last sign of
 * life. Errors: `machine-lacks` where the database cannot be reached or does not
 * let one in, with what to do; `store-newer`.
 */
export async function openPostgresWorkshop(url: string, holder: Holder) {
  const sql = postgresDatabase(url);
  // Its own connections, which tell of tables that are there already where nobody asked.
  const quiet = new URL(url);
  quiet.searchParams.set('client_min_messages', 'warning');
  const options = { namespaceId: 'sampan', schema: queueSchema };
  try {
    await makePostgresTables(sql, async () => {
      await (await BackendPostgres.connect(quiet.href, options)).stop();
    });
  } catch (thrown) {
    await sql.end({ timeout: 1 });
    throw postgresError(thrown);
  }
  const backend = await BackendPostgres.connect(quiet.href, { ...options, runMigrations: false });
  const materials = new Map<string, SharedMaterial>();
  const store = {
    shared: {
      leaseMs: holder.leaseMs,
      keepHold: (key: StepKey, hold: string) => keepSharedHold(sql, holder, key, hold),
      release: (key: StepKey, hold: string) => releaseSharedStep(sql, key, hold),
      heldItems: (runId: string, step: string) => heldItems(sql, runId, step),
    },
    insertRun: (run: WorkshopRun) => {
      const material = materials.get(run.id);
      if (material === undefined) throw new Error('a shared run needs its material before it');
      return insertSharedRun(sql, run, material);
    },
    findRun: (runId: string) => findSharedRun(sql, runId),
    stateOfRun: (runId: string) => stateOfSharedRun(sql, runId),
    listRuns: (matterId: string | null) => listSharedRuns(sql, matterId),
    runningRuns: () => runningSharedRuns(sql),
    changeRun: (runId: string, change: RunChange) => changeSharedRun(sql, runId, change),
    beginStep: (key: StepKey, begun: Parameters<typeof beginSharedStep>[3]) => beginSharedStep(sql, holder, key, begun),
    endStep: (key: StepKey, end: StepEnd, hold: string) => endSharedStep(sql, key, end, hold),
    endedItems: (runId: string, step: string) => endedSharedItems(sql, runId, step),
    reopenFailed: (runId: string) => reopenSharedFailed(sql, runId),
    stepOutputs: (runId: string, step: string) => sharedOutputs(sql, runId, step),
    countClaims: (runId: string, steps: readonly string[]) => countSharedClaims(sql, runId, steps),
    stepTotals: (runId: string) => sharedTotals(sql, runId),
    listSteps: (runId: string) => listSharedSteps(sql, runId),
    askApproval: (asked: AskedApproval) => askSharedApproval(sql, asked),
    findApproval: (id: string) => findSharedApproval(sql, id),
    decideApproval: (id: string, decision: ApprovalDecision) => decideSharedApproval(sql, id, decision),
    listApprovals: (filter: Parameters<typeof listSharedApprovals>[1]) => listSharedApprovals(sql, filter),
  };
  return {
    store,
    backend,
    /** Gives the material of a run that is about to be inserted. */
    giveMaterial(runId: string, material: SharedMaterial): void {
      materials.set(runId, material);
    },
    /** What workers need of a run; asked once. Null where there is no such run. */
    async materialOf(runId: string): Promise<SharedMaterial | null> {
      const known = materials.get(runId) ?? (await sharedMaterial(sql, runId));
      if (known !== null) materials.set(runId, known);
      return known;
    },
    deleteRun: (runId: string) => deleteSharedRun(sql, runId),
    documentsInUse: () => sharedDocumentsInUse(sql),
    /** Lets the connections go, also those on which an answer is still awaited. */
    async close(): Promise<void> {
      await backend.stop();
      await sql.end({ timeout: 2 });
    },
  };
}
