import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LlamaRuntime, loadLlamaRuntime } from '#main/models/llama-runtime.ts';
import { writeTinyDeepseek4 } from './tiny-deepseek4.ts';

let folder: string;
let runtime: LlamaRuntime;

function load(): Promise<LlamaRuntime> {
  return loadLlamaRuntime({
    path: join(folder, 'tiny.gguf'),
    id: 'tiny',
    sha256: '0'.repeat(64),
    contextSize: 1024,
    threads: 1,
    states: { folder: join(folder, 'states') },
  });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sampan-deepseek4-'));
  writeTinyDeepseek4(join(folder, 'tiny.gguf'));
  runtime = await load();
}, 300_000);
afterAll(async () => {
  await runtime?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

describe('the architecture of DeepSeek-V4', () => {
  test('loads, and generates from prompts longer than its window and its compression', async () => {
    const user = `${'Any dispute shall be settled by arbitration in Hong Kong. '.repeat(8)}仲裁地在香港。`;
    const request = { system: 'Read.', user, maxTokens: 12 };
    expect(runtime.countPromptTokens(request)).toBeGreaterThan(256);
    const first = await runtime.generate(request);
    expect(first.generatedTokens).toBeGreaterThan(0);
    await runtime.generate({ ...request, user: 'Something else.' });
    // Its attention cannot be rolled back to any place: what is not at hand must be evaluated again, to the same end.
    expect((await runtime.generate(request)).text).toBe(first.text);
    expect((await runtime.generate(request)).text).toBe(first.text);
  });

  test('its state survives the program', async () => {
    const document = 'The seat of the arbitration is Hong Kong. '.repeat(10);
    const request = { system: 'Read.', user: `${document}\n\nWhere?`, sharedLength: document.length, maxTokens: 12 };
    const { text } = await runtime.generate(request);
    await runtime.dispose();
    runtime = await load();
    expect((await runtime.generate(request)).text).toBe(text);
    expect(runtime.restoredTokens).toBeGreaterThan(300);
  });

  test('answers typed questions', async () => {
    const { decisions } = await runtime.decide({
      document: 'The seat is Hong Kong.',
      questions: [{ kind: 'yes-no', text: 'Is there a seat?' }],
    });
    const [decision] = decisions;
    expect(decision?.probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
  });
});
