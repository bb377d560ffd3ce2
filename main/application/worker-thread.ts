import { Worker } from 'node:worker_threads';
import { SampanError, sampanErrorFrom } from '#contract/errors.ts';

/** What a worker can be asked, by name: the task's data and the answer's. */
export type WorkerTasks = Readonly<Record<string, { readonly task: object; readonly answer: unknown }>>;

/** A message to a worker. */
export interface WorkerRequest {
  readonly number: number;
  readonly name: string;
  readonly task: object;
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
  /** The longest one task may take: above it something is wrong with the document, not slow. */
  readonly limitMs: number;
}

/**
 * One worker thread, started when first needed and replaced after a crash, a
 * cancellation or a task that takes too long. Tasks are worked on in turn.
 */
export class WorkerThread<Tasks extends WorkerTasks> {
  readonly #options: WorkerThreadOptions;
  #worker: Worker | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #number = 0;

  constructor(options: WorkerThreadOptions) {
    this.#options = options;
  }

  /** The answer to one task. Errors: `too-slow`, `cancelled`, or the worker's own. */
  run<Name extends keyof Tasks & string>(
    name: Name,
    task: Tasks[Name]['task'],
    signal?: AbortSignal,
  ): Promise<Tasks[Name]['answer']> {
    const result = this.#turn.then(() => this.#runNow<Tasks[Name]['answer']>(name, task, signal));
    this.#turn = result.catch(() => undefined);
    return result;
  }

  /** Ends the worker. */
  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = null;
  }

  async #runNow<Answer>(name: string, task: object, signal: AbortSignal | undefined): Promise<Answer> {
    signal?.throwIfAborted();
    this.#worker ??= new Worker(this.#options.entry, { workerData: this.#options.workerData });
    const worker = this.#worker;
    const limit = AbortSignal.timeout(this.#options.limitMs);
    const stop = signal ? AbortSignal.any([signal, limit]) : limit;
    const request: WorkerRequest = { number: ++this.#number, name, task };
    try {
      return await new Promise<Answer>((resolve, reject) => {
        worker.once('message', (answer: WorkerAnswer) => {
          if (answer.ok) resolve(answer.value);
          else reject(sampanErrorFrom(answer.error));
        });
        worker.once('error', reject);
        worker.once('exit', () =>
          reject(new SampanError('internal', 'A worker stopped unexpectedly. Try the document again.')),
        );
        stop.addEventListener('abort', () => reject(limit.aborted ? tooSlow(name) : sampanErrorFrom(stop.reason)));
        worker.postMessage(request);
      });
    } catch (error) {
      // After any failure the thread's state is unknown: a fresh one costs 100 ms.
      this.#worker = null;
      await worker.terminate();
      throw error;
    } finally {
      worker.removeAllListeners();
    }
  }
}

function tooSlow(name: string): SampanError {
  return new SampanError(
    'too-slow',
    `The step "${name}" took far longer than any document should and was stopped. What was finished is kept; try again.`,
  );
}
