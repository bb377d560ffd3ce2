import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const prefix = ['unshare', '--user', '--map-current-user', '--net', '--'];
let known: Promise<boolean> | null = null;

/**
 * The words that start a program in a network namespace of its own, which has
 * no network; null where the system cannot do that (unshare(1), Linux with user
 * namespaces).
 */
export async function wordsWithoutNetwork(words: readonly string[]): Promise<readonly string[] | null> {
  known ??= canUnshare();
  return (await known) ? [...prefix, ...words] : null;
}

async function canUnshare(): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  const [command = '', ...rest] = [...prefix, 'true'];
  return promisify(execFile)(command, rest, { timeout: 5_000 }).then(
    () => true,
    () => false,
  );
}
