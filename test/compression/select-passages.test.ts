import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clauseTree } from '#main/clauses/structure/clause-tree.ts';
import { compressionFigures, selectPassages } from '#main/compression/select-passages.ts';

const countTokens = (text: string): number => Math.ceil(text.length / 4);

const contract = Array.from(
  { length: 60 },
  (_, index) =>
    `${index + 1}. Matter ${index + 1}. The parties record that item ${index + 1} is described in the annexed list and that nothing turns on it. ${
      index === 40 ? 'The Buyer shall pay the Seller HK$250,000 within ten days after delivery of the machines. ' : ''
    }The list may be updated from time to time by the secretary of the joint committee.`,
).join('\n\n');
const clauses = clauseTree(contract);

describe('selectPassages', () => {
  test('keeps within the budget, in order, without overlaps', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 3_000 }), (budgetTokens) => {
        const passages = selectPassages({ text: contract, clauses, findings: [], budgetTokens, countTokens });
        let end = 0;
        let tokens = 0;
        for (const passage of passages) {
          expect(passage.start).toBeGreaterThanOrEqual(end);
          expect(passage.end).toBeGreaterThan(passage.start);
          end = passage.end;
          tokens += countTokens(contract.slice(passage.start, passage.end));
        }
        expect(tokens).toBeLessThanOrEqual(budgetTokens);
      }),
      { numRuns: 25 },
    );
  });

  test('keeps the one sentence about money of sixty clauses', () => {
    const passages = selectPassages({ text: contract, clauses, findings: [], budgetTokens: 200, countTokens });
    expect(passages.some(({ start, end }) => contract.slice(start, end).includes('HK$250,000'))).toBe(true);
  });

  test('answers a question with what it asks for', () => {
    const [first] = selectPassages({
      text: contract,
      clauses,
      findings: [],
      budgetTokens: 60,
      countTokens,
      question: 'How much must the Buyer pay for the machines?',
    });
    expect(first && contract.slice(first.start, first.end)).toContain('The Buyer shall pay the Seller HK$250,000');
  });

  test('lets many parts speak when nothing stands out', () => {
    const plain = contract.replace(/The Buyer shall pay[^.]*\. /u, '');
    const passages = selectPassages({
      text: plain,
      clauses: clauseTree(plain),
      findings: [],
      budgetTokens: 900,
      countTokens,
    });
    expect(passages.length).toBeGreaterThan(8);
  });

  test('finds Chinese passages by a Chinese question', () => {
    const text =
      '第一條　甲方委任乙方為顧問。\n第二條　甲方須每月向乙方支付顧問費三萬元。\n第三條　本協議受香港法律管限。';
    const [first] = selectPassages({
      text,
      clauses: clauseTree(text),
      findings: [],
      budgetTokens: 8,
      countTokens,
      question: '顧問費幾多錢？',
    });
    expect(first && text.slice(first.start, first.end)).toContain('三萬元');
  });
});

test('compressionFigures counts the whole and the kept alike', () => {
  expect(compressionFigures('abcdefgh', [{ start: 0, end: 4 }], countTokens)).toEqual({
    originalTokens: 2,
    compressedTokens: 1,
  });
});
