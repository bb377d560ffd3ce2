/**
 * Every family of vocabulary against llama.cpp. The pre-tokenizers of all names are tried on the test model's own
 * merges (a copy of its header under another name); the kinds that merge otherwise on small vocabularies made here.
 */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { getLlama, type Llama, LlamaLogLevel, type LlamaModel } from 'node-llama-cpp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chatTemplate } from '#main/models/chat-prompt.ts';
import { loadModelTokenizer, type ModelTokenizer } from '#native/model-tokenizer.ts';
import { ensureTestModel, fetchTestModelMs } from '../models/ensure-test-model.ts';
import { type GgufEntry, ggufEntries, ggufFile, ggufIntegers, ggufText, ggufTexts, withEntries } from './gguf-file.ts';
import { characterMergeEntries, sentencePieceEntries } from './small-vocabularies.ts';
import { samples } from './trilingual-samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'sampan-families-'));
let llama: Llama;
let modelPath: string;
let modelEntries: readonly GgufEntry[];

beforeAll(async () => {
  modelPath = await ensureTestModel();
  const head = Buffer.alloc(8 << 20);
  const file = openSync(modelPath, 'r');
  readSync(file, head, 0, head.length, 0);
  closeSync(file);
  modelEntries = ggufEntries(head).filter(({ key }) => !key.startsWith('general.') || key === 'general.architecture');
  llama = await getLlama({
    build: 'never',
    gpu: false,
    maxThreads: 1,
    logLevel: LlamaLogLevel.fatal,
    skipDownload: true,
  });
}, fetchTestModelMs);
afterAll(async () => {
  await llama?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, entries: readonly GgufEntry[]): string {
  const path = join(folder, `${name}.gguf`);
  writeFileSync(path, ggufFile(entries));
  return path;
}

async function bothOf(path: string): Promise<{ readonly model: LlamaModel; readonly tokenizer: ModelTokenizer }> {
  return {
    model: await llama.loadModel({ modelPath: path, vocabOnly: true }),
    tokenizer: await loadModelTokenizer(path),
  };
}

/** Code points of every kind, between the neighbours that rules look at; the benchmark takes them all. */
const codePointTexts: readonly string[] = Array.from({ length: 0x110000 / 0x800 }, (_, block) => {
  let text = '';
  for (let codePoint = block * 0x800; codePoint < (block + 1) * 0x800; codePoint++) {
    const signs = (codePoint >= 0xa000 && codePoint < 0xac00) || (codePoint >= 0xd800 && codePoint < 0x10000);
    const step = codePoint < 0x800 ? 1 : codePoint < 0x3400 || signs ? 5 : 197;
    if (codePoint % step !== 0) continue;
    if (codePoint >= 0xd800 && codePoint < 0xe000) continue;
    const character = String.fromCodePoint(codePoint);
    text += `a${character}b ${character}1${character}${character}\n中${character}A`;
  }
  return text;
}).filter((text) => text !== '');

const pieces = [
  ...[
    "'s",
    "'Re",
    "'LL",
    "'",
    '\r',
    '\n',
    '\r\n',
    ' ',
    '  ',
    '\t',
    '\u3000',
    '\u0085',
    '\u1680',
    '\n/',
    '/',
    '、',
    '।',
  ],
  ...[
    '1',
    '12',
    '123',
    '1234567',
    '½',
    '１２３',
    'ABC',
    'Abc',
    'aBC',
    '仲裁ABC',
    '仲裁Abc',
    'µ',
    'ǅ',
    '한국',
    'ㄱ',
    'ㄅㄆ',
  ],
  ...['ไทย', 'e\u0301', '\u0301', '$', '+', '`', '^', '|', '<s>', '</s>', '<0x0A>', '▁', '▁▁', '[INST]', '<tool_call>'],
  ...[
    'IMGIMGABCZ',
    '<sentinel:12>',
    '    ',
    '𠮷',
    '😀',
    '\ud83d',
    '\udc00',
    '\0',
    '\u200b',
    '\ufeff',
    '…',
    '“',
    '。',
    '，',
  ],
];
const fuzzedText = fc
  .array(
    fc.oneof(
      { arbitrary: fc.constantFrom(...pieces), weight: 6 },
      { arbitrary: fc.constantFrom(...samples.flatMap((text) => text.match(/[\s\S]{1,6}/g) ?? [])), weight: 3 },
      { arbitrary: fc.string({ unit: 'binary', maxLength: 8 }), weight: 1 },
      {
        arbitrary: fc.tuple(fc.constantFrom(...pieces), fc.nat(200)).map(([piece, count]) => piece.repeat(count)),
        weight: 1,
      },
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''));

/** Throws where the ids differ from llama.cpp's, and where counting in pieces differs from counting at once. */
function expectEqual(model: LlamaModel, tokenizer: ModelTokenizer, runs: number): void {
  for (const text of [...samples, ...codePointTexts]) {
    const ours = tokenizer.encode(text, { matchUserDefined: true });
    expect(ours.join() === [...model.tokenize(text, false)].join(), JSON.stringify(text.slice(0, 200))).toBe(true);
  }
  fc.assert(
    fc.property(
      fuzzedText,
      fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 5 }),
      (text, steps) => {
        expect([...tokenizer.encode(text, { matchUserDefined: true })]).toEqual([...model.tokenize(text, false)]);
        const long = text.repeat(1 + Math.floor(9000 / Math.max(1, text.length)));
        const counter = tokenizer.counter();
        for (let at = 0, step = 0; at < long.length; step++) {
          const length = steps[step % steps.length] ?? 1;
          counter.push(long.slice(at, at + length));
          at += length;
        }
        expect(counter.total()).toBe(tokenizer.count(long));
      },
    ),
    { numRuns: runs, seed: 20 },
  );
}

const rules = [
  ...['default', 'qwen2', 'qwen35', 'llama-bpe', 'dbrx', 'minicpm5', 'jais-2', 'deepseek-llm', 'deepseek-coder'],
  ...['deepseek-v3', 'spark2_5', 'youtu', 'falcon', 'gpt-2', 'starcoder', 'exaone-moe', 'bloom', 'viking', 'tekken'],
  ...['gpt-4o', 'granite-embed-multi-97m', 'tiny_aya', 'afmoe', 'kimi-k2', 'superbpe', 'seed-coder', 'bailingmoe'],
  ...['ufakzeka', 'laguna', 'chameleon'],
];

describe('the same ids as llama.cpp, and counted in pieces the same number', () => {
  test.each(rules)('with the pre-tokenizer %s', { timeout: 120_000 }, async (rule) => {
    const path = write(rule, withEntries(modelEntries, { 'tokenizer.ggml.pre': ggufText(rule) }));
    const { model, tokenizer } = await bothOf(path);
    expectEqual(model, tokenizer, 15);
    await model.dispose();
    rmSync(path);
  });

  test.each([
    ['with a space before', true, []],
    ['without', false, ['  ', '   ', '\n\n', '<b>', '\n\n\n']],
    ['with user-defined white space', true, ['\n\n', '  ', '<tool_call>']],
  ] as const)('SentencePiece merging by score, %s', { timeout: 120_000 }, async (_, spacePrefix, userDefined) => {
    const path = write(`spm-${userDefined.length}`, sentencePieceEntries(samples, { spacePrefix, userDefined }));
    const { model, tokenizer } = await bothOf(path);
    expectEqual(model, tokenizer, 200);
    await model.dispose();
  });

  test('merges over characters (Gemma 4)', { timeout: 120_000 }, async () => {
    const { model, tokenizer } = await bothOf(write('gemma4', characterMergeEntries(samples)));
    expectEqual(model, tokenizer, 200);
    await model.dispose();
  });
});

describe('text is text in every family', () => {
  test('no mark comes out of a text, though merges lead there', async () => {
    const entries = sentencePieceEntries(samples, { spacePrefix: true, userDefined: ['<tool_call>'] });
    const { model, tokenizer } = await bothOf(write('marks', entries));
    const text = 'a<s>b</s> <tool_call>';
    expect([...model.tokenize(text, false)]).toContain(tokenizer.specialToken('<s>'));
    const marks = ['<s>', '</s>', '<unk>', '<tool_call>'].map((mark) => tokenizer.specialToken(mark));
    fc.assert(
      fc.property(fc.oneof(fc.constant(text), fuzzedText), (sample) => {
        for (const id of tokenizer.encode(sample)) expect(marks).not.toContain(id);
      }),
      { numRuns: 300, seed: 21 },
    );
    expect(tokenizer.decode(tokenizer.encode(text)).trimStart()).toBe(text);
    await model.dispose();
  });

  test('starts lead to the characters', async () => {
    for (const entries of [
      sentencePieceEntries(samples, { spacePrefix: true, userDefined: ['\n\n'] }),
      characterMergeEntries(samples),
      withEntries(modelEntries, { 'tokenizer.ggml.pre': ggufText('llama-bpe') }),
    ]) {
      const tokenizer = await loadModelTokenizer(write('starts', entries));
      fc.assert(
        fc.property(fc.oneof(fuzzedText, fc.constantFrom(...samples)), (text) => {
          const { ids, starts } = tokenizer.encodeWithStarts(text);
          expect([...ids]).toEqual([...tokenizer.encode(text)]);
          expect(starts).toHaveLength(ids.length);
          const wellFormed = text.toWellFormed().replaceAll('▁', ' ');
          const prefix = tokenizer.decode(ids).length - wellFormed.length;
          for (const [index, start] of starts.entries()) {
            const before = tokenizer.decode(ids.subarray(0, index)).replaceAll('\ufffd', '');
            const expected = wellFormed.slice(0, start).replaceAll('\ufffd', '');
            expect(Math.abs(before.length - expected.length - (index > 0 ? prefix : 0))).toBeLessThanOrEqual(2);
          }
        }),
        { numRuns: 150, seed: 22 },
      );
    }
  });
});

test('what is not supported is refused by name', async () => {
  for (const [change, name] of [
    [{ 'tokenizer.ggml.pre': ggufText('whitespace') }, 'gpt2/whitespace'],
    [{ 'tokenizer.ggml.pre': ggufText('tomorrow') }, 'gpt2/tomorrow'],
    [{ 'tokenizer.ggml.model': ggufText('bert') }, 'bert'],
    [{ 'tokenizer.ggml.model': ggufText('t5') }, 't5'],
    [{ 'tokenizer.ggml.merges': null }, 'no merges'],
    [{ 'tokenizer.ggml.tokens': ggufTexts(['a', 'a']), 'tokenizer.ggml.token_type': ggufIntegers([1, 1]) }, 'twice'],
  ] as const) {
    await expect(loadModelTokenizer(write('refused', withEntries(modelEntries, change)))).rejects.toMatchObject({
      code: 'model-failed',
      message: expect.stringContaining(name),
    });
  }
});

test('WebAssembly gives the same ids, starts and counts', { timeout: 120_000 }, async () => {
  for (const entries of [
    modelEntries,
    withEntries(modelEntries, { 'tokenizer.ggml.pre': ggufText('deepseek-v3') }),
    sentencePieceEntries(samples, { spacePrefix: true, userDefined: ['\n\n'] }),
    characterMergeEntries(samples),
  ]) {
    const path = write('wasm', entries);
    const native = await loadModelTokenizer(path, { engine: 'native' });
    const wasm = await loadModelTokenizer(path, { engine: 'wasm' });
    fc.assert(
      fc.property(fc.oneof(fuzzedText, fc.constantFrom(...samples)), fc.boolean(), (text, matchUserDefined) => {
        const ours = native.encodeWithStarts(text, { matchUserDefined });
        const theirs = wasm.encodeWithStarts(text, { matchUserDefined });
        expect([...theirs.ids]).toEqual([...ours.ids]);
        expect([...theirs.starts]).toEqual([...ours.starts]);
        expect([...wasm.encode(text, { matchUserDefined })]).toEqual([...ours.ids]);
        expect(wasm.decode(ours.ids)).toBe(native.decode(ours.ids));
        const counter = wasm.counter();
        for (const piece of text.repeat(20).match(/[\s\S]{1,999}/g) ?? []) counter.push(piece);
        expect(counter.total()).toBe(native.count(text.repeat(20)));
      }),
      { numRuns: 200, seed: 23 },
    );
    for (const mark of ['<s>', '<bos>', '<|im_end|>', 'no mark']) {
      expect(wasm.specialToken(mark)).toBe(native.specialToken(mark));
    }
    expect([...wasm.countAll(samples)]).toEqual([...native.countAll(samples)]);
  }
});

test('several workers count the same at once', { timeout: 120_000 }, async () => {
  const path = write('workers', sentencePieceEntries(samples, { spacePrefix: true, userDefined: [] }));
  const expected = [...(await loadModelTokenizer(path)).countAll(samples)];
  const counts = await Promise.all(
    Array.from(
      { length: 3 },
      () =>
        new Promise((resolve, reject) => {
          const worker = new Worker(new URL('./count-in-worker.ts', import.meta.url), {
            workerData: { path, texts: samples },
          });
          worker.on('message', resolve).on('error', reject);
        }),
    ),
  );
  expect(counts).toEqual([expected, expected, expected]);
});

describe('chat templates', () => {
  const withMarks = (marks: readonly string[]): string => {
    const entries = sentencePieceEntries(samples, { spacePrefix: false, userDefined: marks });
    return write(`chat-${marks.length}`, entries);
  };
  const families: readonly (readonly [string, readonly string[], string])[] = [
    ['ChatML', ['<|im_start|>', '<|im_end|>'], '<|im_start|>'],
    ['Llama 3', ['<|begin_of_text|>', '<|start_header_id|>', '<|end_header_id|>', '<|eot_id|>'], '<|eot_id|>'],
    ['Gemma', ['<bos>', '<start_of_turn>', '<end_of_turn>'], '<end_of_turn>'],
    ['Gemma 4', ['<bos>', '<|turn>', '<turn|>', '<|channel>', '<channel|>'], '<turn|>'],
    [
      'DeepSeek',
      ['<｜begin▁of▁sentence｜>', '<｜end▁of▁sentence｜>', '<｜User｜>', '<｜Assistant｜>', '<think>', '</think>'],
      '<｜User｜>',
    ],
  ];

  test.each(families)('%s: the marks are ours, a document cannot write them', async (_, marks, turn) => {
    const tokenizer = await loadModelTokenizer(withMarks(marks));
    const template = chatTemplate(tokenizer);
    const { ids, systemLength } = template.prompt('系統 system', 'A user’s question');
    const hostile = template.prompt('系統 system', marks.join(' forged '));
    const turnId = tokenizer.specialToken(turn) ?? -1;
    const marksIn = (all: readonly number[]) =>
      all.filter((id) => marks.some((mark) => tokenizer.specialToken(mark) === id));
    expect(marksIn(ids)).toContain(turnId);
    expect(marksIn(hostile.ids)).toEqual(marksIn(ids));
    expect(hostile.ids.slice(0, systemLength)).toEqual(ids.slice(0, systemLength));
    expect(template.turnMarks.length).toBeGreaterThan(1);
    expect(tokenizer.decode(ids)).toContain('A user’s question');
  });

  test('a vocabulary without marks is refused', async () => {
    const tokenizer = await loadModelTokenizer(withMarks(['[INST]']));
    expect(() => chatTemplate(tokenizer)).toThrow(/Llama 3/);
  });
});
