import { expect, test } from 'vitest';
import { answer } from '#main/summaries/answer.ts';
import type { PlacedPassage } from '#main/summaries/checked-draft.ts';

const passages: PlacedPassage[] = [
  { start: 8, end: 69, text: 'The Tenant shall pay rent of HK$28,500 per month in advance.', clauseNumber: '1' },
  { start: 82, end: 126, text: 'The Landlord shall keep the roof in repair.', clauseNumber: '2' },
];
const asked = { question: 'How much rent must the Tenant pay?', passages, parties: [], runtime: null } as const;

test('without a model the passages that match answer, word for word and cited', async () => {
  const found = await answer({ ...asked, language: 'en', matching: passages.slice(0, 1) });
  expect(found.method).toBe('extractive');
  expect(found.statements).toHaveLength(1);
  expect(found.statements[0]?.text).toContain('The Tenant shall pay rent of HK$28,500 per month in advance.');
  expect(found.statements[0]?.citations).toEqual([{ start: 8, end: 69 }]);
});

test('quotations are marked as the language asked marks them', async () => {
  const found = await answer({ ...asked, language: 'zh-Hant', matching: passages.slice(0, 1) });
  expect(found.statements[0]?.text).toMatch(/^「The Tenant/);
});

test('what no passage speaks of has no answer', async () => {
  const found = await answer({ ...asked, question: 'Which insurer covers earthquakes?', language: 'en', matching: [] });
  expect(found.statements).toEqual([]);
});
