import { Worker } from 'node:worker_threads';
import { SampanError, sampanErrorFrom } from '#contract/errors.ts';
import type { TextFinding } from '#contract/finding.ts';
import type { PageSummary } from '#contract/matter.ts';
import type { Extraction } from '#main/clauses/extract.ts';

/** What the worker can be asked, by name. */
export type ExtractionTask =
  | { readonly name: 'extract'; readonly text: string }
  | { readonly name: 'languages'; readonly texts: readonly string[] }
  | { readonly name: 'conflicts'; readonly a: string; readonly b: string };

export interface ExtractionAnswers {
  readonly extract: Extraction;
  readonly languages: readonly PageSummary['languages'][];
  readonly conflicts: readonly TextFinding[];
}

type WorkerAnswer =
  | { readonly number: number; readonly ok: true; readonly value: never }
  | {
      readonly number: number;
      readonly ok: false;
      readonly error: { readonly code: string; readonly message: string };
    };

/** The longest one text may take: above it something is wrong with the text, not slow. */
const taskLimitMs = 120_000;

/**
 * One worker thread for clause extraction, started when first needed and
 * replaced after a crash, a cancellation or a text that takes too long.
 */
export class ExtractionPool {
  readonly #entry: string;
  readonly #ontologyFolder: string;
  #worker: Worker | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #number = 0;

  constructor(options: { readonly entry: string; readonly ontologyFolder: string }) {
    this.#entry = options.entry;
    this.#ontologyFolder = options.ontologyFolder;
  }

  /** The answer to one task; tasks are worked on in the order they come. Errors: `too-slow`, `cancelled`, or the worker's own. */
  run<Name extends ExtractionTask['name']>(
    task: Extract<ExtractionTask, { name: Name }>,
    signal?: AbortSignal,
  ): Promise<ExtractionAnswers[Name]> {
    const result = this.#turn.then(() => this.#runNow<Name>(task, signal));
    this.#turn = result.catch(() => undefined);
    return result;
  }

  /** Ends the worker. */
  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = null;
  }

  async #runNow<Name extends ExtractionTask['name']>(
    task: ExtractionTask,
    signal: AbortSignal | undefined,
  ): Promise<ExtractionAnswers[Name]> {
    signal?.throwIfAborted();
    this.#worker ??= new Worker(this.#entry, { workerData: { ontologyFolder: this.#ontologyFolder } });
    const worker = this.#worker;
    const number = ++this.#number;
    const limit = AbortSignal.timeout(taskLimitMs);
    const stop = signal ? AbortSignal.any([signal, limit]) : limit;
    try {
      return await new Promise<ExtractionAnswers[Name]>((resolve, reject) => {
        worker.once('message', (answer: WorkerAnswer) =>
          answer.ok ? resolve(answer.value) : reject(sampanErrorFrom(answer.error)),
        );
        worker.once('error', (error) => reject(error));
        worker.once('exit', () =>
          reject(new SampanError('internal', 'The clause reader stopped unexpectedly. Try the document again.')),
        );
        stop.addEventListener('abort', () => {
          reject(
            limit.aborted
              ? new SampanError(
                  'too-slow',
                  'Finding clauses took more than two minutes and was stopped. The pages are kept; try again.',
                )
              : sampanErrorFrom(stop.reason),
          );
        });
        worker.postMessage({ number, task });
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
