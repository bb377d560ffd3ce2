import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clauseTree } from '#main/clauses/structure/clause-tree.ts';
import { passageUnits } from '#main/compression/passage-units.ts';
import { rateKinds } from '#main/kinds/find-kinds.ts';
import { parseKindsModel } from '#main/kinds/kinds-model.ts';
import { unitsIn } from '#main/training/compression/cuad-passages.ts';
import { isAnswer, jaccard } from '#main/training/kinds/answer-match.ts';
import { calibrated } from '#main/training/kinds/calibrate.ts';
import { packedKinds } from '#main/training/kinds/pack-kinds.ts';
import { type AnsweredContract, trainKinds } from '#main/training/kinds/train-kinds.ts';
import { officialMetric } from '#test/bench/clauses/official-metric.ts';

const things = ['bolts', 'lamps', 'ropes', 'sails', 'masts', 'pumps', 'doors', 'tiles', 'wires', 'nails'];

/** Small contracts of our own: one governing law each, among sentences about goods. */
function contract(number: number): AnsweredContract {
  const law = `This Agreement is governed by the laws of ${number % 2 === 0 ? 'England' : 'Singapore'}.`;
  const goods = things.map((thing, index) => `The Seller delivers ${number + index + 2} ${thing} to the Buyer.`);
  goods.splice(number % 8, 0, law);
  const text = goods.join('\n');
  const clauses = clauseTree(text);
  const units = passageUnits(text, clauses);
  const start = text.indexOf(law);
  const end = start + law.length;
  return {
    name: `contract ${number}`,
    text,
    clauses,
    units,
    findings: [],
    answers: [{ category: 'Governing Law', text: law }],
    spans: [{ category: 'Governing Law', start, end, units: unitsIn(units, start, end) }],
  };
}

const contracts = Array.from({ length: 24 }, (_, number) => contract(number));

describe('the trainer of clause kinds', () => {
  const options = { buckets: 500, trees: 20 };
  const trained = trainKinds(contracts, options);

  test('gives the same model again, and finds what it learned in a contract it has not seen', {
    timeout: 120_000,
  }, () => {
    const packed = packedKinds(trained, 'own texts');
    expect(JSON.stringify(packedKinds(trainKinds(contracts, options), 'own texts'))).toBe(JSON.stringify(packed));
    const model = parseKindsModel(JSON.parse(JSON.stringify(packed)));
    const unseen = contract(101);
    const [best] = rateKinds(unseen, model, null);
    expect(unseen.text.slice(best?.start, best?.end)).toBe('This Agreement is governed by the laws of Singapore.');
  });

  test('refuses a model that is cut short', () => {
    const packed = packedKinds(trained, 'own texts');
    expect(() => parseKindsModel({ ...packed, categories: [...packed.categories, ...packed.categories] })).toThrow(
      expect.objectContaining({ code: 'damaged-file' }),
    );
    expect(() => parseKindsModel({ ...packed, version: 1 })).toThrow(expect.objectContaining({ code: 'damaged-file' }));
  });
});

describe('likeness of answers', () => {
  test('passes over case, punctuation and order', () => {
    expect(jaccard('The Laws of England.', 'the laws, of england')).toBe(1);
    expect(jaccard('and/or', 'or and')).toBe(1);
    expect(jaccard('a b c', 'c d e f')).toBeCloseTo(1 / 6);
  });

  test('is the same both ways and between 0 and 1', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const likeness = jaccard(one, other);
        expect(likeness).toBe(jaccard(other, one));
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('for parties an answer inside the prediction is enough, for others not', () => {
    const prediction = 'made between Harbour Lantern Limited and the other company that signs below';
    expect(isAnswer('Parties', 'Harbour Lantern Limited', prediction)).toBe(true);
    expect(isAnswer('Document Name', 'Harbour Lantern Limited', prediction)).toBe(false);
  });
});

describe('the measure', () => {
  test('is 1 where every answer is found first and nothing else', () => {
    const row = officialMetric([
      { category: 'x', answers: ['one two'], predictions: [{ text: 'one two', confidence: 0.95 }] },
      { category: 'y', answers: [], predictions: [] },
    ]);
    expect(row).toMatchObject({ aupr: 1, precisionAt80: 1, answers: 1, reached: 1 });
  });

  test('counts wrong predictions as they come, and stops at the recall that is reached', () => {
    const row = officialMetric([
      { category: 'x', answers: ['one two', 'three four'], predictions: [{ text: 'one two', confidence: 0.5 }] },
      { category: 'y', answers: [], predictions: [{ text: 'nothing', confidence: 0.9 }] },
    ]);
    // Recall 0 with precision 0 until .50 is passed; then one right and one wrong at recall one half.
    expect(row.reached).toBe(0.5);
    expect(row.precisionAt80).toBe(0);
    expect(row.aupr).toBeCloseTo(((1 + 0.5) / 2) * 0 + 0.5 * 0.5);
  });
});

describe('calibration', () => {
  test('makes sure scores of a doubtful category less sure', () => {
    const judged = Array.from({ length: 400 }, (_, index) => ({ category: 0, score: 2, right: index % 4 === 0 }));
    const { slope, offset } = calibrated(judged, 0);
    expect(1 / (1 + Math.exp(-(slope * 2 + offset)))).toBeCloseTo(0.25, 1);
  });

  test('leaves scores alone where there is nothing to learn from', () => {
    expect(calibrated([], 0)).toEqual({ slope: 1, offset: 0 });
  });
});
