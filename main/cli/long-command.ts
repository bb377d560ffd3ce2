import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A process whose command line is longer starts another one with the words in a file: onnxruntime 1.30 reads
 * /proc/self/cmdline with a regular expression that recurses for every character and ends the program on a worker's stack.
 */
const longestCommandBytes = 8_192;
const wordsFileVariable = 'SAMPAN_WORDS_FILE';

/** The words after the program's name: those of the command line, or those that were handed over in a file. */
export function givenWords(): readonly string[] {
  const file = process.env[wordsFileVariable];
  if (file === undefined) return process.argv.slice(2);
  // No process that this one starts may take the words for its own.
  delete process.env[wordsFileVariable];
  return readFileSync(file, 'utf8').split('\0');
}

/** Whether this process's own command line is too long to work in. */
export function isLongCommand(argv: readonly string[] = process.argv): boolean {
  return argv.reduce((bytes, word) => bytes + Buffer.byteLength(word) + 1, 0) > longestCommandBytes;
}

/** Runs the same command in a process with a short command line; returns its exit code. */
export async function runInShortProcess(words: readonly string[]): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'sampan-words-'));
  const file = join(folder, 'words');
  try {
    // No word holds a NUL: it came as a C string.
    await writeFile(file, words.join('\0'), { mode: 0o600 });
    return await new Promise<number>((done, fail) => {
      const [, script = ''] = process.argv;
      const child = spawn(process.execPath, [...process.execArgv, script], {
        stdio: 'inherit',
        env: { ...process.env, [wordsFileVariable]: file },
      });
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
      child.on('error', fail);
      child.on('close', (code, signal) => done(code ?? 128 + (signal ? constants.signals[signal] : 0)));
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
