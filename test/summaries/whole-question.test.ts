import { describe, expect, test } from 'vitest';
import { factKindsAsked, wholeIntent } from '#main/summaries/whole-question.ts';

describe('questions that need the whole', () => {
  test.each([
    ['How many of the documents have a governing law clause?', 'count'],
    ['How many contracts are governed by English law?', 'count'],
    ['有幾多份合約有仲裁條款？', 'count'],
    ['有多少份文件约定了仲裁？', 'count'],
    ['List all arbitration clauses', 'list'],
    ['Which of these agreements have a liability cap?', 'list'],
    ['列出所有仲裁條款', 'list'],
    ['边啲合约有仲裁条款？', 'list'],
    ['Compare the dispute clauses', 'compare'],
    ['比較各份合同的仲裁條款', 'compare'],
  ])('%s', (question, intent) => {
    expect(wholeIntent(question)).toBe(intent);
  });

  test.each([
    'How many arbitrators are there?',
    '仲裁員有幾多個？',
    '仲裁庭由多少名仲裁员组成？',
    'How many days are allowed for payment?',
    'Does the Supplier bear all losses?',
    '幾時要交租?',
    'Where is the seat of arbitration?',
    '租期幾耐？',
  ])('%s is answered by a passage', (question) => {
    expect(wholeIntent(question)).toBeNull();
  });

  test('facts are asked for by their names', () => {
    expect(factKindsAsked('List all dates and amounts')).toEqual(['fact.amount', 'fact.dated_event']);
    expect(factKindsAsked('列出所有金額')).toEqual(['fact.amount']);
  });
});
