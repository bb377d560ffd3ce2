import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findFacts } from '#main/clauses/facts/find-facts.ts';
import { clauseTree } from '#main/clauses/structure/clause-tree.ts';
import { compress } from '#main/compression/compress.ts';
import { compressedText } from '#main/compression/compressed-text.ts';
import { heldByLonger } from '#main/compression/ledger-facts.ts';
import { prepareText } from '#main/compression/prepared-text.ts';
import { questionProfile } from '#main/compression/question-profile.ts';
import { glossary, model } from './compression-model.ts';
import { labelledText } from './labelled-text.ts';

const countTokens = (text: string): number => Math.ceil(text.length / 3);
const { text } = labelledText(
  readFileSync(join(import.meta.dirname, '..', 'fixtures', 'compression', 'dev-supply-zh-Hant.txt'), 'utf8'),
);
const clauses = clauseTree(text);
const input = { text, clauses, findings: findFacts(text, clauses), countTokens, model, glossary };

test('a text that is prepared once gives the same answers', () => {
  const prepared = prepareText(input);
  for (const question of [undefined, '合約幾時到期？', 'Which law governs?', '合約幾時到期？']) {
    const asked = { ...input, ratio: 4, ...(question !== undefined && { question }) };
    expect(compress({ ...asked, prepared })).toEqual(compress(asked));
  }
});

test('the ledger says nothing twice, and every fact that it counts stands in it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 20, max: 300 }), (budgetTokens) => {
      const compression = compress({ ...input, budgetTokens });
      const read = compressedText(compression, text).text.replace(/\s+/gu, ' ');
      for (const fact of compression.ledger) {
        if (fact.standsIn === 'ledger') expect(read).toContain(fact.text.replace(/\s+/gu, ' '));
      }
    }),
    { numRuns: 30 },
  );
});

test('heldByLonger finds the longest text that holds another', () => {
  expect([...heldByLonger([' a ', ' b ', ' a b ', ' a b c '], () => true)]).toEqual([3, 3, 3, -1]);
  expect([...heldByLonger([' a ', ' a '], () => true)]).toEqual([-1, 0]);
});

test.each([
  ['Does our insurance have to cover product liability?', 'Insurance'],
  ['可以查對方嘅帳簿同紀錄嗎？', 'Audit Rights'],
  ['Is there a maximum amount of damages that can be claimed?', 'Cap On Liability'],
])('%s asks for %s', (question, category) => {
  const { categories } = questionProfile(question, model, glossary);
  const best = [...categories].indexOf(Math.max(...categories));
  expect(model.categories[best]).toBe(category);
});

test('a question about nothing that was learned is of no category', () => {
  const { categories } = questionProfile('How many masts has the ship?', model, glossary);
  expect(Math.max(...categories)).toBeLessThan(0.45);
});
