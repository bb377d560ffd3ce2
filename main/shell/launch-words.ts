/** What the words after the program's name ask for. */
export interface LaunchWords {
  readonly dataFolder: string | null;
  /** Files to open, as they were typed. */
  readonly files: readonly string[];
  /** Set where a command of the command line was named: all words from there on. */
  readonly command: readonly string[] | null;
}

const commands = new Set([
  'analyse',
  'read',
  'languages',
  'tokens',
  'clauses',
  'compress',
  'ask',
  'search',
  'compare',
  'workshop',
  'audit',
  'models',
  'doctor',
  'help',
  '--help',
  '-h',
  '--version',
]);

/** Reads the words after the program (and, unpackaged, after the application's folder); unknown switches are Chromium's. */
export function readLaunchWords(words: readonly string[]): LaunchWords {
  let dataFolder: string | null = null;
  const files: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (word === '--data') {
      index += 1;
      dataFolder = words[index] ?? null;
    } else if (word.startsWith('--data=')) {
      dataFolder = word.slice('--data='.length);
    } else if (files.length === 0 && commands.has(word)) {
      return { dataFolder, files, command: words.slice(index) };
    } else if (!word.startsWith('-') && word !== '') {
      files.push(word);
    }
  }
  return { dataFolder, files, command: null };
}
