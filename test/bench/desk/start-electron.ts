import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { ensureElectron } from '#main/setup/electron-runtime.mjs';
import { ensureDisplay } from '#main/setup/system-libraries.mjs';
import { environment, projectFolder } from '#test/window/launch.ts';
import { watchWindow } from './watched-window.ts';

export interface RunningElectron {
  readonly app: ElectronApplication;
  readonly page: Page;
}

/** The Electron that the window's tests use, with a display where none is there. */
export interface ElectronHere {
  readonly version: string;
  /** Starts it with these words and waits for its window. */
  readonly start: (words: readonly string[]) => Promise<RunningElectron>;
  readonly close: () => void;
}

export async function electronHere(): Promise<ElectronHere> {
  const log = (line: string) => void process.stderr.write(`${line}\n`);
  const { path, version } = await ensureElectron({ log });
  const display = await ensureDisplay({ log, install: false, executable: path });
  return {
    version,
    close: display.close,
    start: async (words) => {
      const app = await _electron.launch({
        executablePath: path,
        args: [...words],
        cwd: projectFolder,
        chromiumSandbox: process.getuid?.() !== 0,
        env: { ...environment(), ...display.env },
        timeout: 60_000,
      });
      const page = await app.firstWindow();
      page.setDefaultTimeout(60_000);
      await page.waitForLoadState('load');
      await watchWindow(page);
      return { app, page };
    },
  };
}
