import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dates } from '#main/language/dates.ts';
import { anyText } from './any-text.ts';

describe('dates', () => {
  test.each([
    ['5 March 2024', '2024-03-05'],
    ['5th day of March, 2024', '2024-03-05'],
    ['fifth day of March 2024', '2024-03-05'],
    ['twenty-first day of June 2023', '2023-06-21'],
    ['March 5, 2024', '2024-03-05'],
    ['May 1st, 2019', '2019-05-01'],
    ['2024-03-05', '2024-03-05'],
    ['25/3/2024', '2024-03-25'],
    ['2024年3月5日', '2024-03-05'],
    ['2024 年 3 月 5 日', '2024-03-05'],
    ['二〇二四年三月五日', '2024-03-05'],
    ['二零二四年十二月三十一日', '2024-12-31'],
    ['民國113年3月5日', '2024-03-05'],
    ['民國一百一十三年三月五日', '2024-03-05'],
    ['２０２４年３月５日', '2024-03-05'],
    ['March 2024', '2024-03'],
    ['2024年3月', '2024-03'],
  ])('%s → %s', (text, iso) => {
    expect(dates(`(${text})`)).toEqual([expect.objectContaining({ text, iso, doubt: null })]);
  });

  test.each([
    ['5/3/24', ['2024-03-05', '2024-05-03']],
    ['12.3.2024', ['2024-03-12', '2024-12-03']],
    ['24年3月5日', ['2024-03-05', '1935-03-05']],
    ['三月五日', ['--03-05']],
    ['農曆正月初五', []],
    ['農曆二〇二四年正月初五', []],
  ])('%s is not settled', (text, readings) => {
    const [found] = dates(text);
    expect(found).toMatchObject({ text, iso: null, readings });
    expect(found?.doubt).toEqual(expect.any(String));
  });

  test('what is no date', () => {
    expect(dates('Section 5 may apply; 三年; 1.2.3; 第三章; clause 12/3; 31 February; 五個月')).toEqual([]);
  });

  test('any text: slices are exact, in order and apart', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let reached = 0;
        for (const found of dates(text)) {
          expect(text.slice(found.start, found.end)).toBe(found.text);
          expect(found.start).toBeGreaterThanOrEqual(reached);
          reached = found.end;
        }
      }),
    );
  });
});
