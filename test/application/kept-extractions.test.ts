import { expect, test } from 'vitest';
import { readExtractOptions } from '#main/application/extract-options.ts';
import { KeptExtractions } from '#main/application/kept-extractions.ts';
import { extract } from '#main/clauses/extract.ts';
import type { Extraction } from '#main/clauses/extraction.ts';
import { testedInstallation } from '#test/program.ts';

const options = readExtractOptions(testedInstallation().resourcesFolder);

function counted() {
  const read: string[] = [];
  const kept = new KeptExtractions((text): Extraction => {
    read.push(text.slice(0, 4));
    return extract(text.slice(0, 200), options);
  });
  return { read, kept };
}

test('a text asked for twice is read once, and gives the same', () => {
  const { read, kept } = counted();
  const first = kept.of('1. The Buyer shall pay within 30 days after delivery.');
  expect(kept.of('1. The Buyer shall pay within 30 days after delivery.')).toBe(first);
  expect(first.findings.length).toBeGreaterThan(0);
  expect(read).toHaveLength(1);
});

test('what was asked for longest ago leaves, and what is too long is never kept', () => {
  const { read, kept } = counted();
  const text = (name: string, length: number) => name.padEnd(length, ' ');
  kept.of(text('one ', 300_000));
  kept.of(text('two ', 150_000));
  kept.of(text('one ', 300_000));
  kept.of(text('tri ', 100_000));
  expect(read).toEqual(['one ', 'two ', 'tri ']);
  kept.of(text('one ', 300_000));
  kept.of(text('two ', 150_000));
  expect(read).toEqual(['one ', 'two ', 'tri ', 'two ']);
  kept.of(text('long', 600_000));
  kept.of(text('long', 600_000));
  expect(read.slice(4)).toEqual(['long', 'long']);
});
