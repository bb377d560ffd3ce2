/** The desktop program's entry: one instance with one window; the command line where its words are given. */
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { z } from 'zod';
import { linkScheme } from '#contract/deep-link.ts';
import { sampanErrorFrom } from '#contract/errors.ts';
import { type ApplicationWindow, showApplicationWindow } from './application-window.ts';
import { readLaunchWords } from './launch-words.ts';
import { menuWords, nearestLocale } from './menu-words.ts';
import { lockNetworkSwitches } from './network-lock.ts';
import { shellPaths } from './paths.ts';
import { confineContents } from './permissions.ts';
import { appOrigin, registerScheme } from './protocol.ts';
import { hasDisplay, noDisplayMessage, runCommandLine } from './without-display.ts';

/** `electron-vite dev` serves the window itself; a packaged program never looks there. */
const developmentAddress = app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null);
const developmentOrigin = developmentAddress === null ? null : new URL(developmentAddress).origin;

/** Files and links handed over by a second start, and the folder it was started in. */
const handedOver = z.object({ files: z.array(z.string()), links: z.array(z.string()), folder: z.string() });
type HandedOver = z.infer<typeof handedOver>;

const launch = readLaunchWords(wordsAfterProgram(process.argv));
const paths = shellPaths({
  appFolder: app.getAppPath(),
  userDataFolder: app.getPath('userData'),
  chosenDataFolder: launch.dataFolder,
  environment: process.env,
});

if (launch.command !== null) {
  app.exit(runCommandLine(paths.commandLineFile, launch.command));
} else if (!hasDisplay(process.env)) {
  process.stderr.write(noDisplayMessage);
  app.exit(3);
} else {
  start({ files: [...launch.files], links: [...launch.links], folder: process.cwd() });
}

function start(first: HandedOver): void {
  app.setPath('userData', paths.dataFolder);
  app.setPath('sessionData', join(paths.dataFolder, 'window'));
  if (!app.requestSingleInstanceLock(first)) {
    app.exit(0);
    return;
  }
  // Under --no-sandbox (which root needs) child processes would crash in a loop.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  app.commandLine.appendSwitch('disable-dev-shm-usage');
  lockNetworkSwitches(developmentOrigin);
  registerScheme();
  // On Linux the package's desktop file says it, for every person of the machine; asking here would change their own choice.
  if (app.isPackaged && process.platform !== 'linux') {
    // Windows takes nothing behind `--` for a switch of Chromium's.
    app.setAsDefaultProtocolClient(linkScheme, process.execPath, ['--']);
  }
  // Windows shows notifications only of programs that it knows by the name of their shortcut.
  app.setAppUserModelId('org.sampan.Sampan');
  app.on('web-contents-created', (_event, contents) => confineContents(contents, isOwnAddress));
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });

  // Files may be handed over before the window is there to take them.
  const early: HandedOver[] = [first];
  let window: ApplicationWindow | null = null;
  const take = (given: HandedOver): void => {
    if (window === null) early.push(given);
    else window.takeOver(given);
  };
  app.on('open-file', (event, path) => {
    event.preventDefault();
    take({ files: [path], links: [], folder: process.cwd() });
  });
  app.on('open-url', (event, link) => {
    event.preventDefault();
    take({ files: [], links: [link], folder: process.cwd() });
  });
  app.on('second-instance', (_event, _words, _folder, given) => {
    const parsed = handedOver.safeParse(given);
    take(parsed.success ? parsed.data : { files: [], links: [], folder: process.cwd() });
  });

  app
    .whenReady()
    .then(() => showApplicationWindow(paths, { developmentAddress, modelId: launch.modelId }))
    .then((shown) => {
      window = shown;
      for (const given of early.splice(0)) take(given);
    })
    .catch((error: unknown) => {
      const { code, message } = sampanErrorFrom(error);
      process.stderr.write(`${code}: ${message}\n`);
      dialog.showErrorBox(menuWords(nearestLocale(app.getLocale())).cannotStart, message);
      app.exit(3);
    });
}

function isOwnAddress(address: string): boolean {
  const url = new URL(address);
  return developmentOrigin === null ? `${url.protocol}//${url.host}` === appOrigin : url.origin === developmentOrigin;
}

/** Unpackaged, the application's folder stands between the program and its words, after Chromium's switches. */
function wordsAfterProgram(argv: readonly string[]): readonly string[] {
  const words = argv.slice(1);
  if (app.isPackaged) return words;
  const folder = words.findIndex((word) => !word.startsWith('-') && word !== '');
  return words.slice(folder + 1);
}
