import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { getLlama, type Llama, LlamaLogLevel, type LlamaModel } from 'node-llama-cpp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadModelTokenizer, type ModelTokenizer } from '#native/model-tokenizer.ts';
import { ensureTestModel, fetchTestModelMs } from '../models/ensure-test-model.ts';
import { samples } from './trilingual-samples.ts';

let path: string;
let llama: Llama;
let model: LlamaModel;
let tokenizer: ModelTokenizer;

beforeAll(async () => {
  path = await ensureTestModel();
  tokenizer = await loadModelTokenizer(path);
  llama = await getLlama({
    build: 'never',
    gpu: false,
    maxThreads: 1,
    logLevel: LlamaLogLevel.error,
    skipDownload: true,
  });
  model = await llama.loadModel({ modelPath: path, vocabOnly: true });
}, fetchTestModelMs);
afterAll(() => llama?.dispose());

/** llama.cpp's ids with special tokens off; the reference. */
const reference = (text: string): number[] => [...model.tokenize(text, false)];
const ours = (text: string): number[] => [...tokenizer.encode(text, { matchUserDefined: true })];

/** What a lone surrogate becomes on its way through UTF-8. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

describe("the same ids as llama.cpp's tokenizer", () => {
  test('on texts of every kind', () => {
    for (const text of samples) expect(ours(text)).toEqual(reference(text));
  });

  test('on every code point, between letters, spaces and digits', { timeout: 300_000 }, () => {
    let different = 0;
    for (let block = 0; block < 0x110000; block += 0x400) {
      let text = '';
      for (let codePoint = block; codePoint < block + 0x400; codePoint++) {
        if (codePoint >= 0xd800 && codePoint < 0xe000) continue;
        const character = String.fromCodePoint(codePoint);
        text += `a${character}b ${character} ${character}1${character}${character}\n`;
      }
      if (ours(text).join() !== reference(text).join()) different++;
    }
    expect(different).toBe(0);
  });

  test('on anything', { timeout: 300_000 }, () => {
    const fragment = fc.oneof(
      fc.constantFrom(...samples.flatMap((text) => text.match(/[\s\S]{1,7}/g) ?? [])),
      fc.constantFrom(
        "'s",
        "'Re",
        "'",
        '\r',
        '\n',
        '\r\n',
        ' ',
        '  ',
        '\t',
        '\u3000',
        '1',
        '，',
        '</tool_call>',
        '\ud83d',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    );
    const text = fc.array(fragment, { maxLength: 30 }).map((fragments) => fragments.join(''));
    fc.assert(
      fc.property(text, (sample) => {
        expect(ours(sample)).toEqual(reference(sample));
      }),
      { numRuns: 3000 },
    );
  });

  test('on runs of Chinese, with words whose merges cross characters', { timeout: 300_000 }, () => {
    const crossing = [
      '删除',
      '返回',
      '参数',
      '函数',
      '获取',
      '添加',
      '操作',
      '默认',
      '状态',
      '初始化',
      '执行',
      '属性',
      '选择',
      'して',
      'ール',
    ];
    const common = [...new Set(samples.join('').match(/\p{Script=Han}/gu) ?? [])];
    const character = fc.oneof(
      fc.constantFrom(...crossing),
      fc.constantFrom(...common),
      fc.integer({ min: 0x4e00, max: 0x9fff }).map((codePoint) => String.fromCodePoint(codePoint)),
      fc.integer({ min: 0x3000, max: 0x30ff }).map((codePoint) => String.fromCodePoint(codePoint)),
      fc.constantFrom('，', '。', '（', '한', '국', 'ｆ', '￥', 'ก'),
    );
    const run = fc.array(character, { minLength: 1, maxLength: 150 }).map((characters) => characters.join(''));
    fc.assert(
      fc.property(run, (text) => {
        expect(ours(text)).toEqual(reference(text));
      }),
      { numRuns: 3000 },
    );
  });

  test('on long runs without a break, where pairs are merged by heap', () => {
    const runs = [
      'a'.repeat(5000),
      '仲裁'.repeat(1500),
      'ab'.repeat(200),
      '唔'.repeat(43),
      `${'x'.repeat(129)}仲${'é'.repeat(700)}`,
    ];
    for (const run of runs) expect(ours(run)).toEqual(reference(run));
    const words = samples.join('').replace(/[^\p{L}]/gu, '');
    for (let start = 0; start < 200; start++) expect(ours(words.slice(start))).toEqual(reference(words.slice(start)));
  });
});

describe('text is text', () => {
  test('control marks and user-defined marks in a document become words', () => {
    for (const mark of ['<|im_start|>', '<|im_end|>', '<|endoftext|>', '<tool_call>', '<|fim_middle|>']) {
      const id = tokenizer.specialToken(mark);
      expect(id).toBeGreaterThan(151_000);
      expect([...tokenizer.encode(`x${mark}y`)]).not.toContain(id);
      expect(tokenizer.decode(tokenizer.encode(mark))).toBe(mark);
    }
    expect(tokenizer.specialToken('nothing of the kind')).toBeUndefined();
  });
});

describe('there and back', () => {
  const anyText = fc.string({ unit: 'binary', maxLength: 60 });

  test('decoding gives the text again, lone surrogates replaced', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(tokenizer.decode(tokenizer.encode(text))).toBe(wellFormed(text));
      }),
    );
    for (const text of samples) expect(tokenizer.decode(tokenizer.encode(text))).toBe(wellFormed(text));
  });

  test('decoding agrees with llama.cpp on any ids of text', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(151_642), { maxLength: 40 }), (ids) => {
        const bytes = Buffer.from(tokenizer.decodeBytes(ids));
        const pieces = ids.map((id) => Buffer.from(tokenizer.decodeBytes([id])));
        expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
        const known = model.tokenize(tokenizer.decode(ids), false);
        expect(model.detokenize(known)).toBe(tokenizer.decode(known));
      }),
    );
  });

  test('a stream of tokens gives whole characters only', () => {
    for (const text of samples) {
      const stream = tokenizer.textStream();
      const pieces = [...tokenizer.encode(text)].map((id) => stream.push(id));
      expect(pieces.join('') + stream.end()).toBe(wellFormed(text));
      for (const piece of pieces) expect(piece.isWellFormed()).toBe(true);
    }
    const stream = tokenizer.textStream();
    const ids = [...tokenizer.encode('😀𪚥')];
    expect(ids.length).toBeGreaterThan(2);
    expect(ids.map((id) => stream.push(id)).filter((piece) => piece.includes('\ufffd'))).toEqual([]);
  });

  test('starts lead to the characters: each token lies between its start and the next', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.constantFrom(...samples)), (text) => {
        const { ids, starts } = tokenizer.encodeWithStarts(text);
        expect([...ids]).toEqual([...tokenizer.encode(text)]);
        let bytes = 0;
        for (const [index, id] of ids.entries()) {
          const start = starts[index] ?? -1;
          const before = Buffer.byteLength(wellFormed(text).slice(0, start));
          const character = String.fromCodePoint(wellFormed(text).codePointAt(start) ?? 0);
          expect(before).toBeLessThanOrEqual(bytes);
          expect(before + Buffer.byteLength(character)).toBeGreaterThan(bytes);
          bytes += tokenizer.decodeBytes([id]).length;
        }
      }),
    );
  });
});

describe('many at once', () => {
  test('batches say what single calls say', () => {
    const counts = tokenizer.countAll(samples);
    const encoded = tokenizer.encodeAll(samples);
    for (const [index, text] of samples.entries()) {
      expect(counts[index]).toBe(tokenizer.count(text));
      expect([...(encoded[index] ?? [])]).toEqual([...tokenizer.encode(text)]);
    }
    expect(tokenizer.encodeAll([])).toEqual([]);
  });

  test('what is no string is refused, and no id beyond the vocabulary decoded', () => {
    expect(() => tokenizer.decode([tokenizer.vocabularySize])).toThrow(RangeError);
    const wrong: unknown = Reflect.apply(tokenizer.encode, tokenizer, ['x']);
    expect(wrong).toBeInstanceOf(Uint32Array);
    expect(() => Reflect.apply(tokenizer.encode, tokenizer, [12])).toThrow(TypeError);
  });
});

describe('files that are no model', () => {
  test('are named, wherever they break off or lie', { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sampan-gguf-'));
    const head = Buffer.alloc(200_000);
    const source = openSync(path, 'r');
    readSync(source, head, 0, head.length, 0);
    closeSync(source);
    const refuse = async (bytes: Buffer) => {
      const file = join(folder, '破損.gguf');
      writeFileSync(file, bytes);
      await expect(loadModelTokenizer(file)).rejects.toMatchObject({ code: 'model-failed' });
    };
    try {
      await refuse(Buffer.from(''));
      await refuse(Buffer.from('GGUF'));
      await refuse(Buffer.from('%PDF-1.7 not a model at all'));
      for (const length of [8, 23, 24, 31, 100, 5_000, 199_999]) await refuse(head.subarray(0, length));
      // Lengths that lie: a string, a list and the number of entries of 2^63.
      for (const place of [16, 24]) {
        const lying = Buffer.from(head);
        lying.writeBigUInt64LE(2n ** 63n - 1n, place);
        await refuse(lying);
      }
      await fc.assert(
        fc.asyncProperty(fc.nat(4_000), fc.integer({ min: 1, max: 255 }), async (place, flip) => {
          const damaged = Buffer.from(head);
          damaged[place] = (damaged[place] ?? 0) ^ flip;
          await refuse(damaged);
        }),
        { numRuns: 60 },
      );
      await expect(loadModelTokenizer(join(folder, 'nowhere.gguf'))).rejects.toMatchObject({ code: 'model-failed' });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
