import { describe, expect, test } from 'vitest';
import { confidenceOf, joinedLines, moneyWords, quoteLanguage } from '#renderer/findings/finding-words.ts';

describe('quoteLanguage', () => {
  test.each([
    ['The seat of arbitration shall be Hong Kong.', 'en'],
    ['15.3 仲裁地為香港。', 'zh-Hant'],
    ['15.3 仲裁地为深圳。', 'zh-Hans'],
    ['有咩拗撬就去 HKIAC，喺香港仲裁', 'yue-Hant'],
    ['', 'en'],
  ])('%s is set as %s', (quote, language) => {
    expect(quoteLanguage(quote)).toBe(language);
  });
});

describe('joinedLines', () => {
  test('Chinese lines join without a space, others with one', () => {
    expect(joinedLines('包括本協議的存在、效\n力、解釋')).toBe('包括本協議的存在、效力、解釋');
    expect(joinedLines('each party shall\nappoint one')).toBe('each party shall appoint one');
    expect(joinedLines('由 HKIAC\n管理')).toBe('由 HKIAC 管理');
  });
});

test('confidence comes in three words', () => {
  expect([0.99, 0.85, 0.7, 0.6, 0.2].map((confidence) => confidenceOf({ confidence }))).toEqual([
    'sure',
    'sure',
    'likely',
    'likely',
    'check',
  ]);
});

test('an amount comes with its currency, a currency that has no code as it is', () => {
  expect(moneyWords(1_250_000, 'USD', 'en').replace(/\s/u, ' ')).toBe('USD 1,250,000');
  expect(moneyWords(3_000, '蚊', 'zh-Hant')).toBe('3,000 蚊');
});
