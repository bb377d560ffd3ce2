import { expect, test } from 'vitest';
import { clauseTree } from '#main/clauses/structure/clause-tree.ts';
import { answer } from '#main/summaries/answer.ts';

const text = `1. Rent
The Tenant shall pay rent of HK$28,500 per month in advance.

2. Repairs
The Landlord shall keep the roof in repair.

3. Notice
Either party may end the tenancy by two months' written notice.
`;
const input = { text, clauses: clauseTree(text), findings: [], defects: [], runtime: null };

test('without a model the passages answer, word for word and cited', async () => {
  const found = await answer({ ...input, language: 'en', question: 'How much rent must the Tenant pay?' });
  expect(found.method).toBe('extractive');
  const [first] = found.statements;
  expect(first?.text).toContain('The Tenant shall pay rent of HK$28,500 per month in advance.');
  const [citation] = first?.citations ?? [];
  expect(citation && text.slice(citation.start, citation.end)).toContain('HK$28,500');
});

test('what the document does not speak of has no answer', async () => {
  const found = await answer({ ...input, language: 'en', question: 'Which insurer covers earthquakes?' });
  expect(found.statements).toEqual([]);
});
