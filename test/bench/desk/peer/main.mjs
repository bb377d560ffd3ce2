/** The peer's program: Electron with one window on the address that it is started with, as large as it is told. */
import { app, BrowserWindow } from 'electron';

const [address = '', width = '0', height = '0'] = process.argv.filter((word) => !word.startsWith('-')).slice(-3);
app.commandLine.appendSwitch('disable-dev-shm-usage');
app.on('window-all-closed', () => app.quit());
// Not awaited: Electron is ready only after this module has been read to its end.
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: Number(width), height: Number(height), useContentSize: true });
  return window.loadURL(address);
});
