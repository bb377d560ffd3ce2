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

  test.each([
    ['本函日期為二〇二五年六月一日。九七年七月一日簽約。', '1997-07-01'],
    ['合約於九七年續期，現為二〇二五年六月。', '1997'],
    ['2025年3月的协议。二五年四月二日付款。', '2025-04-02'],
    ['佢2024年3月5日講過，嗰份嘢係八九年六月簽嘅。', '1989-06'],
    ['本遺囑立於一九三〇年五月一日；二五年三月遷居。', '1925-03'],
    ['此租約立於2095年3月1日，九七年五月續租。', '2097-05'],
    ['The lease of 3 March 2025 followed that of 1 July ’97.', '1997-07-01'],
    ["Dated 5 May 2025. Signed in June '97 by both.", '1997-06'],
    ['Dated 5 May 2025; the deed of 25/3/97.', '1997-03-25'],
    ['2025年5月1日。97年3月5日的合同。', '1997-03-05'],
    ['九七年七月一日簽約。', '1997-07-01'],
  ])('a year of two figures in the document’s own time: %s', (text, iso) => {
    expect(dates(text)).toContainEqual(expect.objectContaining({ iso, doubt: 'the year has two figures' }));
  });

  test('a year of the Republic of China stays, and beside one a short year is not settled', () => {
    expect(dates('民國九十七年三月五日，另於97年6月1日')).toEqual([
      expect.objectContaining({ iso: '2008-03-05', calendar: 'minguo', doubt: null }),
      expect.objectContaining({ iso: null, readings: ['1997-06-01', '2008-06-01'] }),
    ]);
  });

  test('two digits that estimate a period are no year', () => {
    expect(dates('二〇二五年六月起，三五年內，或二三年後，九十七年租期')).toHaveLength(1);
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
