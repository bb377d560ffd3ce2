import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { sentences } from '#main/language/sentences.ts';

const passage = z.object({ id: z.string(), form: z.string(), text: z.string() });

/** Ends found, ends that are right, and ends that are marked, over the passages of one file. */
function counts(name: string): { right: number; found: number; marked: number } {
  const total = { right: 0, found: 0, marked: 0 };
  const lines = readFileSync(new URL(`../fixtures/sentences/${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  for (const line of lines) {
    let text = '';
    const marked = new Set<number>();
    for (const part of passage.parse(JSON.parse(line)).text.split('⏐')) {
      text += part;
      if (part.trim() !== '') marked.add(text.trimEnd().length);
    }
    const found = sentences(text);
    total.found += found.length;
    total.marked += marked.size;
    total.right += found.filter((sentence) => marked.has(sentence.end)).length;
  }
  return total;
}

test.each([
  ['development', 0.97],
  ['held-out', 0.9],
])('%s passages: F1 of sentence ends', (name, floor) => {
  const { right, found, marked } = counts(name);
  expect(marked).toBeGreaterThan(100);
  expect((2 * right) / (found + marked)).toBeGreaterThanOrEqual(floor);
});
