import { app, type BrowserWindow, session, type WebFrameMain } from 'electron';
import type { LockableApplication } from '#contract/application.ts';
import { type BridgeEvents, bridgeEventNames } from '#contract/bridge.ts';
import { eventChannel } from '#contract/channels.ts';
import { parseDeepLink } from '#contract/deep-link.ts';
import { sampanErrorFrom } from '#contract/errors.ts';
import type { Opening } from '#contract/opening.ts';
import { encryptedApplication } from '#main/application/encryption.ts';
import { createApplication } from '#main/application.ts';
import { defaultModelsFolder } from '#main/models/models-folder.ts';
import { sqliteBinding } from '#main/store/sqlite-binding.ts';
import type { StoreKeys } from '#main/store/store-keys.ts';
import { followPower } from './follow-power.ts';
import { hearDroppedPaths, serveRequests } from './ipc.ts';
import { showMenu } from './menu.ts';
import { menuWords, nearestLocale, type ShellLocale } from './menu-words.ts';
import { lockSession } from './network-lock.ts';
import { takeOpenedFiles } from './opened-files.ts';
import type { ShellPaths } from './paths.ts';
import { denyPermissions } from './permissions.ts';
import { appOrigin, serveScheme, startAddress } from './protocol.ts';
import { RunWatch } from './run-watch.ts';
import { shellAnswers } from './shell-requests.ts';
import { SleepClock } from './sleep-clock.ts';
import { spawnUtilityReader } from './utility-reader.ts';
import { WaitingOpening } from './waiting-opening.ts';
import { openWindow } from './window.ts';

const closeLimitMs = 5_000;

export interface ApplicationWindow {
  /** Brings the window to the front, takes in files, named from a folder, and opens the last of the links. */
  readonly takeOver: (given: {
    readonly files: readonly string[];
    readonly links: readonly string[];
    readonly folder: string;
  }) => void;
}

export interface WindowOptions {
  /** The server that serves the window while it is being worked on. */
  readonly developmentAddress: string | null;
  /** The model of this session, or `none`; null where the settings decide. */
  readonly modelId: string | null;
}

/**
 * Opens the store and the window beside each other; resolves when both are
 * there.
 */
export async function showApplicationWindow(
  paths: ShellPaths,
  { developmentAddress, modelId }: WindowOptions,
): Promise<ApplicationWindow> {
  const developmentOrigin = developmentAddress === null ? null : new URL(developmentAddress).origin;
  let locale: ShellLocale = nearestLocale(app.getLocale());
  let window: BrowserWindow | null = null;
  const opening = new WaitingOpening(() => send('opening.waits', {}));

  const ownSession = session.defaultSession;
  lockSession(ownSession, developmentOrigin);
  denyPermissions(ownSession);
  const clock = new SleepClock(() => Date.now());
  let watch: RunWatch | null = null;
  const opened = openApplication(paths, { locale, modelId, clock });
  serveScheme(ownSession, {
    rendererFolder: paths.rendererFolder,
    pdfjsFolder: paths.pdfjsFolder,
    source: async (sha256) => (await opened).source(sha256),
  });
  const isOwnFrame = (frame: WebFrameMain) => frame.origin === (developmentOrigin ?? appOrigin);
  const dropped = new Set<string>();
  hearDroppedPaths((path) => dropped.add(path), isOwnFrame);
  serveRequests(
    shellAnswers({
      application: opened,
      window: () => window ?? open(),
      locale: () => locale,
      dataFolder: paths.dataFolder,
      resourcesFolder: paths.resourcesFolder,
      takeOpening: () => opening.take(),
      onWritten: () => watch?.written(),
      wasDropped: (path) => dropped.has(path),
    }),
    isOwnFrame,
  );

  function open(): BrowserWindow {
    const shown = openWindow({ ...paths, address: developmentAddress ?? startAddress });
    shown.on('closed', () => {
      window = null;
    });
    window = shown;
    return shown;
  }

  function bringForward(): void {
    const shown = window ?? open();
    if (shown.isMinimized()) shown.restore();
    shown.focus();
  }

  function openNow(what: Opening | null): void {
    bringForward();
    if (what !== null) opening.put(what);
  }

  function send<Name extends keyof BridgeEvents>(name: Name, payload: BridgeEvents[Name]): void {
    if (window !== null && !window.isDestroyed()) window.webContents.send(eventChannel, name, payload);
  }

  function takeLocale(chosen: ShellLocale): void {
    locale = chosen;
    showMenu(chosen, (name) => send('command', { name }));
  }

  takeLocale(locale);
  const first = open();
  const loaded = new Promise<void>((done) => first.webContents.once('did-finish-load', () => done()));
  const application = await opened;
  closeBeforeQuitting(application);
  for (const name of bridgeEventNames) application.on(name, (payload) => send(name, payload));
  application.on('settings.changed', (settings) => {
    if (settings.locale !== locale) takeLocale(settings.locale);
  });
  const takeChosenLocale = async () => takeLocale((await application.request('settings.get', {})).locale);
  application.on('encryption.changed', ({ locked }) => {
    if (!locked) void takeChosenLocale().catch(() => undefined);
  });
  if (!(await application.request('encryption.state', {})).locked) await takeChosenLocale();
  watch = new RunWatch({
    application,
    iconFile: paths.iconFile,
    words: () => menuWords(locale),
    isLookedAt: () => window?.isFocused() === true,
    open: openNow,
    quit: () => app.quit(),
  });
  await watch.start();
  app.on('will-quit', () => watch?.close());
  followPower(application, clock);
  app.on('activate', () => {
    if (window === null) open();
  });
  await loaded;
  if (process.env.SAMPAN_FETCH_MODEL === '1' && !(await application.request('encryption.state', {})).locked)
    await fetchChosenModel(application);

  return {
    takeOver: ({ files, links, folder }) => {
      bringForward();
      const link = links.at(-1);
      if (link !== undefined) {
        const place = parseDeepLink(link);
        openNow(place === null ? { kind: 'refused' } : { kind: 'place', ...place });
      }
      if (files.length === 0) return;
      takeOpenedFiles(application, files, { folder, firstMatterName: menuWords(locale).openedFiles })
        .then((taken) => {
          if (taken !== null) send('files.opened', taken);
        })
        .catch((error: unknown) => process.stderr.write(`${sampanErrorFrom(error).message}\n`));
    },
  };
}

async function openApplication(
  paths: ShellPaths,
  {
    locale,
    modelId,
    clock,
  }: { readonly locale: ShellLocale; readonly modelId: string | null; readonly clock: SleepClock },
): Promise<LockableApplication> {
  const binding = sqliteBinding(paths.nativeFolder);
  const open = (keys: StoreKeys | null) =>
    createApplication({
      ...(keys !== null && { keys }),
      dataFolder: paths.dataFolder,
      resourcesFolder: paths.resourcesFolder,
      modelsFolder: defaultModelsFolder(),
      fontsFolder: paths.fontsFolder,
      pdfjsFolder: paths.pdfjsFolder,
      nativeFolder: paths.nativeFolder,
      spawnReader: spawnUtilityReader(paths.readerFile),
      spawnRecogniser: spawnUtilityReader(paths.recogniserFile, { background: true }),
      spawnRedactor: spawnUtilityReader(paths.redactorFile),
      extractionWorker: paths.extractionWorkerFile,
      reportWorker: paths.reportWorkerFile,
      searchWorker: paths.searchWorkerFile,
      resume: true,
      asleepMs: () => clock.asleepMs(),
      defaults: { locale, outputLanguage: locale },
      ...(modelId !== null && { modelId }),
      ...(binding !== undefined && { sqliteBinding: binding }),
    });
  return encryptedApplication({ dataFolder: paths.dataFolder, nativeBinding: binding, open });
}

/** Starts fetching the chosen model where it is not here yet; its progress, and a failure, are shown in the window. */
async function fetchChosenModel(application: LockableApplication): Promise<void> {
  const models = await application.request('models.list', {});
  const absent = models.find((model) => model.chosen && model.state === 'absent');
  if (absent !== undefined) await application.request('models.fetch', { modelId: absent.id });
}

/** Lets the work in flight reach its next safe point, within a limit. */
function closeBeforeQuitting(application: LockableApplication): void {
  let isClosing = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (isClosing) return;
    isClosing = true;
    const limit = setTimeout(() => app.exit(0), closeLimitMs);
    application
      .close()
      .catch((error: unknown) => process.stderr.write(`${sampanErrorFrom(error).message}\n`))
      .finally(() => {
        clearTimeout(limit);
        app.exit(0);
      });
  });
}
