import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { giveWay } from './give-way.ts';
import { processorMs } from './processor-time.ts';
import type { SpawnReader } from './reader-channel.ts';

import { abortedExitCode } from './reading-attempt.ts';

/** Kept under the memory limit, so that the process fails by itself first where it can. */
const heapMegabytes = 1400;

/**
 * Starts reading processes with Node, for the command line.
 *
 * `entry` is `reader-process.ts`, or its bundled form. With `background` the
 * system gives way to everything else that runs.
 */
export function spawnNodeReader(entry: string | URL, options: { readonly background?: boolean } = {}): SpawnReader {
  const path = entry instanceof URL ? fileURLToPath(entry) : entry;
  return () => {
    const child = fork(path, [], {
      // A small young generation: the memory of a long file stays near 250 MB.
      execArgv: [`--max-old-space-size=${heapMegabytes}`, '--max-semi-space-size=8', '--no-warnings'],
      serialization: 'advanced',
      // A crash report of a hostile file is no message for the person at the command line.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    if (options.background) giveWay(child.pid);
    let ended = false;
    const listeners: ((code: number | null) => void)[] = [];
    const end = (code: number | null): void => {
      if (ended) return;
      ended = true;
      for (const listener of listeners) listener(code);
    };
    // V8 aborts when its heap is full.
    child.once('exit', (code, signal) => end(signal === 'SIGABRT' ? abortedExitCode : code));
    child.once('error', () => end(null));
    return {
      send: (message) => {
        if (!ended && child.connected) child.send(toSendable(message), () => undefined);
      },
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => {
        if (ended) listener(child.exitCode);
        else listeners.push(listener);
      },
      kill: () => void child.kill('SIGKILL'),
      memoryBytes: () => (child.pid === undefined ? null : residentBytes(child.pid)),
      processorMs: () => (child.pid === undefined ? null : processorMs(child.pid)),
    };
  };
}

function toSendable(message: unknown): object {
  return typeof message === 'object' && message !== null ? message : { message };
}

/** Resident memory of a process; null where the system has no /proc. */
export function residentBytes(pid: number): number | null {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return Number.isFinite(pages) ? pages * 4096 : null;
  } catch {
    return null;
  }
}
