import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reasonIn } from '#contract/reason-words.ts';
import templates from '../../resources/locales/reasons.json' with { type: 'json' };

const main = join(import.meta.dirname, '..', '..', 'main');

/** Every sentence that a reader adds to the warnings, its places filled with a word. */
function warnings(): string[] {
  const sentences = new Set<string>();
  for (const room of ['formats', 'rendition', 'documents', 'recognition']) {
    for (const name of readdirSync(join(main, room), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts')) continue;
      const source = readFileSync(join(main, room, name), 'utf8');
      const places = [
        ...source.matchAll(/warnings\.(?:push|add)\(([\s\S]{0,400}?)\);/g),
        ...source.matchAll(/\bwarnings(?:: string\[\] =|:)\s*([\s\S]{0,900}?\])[,;]\n/g),
        ...source.matchAll(/^export function \w*Warnings\(([\s\S]*?)\n\}/gm),
        ...source.matchAll(/((['`])not recognised: (?:(?!\2)[^\n])+\2)/g),
      ];
      for (const [, given = ''] of places) {
        for (const [, , words = ''] of filled(given).matchAll(/(['`])((?:(?!\1)[^\n]){16,}?)\1/g)) {
          if (words.includes(' ')) sentences.add(words);
        }
      }
    }
  }
  return [...sentences];
}

function filled(words: string): string {
  return words
    .replaceAll(/\$\{counted\((?:[^,{}]+), (?:noun|'([^']+)')\)\}/g, (_, noun = 'embedded object') => `3 ${noun}s were`)
    .replaceAll(/\$\{whyNotRead\(error\)\}/g, 'is protected by a password and was not read')
    .replaceAll(/\$\{(?:[^{}]|\{[^{}]*\}|`[^`]*`)*\}/g, 'Acme');
}

describe('what a reader has to say of a file', () => {
  test('is found in the source', () => {
    expect(warnings()).toContain('The file has macros; they were not run and are not shown.');
    expect(warnings()).toContain('3 picture or drawings were not shown.');
    expect(warnings()).toContain('3 cells were under merged cells in “Acme” and not shown.');
    expect(warnings()).toContain('The file takes values from other workbooks; the values last saved are shown.');
    expect(warnings()).toContain('not recognised: too slow');
    expect(warnings().length).toBeGreaterThan(25);
  });

  test.each(['zh-Hant', 'zh-Hans', 'yue-Hant'] as const)('has its words in %s', (language) => {
    const untranslated = warnings().filter((sentence) => reasonIn(language, sentence, templates) === sentence);
    expect(untranslated).toEqual([]);
  });
});
