import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reasonIn } from '#contract/reason-words.ts';
import templates from '../../resources/locales/reasons.json' with { type: 'json' };

const folder = join(import.meta.dirname, '..', '..', 'main', 'summaries');

/** Every sentence in the room's source that says why one was refused, its places filled with a word of a document. */
function refusals(): string[] {
  const sentences = new Set<string>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue;
    const source = readFileSync(join(folder, name), 'utf8');
    const said =
      /(['"`])((?:the (?:answer|passage|sentence|condition) |no passage |nothing in |too few words |"\$\{)[^\n]*?)\1/g;
    for (const [, , sentence = ''] of source.matchAll(said)) {
      sentences.add(sentence.replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, 'Acme'));
    }
  }
  return [...sentences];
}

describe('why a sentence was refused', () => {
  test('is found in the source', () => {
    expect(refusals()).toContain('the passage denies it');
    expect(refusals()).toContain('"Acme" is not in the passage');
    expect(refusals().length).toBeGreaterThan(24);
  });

  test.each(['zh-Hant', 'zh-Hans', 'yue-Hant'] as const)('is said in %s', (language) => {
    const left = refusals().filter((reason) => !/\p{Script=Han}/u.test(reasonIn(language, reason, templates)));
    expect(left).toEqual([]);
  });
});
