import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { fileNameEnv } from '#main/setup/program-env.mjs';
import { outsideAutomation } from '#test/outside-automation.ts';

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
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'sampan-window-'));
  const { app, page, output } = await launchWithWindow(dataFolder, options);
  return {
    app,
    page,
    dataFolder,
    output,
    close: async () => {
      const end = setTimeout(() => app.process().kill('SIGKILL'), closeLimitMs);
      await app.close().finally(() => clearTimeout(end));
      if (options.dataFolder === undefined) await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** A start that Playwright lost sight of is begun again: three of them fit into a hook's time. */
const launchLimitMs = 40_000;
const attachLimitMs = 25_000;
const closeLimitMs = 20_000;

/**
 * Starts the program and waits for its window. Now and then Playwright's two
 * connections to a starting Electron miss each other and the window, though
 * shown, is never told of: the program is then ended and started again.
 */
async function launchWithWindow(dataFolder: string, options: LaunchOptions) {
  const runtime = inject('windowRuntime');
  for (let attempt = 1; ; attempt += 1) {
    let app: ElectronApplication | null = null;
    try {
      app = await _electron.launch({
        executablePath: options.executable ?? runtime.electronPath,
        args: [projectFolder, '--data', dataFolder, ...(options.args ?? [])],
        cwd: projectFolder,
        chromiumSandbox: process.getuid?.() !== 0,
        env: { ...environment(), ...runtime.env, ...options.env },
        timeout: launchLimitMs,
      });
      let said = '';
      for (const stream of [app.process().stdout, app.process().stderr]) {
        stream?.on('data', (chunk) => {
          said += String(chunk);
        });
      }
      const page = await app.firstWindow({ timeout: attachLimitMs });
      await page.waitForLoadState('load', { timeout: attachLimitMs });
      return { app, page, output: () => said };
    } catch (error) {
      app?.process().kill('SIGKILL');
      if (attempt === 3) throw error;
    }
  }
}

/** This program's environment without what would make Electron something else, and as a person has it. */
export function environment(): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(outsideAutomation(process.env))) {
    if (value !== undefined && name !== 'ELECTRON_RUN_AS_NODE' && name !== 'ELECTRON_RENDERER_URL')
      values[name] = value;
  }
  // As `npm start` sets it.
  return { ...values, ...fileNameEnv(process.env) };
}
