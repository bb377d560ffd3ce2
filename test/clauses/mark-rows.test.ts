import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MarkRows } from '#main/clauses/judging/mark-rows.ts';

const hash = fc.integer({ min: 0, max: 0xffffffff });

test('finds the row of every hash, each once a text, and of no other', () => {
  fc.assert(
    fc.property(fc.uniqueArray(hash), fc.array(hash), (hashes, others) => {
      const rows = new MarkRows(Uint32Array.from(hashes));
      expect(rows.size).toBe(hashes.length);
      for (let text = 0; text < 2; text += 1) {
        rows.begin();
        const taken = new Set<number>();
        for (const mark of [...hashes, ...others, ...hashes]) {
          expect(rows.take(mark)).toBe(taken.has(mark) ? -1 : hashes.indexOf(mark));
          taken.add(mark);
        }
      }
    }),
  );
});
