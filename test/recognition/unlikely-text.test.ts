import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { bitsOfLetters, looksUnlikely } from '#main/recognition/unlikely-text.ts';
import { loadTrilingualTokenizer, type TrilingualTokenizer } from '#native/trilingual-tokenizer.ts';
import { projectFolder, vocabularyFile } from './made-pictures.ts';

let tokenizer: TrilingualTokenizer;

beforeAll(async () => {
  tokenizer = await loadTrilingualTokenizer({ vocabularyFile });
});

const samples = ['supply-agreement.en', 'supply-agreement.zh-Hant', 'supply-agreement.zh-Hans', 'chat.yue-Hant'].map(
  (name) => readFileSync(join(projectFolder, 'resources', 'samples', 'text', `${name}.txt`), 'utf8'),
);

/** What a font map with its entries exchanged gives: each letter of a kind stands for another one. */
function exchanged(text: string, by: number): string {
  const map = new Map<string, string>();
  for (const kind of [/\p{Script=Han}/gu, /[a-z]/g, /[A-Z]/g]) {
    const letters = [...new Set(text.match(kind) ?? [])].sort();
    for (const [index, letter] of letters.entries()) {
      map.set(letter, letters[(index + by) % letters.length] ?? letter);
    }
  }
  return [...text].map((letter) => map.get(letter) ?? letter).join('');
}

test.each([0, 1, 2, 3])('sample %i is likely as it is and not with its letters exchanged', (index) => {
  const text = samples[index] ?? '';
  expect(looksUnlikely(text, tokenizer)).toBe(false);
  expect(looksUnlikely(exchanged(text, 5), tokenizer)).toBe(true);
});

test.each([
  'Die Vertragsparteien vereinbaren, dass alle Streitigkeiten aus diesem Vertrag endgültig durch ein Schiedsgericht entschieden werden. Der Sitz des Schiedsgerichts ist Hongkong, und die Sprache des Verfahrens ist Deutsch.',
  'Tous différends découlant du présent contrat seront tranchés définitivement suivant le règlement d’arbitrage par un ou plusieurs arbitres nommés conformément à ce règlement. Le siège de l’arbitrage sera Paris.',
  '本契約に関して生じる一切の紛争は、仲裁により最終的に解決されるものとする。仲裁地は東京とし、仲裁手続の言語は日本語とする。当事者は誠意をもって協議し、仲裁判断に従わなければならない。仲裁人は三名とし、各当事者が一名を選任する。',
])('another language is no broken font map: %s', (text) => expect(looksUnlikely(text, tokenizer)).toBe(false));

test('short texts are not judged, and no text breaks the measure', () => {
  expect(bitsOfLetters('xq zvk', tokenizer)).toEqual({ han: null, latin: null });
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const { han, latin } = bitsOfLetters(text, tokenizer);
      for (const bits of [han, latin]) if (bits !== null) expect(bits).toBeGreaterThanOrEqual(0);
    }),
  );
});
