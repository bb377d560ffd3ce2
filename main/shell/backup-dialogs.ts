import { type BrowserWindow, dialog } from 'electron';
import { menuWords, type ShellLocale } from './menu-words.ts';

/** Asks where a matter is to be backed up; null when the dialog was closed. The ending is `.sampan`. */
export async function chooseBackupFile(
  window: BrowserWindow,
  matterName: string,
  locale: ShellLocale,
): Promise<string | null> {
  const words = menuWords(locale);
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: words.backUpMatter,
    // Characters that no file system takes everywhere.
    defaultPath: `${matterName.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim() || 'matter'}.sampan`,
    filters: [{ name: words.matterBackups, extensions: ['sampan'] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return canceled || filePath === '' ? null : filePath;
}

/** Asks which backup is to be restored; null when the dialog was closed. */
export async function chooseBackup(window: BrowserWindow, locale: ShellLocale): Promise<string | null> {
  const words = menuWords(locale);
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: words.restoreMatter,
    properties: ['openFile'],
    filters: [
      { name: words.matterBackups, extensions: ['sampan'] },
      { name: words.allFiles, extensions: ['*'] },
    ],
  });
  return canceled ? null : (filePaths[0] ?? null);
}
