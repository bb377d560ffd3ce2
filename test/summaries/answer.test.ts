import { expect, test } from 'vitest';
import type { GenerateRequest, ModelRuntime } from '#main/models/runtime.ts';
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

/** A runtime that writes one sentence and keeps what it was asked. */
function listening(asked: GenerateRequest[]): ModelRuntime {
  const countTokens = (text: string): number => text.length;
  return {
    kind: 'local',
    id: 'scripted',
    sha256: '0'.repeat(64),
    contextSize: 4096,
    countTokens,
    countPromptTokens: ({ system, user }) => countTokens(system + user),
    generate: (request) => {
      asked.push(request);
      const text = 'The Landlord shall keep the roof in repair.';
      return Promise.resolve({ text, stopReason: 'end', promptTokens: 1, generatedTokens: 1 });
    },
    decide: () => Promise.reject(new Error('No question of a kind is asked here.')),
    dispose: () => Promise.resolve(),
  };
}

test('questions to a document read whole share all that stands before the question', async () => {
  const requests: GenerateRequest[] = [];
  const runtime = listening(requests);
  const questions = ['Who repairs the roof?', 'Who keeps the roof in repair, and who pays?'];
  for (const question of questions) {
    await answer({ ...asked, question, runtime, isWhole: true, language: 'en', matching: passages });
  }
  const shared = requests.map(({ user, sharedLength = 0 }) => user.slice(0, sharedLength));
  expect(shared[0]).toBe(shared[1]);
  for (const { text } of passages) expect(shared[0]).toContain(text);
  expect(requests.map(({ user, sharedLength }) => user.slice(sharedLength))).toEqual(questions);
});

test('passages chosen for one question share nothing but the instructions', async () => {
  const requests: GenerateRequest[] = [];
  await answer({ ...asked, runtime: listening(requests), language: 'en', matching: passages });
  expect(requests[0]?.sharedLength).toBeUndefined();
  expect(requests[0]?.prefixKey).toBeDefined();
});
