import { describe, expect, test } from 'vitest';
import { menuWords, nearestLocale } from '#main/shell/menu-words.ts';

describe('the shell’s words', () => {
  test('every language has the same words, none empty, none left in English', () => {
    const english = menuWords('en');
    for (const locale of ['zh-Hant', 'zh-Hans'] as const) {
      const words = menuWords(locale);
      expect(Object.keys(words).sort()).toEqual(Object.keys(english).sort());
      for (const [name, word] of Object.entries(words)) expect(word, name).toMatch(/\p{Script=Han}/u);
    }
  });

  test.each([
    ['en-GB', 'en'],
    ['zh-HK', 'zh-Hant'],
    ['zh-TW', 'zh-Hant'],
    ['zh-CN', 'zh-Hans'],
    ['zh-Hans-SG', 'zh-Hans'],
    ['yue-HK', 'zh-Hant'],
    ['fr', 'en'],
  ])('%s is shown in %s', (system, locale) => {
    expect(nearestLocale(system)).toBe(locale);
  });
});
