import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { longName } from './desk-folder.ts';
import { servePeer } from './peer/serve-peer.ts';
import type { ElectronHere, RunningElectron } from './start-electron.ts';
import {
  type Frames,
  framesWhileScrolling,
  type Megabytes,
  median,
  megabytesOf,
  msAfter,
  waitUntil,
} from './watched-window.ts';

/** What is measured of a long PDF, in the window and in the peer. */
export interface LongDocument {
  /** From the press on its name until its first page is drawn: the first time in a session. */
  readonly firstOpenMs: number;
  /** The median of the times after. */
  readonly openMs: number;
  readonly jumpMs: number;
  readonly frames: Frames;
  readonly megabytes: Megabytes;
}

/** What a viewer is asked to do, each as a person does it. */
interface Viewer {
  readonly press: () => Promise<void>;
  /** An expression of the window: the file is open, its first page drawn. */
  readonly isOpen: string;
  /** Resolves when the key that goes to the page can be pressed. */
  readonly aimAt: (page: number) => Promise<() => Promise<void>>;
  /** Puts the file away, for the next turn. */
  readonly close: () => Promise<void>;
  /** The selector of what scrolls. */
  readonly scroller: string;
}

const turns = 5;
const jumpTo = 900;
const screens = 30;
const otherName = 'cc0-legal-code-en.pdf';

async function measured({ app, page }: RunningElectron, viewer: Viewer): Promise<LongDocument> {
  const opens: number[] = [];
  const jumps: number[] = [];
  for (let turn = 0; turn <= turns; turn += 1) {
    await markPages(page);
    opens.push(await msAfter(page, 'pointerdown', viewer.isOpen, viewer.press));
    await settled(page);
    const go = await viewer.aimAt(jumpTo);
    jumps.push(await msAfter(page, 'keydown', `deskBench.isPageDrawn(${jumpTo})`, go));
    await settled(page);
    if (turn < turns) await viewer.close();
  }
  await page.evaluate(`document.querySelector('${viewer.scroller}').scrollTop = 0`);
  await waitUntil(page, 'deskBench.isPageDrawn(1)');
  const frames = await framesWhileScrolling(page, viewer.scroller, screens);
  const megabytes = await megabytesOf(app);
  const [firstOpenMs = Number.NaN, ...later] = opens;
  return { firstOpenMs, openMs: median(later), jumpMs: median(jumps), frames, megabytes };
}

/** The long PDF in the window, opened in turns with a short one. */
export async function longDocumentHere(running: RunningElectron): Promise<LongDocument> {
  const { page } = running;
  const press = (name: string) => page.locator(`[data-document-name="${name}"] .document-name`).click();
  const isShown = (name: string) =>
    `document.querySelector('.page-toolbar .document-title')?.textContent === '${name}' && deskBench.isPageDrawn(1)`;
  return measured(running, {
    press: () => press(longName),
    isOpen: isShown(longName),
    aimAt: async (number) => {
      const field = page.locator('.page-toolbar .page-number input');
      await field.fill(String(number));
      return () => field.press('Enter');
    },
    close: async () => {
      await markPages(page);
      await press(otherName);
      await waitUntil(page, isShown(otherName));
      // The next time it begins at the first page again.
      await page.evaluate(`localStorage.removeItem('sampan.pages')`);
      await settled(page);
    },
    scroller: '.pages',
  });
}

/** Pages that are there now are not those that are waited for. */
async function markPages(page: Page): Promise<void> {
  await page.evaluate(`document.querySelectorAll('.pdfViewer .page').forEach((one) => { one.dataset.before = '' })`);
}

/** What was begun in the background has a moment to end. */
async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(1_500);
}

/** The same file in the viewer component of pdfjs-dist, in a window as large as the window's pane of pages. */
export async function longDocumentInPeer(
  electron: ElectronHere,
  pdfPath: string,
  size: { readonly width: number; readonly height: number },
): Promise<LongDocument> {
  const served = await servePeer(pdfPath);
  const script = join(import.meta.dirname, 'peer', 'main.mjs');
  const running = await electron.start([script, served.address, String(size.width), String(size.height)]);
  const { app, page } = running;
  try {
    await waitUntil(page, 'window.isReady');
    return await measured(running, {
      press: () => page.click('#open'),
      isOpen: 'deskBench.isPageDrawn(1)',
      aimAt: async () => () => page.keyboard.press('j'),
      close: async () => {
        await page.evaluate('window.closeFile()');
        await settled(page);
      },
      scroller: '#container',
    });
  } finally {
    await app.close();
    served.close();
  }
}
