import { describe, expect, test } from 'vitest';
import { extract } from '#main/clauses/extract.ts';
import { clausesOfSet, halfOf, labelHash, labelledClauses } from '#test/bench/arbitration/labelled-clauses.ts';
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

  test('has a second held-out set of at least 120 clauses whose labels are the ones published', () => {
    const second = clausesOfSet('second');
    expect(second.length).toBeGreaterThanOrEqual(120);
    expect(new Set(second.map(({ form }) => form)).size).toBe(4);
    // Written down before the extractor saw it: docs/arbitration-set.md.
    expect(labelHash('second.jsonl')).toBe('8c54056b4401e134982a55525ec084e44f478ebec445fb9ae7b981aaec45afe9');
    const others = new Set([...clauses, ...clausesOfSet('practice')].map(({ text }) => text));
    // One sentence, of an enactment and no agreement, stands in the first set too.
    expect(second.filter(({ text }) => others.has(text)).map(({ id }) => id)).toEqual(['second-zh-Hans-14']);
  });

  test.each([
    ['third.jsonl', clausesOfSet('third'), 120, '4bd206814163993fe6498ae042749ef8a5b8aa6203262982b1d953646f03d0e5'],
    ['fourth.jsonl', clausesOfSet('fourth'), 110, '8c8b2cd0dbe703ee264004fdc350ff646fe799f0972136e3d947c2413f0c5533'],
    ['fifth.jsonl', clausesOfSet('fifth'), 130, 'b8d749247d27aa60f8983f2d84c3bfefb2cbc649d1f99db7b1396e071ed15e3b'],
  ] as const)('has in %s the labels that were scored, in five written forms', (name, set, count, sha256) => {
    expect(set.length).toBe(count);
    expect(new Set(set.map(({ form }) => form)).size).toBe(5);
    expect(labelHash(name)).toBe(sha256);
    const others = new Set(
      [...clauses, ...clausesOfSet('second'), ...clausesOfSet('thirdDevelopment')].map(({ text }) => text),
    );
    expect(set.filter(({ text }) => others.has(text))).toEqual([]);
  });

  test('labels with ids, rules and kinds of the tables', () => {
    const bodies = new Set(institutions.bodies.map(({ id }) => id));
    const rules = new Set(institutions.bodies.flatMap((body) => body.rules.map(({ name }) => name)));
    const kinds = new Set(ontology.kinds.map(({ id }) => id));
    for (const { id, labels } of [
      ...clauses,
      ...clausesOfSet('practice'),
      ...clausesOfSet('second'),
      ...clausesOfSet('thirdDevelopment'),
      ...clausesOfSet('third'),
      ...clausesOfSet('fourth'),
      ...clausesOfSet('fifth'),
    ]) {
      if (labels.institution !== null && labels.institution !== '?') expect(bodies, id).toContain(labels.institution);
      if (labels.rules !== null && labels.rules !== '?') expect(rules, id).toContain(labels.rules);
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

/** Clauses that the rules were mended with after the first set was published. */
describe('the extractor on the practice clauses', () => {
  const answers: Answer[] = clausesOfSet('practice').map((clause) => {
    const { findings, defects } = extract(clause.text, options);
    return {
      clause,
      agreement: findings.find(({ kind }) => kind === 'arb.agreement') ?? null,
      defects: [...new Set(defects.filter(({ severity }) => severity !== 'note').map(({ kind }) => kind))],
    };
  });

  test('finds the agreements and the defects', () => {
    expect(f1(agreementTally(answers))).toBeGreaterThanOrEqual(0.95);
    expect(precision(defectTally(answers))).toBeGreaterThanOrEqual(0.95);
    expect(recall(defectTally(answers))).toBeGreaterThanOrEqual(0.94);
  });
});

/** Opened after it was read as a closed set: what the rules find in it today. */
describe('the extractor on the fifth set', () => {
  test('finds the defects, and nothing besides', () => {
    const answers: Answer[] = clausesOfSet('fifth').map((clause) => ({
      clause,
      agreement: null,
      defects: [
        ...new Set(
          extract(clause.text, options)
            .defects.filter(({ severity }) => severity !== 'note')
            .map(({ kind }) => kind),
        ),
      ],
    }));
    expect(precision(defectTally(answers))).toBeGreaterThanOrEqual(0.97);
    expect(recall(defectTally(answers))).toBeGreaterThanOrEqual(0.97);
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
