import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { cantoneseTranscript } from '#main/training/vocabulary/cantonese-transcript.ts';
import { fewestTokens } from '#main/training/vocabulary/fewest-tokens.ts';
import { forcedTokens } from '#main/training/vocabulary/forced-tokens.ts';
import { overlap, shinglesOf } from '#main/training/vocabulary/held-out-overlap.ts';
import { joinedLines } from '#main/training/vocabulary/joined-lines.ts';
import { knownLines, withoutRepeated } from '#main/training/vocabulary/repeated-sentences.ts';
import { barrier, textBoundaries } from '#main/training/vocabulary/text-boundaries.ts';
import { trainTokens } from '#main/training/vocabulary/train-tokens.ts';
import { vocabularyBytes } from '#main/training/vocabulary/vocabulary-bytes.ts';
import { parseVocabulary } from '#native/vocabulary-file.ts';

const folder = fileURLToPath(new URL('../../resources/vocabularies/', import.meta.url));
const shippedFile = readFileSync(`${folder}trilingual.bin`);
const shipped = parseVocabulary(shippedFile);
const shippedTexts = shipped.tokens.map((token) => Buffer.from(token).toString('utf8'));

describe('boundaries', () => {
  function barriers(text: string): string {
    const { marks } = textBoundaries(text);
    return [...text].map((character, index) => ((marks[index] ?? 0) & barrier ? `|${character}` : character)).join('');
  }

  test('Latin and Han, sentences and numbers are kept apart', () => {
    expect(barriers('呢份agreement要')).toBe('|呢份|agreement|要');
    expect(barriers('It ends. The next')).toBe('|It ends.| The next');
    expect(barriers('付款。甲方')).toBe('|付款。|甲方');
    expect(barriers('for 12345 days')).toBe('|for |1|2|3|4|5| days');
  });

  test.each([
    ['under section 12(3) of', '|under| section| |1|2|(|3|)| of'],
    ['根據第十二條申請', '|根據|第|十|二|條|申請'],
    ['依照《民法典》规定', '|依照|《民法典》|规定'],
    ['in [2023] HKCFI 1 held', '|in| [|2|0|2|3|]| HKCFI| |1| held'],
  ])('a citation stands between barriers: %s', (text, expected) => {
    expect(barriers(text)).toBe(expected);
  });

  test('whole numerals and labels are candidates as a whole', () => {
    expect(textBoundaries('第一百二十三條 (a) 壹贰叁').wholes).toEqual(
      expect.arrayContaining(['第一百二十三條 ', '一百二十三', '壹贰叁']),
    );
  });
});

describe('training', () => {
  const clause = 'Any dispute arising out of or in connection with this Contract shall be referred to arbitration. ';
  const documents = Array.from({ length: 6 }, (_, index) => ({
    unit: `document ${index}`,
    weight: 1,
    text: `${index}. ${clause}任何爭議須提交仲裁。任何争议须提交仲裁。呢份agreement要簽咗先。\n`.repeat(3),
  }));
  const parameters = { size: 700, candidates: 5000, exchanges: 2, leastWeightedCount: 3 };
  const forced = forcedTokens('嘅喺咗')
    .filter((token) => !/^\d/.test(token))
    .slice(0, 300);

  test('superwords are found, and a second run gives the same bytes', () => {
    const file = trainTokens(documents, forced, parameters);
    expect(trainTokens(documents, forced, parameters).equals(file)).toBe(true);
    const vocabulary = parseVocabulary(file);
    expect(vocabulary.tokens.length).toBeLessThanOrEqual(700);
    const encode = fewestTokens(vocabulary);
    const bytes = Buffer.from(clause.repeat(2));
    const ids = encode(bytes);
    expect(ids.length).toBeLessThan(24);
    expect(Buffer.concat(ids.map((id) => vocabulary.tokens[id] ?? Buffer.alloc(0))).equals(bytes)).toBe(true);
    for (const token of vocabulary.tokens) {
      expect(Buffer.from(token).toString('utf8')).not.toMatch(/[A-Za-z].*\p{Script=Han}|\p{Script=Han}.*[A-Za-z]/u);
    }
  }, 60_000);

  test('the file sorts tokens by use and gives the likelier the lower cost', () => {
    const token = (text: string, uses: number) => ({ bytes: Buffer.from(text), uses });
    const { tokens, costs } = parseVocabulary(vocabularyBytes([token('in', 3), token('of', 9), token('a', 5)]));
    expect(tokens.slice(256).map((bytes) => Buffer.from(bytes).toString())).toEqual(['of', 'in']);
    expect(costs[256]).toBeLessThan(costs[257] ?? 0);
    expect(costs[97]).toBeLessThan(costs[98] ?? 0);
  });
});

describe('the plain encoder', () => {
  test('takes the fewest tokens, as trying every cut does', () => {
    const words = ['ab', 'abc', 'bcd', 'cde', 'de', 'eab', 'bb'];
    const vocabulary = parseVocabulary(vocabularyBytes(words.map((word) => ({ bytes: Buffer.from(word), uses: 1 }))));
    const encode = fewestTokens(vocabulary);
    const fewest = (text: string): number =>
      text === ''
        ? 0
        : 1 +
          Math.min(
            ...[text.charAt(0), ...words]
              .filter((word) => text.startsWith(word))
              .map((word) => fewest(text.slice(word.length))),
          );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abcde'), maxLength: 12 }), (text) => {
        expect(encode(Buffer.from(text)).length).toBe(fewest(text));
      }),
    );
  });
});

describe('what may not be trained on', () => {
  test('a text that shares much with a held-out one is seen', () => {
    const law = Array.from(
      { length: 60 },
      (_, index) => `第${index}条 当事人应当按照约定全面履行自己的义务，编号${index * 7}。`,
    ).join('');
    const shingles = shinglesOf([law]);
    expect(overlap(`修订：${law}`, shingles)).toBeGreaterThan(0.9);
    expect(overlap('The parties shall perform their obligations. '.repeat(40), shingles)).toBe(0);
  });

  test('sentences of a test set are taken out of a collection', () => {
    const known = knownLines(['你喺度搵乜嘢呀？']);
    expect(withoutRepeated('你喺度搵乜嘢呀!\n佢哋琴日簽咗份合約', known)).toBe('佢哋琴日簽咗份合約');
  });
});

test('a transcript becomes running text', () => {
  expect(cantoneseTranscript('*XXA:\t個 miss 係噉 嗌 , 我 話 OK .\n%mor:\tx')).toBe('個 miss 係噉嗌，我話 OK。');
});

test('lines of a paragraph are joined', () => {
  expect(joinedLines('   any person\n      named\n\n   任何\n   人')).toBe(' any person named\n\n任何人');
});

describe('the shipped vocabulary', () => {
  test('is the one its record describes', () => {
    const record = z
      .object({
        sha256: z.string(),
        tokens: z.number(),
        sources: z.array(z.object({ name: z.string(), licence: z.string().min(3), sha256: z.string().length(64) })),
      })
      .parse(JSON.parse(readFileSync(`${folder}trilingual.json`, 'utf8')));
    expect(createHash('sha256').update(shippedFile).digest('hex')).toBe(record.sha256);
    expect(shipped.tokens.length).toBe(record.tokens);
    expect(shipped.tokens.length).toBeLessThanOrEqual(65_536);
  });

  test('no token mixes Han with Latin letters, or digits with either', () => {
    const mixed = shippedTexts.filter((text) => /\p{Script=Latin}/u.test(text) && /\p{Script=Han}/u.test(text));
    const digits = shippedTexts.filter((text) => /\d/.test(text) && !/^ ?[(（]?\d{1,3}[)）]?$|^,\d{3}$/.test(text));
    expect({ mixed, digits }).toEqual({ mixed: [], digits: [] });
  });

  test('no token ends inside a character but single bytes and prefixes of one character', () => {
    const broken = shipped.tokens.filter((token, id) => {
      const length = shippedTexts[id]?.replaceAll('\ufffd', '').length ?? 0;
      return shippedTexts[id]?.includes('\ufffd') === true && (token.length > 2 || length > 0);
    });
    expect(broken.map((token) => Buffer.from(token).toString('hex'))).toEqual([]);
  });

  test.each([...'嘅喺咗哋嚟冇乜嘢啲唔佢嗰嘥攞揾俾，。；：「」『』（）《》、'])('%s is a token', (character) => {
    expect(shippedTexts).toContain(character);
  });

  test.each([
    ' in connection with',
    '仲裁',
    '中華人民共和國',
    '中华人民共和国',
    ', and the',
    '不可抗力',
    ' AGREEMENT',
    '佢哋',
  ])('%s is a token', (phrase) => {
    expect(shippedTexts).toContain(phrase);
  });
});
