import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runSampan } from '#test/cli/run-sampan.ts';

const setup = join(import.meta.dirname, '..', '..', 'main', 'setup');
const general = ['help', '--help', '-h', '--version'];

/** The quoted words of a list in a script. */
function quotedIn(script: string, list: RegExp): string[] {
  return [...(list.exec(script)?.[1] ?? '').matchAll(/'([^']+)'/g)].map(([, word = '']) => word);
}

describe('the names of the commands', async () => {
  const { stdout } = await runSampan(['--help']);
  const named = [...stdout.matchAll(/^ {2}([a-z]+)(?= |$)/gm)].map(([, name = '']) => name);
  const commands = [...new Set([...named, ...general])].sort();

  test('are told by the program', () => {
    expect(commands).toContain('analyse');
  });

  test.each([
    ['npm start', join(setup, 'start.mjs'), (text: string) => quotedIn(text, /const commands = \[([^\]]*)\]/)],
    [
      'the window’s program',
      join(setup, '..', 'shell', 'launch-words.ts'),
      (text: string) => quotedIn(text, /const commands = new Set\(\[([^\]]*)\]/),
    ],
    [
      'the installed program',
      join(setup, 'packaging', 'sampan.sh'),
      (text: string) => (/^ {2}(analyse [^)]*)\)/m.exec(text)?.[1] ?? '').split(' | '),
    ],
  ])('are all known to %s', async (_starter, file, read) => {
    expect(read(await readFile(file, 'utf8')).sort()).toEqual(commands);
  });
});
