import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const program = join(import.meta.dirname, 'counting-run.ts');

/** When a life is ended: so long after its start, or after its first finished step; never where it is null. */
export type Kill = { readonly after: 'start' | 'first-step'; readonly ms: number } | null;

/** One life of the counting program; true where it came to its end by itself. */
export async function killedLife(dataFolder: string, documents: number, kill: Kill): Promise<boolean> {
  const words = ['--no-warnings', program, dataFolder, String(documents)];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve));
  if (kill !== null) {
    if (kill.after === 'first-step') await Promise.race([closed, once(child.stdout, 'data')]);
    await Promise.race([closed, setTimeout(kill.ms)]);
    child.kill('SIGKILL');
  }
  return (await closed) === 0;
}
