import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { periods } from '#main/language/periods.ts';
import { anyText } from './any-text.ts';

describe('periods', () => {
  test.each([
    ['thirty (30) days', 30, 'day'],
    ['30 business days', 30, 'business_day'],
    ['7 clear days', 7, 'day'],
    ['24 hours', 24, 'hour'],
    ['five-year', 5, 'year'],
    ['half a year', 0.5, 'year'],
    ['10個工作日', 10, 'business_day'],
    ['十个工作日', 10, 'business_day'],
    ['三十日', 30, 'day'],
    ['三個月', 3, 'month'],
    ['14天', 14, 'day'],
    ['兩個星期', 2, 'week'],
    ['半年', 0.5, 'year'],
    ['一年半', 1.5, 'year'],
    ['個半月', 1.5, 'month'],
    ['兩個半月', 2.5, 'month'],
    ['三個禮拜', 3, 'week'],
    ['三十（30）日', 30, 'day'],
  ])('%s', (text, value, unit) => {
    expect(periods(`，${text}，`)).toEqual([expect.objectContaining({ text, value, unit, figuresValue: null })]);
  });

  test('what starts or ends it', () => {
    const trigger = (text: string): string | null | undefined => periods(text)[0]?.trigger;
    expect(trigger('pay within 30 days of receipt of the invoice.')).toBe('within … of receipt of the invoice');
    expect(trigger('自收到通知之日起15日内答辩')).toBe('自收到通知之日起 … 内');
    expect(trigger('收到發票後三十日內付款')).toBe('收到發票後 … 內');
    expect(trigger('the 30 days')).toBeNull();
  });

  test('clear days', () => {
    expect(periods('7 clear days and 7 days').map((period) => period.clear)).toEqual([true, false]);
  });

  test('a number given twice and differently', () => {
    expect(periods('thirty (20) days')).toEqual([expect.objectContaining({ value: 30, figuresValue: 20 })]);
  });

  test('dates and ordinals are no periods', () => {
    expect(periods('2024年3月5日；第三年；5月3日；3月；星期一；民國113年3月；同一天')).toEqual([]);
  });

  test('any text: slices are exact and in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let reached = 0;
        for (const found of periods(text)) {
          expect(text.slice(found.start, found.end)).toBe(found.text);
          expect(found.start).toBeGreaterThanOrEqual(reached);
          reached = found.start;
        }
      }),
    );
  });
});
