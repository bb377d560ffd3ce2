import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Settings } from '#contract/matter.ts';
import { type LaunchedSampan, type LaunchOptions, launchSampan, projectFolder } from './launch.ts';

type Page = LaunchedSampan['page'];
type Locator = ReturnType<Page['locator']>;

export const samplesFolder = join(projectFolder, 'resources', 'samples');
const picturesFolder = join(projectFolder, 'docs', 'screens');
const readyMs = 90_000;

/** Starts the window without a model and past the tour, in English. */
export async function startJourney(options: LaunchOptions = {}): Promise<LaunchedSampan> {
  const launched = await launchSampan(options);
  const { page } = launched;
  page.setDefaultTimeout(30_000);
  await page.getByRole('button', { name: 'Commands' }).waitFor();
  await setSettings(page, { modelId: 'none', tourSeen: true, locale: 'en', theme: 'light' });
  const skip = page.getByRole('button', { name: 'Skip the tour' });
  if (await skip.isVisible()) await skip.click();
  return launched;
}

/** Changes settings as the window would. */
export async function setSettings(page: Page, settings: Partial<Settings>): Promise<void> {
  await page.evaluate(`window.sampan.request('settings.set', ${JSON.stringify(settings)})`);
}

/** Drops files or folders of the disk on the middle of the window, as the system would. */
export async function dropPaths(page: Page, paths: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  const place = await page.evaluate<{ readonly x: number; readonly y: number }>(
    '({ x: innerWidth / 2, y: innerHeight / 2 })',
  );
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, ...place, data });
  }
  await session.detach();
}

/** The row of a document in the list on the left. */
export function documentRow(page: Page, name: string) {
  return page.locator(`[data-document-name="${name}"]`);
}

/** Waits until a document is in a state: `ready`, `failed`, `needs-password`, `cancelled`. */
export async function waitForState(page: Page, name: string, state: string): Promise<void> {
  await page
    .locator(`[data-document-name="${name}"][data-document-state="${state}"]`)
    .waitFor({ timeout: readyMs })
    .catch(async () => {
      const now = await documentRow(page, name).getAttribute('data-document-state');
      expect.fail(`"${name}" should have become ${state} within ${readyMs / 1000} s, but is ${String(now)}`);
    });
}

/** Opens a document of the list and waits for its first page. */
export async function openFromList(page: Page, name: string): Promise<void> {
  await documentRow(page, name).locator('.document-name').click();
  await page.locator('.page-toolbar .document-title', { hasText: name }).waitFor();
  await page.locator('.pdfViewer .page canvas').first().waitFor();
}

/** Keeps a picture for the documentation where pictures are asked for (`SAMPAN_SCREENS=1`). */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.SAMPAN_SCREENS !== '1') return;
  mkdirSync(picturesFolder, { recursive: true });
  await page.screenshot({ path: join(picturesFolder, `${name}.png`) });
}

/** Types a day (`2025-05-01`; empty takes it away) into a field that writes it in British order. */
export async function typeDay(scope: Page | Locator, label: string, day: string): Promise<void> {
  const [year, month, date] = day.split('-');
  const parts = scope.getByRole('group', { name: label, exact: true }).getByRole('spinbutton');
  for (const [index, figures] of [date, month, year].entries()) {
    const part = parts.nth(index);
    await part.focus();
    for (let times = 0; times < 4; times += 1) await part.press('Backspace');
    await part.focus();
    await part.pressSequentially(figures ?? '');
  }
}
