import { type BrowserWindow, dialog, shell } from 'electron';
import { menuWords, type ShellLocale } from './menu-words.ts';

/** The endings of the files that are read, by what people call them. */
const extensionsByKind = {
  filesPdf: ['pdf'],
  filesOffice: ['docx', 'doc', 'rtf', 'odt', 'xlsx', 'xls', 'ods', 'csv', 'pptx'],
  filesMail: ['eml', 'msg', 'mbox', 'zip'],
  filesImage: ['tif', 'tiff', 'jpg', 'jpeg', 'png'],
  filesText: ['txt', 'md', 'html', 'htm'],
} as const;
const fileKinds = ['filesPdf', 'filesOffice', 'filesMail', 'filesImage', 'filesText'] as const;

/** What the system's dialogs can be asked; each resolves to null when it was closed without a choice. */
export async function chooseDocuments(
  window: BrowserWindow,
  kind: 'files' | 'folder',
  locale: ShellLocale,
): Promise<readonly string[] | null> {
  const words = menuWords(locale);
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: kind === 'files' ? words.addFiles : words.addFolder,
    properties: kind === 'files' ? ['openFile', 'multiSelections'] : ['openDirectory'],
    filters: [
      { name: words.documents, extensions: Object.values(extensionsByKind).flat() },
      ...fileKinds.map((kindOfFile) => ({ name: words[kindOfFile], extensions: [...extensionsByKind[kindOfFile]] })),
      { name: words.allFiles, extensions: ['*'] },
    ],
  });
  return canceled || filePaths.length === 0 ? null : filePaths;
}

/** Asks for the file of a person's own playbook; null when the dialog was closed. */
export async function choosePlaybookFile(window: BrowserWindow, locale: ShellLocale): Promise<string | null> {
  const words = menuWords(locale);
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: words.addPlaybook,
    properties: ['openFile'],
    filters: [
      { name: words.playbookFiles, extensions: ['json'] },
      { name: words.allFiles, extensions: ['*'] },
    ],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

export async function chooseExportFolder(window: BrowserWindow, locale: ShellLocale): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: menuWords(locale).exportFolder,
    buttonLabel: menuWords(locale).exportHere,
    properties: ['openDirectory', 'createDirectory'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

export async function chooseUpdateFolder(window: BrowserWindow, locale: ShellLocale): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: menuWords(locale).updateFolder,
    properties: ['openDirectory'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** Shows a file in the system's file manager; never opens it. */
export function revealFile(path: string): void {
  shell.showItemInFolder(path);
}
