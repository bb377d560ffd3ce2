import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { marksOf, sharedMarks } from '#main/application/version-marks.ts';
import { extract } from '#main/clauses/extract.ts';
import { options } from '../clauses/resources.ts';

function marks(text: string) {
  const { clauses, findings } = extract(text, options);
  return marksOf(
    { sha256: text.slice(0, 40) },
    clauses,
    findings.map((finding) => ({ bodyStart: finding.start, finding })),
  );
}

const supply = (language: string) =>
  readFileSync(
    join(import.meta.dirname, '..', '..', 'resources', 'samples', 'text', `supply-agreement.${language}.txt`),
    'utf8',
  );

/** A contract of seven clauses whose periods are the usual ones. */
const contract = (title: string, periods: readonly string[]) =>
  [
    title,
    ...periods.map((period, index) => `${index + 1}. Duty\nThe first party shall act within ${period} of a request.`),
  ].join('\n\n');

test.each(['zh-Hant', 'zh-Hans'])('a contract and its text in %s are versions of one instrument', (language) => {
  expect(sharedMarks(marks(supply('en')), marks(supply(language))).likely).toBe(true);
});

test('contracts that have the same numbers and the usual periods are no versions of each other', () => {
  const one = contract('SUPPLY AGREEMENT', [
    '30 days',
    '60 days',
    '90 days',
    '12 months',
    '10 days',
    '5 years',
    '1 year',
  ]);
  const other = contract('LICENCE', ['60 days', '30 days', '12 months', '90 days', '5 years', '1 year', '10 days']);
  const draft = contract('SUPPLY AGREEMENT, second draft', [
    '30 days',
    '60 days',
    '45 days',
    '12 months',
    '10 days',
    '5 years',
    '1 year',
  ]);
  expect(sharedMarks(marks(one), marks(other)).likely).toBe(false);
  expect(sharedMarks(marks(one), marks(draft)).likely).toBe(true);
});
