import type { CommandName } from './command-bus.ts';
import { isComposing } from './composing.ts';

interface Shortcut {
  readonly key: string;
  readonly withMod?: boolean;
  readonly withShift?: boolean;
  readonly command: CommandName;
  /** Works while one types in a field. */
  readonly isGlobal?: boolean;
}

const shortcuts: readonly Shortcut[] = [
  { key: 'k', withMod: true, command: 'palette', isGlobal: true },
  { key: 'f', withMod: true, command: 'find', isGlobal: true },
  { key: 'o', withMod: true, command: 'add-files', isGlobal: true },
  { key: 'n', withMod: true, command: 'new-matter', isGlobal: true },
  { key: 'e', withMod: true, command: 'export', isGlobal: true },
  { key: 'g', withMod: true, command: 'go-to-page', isGlobal: true },
  { key: 'f1', command: 'help', isGlobal: true },
  { key: ',', withMod: true, command: 'settings', isGlobal: true },
  { key: 'b', withMod: true, command: 'toggle-matters', isGlobal: true },
  { key: '\\', withMod: true, command: 'toggle-findings', isGlobal: true },
  { key: '=', withMod: true, command: 'zoom-in', isGlobal: true },
  { key: '+', withMod: true, command: 'zoom-in', isGlobal: true },
  { key: '-', withMod: true, command: 'zoom-out', isGlobal: true },
  { key: '0', withMod: true, command: 'fit-width', isGlobal: true },
  { key: '9', withMod: true, command: 'fit-page', isGlobal: true },
  { key: '1', withMod: true, command: 'show-findings', isGlobal: true },
  { key: '2', withMod: true, command: 'show-defects', isGlobal: true },
  { key: '3', withMod: true, command: 'show-summary', isGlobal: true },
  { key: '4', withMod: true, command: 'show-questions', isGlobal: true },
  { key: '5', withMod: true, command: 'show-search', isGlobal: true },
  { key: '6', withMod: true, command: 'show-deadlines', isGlobal: true },
  { key: '7', withMod: true, command: 'show-versions', isGlobal: true },
  { key: '8', withMod: true, command: 'show-chronology', isGlobal: true },
  { key: 't', withMod: true, command: 'show-review', isGlobal: true },
  { key: 'f', withMod: true, withShift: true, command: 'search', isGlobal: true },
  { key: 'j', withMod: true, command: 'ask', isGlobal: true },
  { key: 'z', withMod: true, command: 'undo' },
  { key: 'z', withMod: true, withShift: true, command: 'redo' },
  { key: 'y', withMod: true, command: 'redo' },
  { key: 'l', command: 'toggle-languages' },
  { key: 'm', command: 'toggle-reading' },
  { key: 'o', command: 'toggle-recognition' },
  { key: 'b', command: 'toggle-redaction' },
  { key: ']', command: 'next-passage' },
  { key: '[', command: 'previous-passage' },
  { key: 'p', command: 'pin-passage' },
  { key: 'x', command: 'leave-passage' },
  { key: '/', command: 'filter-findings' },
  { key: 'a', command: 'accept' },
  { key: 'c', command: 'correct' },
  { key: 'r', command: 'reject' },
  { key: 'n', command: 'note' },
  { key: 'j', command: 'next-finding' },
  { key: 'k', command: 'previous-finding' },
];

/** The parts of a keyboard event that choose a command. */
export interface Keys {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
  readonly keyCode: number;
}

/** The command of a key press; null for none, and always while an input method composes. */
export function commandOf(keys: Keys, isTyping: boolean): CommandName | null {
  if (isComposing(keys) || keys.altKey) return null;
  const withMod = keys.ctrlKey || keys.metaKey;
  const key = keys.key.toLowerCase();
  const found = shortcuts.find(
    (shortcut) =>
      shortcut.key === key &&
      (shortcut.withMod ?? false) === withMod &&
      (key === '+' || keys.shiftKey === (shortcut.withShift ?? false)),
  );
  if (found === undefined || (isTyping && found.isGlobal !== true)) return null;
  return found.command;
}
