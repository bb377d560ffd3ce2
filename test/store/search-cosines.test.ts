import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Cosines, meaningSize } from '#main/store/search-cosines.ts';

/** The same by plain arithmetic. */
function cosine(a: Int8Array, b: Int8Array): number {
  let [product, own, other] = [0, 0, 0];
  for (const [index, value] of a.entries()) {
    const theirs = b[index] ?? 0;
    product += value * theirs;
    own += value * value;
    other += theirs * theirs;
  }
  return product / ((Math.sqrt(own) || 1) * (Math.sqrt(other) || 1));
}

const meaning = fc.int8Array({ minLength: meaningSize, maxLength: meaningSize });

describe('the kernel of cosines', () => {
  it('finds what plain arithmetic finds, for bytes of any size', () => {
    fc.assert(
      fc.property(meaning, fc.array(meaning, { maxLength: 5 }), (asked, others) => {
        const row = Buffer.concat(others.map((each) => Buffer.from(each.buffer, each.byteOffset, each.length)));
        expect([...new Cosines(asked).of(row)]).toEqual(others.map((other) => cosine(asked, other)));
      }),
      { numRuns: 40 },
    );
  });

  it('holds the largest sums, and more meanings than it takes at once', () => {
    const least = new Int8Array(meaningSize).fill(-128);
    const row = Buffer.alloc(5_000 * meaningSize, -128);
    row.fill(0, 0, meaningSize);
    const found = new Cosines(least).of(row);
    expect(found).toHaveLength(5_000);
    expect(found[0]).toBe(0);
    for (const each of new Set(found.subarray(1))) expect(each).toBeCloseTo(1, 12);
  });
});
