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

describe('what conflicts', () => {
  const clause = { start: 10, end: 40 };

  test('is marked where it stands, and no further than its clause', () => {
    expect(conflictMarks(clause, [{ span: { start: 12, end: 20 }, anchors }])).toEqual([
      { kind: 'conflict', start: 12, end: 20, anchors },
    ]);
    expect(conflictMarks(clause, [{ span: { start: 35, end: 60 }, anchors }])).toEqual([
      { kind: 'conflict', start: 35, end: 40, anchors },
    ]);
  });

  test('and what stands elsewhere, or nowhere, is not marked', () => {
    expect(conflictMarks(clause, [{ span: { start: 40, end: 50 }, anchors }])).toEqual([]);
    expect(conflictMarks(clause, [{ span: null, anchors }])).toEqual([]);
    expect(conflictMarks(clause, [{ span: { start: 12, end: 20 }, anchors: [] }])).toEqual([]);
  });
});

test('the line breaks of a page go, those of paragraphs and list items stay', () => {
  expect(withoutLineBreaks('incorporated in\nChina\n\nand\n(a) one\n（二）兩')).toBe(
    'incorporated in China\n\nand\n(a) one\n（二）兩',
  );
  expect(withoutLineBreaks('註冊辦事\n處位於')).toBe('註冊辦事處位於');
});
