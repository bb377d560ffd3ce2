import { Worker } from 'node:worker_threads';
import { SampanError, sampanErrorFrom } from '#contract/errors.ts';
import { machineStretch } from '#main/documents/machine-stretch.ts';
import { type TaskLimit, taskLimitMs } from './task-limit.ts';

/** A small young generation: what a large document leaves behind is collected before it grows. */
const maxYoungGenerationSizeMb = 16;

/** The most that a task gets which did not fit into its worker's usual heap. */
const largestHeapMb = 2_048;

/** What a worker can be asked, by name: the task's data and the answer's. */
export type WorkerTasks = Readonly<Record<string, { readonly task: object; readonly answer: unknown }>>;

/** A message to a worker. */
export interface WorkerRequest {
  readonly number: number;
  readonly name: string;
  readonly task: object;
}

/** The message that asks a worker to end itself. */
export interface WorkerEnd {
  readonly end: true;
}

type WorkerAnswer =
  | { readonly number: number; readonly ok: true; readonly value: never }
  | {
      readonly number: number;
      readonly ok: false;
      readonly error: { readonly code: string; readonly message: string };
    };

export interface WorkerThreadOptions {
  /** The script of the worker. */
  readonly entry: string;
  readonly workerData: object;
  /**
   * The longest one task may take on an idle machine: above it something is wrong with the document, not slow. Where
   * the machine is busy it is waited longer.
   */
  readonly limit: TaskLimit;
  /**
   * The heap of the worker, MiB: the engine collects garbage when it nears it, and not much before. A task that needs
   * more is done again with a larger one.
   */
  readonly heapMb: number;
  /**
   * The worker calls native code that ends the whole program when its thread is ended in the middle (onnxruntime): it is
   * asked to end itself between two calls, and only one that does not is ended.
   */
  readonly endsItself?: boolean;
}

/** Time for a worker to end itself: longer than one native call takes on a busy machine. */
const endingMs = 10_000;

/**
 * One worker thread, started when first needed and replaced after a crash, a
 * cancellation or a task that takes too long. Tasks are worked on in turn.
 */
export class WorkerThread<Tasks extends WorkerTasks> {
  readonly #options: WorkerThreadOptions;
  #worker: Worker | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #number = 0;
  #waiting = 0;

  constructor(options: WorkerThreadOptions) {
    this.#options = options;
  }

  /** The answer to one task. Errors: `too-slow`, `cancelled`, or the worker's own. */
  run<Name extends keyof Tasks & string>(
    name: Name,
    task: Tasks[Name]['task'],
    signal?: AbortSignal,
  ): Promise<Tasks[Name]['answer']> {
    this.#waiting += 1;
    const result = this.#turn.then(async (): Promise<Tasks[Name]['answer']> => {
      const { heapMb } = this.#options;
      try {
        return await this.#runNow<Tasks[Name]['answer']>(name, task, signal, heapMb);
      } catch (error) {
        if (!isOutOfMemory(error) || heapMb >= largestHeapMb) throw error;
        return await this.#runNow<Tasks[Name]['answer']>(name, task, signal, largestHeapMb);
      } finally {
        this.#waiting -= 1;
      }
    });
    this.#turn = result.catch(() => undefined);
    return result;
  }

  /** Gives the worker's memory back where nothing waits or runs; the next task starts another one. */
  async rest(): Promise<void> {
    if (this.#waiting === 0) await this.close();
  }

  /** Ends the worker. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    if (worker) await this.#end(worker);
  }

  async #end(worker: Worker): Promise<void> {
    if (this.#options.endsItself && worker.threadId >= 0) {
      // One that has ended already has no number any more.
      const { promise: ended, resolve } = deferred<void>();
      worker.once('exit', () => resolve());
      const timer = setTimeout(resolve, endingMs);
      worker.postMessage({ end: true } satisfies WorkerEnd);
      await ended;
      clearTimeout(timer);
    }
    await worker.terminate();
  }

  async #runNow<Answer>(name: string, task: object, signal: AbortSignal | undefined, heapMb: number): Promise<Answer> {
    signal?.throwIfAborted();
    this.#worker ??= new Worker(this.#options.entry, {
      workerData: this.#options.workerData,
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb },
    });
    const worker = this.#worker;
    const limit = limitOf(taskLimitMs(this.#options.limit, task));
    const stop = signal ? AbortSignal.any([signal, limit.signal]) : limit.signal;
    const request: WorkerRequest = { number: ++this.#number, name, task };
    const { promise, resolve, reject } = deferred<Answer>();
    const onMessage = (answer: WorkerAnswer) =>
      answer.ok ? resolve(answer.value) : reject(sampanErrorFrom(answer.error));
    const onExit = () => reject(new SampanError('internal', 'A worker stopped unexpectedly. Try the document again.'));
    const onStop = () => reject(limit.signal.aborted ? tooSlow(name) : sampanErrorFrom(stop.reason));
    worker.once('message', onMessage).once('error', reject).once('exit', onExit);
    stop.addEventListener('abort', onStop);
    worker.postMessage(request);
    try {
      return await promise;
    } catch (error) {
      // After any failure the thread's state is unknown: a fresh one costs 100 ms.
      this.#worker = null;
      await this.#end(worker);
      throw error;
    } finally {
      limit.clear();
      worker.off('message', onMessage).off('error', reject).off('exit', onExit);
      stop.removeEventListener('abort', onStop);
    }
  }
}

/** Aborts after `limitMs` on an idle machine; on a busy one as much later as work takes longer there. */
function limitOf(limitMs: number): { readonly signal: AbortSignal; clear(): void } {
  const controller = new AbortController();
  const startedMs = performance.now();
  const look = (): void => {
    const left = limitMs * machineStretch() - (performance.now() - startedMs);
    if (left <= 0) controller.abort();
    else timer = wait(left);
  };
  const wait = (ms: number): NodeJS.Timeout => setTimeout(look, ms).unref();
  let timer = wait(limitMs);
  return { signal: controller.signal, clear: () => clearTimeout(timer) };
}

interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (reason: unknown) => void;
}

/** `Promise.withResolvers`, which Node 20 does not have. */
function deferred<T>(): Deferred<T> {
  let settle: Pick<Deferred<T>, 'resolve' | 'reject'> | undefined;
  const promise = new Promise<T>((resolve, reject) => {
    settle = { resolve, reject };
  });
  if (!settle) throw new Error('a promise runs its function at once');
  return { promise, ...settle };
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function tooSlow(name: string): SampanError {
  return new SampanError(
    'too-slow',
    `The step "${name}" took far longer than any document should and was stopped. What was finished is kept; try again.`,
  );
}
