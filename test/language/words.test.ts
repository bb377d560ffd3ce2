import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { words } from '#main/language/words.ts';
import { anyText } from './any-text.ts';

function cut(text: string): string {
  return words(text)
    .map((word) => text.slice(word.start, word.end))
    .join('|');
}

describe('words', () => {
  test('the same cut in both scripts, and in Cantonese', () => {
    expect(cut('仲裁庭有權就其自身管轄權作出裁定')).toBe('仲裁庭|有權|就|其|自身|管轄權|作出|裁定');
    expect(cut('仲裁庭有权就其自身管辖权作出裁定')).toBe('仲裁庭|有权|就|其|自身|管辖权|作出|裁定');
    expect(cut('佢哋仲未找數，我哋唔會再等')).toBe('佢哋|仲|未|找數|，|我哋|唔|會|再|等');
  });

  test('English words inside Chinese, amounts, dates and references stay whole', () => {
    expect(cut('呢份 agreement 要 sign 咗先')).toBe('呢|份|agreement|要|sign|咗|先');
    expect(cut('于2024年3月5日支付HK$1,000,000.00及利息5%。')).toBe(
      '于|2024年3月5日|支付|HK$1,000,000.00|及|利息|5%|。',
    );
    expect(cut('party’s non-performance, e.g. HCCL-2023/12 at para. 12.3(a)')).toBe(
      'party’s|non-performance|,|e.g|.|HCCL-2023/12|at|para|.|12.3|(|a|)',
    );
  });

  test('written numbers are one word', () => {
    expect(cut('支付港幣壹佰貳拾萬圓')).toContain('|壹佰貳拾萬|');
    expect(cut('第一百二十三條')).toBe('第一百二十三|條');
  });

  test('any text: in order, apart, whole code points, nothing but blanks between', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let reached = 0;
        for (const { start, end } of words(text)) {
          expect(start).toBeGreaterThanOrEqual(reached);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(reached, start)).toMatch(/^[\s\u200b\ufeff]*$/);
          if (text.isWellFormed()) expect(text.slice(start, end).isWellFormed()).toBe(true);
          reached = end;
        }
        expect(text.slice(reached)).toMatch(/^[\s\u200b\ufeff]*$/);
      }),
    );
  });

  test('a run longer than a window is cut as its beginning is', () => {
    const sentence = '仲裁庭有權就其自身管轄權作出裁定';
    const [whole, once] = [cut(sentence.repeat(2_000)), cut(sentence)];
    expect(whole).toBe(Array.from({ length: 2_000 }, () => once).join('|'));
    expect(words('仲'.repeat(100_000)).at(-1)?.end).toBe(100_000);
  });
});
