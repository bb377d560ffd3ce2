/** Every command of the window, by the name that shortcuts, the palette, buttons and the shell's menu use. */
export const commandNames = [
  'palette',
  'add-files',
  'add-folder',
  'new-matter',
  'edit-matter',
  'show-record',
  'make-bundle',
  'show-review',
  'delete-matter',
  'back-up-matter',
  'restore-matter',
  'lock',
  'open-samples',
  'export',
  'find',
  'zoom-in',
  'zoom-out',
  'fit-width',
  'fit-page',
  'actual-size',
  'go-to-page',
  'copy-link',
  'next-page',
  'previous-page',
  'toggle-matters',
  'toggle-findings',
  'show-findings',
  'show-defects',
  'show-summary',
  'show-questions',
  'ask',
  'toggle-languages',
  'toggle-reading',
  'toggle-recognition',
  'toggle-redaction',
  'show-search',
  'show-deadlines',
  'show-versions',
  'show-playbook',
  'show-chronology',
  'show-workshop',
  'search',
  'next-passage',
  'previous-passage',
  'pin-passage',
  'leave-passage',
  'filter-findings',
  'accept',
  'correct',
  'reject',
  'note',
  'next-finding',
  'previous-finding',
  'undo',
  'redo',
  'write-summary',
  'cancel-all',
  'settings',
  'help',
  'tour',
  'theme-light',
  'theme-dark',
  'theme-system',
  'locale-en',
  'locale-zh-Hant',
  'locale-zh-Hans',
] as const;

export type CommandName = (typeof commandNames)[number];

type Answer = () => void;

const answers = new Map<CommandName, Answer>();

/** Runs a command where the window answers it now; false when it does not. */
export function runCommand(name: CommandName): boolean {
  const answer = answers.get(name);
  if (answer === undefined) return false;
  answer();
  return true;
}

export function canRunCommand(name: CommandName): boolean {
  return answers.has(name);
}

export function isCommandName(name: string): name is CommandName {
  return commandNames.some((known) => known === name);
}

/** Answers some commands until the returned function is called. */
export function answerCommands(given: Partial<Record<CommandName, Answer>>): () => void {
  const mine = commandNames.flatMap((name): [CommandName, Answer][] => {
    const answer = given[name];
    return answer === undefined ? [] : [[name, answer]];
  });
  for (const [name, answer] of mine) answers.set(name, answer);
  return () => {
    for (const [name, answer] of mine) {
      if (answers.get(name) === answer) answers.delete(name);
    }
  };
}
