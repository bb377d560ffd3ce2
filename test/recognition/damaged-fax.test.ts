import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unpackFax } from '#main/rendition/tiff-fax.ts';
import { unpackLzw } from '#main/rendition/tiff-lzw.ts';
import { unpackPackBits } from '#main/rendition/tiff-packbits.ts';

/** Words of bits as bytes, high bit first. */
function packed(...words: readonly string[]): Uint8Array {
  const bits = words.join('');
  return Uint8Array.from({ length: Math.ceil(bits.length / 8) }, (_, index) =>
    Number.parseInt(bits.slice(index * 8, index * 8 + 8).padEnd(8, '0'), 2),
  );
}

const endOfLine = '000000000001';
/** 4 white, 3 black, 1 white. */
const row = ['1011', '10', '000111'];
const strip = { width: 8, rows: 3, lowBitFirst: false, isTwoDimensional: false };

test('a damaged row of a fax costs that row: the next end of line goes on', () => {
  const bytes = packed(endOfLine, ...row, endOfLine, '1011', '00000000', endOfLine, ...row);
  expect([...unpackFax({ ...strip, packed: bytes, compression: 3 })]).toEqual([0x0e, 0x0f, 0x0e]);
});

test('a fax without ends of lines keeps what stands before the damage', () => {
  const vertical = '1';
  const bytes = packed('001', '1011', '10', vertical, vertical, vertical, vertical, '0000000000000000');
  expect([...unpackFax({ ...strip, packed: bytes, compression: 4 })]).toEqual([0x0e, 0x0e, 0]);
});

test('whatever a strip holds, unpacking it ends with as much as was asked for', () => {
  const bytes = fc.uint8Array({ maxLength: 400 });
  fc.assert(
    fc.property(bytes, fc.constantFrom(2, 3, 4), fc.boolean(), (given, compression, flag) => {
      const asked = { width: 33, rows: 20, packed: given, compression, lowBitFirst: flag, isTwoDimensional: flag };
      expect(unpackFax(asked as Parameters<typeof unpackFax>[0])).toHaveLength(100);
      expect(unpackLzw(given, 90).length).toBeLessThanOrEqual(90);
      expect(unpackPackBits(given, 90).length).toBeLessThanOrEqual(90);
    }),
    { numRuns: 200 },
  );
});
