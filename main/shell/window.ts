import { BrowserWindow, nativeTheme, screen } from 'electron';
import { keepWindowState, readWindowState, type WindowState } from './window-state.ts';

export interface WindowOptions {
  readonly dataFolder: string;
  readonly preloadFile: string;
  readonly iconFile: string;
  /** The address to load: the built window's, or the development server's. */
  readonly address: string;
}

/** Opens the window; it is shown when its first picture is ready. */
export function openWindow({ dataFolder, preloadFile, iconFile, address }: WindowOptions): BrowserWindow {
  const state = onScreen(readWindowState(dataFolder));
  const { maximised, ...bounds } = state;
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: 'Sampan',
    icon: iconFile,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#14181a' : '#ffffff',
    webPreferences: {
      preload: preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      webviewTag: false,
      spellcheck: false,
      enableWebSQL: false,
    },
  });
  window.once('ready-to-show', () => {
    if (maximised) window.maximize();
    window.show();
  });
  window.on('close', () => {
    keepWindowState(dataFolder, { ...window.getNormalBounds(), maximised: window.isMaximized() });
  });
  let reloads = 0;
  window.webContents.on('render-process-gone', (_event, details) => {
    process.stderr.write(`The window's process ended (${details.reason}).\n`);
    // Nothing is lost, the work is in the main process; but a page that always dies must not blink for ever.
    if (details.reason !== 'clean-exit' && reloads < 3) {
      reloads += 1;
      window.webContents.reload();
    }
  });
  void window.loadURL(address);
  return window;
}

/** A window that stood on a screen that is gone opens in the middle of what is there. */
function onScreen(state: WindowState): WindowState {
  const { x, y, width, height, maximised } = state;
  if (x === undefined || y === undefined) return state;
  const { workArea } = screen.getDisplayMatching({ x, y, width, height });
  const isVisible =
    x < workArea.x + workArea.width - 80 &&
    x + width > workArea.x + 80 &&
    y >= workArea.y - 20 &&
    y < workArea.y + workArea.height - 80;
  return isVisible
    ? state
    : { width: Math.min(width, workArea.width), height: Math.min(height, workArea.height), maximised };
}
