import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RecordEntry } from '#contract/record.ts';
import { keepPrompt, keptPrompt } from '#main/application/kept-prompts.ts';
import { type Prompt, promptSha256, promptsDropped } from '#main/application/model-call.ts';
import { repeatRecordedCall } from '#main/application/repeat-recorded-call.ts';
import { insertExample, temporaryStore } from '../store/temporary-store.ts';

const prompt = (user: string): Prompt => ({ system: 'Answer.', user, maxTokens: 8, stop: [], jsonSchema: null });

test('prompts are kept up to a bound, the oldest go first, and a call whose prompt went says so', async () => {
  const { database, dataFolder } = await temporaryStore();
  insertExample(database);
  const place = { dataFolder, fileSecret: null };
  const asked = Array.from({ length: 6 }, (_, index) => prompt(`第 ${index} 問 ${'x'.repeat(1_000)}`));
  const hashes = asked.map(promptSha256);
  const gone: string[] = [];
  for (const [index, one] of asked.entries()) {
    const sha256 = hashes[index] ?? '';
    gone.push(...(await keepPrompt(place, sha256, one, 4_000)));
    const path = join(dataFolder, 'states', 'prompts', sha256.slice(0, 2), `${sha256}.json`);
    utimesSync(path, index + 1, index + 1);
  }
  expect(gone).toEqual(hashes.slice(0, 3));
  const kept = await Promise.all(hashes.map((sha256) => keptPrompt(place, sha256)));
  expect(kept.map((one) => one !== null)).toEqual([false, false, false, true, true, true]);

  const entry = (sequence: number, kind: string, body: object): RecordEntry => ({
    sequence,
    atMs: sequence,
    matterId: null,
    kind,
    bodyJson: JSON.stringify(body),
    previousSha256: '',
    sha256: '',
  });
  const call = (promptSha256: string) => ({
    call: 'generate',
    modelId: 'tiny',
    modelSha256: '2'.repeat(64),
    runs: 'local',
    promptSha256,
    outputSha256: 'b'.repeat(64),
    stopReason: 'end',
    temperature: 0,
    seed: 0,
    repeatable: 'yes',
  });
  const entries = [
    entry(1, 'model-call', call(hashes[0] ?? '')),
    entry(2, 'model-call', call('c'.repeat(64))),
    entry(3, promptsDropped, { promptSha256s: gone }),
  ];
  const repeat = (sequence: number) =>
    repeatRecordedCall(
      {
        context: { database, ...place, record: () => undefined },
        record: { list: () => entries },
        models: {
          choose: () => undefined,
          isAbsent: () => true,
          modelOf: () => null,
          runtime: async () => null,
        },
      },
      sequence,
      new AbortController().signal,
    );
  expect(await repeat(1)).toMatchObject({ verdict: 'not-possible', reason: expect.stringMatching(/entry 3/) });
  expect(await repeat(2)).toMatchObject({ verdict: 'not-possible', reason: expect.stringMatching(/every deletion/) });
});
