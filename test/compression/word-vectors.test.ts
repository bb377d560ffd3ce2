import { expect, test } from 'vitest';
import { beginningHash } from '#main/compression/passage-features.ts';
import { treeScore } from '#main/compression/tree-scores.ts';
import { dotProduct, textVector } from '#main/compression/word-vectors.ts';
import { boostTrees } from '#main/training/compression/boosted-trees.ts';
import { trainVectors } from '#main/training/compression/train-vectors.ts';

const passage = (words: string) => words.split(' ').map(beginningHash);
const passages = Array.from({ length: 60 }, (_, index) =>
  passage(
    index % 2 === 0
      ? `insurer pays premium under ${index % 4 === 0 ? 'policy' : 'cover'} yearly`
      : `vessel sails from ${index % 4 === 1 ? 'harbour' : 'port'} with cargo`,
  ),
);

test('words that stand among the same words lie near each other', () => {
  const vectors = trainVectors(passages, { dimensions: 4 });
  const near = (one: string, other: string) =>
    dotProduct(textVector(vectors, passage(one)), textVector(vectors, passage(other)));
  expect(near('policy', 'cover')).toBeGreaterThan(near('policy', 'harbour') + 0.5);
  expect(near('port', 'harbour')).toBeGreaterThan(near('port', 'premium') + 0.5);
  expect(trainVectors(passages, { dimensions: 4 })).toEqual(vectors);
});

test('a row of weight three counts like three rows', () => {
  const rows = Float32Array.from({ length: 80 }, (_, index) => index % 10);
  const targets = Float32Array.from({ length: 80 }, (_, index) => (index % 10 > 6 ? 1 : 0));
  const options = { trees: 5, depth: 2, rate: 0.3, leastRows: 1, loss: 'logistic' } as const;
  const thrice = boostTrees(
    Float32Array.from([...rows, ...rows, ...rows]),
    1,
    Float32Array.from([...targets, ...targets, ...targets]),
    options,
  );
  const weighted = boostTrees(rows, 1, targets, { ...options, weights: new Float32Array(80).fill(3) });
  for (let value = 0; value < 10; value += 1) {
    const row = Float32Array.of(value);
    expect(treeScore(weighted, row, 0)).toBeCloseTo(treeScore(thrice, row, 0), 4);
  }
});
