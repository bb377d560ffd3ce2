import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { inject } from 'vitest';

export const projectFolder = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export interface LaunchOptions {
  /** A folder to start on (again); a new empty one where none is given, removed on close. */
  readonly dataFolder?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Started in Electron's place, with the same words. */
  readonly executable?: string;
}

export interface LaunchedSampan {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly dataFolder: string;
  /** What the program wrote to stdout and stderr so far. */
  readonly output: () => string;
  /** Ends the program as a person would, by quitting. */
  readonly close: () => Promise<void>;
}

/**
 * Starts the built program (`out/`) in the chosen Electron, as Playwright's
 * application and its first page. Each launch has a data folder of its own, so
 * launches do not meet.
 */
export async function launchSampan(options: LaunchOptions = {}): Promise<LaunchedSampan> {
  const runtime = inject('windowRuntime');
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'sampan-window-'));
  const app = await _electron.launch({
    executablePath: options.executable ?? runtime.electronPath,
    args: [projectFolder, '--data', dataFolder, ...(options.args ?? [])],
    cwd: projectFolder,
    chromiumSandbox: process.getuid?.() !== 0,
    env: { ...environment(), ...runtime.env, ...options.env },
    timeout: 60_000,
  });
  let said = '';
  app.process().stdout?.on('data', (chunk) => {
    said += String(chunk);
  });
  app.process().stderr?.on('data', (chunk) => {
    said += String(chunk);
  });
  const page = await app.firstWindow({ timeout: 60_000 });
  await page.waitForLoadState('load');
  return {
    app,
    page,
    dataFolder,
    output: () => said,
    close: async () => {
      await app.close();
      if (options.dataFolder === undefined) await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

function environment(): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && name !== 'ELECTRON_RUN_AS_NODE' && name !== 'ELECTRON_RENDERER_URL')
      values[name] = value;
  }
  return values;
}
