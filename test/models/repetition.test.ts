import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loopStart } from '#main/models/repetition.ts';

describe('loops', () => {
  test('one token over and over', () => {
    expect(loopStart([5, 6, ...Array.from({ length: 40 }, () => 7)])).toBe(3);
  });

  test('a phrase over and over keeps what came before and the phrase once', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(150_000), { minLength: 1, maxLength: 80 }),
        fc.uniqueArray(fc.integer({ min: 200_000, max: 300_000 }), { maxLength: 100 }),
        (phrase, before) => {
          const copies = Math.max(3, Math.ceil(24 / phrase.length) + 1);
          const ids = [...before, ...Array.from({ length: copies }, () => phrase).flat()];
          expect(loopStart(ids)).toBe(before.length + phrase.length);
        },
      ),
    );
  });

  test('two copies, short rules and lists are no loop', () => {
    const phrase = Array.from({ length: 30 }, (_, index) => index);
    expect(loopStart([...phrase, ...phrase])).toBeNull();
    expect(loopStart(Array.from({ length: 12 }, () => 9))).toBeNull();
    const list = Array.from({ length: 20 }, (_, item) => [198, 12, 1000 + item, 13]).flat();
    expect(loopStart(list)).toBeNull();
  });

  test('text without repetition never counts', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.nat(1_000_000), { maxLength: 400 }), (ids) => loopStart(ids) === null));
  });
});
