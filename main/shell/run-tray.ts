import { Menu, nativeImage, Tray } from 'electron';
import type { RunSummary } from '#contract/workshop.ts';
import type { MenuWords } from './menu-words.ts';
import { runLine, runsLine } from './run-news.ts';

/** What the entry shows and what can be done there. */
export interface TrayContent {
  readonly runs: readonly RunSummary[];
  /** Work goes on behind the lock: nothing of it is named. */
  readonly isLocked: boolean;
  readonly withNames: boolean;
  readonly words: MenuWords;
}

export interface TrayActions {
  readonly iconFile: string;
  readonly open: () => void;
  readonly openRun: (run: RunSummary) => void;
  readonly quit: () => void;
}

const shownRuns = 8;

/** An entry in the system's tray while runs go on. A desktop without a tray shows none; that is no error. */
export class RunTray {
  readonly #actions: TrayActions;
  #tray: Tray | null = null;
  #isRefused = false;

  constructor(actions: TrayActions) {
    this.#actions = actions;
  }

  /** Shows the entry as it is now; takes it away where nothing runs. */
  show({ runs, isLocked, withNames, words }: TrayContent): void {
    if (runs.length === 0 && !isLocked) {
      this.close();
      return;
    }
    const tray = this.#entry();
    if (tray === null) return;
    const line = isLocked ? words.lockedRunsGoOn : runsLine(runs, words);
    const { open, openRun, quit } = this.#actions;
    tray.setToolTip(`Sampan – ${line}`);
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: line, enabled: false },
        ...(isLocked ? [] : runs.slice(0, shownRuns)).map((run) => ({
          label: runLine(run, { words, withNames }),
          click: () => openRun(run),
        })),
        { type: 'separator' },
        { label: words.openSampan, click: open },
        { label: words.quit, click: quit },
      ]),
    );
  }

  close(): void {
    this.#tray?.destroy();
    this.#tray = null;
  }

  #entry(): Tray | null {
    if (this.#tray !== null || this.#isRefused) return this.#tray;
    try {
      const icon = nativeImage.createFromPath(this.#actions.iconFile);
      this.#tray = new Tray(icon.resize({ width: 22, height: 22 }));
      this.#tray.on('click', this.#actions.open);
    } catch {
      this.#isRefused = true;
    }
    return this.#tray;
  }
}
