import { describe, expect, test } from 'vitest';
import { extract } from '#main/clauses/extract.ts';
import { ontology, options } from './resources.ts';
import { tradeKindCases } from './trade-kind-cases.ts';

const forms = ['en', 'zh-Hant', 'zh-Hans', 'yue'] as const;
const rows = tradeKindCases.flatMap((row) => forms.map((form) => [row.kind, form, row[form]] as const));

describe('kinds of building, shipping, carriage and finance', () => {
  test('have each a clause in every written form', () => {
    const wanted = ontology.kinds.map(({ id }) => id).filter((id) => /^(?:con|ship|log|fin)\./.test(id));
    expect(tradeKindCases.map(({ kind }) => kind).toSorted()).toEqual(wanted.toSorted());
    for (const row of tradeKindCases) expect(new Set(forms.map((form) => row[form])).size, row.kind).toBe(4);
  });

  test.each(rows)('%s, %s', (kind, _form, text) => {
    const found = extract(text, options).findings.filter((finding) => finding.kind === kind);
    expect(found.length).toBeGreaterThan(0);
    for (const { start, end, text: quote } of found) expect(text.slice(start, end)).toBe(quote);
  });
});
