import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';

/** Frames while something was scrolled: `lost` are those that should have come, `late` those that came after more than one and a half. */
export interface Frames {
  readonly frames: number;
  readonly lost: number;
  readonly late: number;
  readonly longestMs: number;
}

/** Resident megabytes of a running Electron, shared pages counted in each process. */
export interface Megabytes {
  readonly main: number;
  readonly window: number;
  /** With the processes for drawing, for the disk and for the program's own work. */
  readonly all: number;
}

const script = readFileSync(join(import.meta.dirname, 'watch-window.js'), 'utf8');

/** Makes a window ready to be measured; again after it was loaded anew. */
export async function watchWindow(page: Page): Promise<void> {
  await page.evaluate(script);
}

/**
 * Milliseconds from an event (`pointerdown`, `keydown`, `input`) that `act` causes until `isThere`, an expression of the window,
 * holds and a frame was drawn.
 */
export async function msAfter(
  page: Page,
  kind: 'pointerdown' | 'keydown' | 'input',
  isThere: string,
  act: () => Promise<void>,
): Promise<number> {
  await page.evaluate(`void (deskBench.armed = deskBench.after('${kind}', () => ${isThere}))`);
  await act();
  return page.evaluate<number>('deskBench.armed');
}

/** Waits until an expression of the window holds. The window's policy refuses Playwright's own way. */
export async function waitUntil(page: Page, isThere: string): Promise<void> {
  await page.evaluate(`deskBench.until(() => ${isThere})`);
}

/** Scrolls the element of a selector, 20 frames a screen. */
export async function framesWhileScrolling(page: Page, selector: string, screens: number): Promise<Frames> {
  return page.evaluate<Frames>(`deskBench.scroll(document.querySelector(${JSON.stringify(selector)}), ${screens}, 20)`);
}

export async function megabytesOf(app: ElectronApplication): Promise<Megabytes> {
  const processes = await app.evaluate(({ app: electron }) =>
    electron.getAppMetrics().map(({ type, memory }) => ({ type, megabytes: memory.workingSetSize / 1024 })),
  );
  const sum = (of: (type: string) => boolean) =>
    processes.reduce((total, { type, megabytes }) => total + (of(type) ? megabytes : 0), 0);
  return {
    main: sum((type) => type === 'Browser'),
    window: sum((type) => type === 'Tab'),
    all: sum(() => true),
  };
}

export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
