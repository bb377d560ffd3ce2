import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { ensureElectron } from '#main/setup/electron-runtime.mjs';
import { ensureDisplay } from '#main/setup/system-libraries.mjs';

export interface WindowRuntime {
  readonly electronPath: string;
  readonly electronVersion: string;
  /** The display, where one had to be started. */
  readonly env: Readonly<Record<string, string>>;
}

declare module 'vitest' {
  interface ProvidedContext {
    windowRuntime: WindowRuntime;
  }
}

/** Before the window tests: the build must be there, the Electron and a display are made ready. */
export default async function setup(project: TestProject): Promise<() => void> {
  const log = (line: string): void => {
    process.stderr.write(`${line}\n`);
  };
  await access(join(process.cwd(), 'out', 'main', 'shell.mjs')).catch(() => {
    throw new Error('There is no build to test. Type: npm run build');
  });
  const { path, version } = await ensureElectron({ log });
  const display = await ensureDisplay({ log, install: false, executable: path });
  log(`Window tests on Electron ${version}`);
  project.provide('windowRuntime', { electronPath: path, electronVersion: version, env: display.env });
  return display.close;
}
