import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LlamaRuntime, type LoadLlamaRuntimeOptions, loadLlamaRuntime } from '#main/models/llama-runtime.ts';
import { ensureTestModel, fetchTestModelMs, testModelEntry } from './ensure-test-model.ts';
import { writeTinyDeepseek4 } from './tiny-deepseek4.ts';
import { writeTinyQwen2 } from './tiny-qwen2.ts';

const system = 'You are a careful assistant to lawyers. You answer briefly and say only what the document says.';
const document = Array.from(
  { length: 7 },
  (_, index) =>
    `${index + 1}. The Charterer shall pay hire of US$${index + 3},500 a day in advance, and the Owners may withdraw the vessel after ${index + 2} days' notice. 仲裁地為香港，程序用英文。`,
).join('\n');
const ask = (question: string) => ({
  system,
  user: `${document}\n\n${question}`,
  sharedLength: document.length,
  maxTokens: 8,
});

let root: string;
let smallModel: string;

beforeAll(async () => {
  smallModel = await ensureTestModel();
  root = mkdtempSync(join(tmpdir(), 'sampan-states-'));
  writeTinyDeepseek4(join(root, 'tiny.gguf'));
  writeTinyQwen2(join(root, 'qwen2.gguf'));
}, fetchTestModelMs);
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function using<Result>(
  more: Partial<LoadLlamaRuntimeOptions>,
  work: (runtime: LlamaRuntime) => Promise<Result>,
): Promise<Result> {
  const { id, sha256 } = testModelEntry();
  const runtime = await loadLlamaRuntime({ path: smallModel, id, sha256, contextSize: 1024, threads: 1, ...more });
  try {
    return await work(runtime);
  } finally {
    await runtime.dispose();
  }
}

/** A model of the small models' architecture whose attention can be cut back; its bytes are its tokens. */
const tinyQwen2 = () => ({ path: join(root, 'qwen2.gguf'), id: 'tiny', sha256: '2'.repeat(64), contextSize: 3072 });

describe('a document that was read once', () => {
  const question = { kind: 'yes-no', text: 'Is the seat Hong Kong?' } as const;

  const answers = async (runtime: LlamaRuntime) => [
    (await runtime.decide({ system, document, questions: [question] })).decisions[0]?.probabilities,
    (await runtime.generate(ask('仲裁地係邊度？'))).text,
  ];

  test('is not read again by the next program, and every answer is the same bit for bit', async () => {
    const states = { folder: join(root, 'kept') };
    const without = await using(tinyQwen2(), answers);
    const first = await using({ ...tinyQwen2(), states }, answers);
    expect(first).toEqual(without);
    const again = await using({ ...tinyQwen2(), states }, async (runtime) => {
      const made = await answers(runtime);
      expect(runtime.restoredTokens).toBeGreaterThan(256);
      return made;
    });
    expect(again).toEqual(without);
  });

  test('nor by a real model, whose weights are quantised', { timeout: 600_000 }, async () => {
    const states = { folder: join(root, 'kept by a real model') };
    const decide = async (runtime: LlamaRuntime) =>
      (await runtime.decide({ system, document, questions: [question] })).decisions[0]?.probabilities;
    const first = await using({ states }, decide);
    await using({ states }, async (runtime) => {
      expect(await decide(runtime)).toEqual(first);
      expect(runtime.restoredTokens).toBeGreaterThan(256);
    });
  });

  test('questions asked together read it once', async () => {
    await using(tinyQwen2(), async (runtime) => {
      const questions = [
        question,
        { kind: 'choice', text: 'Where is the seat?', choices: ['London', 'Hong Kong', 'Singapore'] },
        { kind: 'score', text: 'How long is the notice?', levels: ['days', 'weeks', 'months'] },
      ] as const;
      const { decisions, promptTokens } = await runtime.decide({ document, questions });
      expect(decisions.map(({ kind }) => kind)).toEqual(['yes-no', 'choice', 'score']);
      for (const { probabilities } of decisions) {
        expect(probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
      }
      expect(decisions[2]?.level).toBeGreaterThanOrEqual(0);
      const documentTokens = runtime.countTokens(document);
      expect(promptTokens).toBeLessThan(documentTokens + 700);
      expect(runtime.reusedTokens).toBeGreaterThan(2 * documentTokens);
    });
  });
});

describe('files of kept states', () => {
  const request = { ...ask('Where?'), system: 'Read.' };
  const tiny = () => ({ path: join(root, 'tiny.gguf'), id: 'tiny', sha256: '0'.repeat(64), contextSize: 1536 });
  const run = (more: Partial<LoadLlamaRuntimeOptions>) =>
    using({ ...tiny(), ...more }, async (runtime) => {
      const { text } = await runtime.generate(request);
      return { text, restored: runtime.restoredTokens };
    });
  const key = (byte: number) => new Uint8Array(32).fill(byte);

  test('that were changed, cut, exchanged or sealed with another key are deleted and never used', async () => {
    const folder = join(root, 'damaged');
    const states = { folder, stateKey: key(7) };
    const first = await run({ states });
    const [name = ''] = readdirSync(folder);
    const file = join(folder, name);
    const whole = readFileSync(file);
    const changed = Buffer.from(whole);
    changed[whole.length >> 1] = (whole[whole.length >> 1] ?? 0) ^ 1;
    const otherFolder = join(root, 'other');
    await using({ ...tiny(), states: { folder: otherFolder, stateKey: key(7) } }, (runtime) =>
      runtime.generate({ ...request, user: request.user.replace('Charterer', 'Charterers') }),
    );
    const other = readFileSync(join(otherFolder, readdirSync(otherFolder)[0] ?? ''));
    for (const content of [changed, whole.subarray(0, whole.length - 1), Buffer.from('a letter'), other]) {
      writeFileSync(file, content);
      expect(await run({ states })).toEqual({ text: first.text, restored: 0 });
      expect(await run({ states })).toEqual({ text: first.text, restored: expect.any(Number) });
    }
    expect((await run({ states })).restored).toBeGreaterThan(256);
    expect((await run({ states: { folder, stateKey: key(8) } })).restored).toBe(0);
    expect((await run({ states: { folder, stateKey: key(8) } })).restored).toBeGreaterThan(256);
  });

  test('another model or another context does not find them', async () => {
    const states = { folder: join(root, 'identity') };
    await run({ states });
    expect((await run({ states, sha256: '1'.repeat(64) })).restored).toBe(0);
    expect((await run({ states, contextSize: 2048 })).restored).toBe(0);
    expect((await run({ states })).restored).toBeGreaterThan(256);
  });

  test('stay within their bound, the ones unused for longest going first', async () => {
    const folder = join(root, 'bounded');
    await run({ states: { folder } });
    const { size } = statSync(join(folder, readdirSync(folder)[0] ?? ''));
    const states = { folder, mostBytes: 2.5 * size };
    await using({ ...tiny(), states }, async (runtime) => {
      for (const word of ['Shipowner', 'Purchaser', 'Sublessor']) {
        await runtime.generate({ ...request, user: request.user.replaceAll('Charterer', word) });
      }
    });
    expect(readdirSync(folder)).toHaveLength(2);
    expect((await run({ states })).restored).toBe(0);
  });

  test('with a key and no file system in memory nothing is written', async () => {
    const folder = join(root, 'unwritable');
    writeFileSync(join(root, 'a file'), '');
    await run({ states: { folder, stateKey: key(7), scratchFolder: join(root, 'a file', 'below') } });
    expect(() => readdirSync(folder)).toThrow();
  });
});

describe('the queue', () => {
  test('a question in front goes before work under way, which then goes on as if nothing had been', async () => {
    await using({ ...tinyQwen2(), states: { folder: join(root, 'queue') } }, async (runtime) => {
      const long = {
        system,
        user: 'Tell a long story about a sampan, an owner and a storm.',
        maxTokens: 16,
      };
      const fields = {
        system,
        user: `List two ports.\n${document.slice(0, 200)}`,
        maxTokens: 60,
        jsonSchema: { type: 'array', items: { type: 'string', maxLength: 12 }, minItems: 3, maxItems: 3 },
      };
      for (const background of [long, fields]) {
        const undisturbed = await runtime.generate(background);
        const order: string[] = [];
        let asked: Promise<void> | null = null;
        const disturbed = runtime
          .generate({
            ...background,
            onText: () => {
              asked ??= runtime
                .generate({ ...ask('What is the hire under clause 4?'), priority: 10 })
                .then(() => void order.push('question'));
            },
          })
          .finally(() => order.push('background'));
        expect(await disturbed).toEqual(undisturbed);
        await asked;
        expect(order).toEqual(['question', 'background']);
      }
    });
  });
});
