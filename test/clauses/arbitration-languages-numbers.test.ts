import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { extract } from '#main/clauses/extract.ts';
import { institutions, ontology } from './resources.ts';

/** What a clause should give, nothing where it is silent, and the clause. */
const rowsOf = (name: string): (readonly [expected: string, text: string])[] =>
  readFileSync(new URL(`../fixtures/arbitration/${name}.tsv`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'))
    .map(([expected = '', text = '']) => [expected, text] as const);

const agreementIn = (text: string) =>
  extract(text, { ontology, institutions }).findings.find(({ kind }) => kind === 'arb.agreement');

describe('languages of the arbitration in English, 繁, 简, Cantonese and mixed words', () => {
  test.each(rowsOf('languages'))('%s: %s', (expected, text) => {
    const language = agreementIn(text)?.fields.language ?? null;
    expect(Array.isArray(language) ? language.map(String).toSorted().join('+') : '').toBe(expected);
  });
});

describe('numbers of arbitrators in English, 繁, 简, Cantonese and mixed words', () => {
  test.each(rowsOf('numbers'))('%s: %s', (expected, text) => {
    const agreement = agreementIn(text);
    expect(agreement).toBeDefined();
    expect(String(agreement?.fields.number_of_arbitrators ?? '')).toBe(expected);
  });
});
