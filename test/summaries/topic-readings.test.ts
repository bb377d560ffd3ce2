import { expect, test } from 'vitest';
import { clauseTree } from '#main/clauses/structure/clause-tree.ts';
import { topicPassages } from '#main/summaries/topic-passages.ts';
import { likeliestPlaces } from '#main/summaries/topic-readings.ts';

const text = `1. Termination
Either party may terminate this Agreement if the other party is in breach of it and does not cure the breach.

2. Ending without cause
The Client may terminate this Agreement at any time for any reason by ninety days' notice to the Contractor.

3. Deliveries
The Contractor shall deliver the goods to the warehouse of the Client on the first Monday of each month.
`;
const input = { text, clauses: clauseTree(text), findings: [], defects: [], language: 'en' } as const;
const placeOf = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const best = (words?: string): string | undefined =>
  topicPassages({
    ...input,
    ...(words !== undefined && { readings: { termination: [placeOf(words)] } }),
  }).get('termination')?.[0]?.text;

test('of the passages that speak of a topic, the one where a reading points comes first', () => {
  expect(best('The Client may terminate')).toMatch(/^The Client may terminate/);
  expect(best('Either party may terminate')).toMatch(/^Either party may terminate/);
});

test('a reading does not make a passage speak of what it does not', () => {
  expect(best('The Contractor shall deliver')).toBe(best());
});

test('the likeliest places are those of the highest scores, kept or not', () => {
  const passage = (start: number, score: number) => ({
    start,
    end: start + 5,
    score,
    kept: start === 0,
    reasons: ['worth'],
    tokens: 1,
  });
  expect(likeliestPlaces([[passage(0, 0.2), passage(10, 0.9), passage(20, 0.5)]])).toEqual([
    { start: 10, end: 15 },
    { start: 20, end: 25 },
    { start: 0, end: 5 },
  ]);
});
