import { describe, expect, test } from 'vitest';
import type { ReviewedFinding } from '#contract/matter.ts';
import { everything, inReadingOrder, passes } from '#renderer/findings/filter-store.ts';

function finding(id: string, change: Partial<ReviewedFinding> = {}, page = 1, start = 0): ReviewedFinding {
  return {
    id,
    documentId: 'document',
    kind: 'arb.seat',
    label: 'Seat of arbitration',
    group: 'arbitration',
    fields: {},
    confidence: 0.9,
    origin: 'rule',
    reasons: [],
    clause: null,
    anchors: [{ documentId: 'document', page, start, end: start + 4, quads: [] }],
    quote: '香港仲裁',
    supports: [],
    review: null,
    ...change,
  };
}

const review = { findingId: 'x', state: 'accepted', fields: {}, note: '', reviewedAtMs: 0 } as const;

/** Of a filter without words nobody asks for the words of findings: there are thousands of them. */
const noWords = (): string => {
  throw new Error('asked for words');
};

describe('passes', () => {
  const onPages = [2, 3] as const;

  test('everything passes when nothing is asked', () => {
    expect(passes(finding('x'), everything, onPages, noWords)).toBe(true);
  });

  test('only what stands on the pages in view, its further places included', () => {
    const filter = { ...everything, onScreen: true };
    expect(passes(finding('x', {}, 1), filter, onPages, noWords)).toBe(false);
    expect(passes(finding('x', {}, 3), filter, onPages, noWords)).toBe(true);
    const support = { documentId: 'document', page: 2, start: 0, end: 1, quads: [] };
    expect(passes(finding('x', { supports: [support] }, 9), filter, onPages, noWords)).toBe(true);
  });

  test('by family, kind and decision', () => {
    expect(passes(finding('x'), { ...everything, groups: new Set(['money']) }, onPages, noWords)).toBe(false);
    expect(passes(finding('x'), { ...everything, groups: new Set(['money', 'arbitration']) }, onPages, noWords)).toBe(
      true,
    );
    expect(passes(finding('x'), { ...everything, kind: 'arb.rules' }, onPages, noWords)).toBe(false);
    expect(passes(finding('x'), { ...everything, review: 'decided' }, onPages, noWords)).toBe(false);
    expect(passes(finding('x', { review }), { ...everything, review: 'decided' }, onPages, noWords)).toBe(true);
    expect(passes(finding('x', { review }), { ...everything, review: 'open' }, onPages, noWords)).toBe(false);
  });

  test('by every word typed, whatever its width or case', () => {
    const words = 'Seat of arbitration 香港 ＨＫＩＡＣ';
    expect(passes(finding('x'), { ...everything, text: 'SEAT 香港' }, onPages, () => words)).toBe(true);
    expect(passes(finding('x'), { ...everything, text: 'hkiac' }, onPages, () => words)).toBe(true);
    expect(passes(finding('x'), { ...everything, text: 'seat 深圳' }, onPages, () => words)).toBe(false);
  });
});

test('findings come in the order of the document, defects the gravest first', () => {
  const list = [
    finding('late', { severity: 'high' }, 3, 5),
    finding('early', { severity: 'low' }, 1, 9),
    finding('middle', { severity: 'low' }, 1, 20),
  ];
  expect(inReadingOrder(list, false).map(({ id }) => id)).toEqual(['early', 'middle', 'late']);
  expect(inReadingOrder(list, true).map(({ id }) => id)).toEqual(['late', 'early', 'middle']);
});
