interface Waiting {
  readonly priority: number;
  readonly key: string | undefined;
  readonly start: () => void;
}

/** A task's time at work, from the moment it may start. */
export interface Turn {
  /** Whether a task of a higher priority waits, for which this one should give way. */
  isOutranked(): boolean;
  /**
   * Lets the waiting ones of a higher priority work and resolves when this task may go on, before any of its own
   * priority. Rejects with the signal's reason when it is cancelled meanwhile; the turn is then over.
   */
  giveWay(): Promise<void>;
  /** The task is over. */
  leave(): void;
}

/** Requests with the same key may pass others of their priority this many times in a row. */
const longestRun = 8;

export interface EnterOptions {
  readonly priority?: number;
  readonly key?: string;
  readonly signal?: AbortSignal;
}

/**
 * Lets one task run at a time: the highest priority first, then the order of asking, except that a task
 * sharing its key with the last one (and so the model's evaluated beginning) goes ahead, eight times at most.
 */
export class RequestQueue {
  #waiting: Waiting[] = [];
  #running = false;
  #lastKey: string | undefined;
  #run = 0;

  /** Resolves when the task may start. Rejects with the signal's reason when it is cancelled before. */
  async enter(options: EnterOptions): Promise<Turn> {
    options.signal?.throwIfAborted();
    await this.#wait(options, false);
    const priority = options.priority ?? 0;
    let over = false;
    const leave = (): void => {
      if (over) return;
      over = true;
      this.#running = false;
      this.#next();
    };
    return {
      leave,
      isOutranked: () => this.#waiting.some((waiting) => waiting.priority > priority),
      giveWay: async () => {
        this.#running = false;
        try {
          await this.#wait(options, true);
        } catch (error) {
          over = true;
          throw error;
        }
      },
    };
  }

  #wait(options: EnterOptions, isFirst: boolean): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      const { signal } = options;
      const waiting: Waiting = {
        priority: options.priority ?? 0,
        key: options.key,
        start: () => {
          signal?.removeEventListener('abort', leave);
          resolve();
        },
      };
      const leave = (): void => {
        this.#waiting = this.#waiting.filter((other) => other !== waiting);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', leave, { once: true });
      if (isFirst) {
        // What was interrupted goes on before what shares a key with the interruption.
        this.#lastKey = undefined;
        this.#waiting.unshift(waiting);
      } else this.#waiting.push(waiting);
      this.#next();
    });
  }

  #next(): void {
    if (this.#running) return;
    const chosen = this.#choose();
    if (chosen === undefined) return;
    this.#waiting = this.#waiting.filter((other) => other !== chosen);
    this.#run = chosen.key !== undefined && chosen.key === this.#lastKey ? this.#run + 1 : 0;
    this.#lastKey = chosen.key;
    this.#running = true;
    chosen.start();
  }

  #choose(): Waiting | undefined {
    const priority = Math.max(...this.#waiting.map((waiting) => waiting.priority));
    const candidates = this.#waiting.filter((waiting) => waiting.priority === priority);
    const sharing =
      this.#lastKey !== undefined && this.#run < longestRun
        ? candidates.find((waiting) => waiting.key === this.#lastKey)
        : undefined;
    return sharing ?? candidates[0];
  }
}
