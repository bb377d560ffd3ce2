import { expect, test } from 'vitest';
import { summedNotes } from '#main/application/summed-notes.ts';

test('what many documents say alike is said once, with the sum of its numbers', () => {
  const undated = '沒有日期的時限未列出，數目：';
  expect(
    summedNotes(['No model was asked.', `${undated} 16`, `${undated} 13`, 'No model was asked.', `${undated} 1`]),
  ).toEqual(['No model was asked.', `${undated} 30`]);
});
