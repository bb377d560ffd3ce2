import { fileURLToPath } from 'node:url';
import { isMeantAsLink } from '#contract/deep-link.ts';

/** What the words after the program's name ask for. */
export interface LaunchWords {
  readonly dataFolder: string | null;
  /** The model of this session, or `none`; null where the settings decide. */
  readonly modelId: string | null;
  /** Files to open, as they were typed. */
  readonly files: readonly string[];
  /** Links to places, well formed or not. */
  readonly links: readonly string[];
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
  'playbook',
  'review',
  'bundle',
  'workshop',
  'worker',
  'mcp',
  'tools',
  'doctor',
  'audit',
  'update',
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
  const links: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (isMeantAsLink(word)) {
      links.push(word);
    } else if (links.length > 0) {
      // A link comes from outside: what may have been smuggled in behind one asks for nothing.
    } else if (word === '--data') {
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
      return { dataFolder, modelId, files, links, command: words.slice(index) };
    } else if (!word.startsWith('-') && word !== '') {
      files.push(pathOf(word));
    }
  }
  return { dataFolder, modelId, files, links, command: null };
}

/** File managers hand files over as addresses where a program also takes links. */
function pathOf(word: string): string {
  if (!word.startsWith('file://')) return word;
  try {
    return fileURLToPath(word);
  } catch {
    return word;
  }
}
