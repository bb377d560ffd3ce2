import { app, utilityProcess } from 'electron';
import type { SpawnReader } from '#main/documents/disposable-reader.ts';
import { giveWay } from '#main/documents/give-way.ts';
import { processorMs } from '#main/documents/processor-time.ts';

/** Kept under the memory limit, so that the process fails by itself first where it can. */
const heapMegabytes = 1400;

/**
 * Starts reading processes as Electron's utility processes, for the window.
 *
 * `readerFile` is the bundled form of `reader-process.ts`. With `background` the
 * system gives way to everything else that runs.
 */
export function spawnUtilityReader(readerFile: string, options: { readonly background?: boolean } = {}): SpawnReader {
  return () => {
    const child = utilityProcess.fork(readerFile, [], {
      serviceName: 'Sampan document reader',
      execArgv: [`--max-old-space-size=${heapMegabytes}`, '--no-warnings'],
      // What a hostile file makes the reader say is no message for anybody.
      stdio: 'ignore',
    });
    let ended = false;
    let exitCode: number | null = null;
    const listeners: ((code: number | null) => void)[] = [];
    if (options.background) child.once('spawn', () => giveWay(child.pid));
    child.once('exit', (code) => {
      ended = true;
      exitCode = code;
      for (const listener of listeners) listener(code);
    });
    return {
      send: (message) => {
        if (!ended) child.postMessage(message);
      },
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => {
        if (ended) listener(exitCode);
        else listeners.push(listener);
      },
      kill: () => {
        if (!ended) killNow(child.pid, () => child.kill());
      },
      memoryBytes: () => (child.pid === undefined ? null : residentBytes(child.pid)),
      processorMs: () => (child.pid === undefined ? null : processorMs(child.pid)),
    };
  };
}

/** A reader in an endless loop never comes to handle a polite signal, and Electron would wait for it. */
function killNow(pid: number | undefined, killPolitely: () => void): void {
  if (pid === undefined || process.platform === 'win32') {
    killPolitely();
    return;
  }
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}

function residentBytes(pid: number): number | null {
  const found = app.getAppMetrics().find((metric) => metric.pid === pid);
  return found === undefined ? null : found.memory.workingSetSize * 1024;
}
