import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadTrilingualTokenizer, type TrilingualTokenizer } from '#native/trilingual-tokenizer.ts';
import { parseVocabulary, type Vocabulary, vocabularyFileBytes } from '#native/vocabulary-file.ts';
import { projectFolder } from '../models/test-catalogue.ts';
import { referenceEncode, vocabularyOf } from './trilingual-reference.ts';
import { samples } from './trilingual-samples.ts';

const work = mkdtempSync(join(tmpdir(), 'sampan-trilingual-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const shippedFile = join(projectFolder, 'resources', 'vocabularies', 'trilingual.bin');
const engines = ['native', 'wasm'] as const;
let files = 0;

function fileOf(vocabulary: Vocabulary): string {
  files += 1;
  const file = join(work, `${files}.bin`);
  writeFileSync(file, vocabularyFileBytes(vocabulary));
  return file;
}

const text =
  'The parties agree that the seat of arbitration shall be 香港。雙方同意，因本合同引起的爭議 of the Company and the';

/** Pieces of legal text and of rubbish: what random vocabularies and inputs are made of. */
const fragment = fc.oneof(
  fc.constantFrom(
    ...[' the', 'the', ' of', ' of the', ' of th', 'e', ' the Company', 'rapy', ' therapy', 'ther', ' and', 'nd', ' a'],
    ...[
      ' an',
      'y ',
      'y and',
      '仲裁',
      '仲',
      '裁',
      '提交',
      '提交仲裁',
      '\u4ef2\u88c1\u3002',
      '。',
      ' ',
      '  ',
      '    ',
      '\n',
      '\n  ',
    ],
    ...[
      'a',
      'aa',
      'aaa',
      'aaaaaaa',
      '1',
      '12',
      '123',
      ',',
      ', ',
      '(a)',
      'é',
      '𠮷',
      '𠮷野',
      '嘅',
      '佢哋',
      'THE',
      ' arbitration',
    ],
    ...[' arbitrationarbitration', 'abcdefghijklmnop', 'abcdefghijklmnopq', ' abcdefghijklmno'],
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }),
);
const piece = fc.oneof(
  { weight: 6, arbitrary: fragment.map((string) => new TextEncoder().encode(string)) },
  { weight: 1, arbitrary: fc.uint8Array({ minLength: 1, maxLength: 4 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.nat(text.length - 2), fc.integer({ min: 1, max: 12 }))
      .map(([from, length]) => new TextEncoder().encode(text.slice(from, from + length))),
  },
);
function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}
const bytes = fc.array(piece, { maxLength: 40 }).map(joined);

describe.each(engines)('%s: the encoding is the best there is', (engine) => {
  test('for random vocabularies and texts, by the plain definition', { timeout: 300_000 }, async () => {
    const vocabulary = fc
      .tuple(
        fc.array(fc.array(piece, { minLength: 1, maxLength: 4 }).map(joined), { maxLength: 60 }),
        fc.infiniteStream(fc.nat(65_535)),
      )
      .map(([tokens, costs]) => vocabularyOf(tokens, () => costs.next().value));
    await fc.assert(
      fc.asyncProperty(vocabulary, fc.array(bytes, { minLength: 8, maxLength: 12 }), async (given, texts) => {
        const tokenizer = await loadTrilingualTokenizer({ vocabularyFile: fileOf(given), engine });
        for (const sample of texts) {
          const ids = [...tokenizer.encodeBytes(sample)];
          expect(ids).toEqual(referenceEncode(given, sample).ids);
        }
      }),
      { numRuns: engine === 'native' ? 250 : 60 },
    );
  });

  test('with costs that are all equal, the last token is the shortest', async () => {
    const given = vocabularyOf(['aa', 'aaa', 'aaaa', ' a', ' aa', 'ab', 'ba'], () => 1000);
    const tokenizer = await loadTrilingualTokenizer({ vocabularyFile: fileOf(given), engine });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('a', 'b', ' ', 'aaaa'), { maxLength: 60 }), async (parts) => {
        const sample = new TextEncoder().encode(parts.join(''));
        expect([...tokenizer.encodeBytes(sample)]).toEqual(referenceEncode(given, sample).ids);
      }),
    );
  });

  test('of a long text too', async () => {
    const given = parseVocabulary(
      vocabularyFileBytes(
        vocabularyOf(
          [...text.matchAll(/(?=(.{2,9}))/gu)].map(([, part]) => part ?? ''),
          (id) => (id * 7919) % 20_000,
        ),
      ),
    );
    const tokenizer = await loadTrilingualTokenizer({ vocabularyFile: fileOf(given), engine });
    const sample = new TextEncoder().encode(`${text} ${samples.join('')}\n`.repeat(12));
    expect([...tokenizer.encodeBytes(sample)]).toEqual(referenceEncode(given, sample).ids);
  });
});

describe.each(engines)('%s: with the shipped vocabulary', (engine) => {
  let tokenizer: TrilingualTokenizer;
  let vocabulary: Vocabulary;
  beforeAll(async () => {
    tokenizer = await loadTrilingualTokenizer({ vocabularyFile: shippedFile, engine });
    vocabulary = {
      tokens: Array.from({ length: tokenizer.vocabularySize }, (_, id) => tokenizer.tokenBytes(id)),
      costs: Uint16Array.from({ length: tokenizer.vocabularySize }, (_, id) => Math.round(tokenizer.cost(id) * 1024)),
    };
  });

  test('the encoding of samples is the best there is', () => {
    for (const sample of [...samples, text.repeat(5)]) {
      expect([...tokenizer.encode(sample)]).toEqual(
        referenceEncode(vocabulary, tokenizer.decodeBytes(tokenizer.encode(sample))).ids,
      );
    }
  });

  test('any string and any bytes come back', () => {
    const anyString = fc.string({
      unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      maxLength: 40,
    });
    const hostile = [
      '\ud800',
      '\udc00\ud800',
      '\ue000\uf8ff',
      '\u0000',
      '\ufeff\ufffe',
      '𠮷𪚥\u{10ffff}',
      '\u4ff3\u5605\u2ff0㗎嚟𡃁',
      'e\u0301'.repeat(300),
    ];
    fc.assert(
      fc.property(fc.oneof(anyString, fc.constantFrom(...hostile, ...samples)), (sample) => {
        expect(tokenizer.decode(tokenizer.encode(sample))).toBe(sample);
        expect(tokenizer.count(sample)).toBe(tokenizer.encode(sample).length);
      }),
      { numRuns: 400 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (sample) => {
        expect(tokenizer.decodeBytes(tokenizer.encodeBytes(sample))).toEqual(sample);
      }),
      { numRuns: 400 },
    );
  });

  test('pieces, cut anywhere, give the ids of the whole', () => {
    const strings = fc.array(fc.oneof(fc.constantFrom(...samples, '\ud83d', '\ude00', ' '.repeat(300)), fragment), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(strings, fc.array(fc.nat(200), { minLength: 1, maxLength: 12 }), (parts, cuts) => {
        const whole = parts.join('');
        const ids: number[] = [];
        const encoder = tokenizer.encoder();
        for (let at = 0, turn = 0; at < whole.length; turn += 1) {
          const length = (cuts[turn % cuts.length] ?? 0) + 1;
          ids.push(...encoder.push(whole.slice(at, at + length)));
          at += length;
        }
        ids.push(...encoder.end());
        expect(ids).toEqual([...tokenizer.encode(whole)]);
        const wholeBytes = tokenizer.decodeBytes(ids);
        const again: number[] = [];
        for (let at = 0; at < wholeBytes.length; at += 777)
          again.push(...encoder.push(wholeBytes.subarray(at, at + 777)));
        expect([...again, ...encoder.end()]).toEqual(ids);
      }),
      { numRuns: 60 },
    );
  });

  test('offsets lead to the character in which a token begins', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...samples), fc.string({ unit: 'binary' })), { maxLength: 4 }),
        (parts) => {
          const sample = parts.join('');
          const { ids, starts, byteStarts } = tokenizer.encodeWithOffsets(sample);
          expect(ids).toEqual(tokenizer.encode(sample));
          const characterStarts: number[] = [];
          let unit = 0;
          for (const character of sample) {
            const length = Buffer.byteLength(character);
            for (let index = 0; index < length; index += 1) characterStarts.push(unit);
            unit += character.length;
          }
          let at = 0;
          for (const [index, id] of ids.entries()) {
            expect(byteStarts[index]).toBe(at);
            expect(starts[index]).toBe(characterStarts[at]);
            at += vocabulary.tokens[id]?.length ?? 0;
          }
          expect(at).toBe(characterStarts.length);
        },
      ),
    );
  });

  test('batches say what single calls say', () => {
    expect([...tokenizer.countAll(samples)]).toEqual(samples.map((sample) => tokenizer.count(sample)));
    expect(tokenizer.encodeAll(samples).map((ids) => [...ids])).toEqual(
      samples.map((sample) => [...tokenizer.encode(sample)]),
    );
    expect(tokenizer.encodeAll([])).toEqual([]);
  });

  test('unknown ids are refused', () => {
    for (const id of [tokenizer.vocabularySize, -1, 1.5]) {
      if (id < 65_536) expect(() => tokenizer.decode([id])).toThrow(RangeError);
      expect(() => tokenizer.cost(id)).toThrow(RangeError);
      expect(() => tokenizer.tokenBytes(id)).toThrow(RangeError);
    }
  });

  test('the tables take less than 32 MiB', () => {
    expect(tokenizer.memoryBytes).toBeLessThan(32 << 20);
    expect(tokenizer.memoryBytes).toBeGreaterThan(1 << 20);
  });
});

describe('a text whose first token depends on its last', () => {
  // (ab)…c is a, ba, ba, …, bcccc; (ab)…d is ab, ab, …, d: nothing is decided before the end.
  const given = vocabularyOf(['ab', 'ba', 'bcccc'], () => 1);

  test.each(engines)('%s: short, the best is found; long, it is decided every 2,048 units', async (engine) => {
    const tokenizer = await loadTrilingualTokenizer({ vocabularyFile: fileOf(given), engine });
    const short = new TextEncoder().encode(`${'ab'.repeat(900)}cccc`);
    expect([...tokenizer.encodeBytes(short)]).toEqual(referenceEncode(given, short).ids);
    for (const ending of ['cccc', 'd', '']) {
      const long = `${'ab'.repeat(20_000)}${ending}`;
      const ids = tokenizer.encode(long);
      expect(tokenizer.decode(ids)).toBe(long);
      const best = referenceEncode(given, new TextEncoder().encode(long)).ids.length;
      expect(ids.length).toBeLessThanOrEqual(best + Math.ceil(long.length / 2048) * 2);
      const encoder = tokenizer.encoder();
      const pieces = (long.match(/.{1,333}/g) ?? []).flatMap((part) => [...encoder.push(part)]);
      expect([...pieces, ...encoder.end()]).toEqual([...ids]);
    }
  });
});

describe('a great text', () => {
  test('64 MB of one character stream in bounded memory', { timeout: 120_000 }, async () => {
    const tokenizer = await loadTrilingualTokenizer({ vocabularyFile: shippedFile });
    for (const character of ['a', '仲', ' ']) {
      const encoder = tokenizer.encoder();
      const block = new TextEncoder().encode(
        character.repeat(1 << 20).slice(0, Math.floor((1 << 20) / Buffer.byteLength(character))),
      );
      let tokens = 0;
      const before = process.memoryUsage().rss;
      for (let turn = 0; turn < 64; turn += 1) tokens += encoder.push(block).length;
      tokens += encoder.end().length;
      expect(process.memoryUsage().rss - before).toBeLessThan(96 << 20);
      const whole = tokenizer.count(character.repeat((2 * block.length) / Buffer.byteLength(character)));
      expect(Math.abs(tokens - whole * 32)).toBeLessThan(64);
    }
  });
});

describe('threads', () => {
  test('several load and encode at once', { timeout: 60_000 }, async () => {
    const script = `
      const { parentPort, workerData } = require('node:worker_threads');
      import(workerData.module).then(async ({ loadTrilingualTokenizer }) => {
        const tokenizer = await loadTrilingualTokenizer({ vocabularyFile: workerData.vocabularyFile });
        parentPort.postMessage(workerData.texts.map((text) => tokenizer.encode(text)));
      });`;
    const tokenizer = await loadTrilingualTokenizer({ vocabularyFile: shippedFile });
    const texts = samples.map((sample) => sample.repeat(50));
    const workerData = {
      module: join(projectFolder, 'native', 'trilingual-tokenizer.ts'),
      vocabularyFile: shippedFile,
      texts,
    };
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => {
        const worker = new Worker(script, { eval: true, workerData });
        return new Promise<unknown>((resolve, reject) => worker.once('message', resolve).once('error', reject)).finally(
          () => worker.terminate(),
        );
      }),
    );
    for (const answer of answers) expect(answer).toEqual(texts.map((sample) => tokenizer.encode(sample)));
  });
});
