import { describe, expect, test } from 'vitest';
import { extract } from '#main/clauses/extract.ts';
import {
  type ArbitrationCase,
  cleanCantonese,
  cleanEnglish,
  cleanSimplified,
  cleanTraditional,
  defective,
} from './arbitration-cases.ts';
import { options } from './resources.ts';

function check({ text, fields, defects, notes = [] }: ArbitrationCase): void {
  const found = extract(text, options);
  const agreement = found.findings.find(({ kind }) => kind === 'arb.agreement');
  if (Object.keys(fields).length > 0) expect(agreement?.fields).toMatchObject(fields);
  const real = found.defects.filter(({ severity }) => severity !== 'note');
  expect(real.map(({ kind, severity }) => `${kind} ${severity}`).toSorted()).toEqual([...defects].toSorted());
  for (const note of notes) {
    expect(
      found.defects.some(({ kind, severity }) => kind === note && severity === 'note'),
      note,
    ).toBe(true);
  }
  for (const defect of found.defects) {
    expect(defect.reasons.length).toBeGreaterThan(0);
    expect(defect.supports?.length).toBeGreaterThan(0);
  }
}

describe.each([
  ['clean, English', cleanEnglish],
  ['clean, Traditional Chinese', cleanTraditional],
  ['clean, Simplified Chinese', cleanSimplified],
  ['clean, written Cantonese', cleanCantonese],
  ['defective', defective],
])('%s', (_, cases) => {
  test.each(cases.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    check(one);
  });
});
