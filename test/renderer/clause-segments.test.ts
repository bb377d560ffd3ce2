import { describe, expect, test } from 'vitest';
import type { Anchor } from '#contract/document.ts';
import { clauseSegments } from '#renderer/versions/clause-segments.ts';
import { conflictMarks } from '#renderer/versions/conflict-marks.ts';
import { withoutLineBreaks } from '#renderer/versions/without-line-breaks.ts';

const anchors: readonly Anchor[] = [{ documentId: 'd', page: 1, start: 0, end: 1, quads: [] }];

describe('a clause cut where it differs', () => {
  const clause = { start: 100, text: 'The fee is HK$5 a day.' };

  test('keeps every word, whatever the order of the marks and beyond its edges', () => {
    const segments = clauseSegments(clause, [
      { kind: 'deleted', start: 117, end: 400, anchors },
      { kind: 'deleted', start: 50, end: 103, anchors },
      { kind: 'deleted', start: 300, end: 310, anchors },
    ]);
    expect(segments.map(({ text, mark }) => [text, mark !== null])).toEqual([
      ['The', true],
      [' fee is HK$5 a', false],
      [' day.', true],
    ]);
  });

  test('gives words of overlapping marks once', () => {
    const segments = clauseSegments(clause, [
      { kind: 'conflict', start: 104, end: 112, anchors },
      { kind: 'conflict', start: 108, end: 115, anchors },
    ]);
    expect(segments.map(({ text }) => text).join('')).toBe(clause.text);
  });
});

describe('what conflicts is found again in the clause', () => {
  test.each([
    ['across a line break', 'pay HK$1,000 (one\nthousand) now', 'HK$1,000 (one thousand)', 4, 27],
    ['between Chinese characters', '買方須支付壹佰\n萬港元。', '壹佰萬港元', 5, 11],
    ['without the dots of a long quotation', '卖方应于三十日内交货，否则', '应于三十日…', 2, 7],
  ])('%s', (_, text, quote, start, end) => {
    expect(conflictMarks({ start: 10, text }, [{ quote, anchors }])).toEqual([
      { kind: 'conflict', start: 10 + start, end: 10 + end, anchors },
    ]);
  });

  test('and what stands elsewhere, or nowhere, is not marked', () => {
    const clause = { start: 0, text: '每日港幣五元' };
    expect(conflictMarks(clause, [{ quote: '每月', anchors }])).toEqual([]);
    expect(conflictMarks(clause, [{ quote: '每日', anchors: [] }])).toEqual([]);
    expect(conflictMarks(clause, [{ quote: '', anchors }])).toEqual([]);
  });
});

test('the line breaks of a page go, those of paragraphs and list items stay', () => {
  expect(withoutLineBreaks('incorporated in\nChina\n\nand\n(a) one\n（二）兩')).toBe(
    'incorporated in China\n\nand\n(a) one\n（二）兩',
  );
  expect(withoutLineBreaks('註冊辦事\n處位於')).toBe('註冊辦事處位於');
});
