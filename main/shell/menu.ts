import { Menu, type MenuItemConstructorOptions } from 'electron';
import { menuWords, type ShellLocale } from './menu-words.ts';

/**
 * The native menu. Its own items are commands of the window, sent by name; what
 * the system does better (clipboard, quitting) keeps its role.
 */
export function showMenu(locale: ShellLocale, sendCommand: (name: string) => void): void {
  const words = menuWords(locale);
  const command = (label: string, name: string, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => sendCommand(name),
    ...(accelerator !== undefined && { accelerator }),
  });
  /** A key that is a letter alone: the window listens for it, where nobody types. The menu only shows it. */
  const shownKey = (label: string, name: string, key: string): MenuItemConstructorOptions =>
    process.platform === 'darwin' ? command(label, name) : { ...command(label, name, key), registerAccelerator: false };
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: words.file,
        submenu: [
          command(words.newMatter, 'new-matter', 'CmdOrCtrl+N'),
          command(words.addFiles, 'add-files', 'CmdOrCtrl+O'),
          command(words.addFolder, 'add-folder', 'CmdOrCtrl+Shift+O'),
          command(words.samples, 'open-samples'),
          separator,
          command(words.exportReports, 'export', 'CmdOrCtrl+E'),
          separator,
          command(words.settings, 'settings', 'CmdOrCtrl+,'),
          separator,
          { role: 'quit', label: words.quit },
        ],
      },
      {
        label: words.edit,
        submenu: [
          { role: 'undo', label: words.undo },
          { role: 'redo', label: words.redo },
          separator,
          { role: 'cut', label: words.cut },
          { role: 'copy', label: words.copy },
          { role: 'paste', label: words.paste },
          { role: 'selectAll', label: words.selectAll },
          separator,
          command(words.find, 'find', 'CmdOrCtrl+F'),
          command(words.commands, 'palette', 'CmdOrCtrl+K'),
        ],
      },
      {
        label: words.view,
        submenu: [
          command(words.zoomIn, 'zoom-in', 'CmdOrCtrl+='),
          command(words.zoomOut, 'zoom-out', 'CmdOrCtrl+-'),
          command(words.pageWidth, 'fit-width', 'CmdOrCtrl+0'),
          command(words.wholePage, 'fit-page'),
          command(words.actualSize, 'actual-size'),
          separator,
          command(words.mattersPane, 'toggle-matters'),
          command(words.findingsPane, 'toggle-findings'),
          separator,
          command(words.findings, 'show-findings'),
          command(words.defects, 'show-defects'),
          command(words.summary, 'show-summary'),
          command(words.ask, 'ask', 'CmdOrCtrl+J'),
          command(words.search, 'search', 'CmdOrCtrl+Shift+F'),
          separator,
          shownKey(words.languages, 'toggle-languages', 'L'),
          shownKey(words.reading, 'toggle-reading', 'M'),
          shownKey(words.recognition, 'toggle-recognition', 'O'),
          separator,
          { role: 'togglefullscreen', label: words.fullScreen },
        ],
      },
      {
        label: words.go,
        submenu: [
          command(words.goToPage, 'go-to-page'),
          command(words.previousPage, 'previous-page', 'Alt+PageUp'),
          command(words.nextPage, 'next-page', 'Alt+PageDown'),
          command(words.previousFinding, 'previous-finding', 'Alt+Up'),
          command(words.nextFinding, 'next-finding', 'Alt+Down'),
        ],
      },
      {
        role: 'help',
        label: words.help,
        submenu: [command(words.helpPage, 'help', 'F1'), command(words.tour, 'tour')],
      },
    ]),
  );
}
