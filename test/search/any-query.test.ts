import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excludedExpressions, strictExpression } from '#main/search/match-expression.ts';
import { pageTerms } from '#main/search/page-terms.ts';
import { passagesOf } from '#main/search/passages.ts';
import { parseQuery } from '#main/search/query-syntax.ts';
import { shapeDistance, shapeOf } from '#main/search/shape.ts';
import { temporaryIndex } from './temporary-index.ts';

const piece = fc.oneof(
  fc.constantFrom(
    '"',
    '(',
    ')',
    'AND',
    'OR',
    'NOT',
    'NEAR',
    'NEAR/3',
    '-',
    '*',
    'kind:',
    'lang:en',
    'from:2024',
    'page:1',
    '「',
    '」',
    ':',
    "'",
    '仲裁',
    'arbitr*',
    '裁',
    'HK$5',
    '1 March 2025',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const query = fc.array(piece, { maxLength: 14 }).map((parts) => parts.join(' '));

describe('any query', () => {
  it('becomes an expression that the index can read', async () => {
    const { add, index } = await temporaryIndex();
    add('a', ['The seat of arbitration is Hong Kong. 仲裁地為香港。']);
    fc.assert(
      fc.property(query, (words) => {
        const { node } = parseQuery(words);
        const expression = node === null ? null : strictExpression(node);
        if (expression !== null) index.count(expression, {});
        if (node !== null) for (const each of excludedExpressions(node)) index.count(each, {});
      }),
      { numRuns: 1500 },
    );
  });

  it('is answered', async () => {
    const { add, find } = await temporaryIndex();
    add('a', ['The seat of arbitration is Hong Kong. 仲裁地為香港。', 'HK$5 on 1 March 2025']);
    await fc.assert(
      fc.asyncProperty(query, async (words) => {
        const { hits } = await find(words);
        for (const { ranges } of hits)
          for (const [at, { start, end }] of ranges.entries()) {
            expect(start).toBeLessThan(end);
            expect(start).toBeGreaterThanOrEqual(ranges[at - 1]?.end ?? 0);
          }
      }),
      { numRuns: 150 },
    );
  });
});

describe('passages of any text', () => {
  it('follow one another and leave out nothing but blanks', () => {
    fc.assert(
      fc.property(
        fc
          .array(
            piece.map((text) => `${text}。 1. x\n`),
            { maxLength: 60 },
          )
          .map((parts) => parts.join('')),
        (text) => {
          let from = 0;
          for (const { start, end, headingEnd } of passagesOf(text)) {
            expect(text.slice(from, start).trim()).toBe('');
            expect(end).toBeGreaterThan(start);
            expect(headingEnd).toBeGreaterThanOrEqual(start);
            expect(headingEnd).toBeLessThanOrEqual(end);
            from = end;
          }
          expect(text.slice(from).trim()).toBe('');
        },
      ),
    );
  });

  it('have keys of letters, figures and one mark only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const { heading, body, exact } of pageTerms({ number: 1, text }).passages)
          expect(`${heading} ${body} ${exact}`).not.toMatch(/["'()*:^{}+-]/);
      }),
    );
  });
});

describe('shapes', () => {
  it('are near for one text with other figures and far for another', () => {
    const a = 'the carrier shall not be liable for any delay in delivery save by its own default on 12 may'.split(' ');
    const b = a.map((word) => (word === '12' ? '17' : word));
    const c = 'notices under this agreement are given in writing to the address stated above by courier'.split(' ');
    expect(shapeDistance(shapeOf(a), shapeOf(b))).toBe(0);
    expect(shapeDistance(shapeOf(a), shapeOf(c))).toBeGreaterThan(12);
  });
});
