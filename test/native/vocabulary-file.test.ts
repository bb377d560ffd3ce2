import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { loadTokenizerModule } from '#native/tokenizer-binary.ts';
import { loadTrilingualTokenizer } from '#native/trilingual-tokenizer.ts';
import { parseVocabulary, vocabularyFileBytes } from '#native/vocabulary-file.ts';
import { vocabularyOf } from './trilingual-reference.ts';

const work = mkdtempSync(join(tmpdir(), 'sampan-vocabulary-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const good = vocabularyFileBytes(vocabularyOf([' the', '仲裁', 'ab'], (id) => id));

function altered(change: (bytes: Uint8Array, view: DataView) => void): Uint8Array {
  const bytes = Uint8Array.from(good);
  change(bytes, new DataView(bytes.buffer));
  return bytes;
}

const bad: Readonly<Record<string, Uint8Array>> = {
  empty: new Uint8Array(0),
  'another magic': altered((bytes) => bytes.set([0x58], 0)),
  'too few tokens': altered((_, view) => view.setUint32(8, 255, true)),
  'too many tokens': altered((_, view) => view.setUint32(8, 65_537, true)),
  'a lying count': altered((_, view) => view.setUint32(8, 258, true)),
  'a lying text size': altered((_, view) => view.setUint32(12, 0xffffffff, true)),
  'a byte too few': good.subarray(0, -1),
  'a byte too many': Uint8Array.of(...good, 0),
  'an empty token': altered((bytes) => bytes.set([0, 8], 16 + 256)),
  'lengths that do not add up': altered((bytes) => bytes.set([5], 16 + 256)),
  'bytes in another order': altered((bytes) => bytes.set([1, 0], 16 + 259 * 3)),
  'a token twice': altered((bytes) => bytes.set([0x61], bytes.length - 1)).fill(0x61, good.length - 2),
};

describe('vocabulary files', () => {
  test('what is written is read', () => {
    const { tokens, costs } = parseVocabulary(good);
    expect(tokens.slice(256).map((token) => new TextDecoder().decode(token))).toEqual([' the', '仲裁', 'ab']);
    expect([...costs]).toEqual(Array.from({ length: 259 }, (_, id) => id));
    expect(vocabularyFileBytes({ tokens, costs })).toEqual(good);
  });

  test.each(Object.keys(bad).filter((name) => name !== 'a token twice'))('%s is refused', async (name) => {
    const file = join(work, 'bad.bin');
    writeFileSync(file, bad[name] ?? '');
    await expect(loadTrilingualTokenizer({ vocabularyFile: file })).rejects.toMatchObject({ code: 'damaged-file' });
  });

  test('the same token twice is refused', () => {
    expect(() =>
      vocabularyFileBytes({
        tokens: [...parseVocabulary(good).tokens, Uint8Array.of(0x61, 0x62)],
        costs: new Uint16Array(260),
      }),
    ).toThrow('two of its tokens are the same');
  });

  test('the C++ refuses what the TypeScript refuses', async () => {
    const module = await loadTokenizerModule();
    const load: unknown = Reflect.get(module, 'loadTrilingual');
    if (typeof load !== 'function') throw new Error('The addon has no trilingual tokenizer.');
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.nat(255), async (place, value) => {
        const bytes = altered((copy) => copy.set([value], place));
        const refusedHere = (() => {
          try {
            parseVocabulary(bytes);
            return false;
          } catch {
            return true;
          }
        })();
        const refusedThere = await Promise.resolve(Reflect.apply(load, module, [bytes])).then(
          () => false,
          () => true,
        );
        expect(refusedThere).toBe(refusedHere);
      }),
    );
  });

  test('a file that is not there is named', async () => {
    await expect(loadTrilingualTokenizer({ vocabularyFile: join(work, 'nowhere.bin') })).rejects.toMatchObject({
      code: 'file-not-found',
    });
  });
});
