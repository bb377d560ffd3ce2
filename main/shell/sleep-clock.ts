/** How long the computer has slept since the program began: what steps and estimates must not count as work. */
export class SleepClock {
  readonly #now: () => number;
  #asleepMs = 0;
  #sinceMs: number | null = null;

  constructor(now: () => number) {
    this.#now = now;
  }

  fallAsleep(): void {
    this.#sinceMs ??= this.#now();
  }

  /** Returns how long it slept this time, in milliseconds; 0 where it was not known to sleep. */
  wake(): number {
    const sleptMs = this.#sinceMs === null ? 0 : Math.max(0, this.#now() - this.#sinceMs);
    this.#sinceMs = null;
    this.#asleepMs += sleptMs;
    return sleptMs;
  }

  /** All sleep so far, in milliseconds. */
  asleepMs(): number {
    return this.#asleepMs;
  }
}
