import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RecordEntry, RecordedEvent } from '#contract/record.ts';
import { keptPrompt } from '#main/application/kept-prompts.ts';
import { type ModelCall, modelCallSchema } from '#main/application/model-call.ts';
import { recordedRuntime } from '#main/application/recorded-runtime.ts';
import { callToRepeat, comparedCalls, repeatedCall } from '#main/application/repeat-call.ts';
import { type LoadLlamaRuntimeOptions, loadLlamaRuntime } from '#main/models/llama-runtime.ts';
import { writeTinyQwen2 } from '../models/tiny-qwen2.ts';
import { insertExample, temporaryFolder, temporaryStore } from '../store/temporary-store.ts';

const { signal } = new AbortController();

const call: ModelCall = {
  call: 'generate',
  modelId: 'tiny',
  modelSha256: '2'.repeat(64),
  runs: 'local',
  promptSha256: 'a'.repeat(64),
  outputSha256: 'b'.repeat(64),
  stopReason: 'end',
  temperature: 0,
  seed: 0,
  sampling: null,
  sharedLength: null,
  isSystemShared: false,
  promptTokens: 10,
  generatedTokens: 3,
  reusedTokens: 0,
  restoredTokens: 0,
  conditions: {
    llamaCpp: 'b1',
    backend: 'cpu',
    platform: 'linux-x64',
    processor: 'one',
    threads: 2,
    contextSize: 1_024,
    stepTokens: 128,
    flashAttention: false,
    cache: '1 1',
    adapters: '',
  },
  repeatable: 'yes',
};

const entryOf = (kind: string, body: object): RecordEntry => ({
  sequence: 1,
  atMs: 1,
  matterId: 'm',
  kind,
  bodyJson: JSON.stringify(body),
  previousSha256: '',
  sha256: '',
});

test('an equal output is equal whatever else changed, and what changed is named', () => {
  expect(comparedCalls(call, call)).toEqual({
    verdict: 'equal',
    reason: '',
    differences: [],
    outputSha256: call.outputSha256,
  });
  const { conditions } = call;
  const elsewhere = { ...call, restoredTokens: 128, conditions: conditions && { ...conditions, threads: 1 } };
  expect(comparedCalls(call, elsewhere)).toMatchObject({
    verdict: 'equal',
    differences: [
      { what: 'tokens restored from disk', recorded: '0', now: '128' },
      { what: 'threads', recorded: '2', now: '1' },
    ],
  });
});

test('another output comes with every reason there may be: model bytes, build, processor, context', () => {
  const { conditions } = call;
  const other: ModelCall = {
    ...call,
    modelSha256: '3'.repeat(64),
    outputSha256: 'c'.repeat(64),
    conditions: conditions && { ...conditions, llamaCpp: 'b2', processor: 'two', contextSize: 2_048 },
  };
  const { verdict, differences } = comparedCalls(call, other);
  expect(verdict).toBe('different');
  expect(differences.map(({ what }) => what)).toEqual(['model file', 'llama.cpp', 'processor', 'context']);
  // What an older entry does not hold is said, not taken for the same.
  const { conditions: _, ...old } = call;
  expect(comparedCalls(old, call).differences.map(({ recorded }) => recorded)).toContain('not recorded');
});

test('what is no call of a local model is not repeated, and says why', () => {
  expect(callToRepeat(entryOf('model-call', call))).toEqual(call);
  for (const [entry, why] of [
    [entryOf('import', {}), /no call of a model/],
    [entryOf('model-call', { ...call, call: 'decide' }), /wrote a text/],
    [entryOf('model-call', { ...call, runs: 'endpoint' }), /a server/],
    [entryOf('model-call', { ...call, stopReason: 'cancelled' }), /cancelled/],
  ] as const)
    expect(callToRepeat(entry)).toMatchObject({ verdict: 'not-possible', reason: expect.stringMatching(why) });
});

test('a model asked the same again gives the same, other weights do not', { timeout: 60_000 }, async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'tiny.gguf');
  writeTinyQwen2(path);
  const { database, dataFolder } = await temporaryStore();
  insertExample(database);
  const events: RecordedEvent[] = [];
  const context = {
    database,
    dataFolder,
    fileSecret: new Uint8Array(32).fill(7),
    record: (event: RecordedEvent) => void events.push(event),
  };
  const using = async <Result>(
    more: Partial<LoadLlamaRuntimeOptions>,
    work: (runtime: Awaited<ReturnType<typeof loadLlamaRuntime>>) => Promise<Result>,
  ) => {
    const runtime = await loadLlamaRuntime({
      path,
      id: 'tiny',
      sha256: '2'.repeat(64),
      contextSize: 1_024,
      threads: 1,
      ...more,
    });
    try {
      return await work(runtime);
    } finally {
      await runtime.dispose();
    }
  };
  const written = await using({}, (runtime) =>
    recordedRuntime(context, runtime, { matterId: 'matter-1', purpose: 'answer', documentIds: [] }).generate({
      system: 'Answer.',
      user: '仲裁地在香港。 Where is the seat?',
      maxTokens: 12,
      temperature: 0.8,
      seed: 5,
    }),
  );
  expect(written.text).not.toBe('');
  const recorded = modelCallSchema.parse(events[0]?.body);
  expect(recorded).toMatchObject({ temperature: 0.8, seed: 5, sampling: { topK: 20 }, restoredTokens: 0 });
  expect(recorded.conditions).toMatchObject({ threads: 1, contextSize: 1_024, backend: 'cpu' });
  // No word of it is in the record; it is kept sealed, and opens as it was.
  expect(JSON.stringify(events)).not.toContain('仲裁地');
  const prompt = await keptPrompt(context, recorded.promptSha256);
  if (prompt === null) throw new Error('the prompt was not kept');
  expect(await keptPrompt({ ...context, fileSecret: new Uint8Array(32).fill(8) }, recorded.promptSha256)).toBeNull();

  const again = { prompt, signal };
  const same = await using({ contextSize: 1_280 }, (runtime) => repeatedCall(recorded, { runtime, ...again }));
  expect(same).toMatchObject({ verdict: 'equal', differences: [{ what: 'context' }] });
  const changed = readFileSync(path);
  for (let at = changed.length - 40_000; at < changed.length; at += 2) changed[at] = (changed[at] ?? 0) ^ 0x5a;
  const otherPath = join(folder, 'other.gguf');
  writeFileSync(otherPath, changed);
  const other = await using({ path: otherPath, sha256: '3'.repeat(64) }, (runtime) =>
    repeatedCall(recorded, { runtime, ...again }),
  );
  expect(other).toMatchObject({ verdict: 'different', differences: [{ what: 'model file' }] });
});
