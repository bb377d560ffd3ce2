import { expect, test } from 'vitest';
import { compress } from '#main/compression/compress.ts';
import { addedByMeaning } from '#main/compression/passage-nearness.ts';
import type { PassageUnit } from '#main/compression/passage-units.ts';
import { glossary, model } from './compression-model.ts';

const unit = (start: number, end: number) => ({ start, end }) as PassageUnit;

test('a passage adds what the nearest stretch over it says, over the middle one; without any, nothing', () => {
  const units = [unit(0, 10), unit(10, 20), unit(20, 30), unit(40, 50), unit(60, 70), unit(70, 80)];
  const added = addedByMeaning(units, [
    { start: 18, end: 30, nearness: 0.9 },
    { start: 0, end: 12, nearness: 0.2 },
    { start: 0, end: 18, nearness: 0.3 },
    { start: 60, end: 80, nearness: 0.2 },
  ]);
  // The second and third have the nearest stretch, the first the middle one at most.
  expect(added[1]).toBe(added[2]);
  expect(added[2]).toBeGreaterThan(added[0] ?? 1);
  expect(added[3]).toBe(0);
  expect([...addedByMeaning(units, [])]).toEqual([0, 0, 0, 0, 0, 0]);
});

test('a question in other words finds what is near in meaning, and without an encoder nothing changes', () => {
  const lines = Array.from(
    { length: 40 },
    (_, index) => `${index + 1}. The parties shall meet at the premises on day ${index + 1} to look at the goods.`,
  );
  lines[30] = '31. All files handed over stay on the computers of the recipient for no more than two years.';
  const text = lines.join('\n');
  const question = 'Must confidential materials be destroyed after some time has passed by whoever received them?';
  const input = {
    text,
    clauses: [],
    findings: [],
    model,
    glossary,
    countTokens: (words: string) => Math.ceil(words.length / 4),
  };
  const start = text.indexOf('31. All files');
  const holds = (nearness?: { start: number; end: number; nearness: number }[]) => {
    const { passages } = compress({ ...input, ratio: 10, question, ledgerShare: 0, ...(nearness && { nearness }) });
    return passages.some((passage) => passage.kept && passage.start <= start + 3 && passage.end > start + 3);
  };
  const near = lines.map((line, index) => {
    const from = text.indexOf(line);
    return { start: from, end: from + line.length, nearness: index === 30 ? 0.6 : 0.1 };
  });
  expect(holds(near)).toBe(true);
  expect(holds([])).toBe(holds());
});
