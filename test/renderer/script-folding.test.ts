import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scriptFolding } from '#renderer/page/script-folding.ts';

describe('folding the two scripts for a search', () => {
  test('forms of one character become one, others stay', () => {
    const fold = scriptFolding([['仲'], ['裁'], ['協', '协'], ['議', '议']]);
    expect(fold('仲裁協議')).toBe(fold('仲裁协议'));
    expect(fold('仲裁協議和条款')).toBe('仲裁協議和条款');
  });

  test('a simplified character that stands for two is found as either', () => {
    const fold = scriptFolding([['发', '發', '髮']]);
    expect(new Set(['发', '發', '髮'].map(fold)).size).toBe(1);
  });

  test('characters that share a form are one within a query that has both', () => {
    const fold = scriptFolding([
      ['發', '发'],
      ['髮', '发'],
    ]);
    expect(new Set(['发', '發', '髮'].map(fold)).size).toBe(1);
  });

  test('no forms change nothing', () => {
    expect(scriptFolding([['a'], ['b']])('abc')).toBe('abc');
  });

  test('the length never changes', () => {
    const character = fc.constantFrom('協', '协', '𠮷', '吉', '發', '发', '髮', 'a');
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(character, { minLength: 1 })), fc.array(character), (forms, text) => {
        const joined = text.join('');
        expect(scriptFolding(forms)(joined)).toHaveLength(joined.length);
      }),
    );
  });
});
