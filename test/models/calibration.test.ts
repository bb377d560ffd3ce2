import { describe, expect, test } from 'vitest';
import { calibratedYesNo, fitPlatt, logSumExp, softmax } from '#main/models/calibration.ts';
import { decisionPrompt } from '#main/models/decision-prompt.ts';
import { recommendModel } from '#main/models/measure-machine.ts';
import { readCatalogue } from './test-catalogue.ts';

describe('calibration', () => {
  test('finds the scale and shift that made the answers', () => {
    const margins = Array.from({ length: 4_001 }, (_, index) => (index - 2_000) / 250);
    // The truth follows σ(0.5·margin − 1), laid out evenly instead of drawn.
    let carried = 0;
    const isYes = margins.map((margin) => {
      carried += 1 / (1 + Math.exp(-(0.5 * margin - 1)));
      if (carried < 1) return false;
      carried -= 1;
      return true;
    });
    const { scale, shift } = fitPlatt(margins, isYes);
    expect(scale).toBeCloseTo(0.5, 1);
    expect(shift).toBeCloseTo(-1, 1);
  });

  test('answers that all agree keep finite numbers', () => {
    const { scale, shift } = fitPlatt([1, 2, 3], [true, true, true]);
    expect(Number.isFinite(scale) && Number.isFinite(shift)).toBe(true);
    const [yes, no] = calibratedYesNo([2, 0], { yesNo: { scale, shift }, fittedOn: 'three' });
    expect(yes + no).toBeCloseTo(1, 12);
    expect(yes).toBeGreaterThan(0.5);
  });

  test('large scores do not overflow', () => {
    expect(softmax([1_000, 999])[0]).toBeCloseTo(0.731, 3);
    expect(logSumExp([1_000, 1_000])).toBeCloseTo(1_000.693, 3);
    expect(logSumExp([Number.NEGATIVE_INFINITY])).toBe(Number.NEGATIVE_INFINITY);
  });
});

test('a choice of one, or of too many, is refused', () => {
  for (const count of [0, 1, 21]) {
    const choices = Array.from({ length: count }, (_, index) => `choice ${index}`);
    expect(() => decisionPrompt({ kind: 'choice', text: 'Which?', choices })).toThrow(/2 to 20/);
  }
});

test('the largest model that leaves memory to others is recommended, never the one for tests', () => {
  const catalogue = readCatalogue();
  expect(recommendModel(catalogue, 1.5 * 1024 ** 3)).toBeNull();
  expect(recommendModel(catalogue, 4 * 1024 ** 3)?.id).toContain('-1.5b-');
  expect(recommendModel(catalogue, 16 * 1024 ** 3)?.id).toContain('4b');
});
