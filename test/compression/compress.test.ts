import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passageReason } from '#contract/compression.ts';
import { findFacts } from '#main/clauses/facts/find-facts.ts';
import { clauseTree } from '#main/clauses/structure/clause-tree.ts';
import { type CompressionInput, compress } from '#main/compression/compress.ts';
import { compressedText, sourceOffset } from '#main/compression/compressed-text.ts';
import { glossary, model } from './compression-model.ts';
import { labelledText } from './labelled-text.ts';

const countTokens = (text: string): number => text.match(/[A-Za-z]+|\d+|\s+|[^\sA-Za-z\d]/gu)?.length ?? 0;
const fixture = (name: string) =>
  labelledText(readFileSync(join(import.meta.dirname, '..', 'fixtures', 'compression', name), 'utf8'));

const contract = `DISTRIBUTION AGREEMENT

This Agreement is made on 3 March 2021 between Alder Foods, Inc. ("Supplier") and Birch Trading LLC ("Distributor").

1. Definitions
1.1 "Products" means the canned fruit listed in Exhibit A.
1.2 "Territory" means the State of Oregon.
2. Appointment
2.1 Supplier appoints Distributor as its exclusive distributor of the Products in the Territory.
2.2 The parties shall meet from time to time to talk about the state of the market.
2.3 Samples are sent by ordinary post to the office of Distributor.
3. Price
3.1 Distributor shall pay each invoice within thirty (30) days after its date.
3.2 Packing lists are put into each carton by the warehouse.
3.3 Pallets stay with Distributor until they are collected.
4. Term
4.1 This Agreement shall continue for three (3) years from its date and shall renew for successive one year terms.
4.2 Either party may terminate this Agreement without cause upon ninety (90) days written notice.
5. Liability
5.1 In no event shall either party's aggregate liability exceed US$500,000.
5.2 Letters are opened by the secretary.
6. General
6.1 Neither party may assign this Agreement without the prior written consent of the other party.
6.2 Headings are for convenience only.
6.3 This Agreement shall be governed by the laws of the State of New York.
6.4 The secretary keeps a list of telephone numbers.
6.5 Visitors sign the book at the gate.
6.6 Letters are opened by the secretary of the company and laid before the manager on the same day.
6.7 Letters are opened by the secretary of the company and laid before the manager on the same day.
`;

function run(text: string, options: Partial<CompressionInput>) {
  const clauses = clauseTree(text);
  const findings = findFacts(text, clauses);
  return compress({ text, clauses, findings, countTokens, model, glossary, ...options });
}

function keptWords(text: string, options: Partial<CompressionInput>): string {
  return run(text, options)
    .passages.filter(({ kept }) => kept)
    .map(({ start, end }) => text.slice(start, end))
    .join('\n');
}

describe('compress', () => {
  test('never counts more than the budget, copies word for word, maps every character back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 500 }),
        fc.constantFrom(undefined, 'Which law governs?', '合約幾時到期？'),
        fc.constantFrom(contract, fixture('dev-supply-zh-Hant.txt').text),
        (budgetTokens, question, text) => {
          const compression = run(text, { budgetTokens, ...(question !== undefined && { question }) });
          const joined = compressedText(compression, text);
          expect(countTokens(joined.text)).toBe(compression.compressedTokens);
          expect(compression.compressedTokens).toBeLessThanOrEqual(budgetTokens);
          let end = 0;
          for (const stretch of joined.map) {
            expect(stretch.start).toBeGreaterThanOrEqual(end);
            end = stretch.end;
            const { length } = joined.text.slice(stretch.start, stretch.end);
            expect(joined.text.slice(stretch.start, stretch.end)).toBe(
              text.slice(stretch.sourceStart, stretch.sourceStart + length),
            );
            expect(sourceOffset(joined, stretch.start)).toBe(stretch.sourceStart);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test('decides about every passage, each with a known reason, and repeats itself', () => {
    const compression = run(contract, { ratio: 3 });
    expect(compression.passages.length).toBeGreaterThan(20);
    for (const { reasons } of compression.passages) {
      expect(reasons.length).toBeGreaterThan(0);
      for (const reason of reasons) expect(passageReason(reason).code).not.toBeNull();
    }
    expect(run(contract, { ratio: 3 })).toEqual(compression);
  });

  test('keeps nothing inside a sentence apart', () => {
    const compression = run(contract, { ratio: 4 });
    for (const { start, end } of compression.passages) {
      expect(/[A-Za-z0-9]/u.test(contract.charAt(start - 1)) && /[A-Za-z0-9]/u.test(contract.charAt(start))).toBe(
        false,
      );
      expect(/[A-Za-z0-9]/u.test(contract.charAt(end - 1)) && /[A-Za-z0-9]/u.test(contract.charAt(end))).toBe(false);
    }
  });

  test.each([
    ['Which law governs the contract?', 'laws of the State of New York'],
    ['邊個地方嘅法律管呢份合約？', 'laws of the State of New York'],
    ['合同可以不经同意转让给第三方吗？', 'prior written consent'],
    ['How much is the limit of liability?', 'US$500,000'],
    ['可否無須理由終止合約？', 'ninety (90) days'],
  ])('%s', (question, answer) => {
    expect(keptWords(contract, { ratio: 5, question, ledgerShare: 0 })).toContain(answer);
  });

  test.each([
    ['Which law governs the contract?', 'held-distribution-zh-Hans.txt', '均适用中国法律'],
    ['Is consent required to assign the contract?', 'held-consultancy-zh-Hant.txt', '不得將本合約轉讓'],
    ['準據法', 'held-distribution-zh-Hans.txt', '均适用中国法律'],
  ])('%s of %s', (question, name, answer) => {
    expect(keptWords(fixture(name).text, { ratio: 5, question, ledgerShare: 0 })).toContain(answer);
  });

  test('takes a list of clause kinds instead of a question', () => {
    const kept = keptWords(contract, { ratio: 6, task: ['gen.liability_cap'], ledgerShare: 0 });
    expect(kept).toContain('US$500,000');
  });

  test('obeys pins, and says so', () => {
    const start = contract.indexOf('Pallets stay');
    const pinned = run(contract, {
      ratio: 8,
      pins: [
        { start, end: start + 10, pin: 'in' },
        { start: contract.indexOf('governed by'), end: contract.indexOf('governed by') + 4, pin: 'out' },
      ],
    });
    const at = (words: string) => pinned.passages.find((p) => contract.slice(p.start, p.end).includes(words));
    expect(at('Pallets stay')).toMatchObject({ kept: true, reasons: ['pinned-in'], pinned: 'in' });
    expect(at('governed by')).toMatchObject({ kept: false, reasons: ['pinned-out'], pinned: 'out' });
  });

  test('reads a repeated passage once', () => {
    const second = run(contract, { ratio: 2 }).passages.findLast((p) =>
      contract.slice(p.start, p.end).includes('laid before the manager'),
    );
    expect(second?.kept).toBe(false);
    expect(second?.reasons[0]).toMatch(/^duplicate-of:\d+-\d+$/u);
  });

  test('says for every fact where it stands, and tells the truth', () => {
    const compression = run(contract, { ratio: 3 });
    const words = compressedText(compression, contract).text.replace(/\s+/gu, ' ');
    expect(compression.ledger.length).toBeGreaterThan(4);
    for (const fact of compression.ledger) {
      if (fact.standsIn !== 'nowhere') expect(words).toContain(fact.text.replace(/\s+/gu, ' '));
    }
  });
});
