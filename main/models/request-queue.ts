interface Waiting {
  readonly priority: number;
  readonly key: string | undefined;
  readonly start: () => void;
}

/** Requests with the same key may pass others of their priority this many times in a row. */
const longestRun = 8;

/**
 * Lets one task run at a time: the highest priority first, then the order of asking, except that a task
 * sharing its key with the last one (and so the model's evaluated beginning) goes ahead, eight times at most.
 */
export class RequestQueue {
  #waiting: Waiting[] = [];
  #running = false;
  #lastKey: string | undefined;
  #run = 0;

  /** Resolves when the task may start, with the function to call when it is over. */
  async enter(options: {
    readonly priority?: number;
    readonly key?: string;
    readonly signal?: AbortSignal;
  }): Promise<() => void> {
    options.signal?.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
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
      this.#waiting.push(waiting);
      this.#next();
    });
    let over = false;
    return () => {
      if (over) return;
      over = true;
      this.#running = false;
      this.#next();
    };
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
