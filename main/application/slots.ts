import { freemem } from 'node:os';
import { allowedThreads } from '#main/models/threads.ts';

/** Places for work that fills a core: whoever comes first takes those that are free, and nobody waits for more than one. */
export class Slots {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(total: number) {
    this.#free = Math.max(1, total);
  }

  /** Waits for a place and takes up to `most` of those that are free then. Returns how many: they are to be given back. */
  async take(most: number): Promise<number> {
    while (this.#free === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    const taken = Math.min(Math.max(1, most), this.#free);
    this.#free -= taken;
    return taken;
  }

  /** Gives places back. */
  give(count: number): void {
    this.#free += count;
    for (const next of this.#waiting.splice(0, this.#free)) next();
  }
}

/** Memory that one recognising process takes at most. */
const recogniserBytes = 2 ** 30;

/** Recognising processes that this machine can run at once: one a core, as far as memory goes. */
export function recogniserCount(): number {
  return Math.max(1, Math.min(allowedThreads(), Math.floor(freemem() / recogniserBytes)));
}
