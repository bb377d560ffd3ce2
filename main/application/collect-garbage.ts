import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** From this many pages on a document's work is worth a pause for its garbage, and workers that rest meanwhile. */
export const largePageCount = 200;

/**
 * Collects this thread's garbage at once: the engine leaves it, hundreds of megabytes after a large document, until it
 * needs the room. Blocks for tenths of a second, so it is for workers and the command line, where nobody types meanwhile.
 */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('globalThis.gc');
  if (typeof collect === 'function') collect();
}
