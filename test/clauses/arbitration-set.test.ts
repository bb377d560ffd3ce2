import { describe, expect, test } from 'vitest';
import { extract } from '#main/clauses/extract.ts';
import { halfOf, labelledClauses } from '#test/bench/arbitration/labelled-clauses.ts';
import {
  type Answer,
  agreementTally,
  defectTally,
  f1,
  fieldTally,
  precision,
  recall,
  type ScoredField,
  scoredFields,
} from '#test/bench/arbitration/scores.ts';
import { institutions, ontology, options } from './resources.ts';

const clauses = labelledClauses();

describe('the labelled arbitration set', () => {
  test('has at least 300 clauses, every written form in both halves', () => {
    expect(clauses.length).toBeGreaterThanOrEqual(300);
    for (const half of ['development', 'held-out']) {
      const forms = new Set(clauses.filter((clause) => clause.half === half).map(({ form }) => form));
      expect([...forms].toSorted()).toEqual(['en', 'mixed', 'yue', 'zh-Hans', 'zh-Hant']);
    }
  });

  test('has one id for each clause and no text twice', () => {
    expect(new Set(clauses.map(({ id }) => id)).size).toBe(clauses.length);
    expect(new Set(clauses.map(({ text }) => text)).size).toBe(clauses.length);
  });

  test('is split by the hash of the family', () => {
    for (const { family, half } of clauses) expect(half, family).toBe(halfOf(family));
  });

  test('labels with ids, rules and kinds of the tables', () => {
    const bodies = new Set(institutions.bodies.map(({ id }) => id));
    const rules = new Set(institutions.bodies.flatMap((body) => body.rules.map(({ name }) => name)));
    const kinds = new Set(ontology.kinds.map(({ id }) => id));
    for (const { id, labels } of clauses) {
      if (labels.institution !== null && labels.institution !== '?') expect(bodies, id).toContain(labels.institution);
      if (labels.rules !== null) expect(rules, id).toContain(labels.rules);
      for (const defect of labels.defects) expect(kinds, id).toContain(defect);
    }
  });
});

/** Only the half that the rules were made with: the other is for the benchmark. */
describe('the extractor on the development half', () => {
  const answers: Answer[] = clauses
    .filter(({ half }) => half === 'development')
    .map((clause) => {
      const { findings, defects } = extract(clause.text, options);
      return {
        clause,
        agreement: findings.find(({ kind }) => kind === 'arb.agreement') ?? null,
        defects: [...new Set(defects.filter(({ severity }) => severity !== 'note').map(({ kind }) => kind))],
      };
    });

  test('finds the agreements and passes over the rest', () => {
    expect(f1(agreementTally(answers))).toBeGreaterThanOrEqual(0.95);
  });

  test.each(Object.keys(scoredFields) as ScoredField[])('reads the %s', (field) => {
    expect(f1(fieldTally(answers, field))).toBeGreaterThanOrEqual(0.95);
  });

  test('finds the defects', () => {
    const tally = defectTally(answers);
    expect(precision(tally)).toBeGreaterThanOrEqual(0.9);
    expect(recall(tally)).toBeGreaterThanOrEqual(0.9);
  });
});

describe('scoring', () => {
  const [clause] = clauses.filter(({ labels }) => labels.institution === 'hkiac' && labels.seat === 'Hong Kong');
  const answered = (fields: Readonly<Record<string, string>>): Answer[] =>
    clause === undefined
      ? []
      : extract('Any dispute under this Agreement shall be referred to arbitration.', options)
          .findings.filter(({ kind }) => kind === 'arb.agreement')
          .map((agreement) => ({ clause, agreement: { ...agreement, fields }, defects: ['path.if_any'] }));

  test('counts a wrong answer as wrong and as missed, silence as missed', () => {
    expect(fieldTally(answered({ institution_id: 'hkiac' }), 'institution')).toEqual({ right: 1, wrong: 0, missed: 0 });
    expect(fieldTally(answered({ institution_id: 'siac' }), 'institution')).toEqual({ right: 0, wrong: 1, missed: 1 });
    expect(fieldTally(answered({}), 'institution')).toEqual({ right: 0, wrong: 0, missed: 1 });
  });

  test('counts a defect that is not labelled as wrong', () => {
    expect(defectTally(answered({})).wrong).toBe(1);
  });
});
