import type { Opening } from '#contract/opening.ts';

/**
 * What the window is to open, kept until it asks: it may still be starting, or locked. The newest goes before what
 * waited.
 */
export class WaitingOpening {
  readonly #onWaiting: () => void;
  #waiting: Opening | null = null;

  constructor(onWaiting: () => void) {
    this.#onWaiting = onWaiting;
  }

  put(opening: Opening): void {
    this.#waiting = opening;
    this.#onWaiting();
  }

  /** What waits, which then waits no more; null where nothing does. */
  take(): Opening | null {
    const opening = this.#waiting;
    this.#waiting = null;
    return opening;
  }
}
