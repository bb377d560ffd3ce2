import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amounts } from '#main/language/amounts.ts';
import { anyText } from './any-text.ts';

describe('amounts', () => {
  test.each([
    ['HK$1,000,000', 1_000_000, 'HKD'],
    ['HKD 500', 500, 'HKD'],
    ['HK$3.5M', 3_500_000, 'HKD'],
    ['US$2 million', 2_000_000, 'USD'],
    ['€500', 500, 'EUR'],
    ['three hundred thousand Hong Kong dollars', 300_000, 'HKD'],
    ['港幣壹佰萬圓正', 1_000_000, 'HKD'],
    ['人民币一百万元整', 1_000_000, 'CNY'],
    ['人民幣壹仟貳佰叁拾肆元伍角陸分', 1234.56, 'CNY'],
    ['人民币（大写）叁拾万元整', 300_000, 'CNY'],
    ['十二億三千萬港元', 1_230_000_000, 'HKD'],
    ['3.5萬蚊', 35_000, 'HKD'],
    ['五十蚊', 50, 'HKD'],
    ['拾萬元', 100_000, null],
    ['１，０００元', 1000, null],
    ['$500', 500, null],
  ])('%s', (text, value, currency) => {
    expect(amounts(`支付 ${text}。`)).toEqual([
      expect.objectContaining({ text, value, currency, wordsValue: null, agrees: null }),
    ]);
  });

  test.each([
    ['US Dollars Two Million (US$2,000,000)', 2_000_000, 2_000_000, true],
    ['港幣叁仟元正（HK$3,000.00）', 3000, 3000, true],
    ['人民币（大写）壹佰万元整（小写：¥1,000,000.00）', 1_000_000, 1_000_000, true],
    ['HK$1,000,000（港幣壹佰萬圓正）', 1_000_000, 1_000_000, true],
    ['Two Million Dollars ($2,000,001)', 2_000_001, 2_000_000, false],
    ['人民币壹拾万元（¥1,000,000）', 1_000_000, 100_000, false],
  ])('words and figures: %s', (text, value, wordsValue, agrees) => {
    expect(amounts(text)).toEqual([expect.objectContaining({ text, value, wordsValue, agrees })]);
  });

  test('numbers of other things are no money', () => {
    expect(amounts('元旦五天內，第5條及2024年3月5日，30 days, 12.3(b)，三元里')).toEqual([]);
  });

  test('two sums side by side stay two', () => {
    expect(amounts('HK$100 (US$13)').map((found) => found.text)).toEqual(['HK$100', 'US$13']);
  });

  test('any text: slices are exact, in order and apart', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let reached = 0;
        for (const found of amounts(text)) {
          expect(text.slice(found.start, found.end)).toBe(found.text);
          expect(found.start).toBeGreaterThanOrEqual(reached);
          reached = found.end;
        }
      }),
    );
  });
});
