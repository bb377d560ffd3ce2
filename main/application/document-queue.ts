import PQueue from 'p-queue';
import type { ErrorValue } from '#contract/errors.ts';
import { sampanErrorFrom } from '#contract/errors.ts';
import type { Job, JobState } from '#contract/matter.ts';
import type { OnProgress, Progress } from '#contract/progress.ts';
import { orderJobs, remainingMs } from './document-progress.ts';

/** One stage of a document's work: resolves when all of it is done and kept. */
export type StageWork = (options: {
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress;
  readonly password?: string;
}) => Promise<void>;

/** Reading runs on every core; the model takes one document at a time. */
export type Lane = 'read' | 'model';

export interface QueueEntry {
  /** One document can have several jobs: its analysis, and a summary in another language. */
  readonly id: string;
  readonly documentId: string;
  readonly documentName: string;
  /** In this order; each waits for a place in its lane, so that reading goes on while the model writes. */
  readonly stages: readonly { readonly lane: Lane; readonly work: StageWork }[];
  readonly password?: string;
  /** Higher goes first; what is in front of the user is above what waits in the background. */
  readonly priority?: number;
}

/** Above every priority that a job is added with. */
const inFront = 100;

interface RunningJob {
  readonly job: Job;
  readonly controller: AbortController;
}

/**
 * Documents on their way, a few at a time. A failing document never stops the
 * others; a cancelled one keeps every step it has finished.
 */
export class DocumentQueue {
  readonly #lanes: Readonly<Record<Lane, PQueue>>;
  readonly #jobs = new Map<string, RunningJob>();
  readonly #open = new Set<Promise<void>>();
  /** The lane each waiting job stands in, by the job's id. */
  readonly #waiting = new Map<string, PQueue>();
  /** Jobs that go before all others. */
  readonly #raised = new Set<string>();
  readonly #now: () => number;
  readonly #onChange: (job: Job) => void;

  constructor(options: {
    readonly concurrency: number;
    readonly now: () => number;
    readonly onChange: (job: Job) => void;
  }) {
    this.#lanes = { read: new PQueue({ concurrency: options.concurrency }), model: new PQueue({ concurrency: 1 }) };
    this.#now = options.now;
    this.#onChange = options.onChange;
  }

  /** Every job of this session, what needs attention first. */
  list(): Job[] {
    return orderJobs([...this.#jobs.values()].map(({ job }) => job));
  }

  /** The job of a document that runs or waits, else its last one, or null. */
  find(documentId: string): Job | null {
    const jobs = this.#jobsOf(documentId).map(({ job }) => job);
    return jobs.find(isOpen) ?? jobs.at(-1) ?? null;
  }

  /** Puts a job into the queue; one that waits or runs already stays where it is. */
  add(entry: QueueEntry): void {
    const earlier = this.#jobs.get(entry.id);
    if (earlier && isOpen(earlier.job)) return;
    const controller = new AbortController();
    this.#set(controller, {
      id: entry.id,
      documentId: entry.documentId,
      documentName: entry.documentName,
      state: 'waiting',
      progress: null,
      startedAtMs: null,
      remainingMs: null,
      error: null,
    });
    const work = this.#work(entry, controller).finally(() => this.#open.delete(work));
    this.#open.add(work);
  }

  /** What `find` says of every document that has a job. */
  byDocument(): ReadonlyMap<string, Job> {
    const found = new Map<string, Job>();
    for (const { job } of this.#jobs.values()) {
      const before = found.get(job.documentId);
      if (before === undefined || !isOpen(before)) found.set(job.documentId, job);
    }
    return found;
  }

  /** Puts a document's jobs before all others that wait: somebody looks at it. */
  raise(documentId: string): void {
    for (const { job } of this.#jobsOf(documentId)) {
      this.#raised.add(job.id);
      this.#waiting.get(job.id)?.setPriority(job.id, inFront);
    }
  }

  /** Stops a document's jobs at the next safe point. */
  cancel(documentId: string): void {
    for (const { controller } of this.#jobsOf(documentId)) controller.abort();
  }

  /** Cancels a document's jobs and forgets them. */
  forget(documentId: string): void {
    for (const { job, controller } of this.#jobsOf(documentId)) {
      controller.abort();
      this.#jobs.delete(job.id);
    }
  }

  /** Resolves when nothing waits or runs. */
  async idle(): Promise<void> {
    while (this.#open.size > 0) await Promise.all(this.#open);
  }

  /** Cancels everything and waits until it has stopped. */
  async close(): Promise<void> {
    for (const { controller } of this.#jobs.values()) controller.abort();
    await this.idle();
  }

  async #work(entry: QueueEntry, controller: AbortController): Promise<void> {
    const { id } = entry;
    let startedAtMs: number | null = null;
    const onProgress = (progress: Progress) => {
      const left = startedAtMs === null ? null : remainingMs(startedAtMs, this.#now(), progress);
      this.#change(id, controller, { progress, remainingMs: left });
    };
    const options = {
      signal: controller.signal,
      onProgress,
      ...(entry.password !== undefined && { password: entry.password }),
    };
    try {
      for (const { lane, work } of entry.stages) {
        this.#change(id, controller, { state: 'waiting' });
        await this.#takeTurn(lane, entry, controller.signal, async () => {
          startedAtMs ??= this.#now();
          this.#change(id, controller, { state: 'running', startedAtMs });
          await work(options);
        });
      }
      this.#end(id, controller, 'done', null);
    } catch (thrown) {
      const cause = controller.signal.aborted ? { name: 'AbortError' } : thrown;
      const error = sampanErrorFrom(cause).toValue();
      this.#end(id, controller, endStateOf(error), error);
    }
  }

  /** Waits for a place in the lane and works there. Cancelled while waiting it ends at once; while working, when the work has ended. */
  #takeTurn(lane: Lane, entry: QueueEntry, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    const { id } = entry;
    const queue = this.#lanes[lane];
    return new Promise((resolve, reject) => {
      let started = false;
      const giveUp = () => {
        if (!started) reject(signal.reason);
      };
      signal.addEventListener('abort', giveUp, { once: true });
      const turn = async () => {
        started = true;
        this.#waiting.delete(id);
        if (!signal.aborted) await work();
        signal.throwIfAborted();
      };
      const priority = this.#raised.has(id) ? inFront : (entry.priority ?? 0);
      this.#waiting.set(id, queue);
      // Two jobs of one id are never open at once, so the id names the place in the lane too.
      queue.add(turn, { priority, id }).then(resolve, reject);
    });
  }

  #jobsOf(documentId: string): RunningJob[] {
    return [...this.#jobs.values()].filter(({ job }) => job.documentId === documentId);
  }

  #end(id: string, controller: AbortController, state: JobState, error: ErrorValue | null): void {
    this.#change(id, controller, { state, error, progress: null, remainingMs: null });
  }

  #change(id: string, controller: AbortController, change: Partial<Job>): void {
    const current = this.#jobs.get(id);
    if (current?.controller === controller) this.#set(controller, { ...current.job, ...change });
  }

  #set(controller: AbortController, job: Job): void {
    this.#jobs.set(job.id, { job, controller });
    this.#onChange(job);
  }
}

function isOpen(job: Job): boolean {
  return job.state === 'waiting' || job.state === 'running';
}

function endStateOf(error: ErrorValue): JobState {
  if (error.code === 'password-needed' || error.code === 'password-wrong') return 'needs-password';
  return error.code === 'cancelled' ? 'cancelled' : 'failed';
}
