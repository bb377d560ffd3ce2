import type { CommandName } from './command-bus.ts';

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

const keysByCommand: Partial<Readonly<Record<CommandName, string>>> = {
  palette: 'Mod K',
  find: 'Mod F',
  'add-files': 'Mod O',
  'new-matter': 'Mod N',
  export: 'Mod E',
  'go-to-page': 'Mod G',
  settings: 'Mod ,',
  help: 'F1',
  'toggle-matters': 'Mod B',
  'toggle-findings': 'Mod \\',
  'zoom-in': 'Mod +',
  'zoom-out': 'Mod −',
  'fit-width': 'Mod 0',
  'fit-page': 'Mod 9',
  'show-findings': 'Mod 1',
  'show-defects': 'Mod 2',
  'show-summary': 'Mod 3',
  'show-questions': 'Mod 4',
  'show-search': 'Mod 5',
  'show-deadlines': 'Mod 6',
  'show-versions': 'Mod 7',
  'show-chronology': 'Mod 8',
  search: 'Mod Shift F',
  ask: 'Mod J',
  'toggle-languages': 'L',
  'toggle-reading': 'M',
  'toggle-recognition': 'O',
  'toggle-redaction': 'B',
  'show-review': 'Mod T',
  'next-passage': ']',
  'previous-passage': '[',
  'pin-passage': 'P',
  'leave-passage': 'X',
  undo: 'Mod Z',
  redo: 'Mod Shift Z',
  'filter-findings': '/',
  accept: 'A',
  correct: 'C',
  reject: 'R',
  note: 'N',
  'next-finding': 'J',
  'previous-finding': 'K',
};

/** The keys of a command as this system's keyboard names them; null where it has none. */
export function commandKeys(name: CommandName): string | null {
  const keys = keysByCommand[name];
  if (keys === undefined) return null;
  return isApple ? keys.replace('Mod ', '⌘') : keys.replace('Mod ', 'Ctrl ');
}
