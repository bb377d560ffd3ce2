import { cpus, getPriority } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** Processor time so far, in milliseconds. */
export interface ProcessorTimes {
  readonly atMs: number;
  /** Of this process. */
  readonly ownMs: number;
  /** Nobody's, or of programs that give way to this one, over all processors. */
  readonly idleMs: number;
}

function processorTimes(): ProcessorTimes {
  const { user, system } = process.cpuUsage();
  const idleMs = cpus().reduce((sum, { times }) => sum + freeMs(times, getPriority()), 0);
  return { atMs: performance.now(), ownMs: (user + system) / 1000, idleMs };
}

/**
 * Of one processor's times, what a process of this priority could have had, in milliseconds: the idle time, and that of
 * programs with a lower priority, which leave the processor as soon as it is wanted. A process that gives way itself
 * stands among those programs and has the idle time alone.
 */
export function freeMs({ idle, nice }: { readonly idle: number; readonly nice: number }, priority: number): number {
  return priority <= 0 ? idle + nice : idle;
}

const sampleMs = 500;
const firstSampleMs = 150;
const staleMs = 3_000;
const retryMs = 15_000;
/** Part of a processor that may be missing before a thread is given up. */
const slack = 0.3;

/**
 * Fits the number of threads to what the machine can spare at the moment. llama.cpp's threads wait for each
 * other hundreds of times a token, spinning: when another program takes a core, two threads are not a little
 * but many times slower than one (measured: 0.3 tokens a second instead of 8).
 */
export class ThreadPace {
  readonly #most: number;
  readonly #read: () => ProcessorTimes;
  #last: ProcessorTimes | null = null;
  #threads: number;
  #loweredAtMs = 0;

  constructor(most: number, read: () => ProcessorTimes = processorTimes) {
    this.#most = most;
    this.#threads = most;
    this.#read = read;
  }

  get threads(): number {
    return this.#threads;
  }

  /** Before a request: looks at the machine anew when the last look is old. */
  async begin(signal: AbortSignal): Promise<void> {
    if (this.#most === 1) return;
    const now = this.#read();
    if (this.#last !== null && now.atMs - this.#last.atMs < staleMs) return;
    this.#last = now;
    await sleep(firstSampleMs, undefined, { signal }).catch(() => {});
    this.#measure(this.#read(), false);
  }

  /** Between two steps of work. `mayRetry`: the next step is short, so more threads may be tried at little cost. */
  next(mayRetry: boolean): number {
    if (this.#most > 1 && (this.#last === null || performance.now() - this.#last.atMs >= sampleMs)) {
      this.#measure(this.#read(), mayRetry);
    }
    return this.#threads;
  }

  #measure(now: ProcessorTimes, mayRetry: boolean): void {
    const last = this.#last;
    this.#last = now;
    if (last === null || now.atMs <= last.atMs) return;
    const elapsedMs = now.atMs - last.atMs;
    const spare = (now.ownMs - last.ownMs + (now.idleMs - last.idleMs)) / elapsedMs;
    const fitting = Math.min(this.#most, Math.max(1, Math.floor(spare + slack)));
    if (fitting < this.#threads) this.#loweredAtMs = now.atMs;
    this.#threads = fitting;
    // Work of lower priority fills every idle moment and yet gives way: only trying shows it.
    if (mayRetry && fitting < this.#most && now.atMs - this.#loweredAtMs > retryMs) {
      this.#loweredAtMs = now.atMs;
      this.#threads = this.#most;
    }
  }
}
