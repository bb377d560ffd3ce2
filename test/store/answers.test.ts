import { describe, expect, test } from 'vitest';
import type { Answer } from '#contract/answer.ts';
import { type KeptReading, listAnswers, loadReading, saveAnswer } from '#main/store/answers.ts';
import { deleteMatter } from '#main/store/matters.ts';
import { insertExample, temporaryStore } from './temporary-store.ts';

const answer: Answer = {
  askId: 'ask-1',
  matterId: 'matter-1',
  documentIds: ['doc-1'],
  question: '幾時要交租?',
  language: 'yue-Hant',
  found: false,
  method: 'extractive',
  modelId: null,
  statements: [],
  dropped: [],
  compression: { readTokens: 3, wholeTokens: 30 },
};
const reading: KeptReading = {
  documentId: 'doc-1',
  question: answer.question,
  readTokens: 3,
  wholeTokens: 30,
  passages: [{ start: 0, end: 4, kept: true, score: 1, reasons: ['worth'], tokens: 3 }],
};

describe('answers', () => {
  test('come back with what was read for them, oldest first', async () => {
    const { database } = await temporaryStore();
    insertExample(database);
    saveAnswer(database, { answer: { ...answer, askId: 'ask-2' }, askedAtMs: 9, readings: [] });
    saveAnswer(database, { answer, askedAtMs: 5, readings: [reading] });
    expect(listAnswers(database, 'matter-1').map(({ askId }) => askId)).toEqual(['ask-1', 'ask-2']);
    expect(listAnswers(database, 'matter-1')[0]).toEqual(answer);
    expect(loadReading(database, 'ask-1', 'doc-1')).toEqual(reading);
    expect(loadReading(database, 'ask-1', 'doc-2')).toBeNull();
    expect(loadReading(database, 'ask-3', 'doc-1')).toBeNull();
  });

  test('go with their matter', async () => {
    const { database } = await temporaryStore();
    insertExample(database);
    saveAnswer(database, { answer, askedAtMs: 5, readings: [reading] });
    deleteMatter(database, 'matter-1');
    expect(listAnswers(database, 'matter-1')).toEqual([]);
  });
});
