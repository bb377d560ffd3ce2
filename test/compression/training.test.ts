import { describe, expect, test } from 'vitest';
import { clauseTree } from '#main/clauses/structure/clause-tree.ts';
import { headTable, parseCompressionModel } from '#main/compression/compression-model.ts';
import { passageFeatures } from '#main/compression/passage-features.ts';
import { passageUnits } from '#main/compression/passage-units.ts';
import { type LabelledContract, unitsIn } from '#main/training/compression/cuad-passages.ts';
import { packedModel } from '#main/training/compression/pack-model.ts';
import { trainScorer } from '#main/training/compression/train-scorer.ts';

function contractOf(index: number): LabelledContract {
  const law = `This Agreement is governed by the laws of ${['Ohio', 'Texas', 'Maine', 'Utah'][index % 4]}.`;
  const payment = `The Buyer shall pay ${index + 3} invoices within thirty days.`;
  const filler = Array.from({ length: 12 }, (_, n) => `Item ${n} of list ${index} lies in room ${n}.`);
  filler.splice(index % 10, 0, law);
  filler.splice((index * 3) % 11, 0, payment);
  const text = filler.join('\n\n');
  const clauses = clauseTree(text);
  const units = passageUnits(text, clauses);
  const span = (category: string, words: string) => {
    const start = text.indexOf(words);
    return { category, start, end: start + words.length, units: unitsIn(units, start, start + words.length) };
  };
  return { name: `contract ${index}`, text, clauses, units, spans: [span('Law', law), span('Payment', payment)] };
}

describe('trainScorer', () => {
  const contracts = Array.from({ length: 16 }, (_, index) => contractOf(index));
  const packed = packedModel(trainScorer(contracts, 'test', { trees: 4, depth: 2 }));

  test('learns the same scorer twice', () => {
    expect(packedModel(trainScorer(contracts, 'test', { trees: 4, depth: 2 }))).toEqual(packed);
  });

  test('ranks the labelled passage of an unseen document first', () => {
    const model = parseCompressionModel(packed, []);
    const { text, units, clauses, spans } = contractOf(101);
    const { heads, scores } = headTable(model, passageFeatures(text, units, clauses, null));
    for (const { category, units: own } of spans) {
      const head = model.categories.indexOf(category);
      const ranked = units.map((_, unit) => scores[unit * heads + head] ?? 0);
      expect(ranked.indexOf(Math.max(...ranked))).toBe(own[0]);
    }
  });

  test('a damaged model is refused', () => {
    expect(() => parseCompressionModel({ ...packed, weights: 'AAAA' }, [])).toThrow(/damaged/u);
  });
});
