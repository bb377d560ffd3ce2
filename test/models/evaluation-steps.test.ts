import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stepTokens } from '#main/models/context-settings.ts';
import { evaluationSteps, reusableLength, stateIdentity } from '#main/models/evaluation-steps.ts';

const prompt = fc
  .record({
    system: fc.integer({ min: 1, max: 300 }),
    shared: fc.integer({ min: 0, max: 900 }),
    rest: fc.integer({ min: 1, max: 300 }),
  })
  .map(({ system, shared, rest }) => ({
    systemLength: system,
    sharedLength: shared === 0 ? 0 : system + shared,
    length: system + shared + rest,
  }));

test('steps cover a prompt in order, cut where the shared part ends, and are no longer than a step after the system message', () => {
  fc.assert(
    fc.property(prompt, (wanted) => {
      const starts = evaluationSteps(wanted);
      expect(starts[0]).toBe(0);
      const ends = [...starts.slice(1), wanted.length];
      for (const [index, start] of starts.entries()) {
        expect(ends[index]).toBeGreaterThan(start);
        if (start > 0) expect((ends[index] ?? 0) - start).toBeLessThanOrEqual(stepTokens);
      }
      if (wanted.sharedLength > 0) expect(starts).toContain(wanted.sharedLength);
    }),
  );
});

test('what is used again was cut alike, and two questions to one document share all of it', () => {
  fc.assert(
    fc.property(prompt, fc.integer({ min: 1, max: 300 }), (first, rest) => {
      fc.pre(first.sharedLength > 0);
      const second = { ...first, length: first.sharedLength + rest };
      const ids = (length: number, tail: number) =>
        Array.from({ length }, (_, index) => (index < first.sharedLength ? index : tail));
      const known = { ids: ids(first.length, 1_000), starts: evaluationSteps(first) };
      const wanted = { ids: ids(second.length, 2_000), starts: evaluationSteps(second) };
      expect(reusableLength(known, wanted)).toBe(first.sharedLength);
      const otherwise = { ...wanted, starts: evaluationSteps({ ...second, sharedLength: 0 }) };
      const reused = reusableLength(known, otherwise);
      const cuts = (starts: readonly number[]) => starts.filter((start) => start <= reused);
      expect(cuts(known.starts)).toEqual(cuts(otherwise.starts));
    }),
  );
});

test('a name stands for one state alone', () => {
  const state = { ids: [1, 2, 3], starts: [0, 2], surroundings: { model: 'a', contextSize: 8 } };
  const names = [
    state,
    { ...state, ids: [1, 2, 4] },
    { ...state, starts: [0, 1] },
    { ...state, surroundings: { model: 'b', contextSize: 8 } },
    { ...state, surroundings: { model: 'a', contextSize: 9 } },
  ].map(stateIdentity);
  expect(new Set(names).size).toBe(names.length);
  expect(stateIdentity({ ...state, surroundings: { contextSize: 8, model: 'a' } })).toBe(names[0]);
});
