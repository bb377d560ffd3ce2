import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { extract } from '#main/clauses/extract.ts';
import { institutions, ontology } from './resources.ts';

/** Kinds of defects ("-" where they are not labelled), the clause, and terms as name=value; every third one, for time. */
const rows = readFileSync(new URL('../fixtures/arbitration/practice-2.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line, index) => line !== '' && index % 3 === 0)
  .map((line) => line.split('\t'))
  .map(([kinds = '', text = '', terms = '']) => ({ kinds, text, terms: terms.split('|').filter(Boolean) }));

const fields: Readonly<Record<string, string>> = {
  inst: 'institution_id',
  seat: 'seat',
  law: 'governing_law',
  loa: 'law_of_agreement',
  n: 'number_of_arbitrators',
  lang: 'language',
};

/** What was found of what was looked for, and what was found besides. */
const tally = { right: 0, missed: 0, wrong: 0 };
const terms = { right: 0, wrong: 0 };
for (const { kinds, text, terms: expected } of rows) {
  const { defects, findings } = extract(text, { ontology, institutions });
  if (kinds !== '-') {
    const labelled = new Set(kinds.split(',').filter(Boolean));
    const found = new Set(defects.filter(({ severity }) => severity !== 'note').map(({ kind }) => kind));
    const right = [...labelled].filter((kind) => found.has(kind)).length;
    tally.right += right;
    tally.missed += labelled.size - right;
    tally.wrong += found.size - right;
  }
  const agreement = findings.find(({ kind }) => kind === 'arb.agreement');
  for (const term of expected) {
    const [name = '', value = ''] = term.split('=');
    const said = name === 'agr' ? Number(agreement !== undefined) : (agreement?.fields[fields[name] ?? ''] ?? '');
    terms[String(Array.isArray(said) ? said.toSorted().join('+') : said) === value ? 'right' : 'wrong'] += 1;
  }
}

describe('the practice clauses, round by round', () => {
  test('are many, of every kind and form', () => {
    expect(rows.length).toBeGreaterThan(400);
  });

  test('nearly all defects are found, and hardly any besides', () => {
    expect(tally.right / (tally.right + tally.missed)).toBeGreaterThan(0.965);
    expect(tally.right / (tally.right + tally.wrong)).toBeGreaterThan(0.97);
  });

  test('the terms are read as they stand', () => {
    expect(terms.right / (terms.right + terms.wrong)).toBeGreaterThan(0.97);
  });
});
