import { Notification, powerSaveBlocker } from 'electron';
import type { LockableApplication } from '#contract/application.ts';
import type { Settings } from '#contract/matter.ts';
import type { Opening } from '#contract/opening.ts';
import type { RunState, RunSummary } from '#contract/workshop.ts';
import type { MenuWords } from './menu-words.ts';
import { type News, newsOfRun } from './run-news.ts';
import { RunTray } from './run-tray.ts';

export interface RunWatchOptions {
  readonly application: LockableApplication;
  readonly iconFile: string;
  readonly words: () => MenuWords;
  /** Whether a person looks at the window: then it shows everything itself. */
  readonly isLookedAt: () => boolean;
  /** Brings the window to the front, and opens something there. */
  readonly open: (opening: Opening | null) => void;
  readonly quit: () => void;
}

/** Each step of a run tells of itself; the tray is drawn at most this often. */
const drawMs = 1_000;

/**
 * Watches runs while nobody looks: tells by a notification how one ended or that it waits, shows in the tray what
 * goes on, and keeps the computer awake for it where the person allowed that.
 */
export class RunWatch {
  readonly #options: RunWatchOptions;
  readonly #tray: RunTray;
  readonly #states = new Map<string, RunState>();
  readonly #running = new Map<string, RunSummary>();
  /** Held, so that a click is still heard. */
  readonly #shown = new Set<Notification>();
  #settings: Pick<Settings, 'notify' | 'keepAwake'> = { notify: 'named', keepAwake: false };
  #isLocked = false;
  #goesOnBehindLock = false;
  #blocker: number | null = null;
  #drawing: ReturnType<typeof setTimeout> | null = null;
  /** Something changed since it was drawn. */
  #isStale = false;

  constructor(options: RunWatchOptions) {
    this.#options = options;
    this.#tray = new RunTray({
      iconFile: options.iconFile,
      open: () => options.open(null),
      openRun: ({ matterId, id }) => options.open({ kind: 'run', matterId, runId: id }),
      quit: options.quit,
    });
  }

  /** Takes what runs now and follows it. */
  async start(): Promise<void> {
    const { application } = this.#options;
    application.on('workshop.changed', (run) => this.#take(run));
    application.on('review.ended', ({ matterId, tableId, name }) =>
      this.#tell(
        { title: this.#options.words().reviewDone, body: this.#withNames ? name : '' },
        { kind: 'review', matterId, tableId },
      ),
    );
    application.on('settings.changed', (settings) => this.#takeSettings(settings));
    application.on('encryption.changed', ({ locked, finishing }) => void this.#takeLock({ locked, finishing }));
    await this.#takeLock(await application.request('encryption.state', {}));
  }

  /** Tells that files which a person asked for are written. */
  written(): void {
    this.#tell({ title: this.#options.words().filesWritten, body: '' }, null);
  }

  close(): void {
    if (this.#drawing !== null) clearTimeout(this.#drawing);
    this.#tray.close();
    this.#keepAwake(false);
  }

  get #withNames(): boolean {
    return this.#settings.notify === 'named';
  }

  #take(run: RunSummary): void {
    const words = this.#options.words();
    const news = newsOfRun(this.#states.get(run.id), run, { words, withNames: this.#withNames });
    this.#states.set(run.id, run.state);
    if (run.state === 'running') this.#running.set(run.id, run);
    else this.#running.delete(run.id);
    if (news !== null) this.#tell(news, { kind: 'run', matterId: run.matterId, runId: run.id });
    this.#drawSoon();
  }

  #takeSettings({ notify, keepAwake }: Settings): void {
    this.#settings = { notify, keepAwake };
    this.#drawSoon();
  }

  async #takeLock({ locked, finishing }: { readonly locked: boolean; readonly finishing: boolean }): Promise<void> {
    const { application, words } = this.#options;
    const hasEnded = this.#isLocked && locked && this.#goesOnBehindLock && !finishing;
    this.#isLocked = locked;
    this.#goesOnBehindLock = locked && finishing;
    if (hasEnded) this.#tell({ title: words().lockedRunsDone, body: '' }, null);
    if (locked) {
      this.#states.clear();
      this.#running.clear();
    } else {
      this.#takeSettings(await application.request('settings.get', {}));
      for (const run of await application.request('workshop.list', {})) {
        this.#states.set(run.id, run.state);
        if (run.state === 'running') this.#running.set(run.id, run);
      }
    }
    this.#drawSoon();
  }

  #tell({ title, body }: News, opening: Opening | null): void {
    if (this.#settings.notify === 'off' || this.#options.isLookedAt() || !Notification.isSupported()) return;
    const shown = new Notification({ title, body, icon: this.#options.iconFile });
    const forget = () => this.#shown.delete(shown);
    shown.on('click', () => {
      forget();
      this.#options.open(opening);
    });
    shown.on('close', forget);
    shown.on('failed', forget);
    this.#shown.add(shown);
    shown.show();
  }

  #drawSoon(): void {
    this.#keepAwake(this.#settings.keepAwake && (this.#running.size > 0 || this.#goesOnBehindLock));
    if (this.#drawing !== null) {
      this.#isStale = true;
      return;
    }
    this.#isStale = false;
    this.#tray.show({
      runs: [...this.#running.values()],
      isLocked: this.#goesOnBehindLock,
      withNames: this.#withNames,
      words: this.#options.words(),
    });
    this.#drawing = setTimeout(() => {
      this.#drawing = null;
      if (this.#isStale) this.#drawSoon();
    }, drawMs);
  }

  /** The computer may dim its screen, but does not fall asleep by itself. */
  #keepAwake(isWanted: boolean): void {
    if (isWanted === (this.#blocker !== null)) return;
    if (this.#blocker === null) this.#blocker = powerSaveBlocker.start('prevent-app-suspension');
    else {
      powerSaveBlocker.stop(this.#blocker);
      this.#blocker = null;
    }
  }
}
