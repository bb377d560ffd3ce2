import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { extract } from '#main/clauses/extract.ts';
import { institutions, ontology } from './resources.ts';

const rows = readFileSync(new URL('../fixtures/arbitration/defects.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => line.split('\t'));

describe('what a clause of practice lacks, and nothing besides', () => {
  test.each(rows)('%s: %s', (kinds = '', text = '') => {
    const { defects } = extract(text, { ontology, institutions });
    const found = new Set(defects.filter(({ severity }) => severity !== 'note').map(({ kind }) => kind));
    expect([...found].toSorted()).toEqual(kinds.split(',').filter(Boolean).toSorted());
  });
});
