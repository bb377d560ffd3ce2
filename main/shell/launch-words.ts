/** What the words after the program's name ask for. */
export interface LaunchWords {
  readonly dataFolder: string | null;
  /** The model of this session, or `none`; null where the settings decide. */
  readonly modelId: string | null;
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
  'models',
  'search',
  'deadlines',
  'matter',
  'encryption',
  'chronology',
  'compare',
  'redact',
  'propose',
  'review',
  'bundle',
  'workshop',
  'mcp',
  'tools',
  'doctor',
  'audit',
  'help',
  '--help',
  '-h',
  '--version',
]);

/** Reads the words after the program (and, unpackaged, after the application's folder); unknown switches are Chromium's. */
export function readLaunchWords(words: readonly string[]): LaunchWords {
  let dataFolder: string | null = null;
  let modelId: string | null = null;
  const files: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (word === '--data') {
      index += 1;
      dataFolder = words[index] ?? null;
    } else if (word.startsWith('--data=')) {
      dataFolder = word.slice('--data='.length);
    } else if (word === '--model') {
      index += 1;
      modelId = words[index] ?? null;
    } else if (word.startsWith('--model=')) {
      modelId = word.slice('--model='.length);
    } else if (files.length === 0 && commands.has(word)) {
      return { dataFolder, modelId, files, command: words.slice(index) };
    } else if (!word.startsWith('-') && word !== '') {
      files.push(word);
    }
  }
  return { dataFolder, modelId, files, command: null };
}
