import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { SampanError } from '#contract/errors.ts';
import type { Approval, Plan, RunSummary, RunView } from '#contract/workshop.ts';
import type { Application } from '../application.ts';
import { type CommonOptions, withApplication } from './open-application.ts';

/** Where the runs are: in the data folder, or in a PostgreSQL that several machines work on. */
export interface BackendOptions extends CommonOptions {
  readonly backend?: string;
  /** The folder that the machines share for documents. */
  readonly documents?: string;
  readonly allowHost?: readonly string[];
}

/** What the commands of the workshop ask, wherever the runs are. */
export interface WorkshopDesk {
  run(asked: {
    readonly plan: Plan;
    readonly matterId: string;
    readonly documentIds: readonly string[];
  }): Promise<RunSummary>;
  list(): Promise<readonly RunSummary[]>;
  /** Errors: `not-found`. */
  summary(runId: string): Promise<RunSummary>;
  show(runId: string): Promise<RunView>;
  resume(runId: string): Promise<RunSummary>;
  cancel(runId: string): Promise<RunSummary>;
  waiting(): Promise<readonly Approval[]>;
  decide(
    approvalId: string,
    decision: { readonly approve: boolean; readonly by: string; readonly note: string },
  ): Promise<Approval>;
  /** Brings what a run that is over gave into the data folder; does nothing where it is there. */
  collect(runId: string): Promise<void>;
  /** Null where the runs are in the data folder. */
  readonly forget: ((runId: string) => Promise<void>) | null;
}

/** The two options that say where shared runs are; null where they are in the data folder. Errors: `wrong-usage` for one without the other. */
export function sharedPlace({ backend, documents, allowHost = [] }: BackendOptions) {
  if (backend === undefined && documents === undefined) return null;
  if (backend === undefined || documents === undefined)
    throw new SampanError(
      'wrong-usage',
      'Runs on several machines need both: --backend, the PostgreSQL, and --documents, the folder that the machines share.',
    );
  return { backend, documentsFolder: resolve(documents), allowedHosts: allowHost };
}

/** Opens the runs that the options name for a command's work, and closes them whatever happens. */
export function withWorkshop(
  options: BackendOptions,
  work: (desk: WorkshopDesk, application: Application) => Promise<number>,
): Promise<number> {
  const place = sharedPlace(options);
  return withApplication(options, async (application) => {
    if (place === null) return work(ownDesk(application), application);
    const shared = await application.sharedWorkshop({ ...place, as: 'owner', name: `${hostname()}/${process.pid}` });
    const { workshop } = shared;
    try {
      return await work(
        {
          run: (asked) => shared.submit(asked),
          list: () => workshop.list(null),
          summary: async (runId) => workshop.summary(await workshop.require(runId)),
          show: (runId) => workshop.show(runId),
          resume: (runId) => workshop.resume(runId),
          cancel: (runId) => workshop.cancel(runId),
          waiting: () => workshop.approvals({ waiting: true }),
          decide: (approvalId, decision) => workshop.decide(approvalId, decision),
          collect: async (runId) => void (await shared.collect(runId)),
          forget: (runId) => shared.forget(runId),
        },
        application,
      );
    } finally {
      await shared.close();
    }
  });
}

function ownDesk(application: Application): WorkshopDesk {
  return {
    run: ({ documentIds, ...asked }) =>
      application.request('workshop.run', { ...asked, documentIds: [...documentIds] }),
    list: () => application.request('workshop.list', {}),
    async summary(runId) {
      const run = (await application.request('workshop.list', {})).find(({ id }) => id === runId);
      if (!run) throw new SampanError('not-found', 'There is no such run. See: workshop list');
      return run;
    },
    show: (runId) => application.request('workshop.show', { runId }),
    resume: (runId) => application.request('workshop.resume', { runId }),
    cancel: (runId) => application.request('workshop.cancel', { runId }),
    waiting: () => application.request('approvals.list', { waiting: true }),
    decide: (approvalId, decision) => application.request('approvals.decide', { approvalId, ...decision }),
    collect: async () => undefined,
    forget: null,
  };
}
