import { describe, expect, test } from 'vitest';
import { defectJudgeSchema, defectProbabilities, parseDefectJudge } from '#main/clauses/judging/defect-judge.ts';
import { wordingMarks } from '#main/clauses/judging/wording-marks.ts';
import { fitLogistic } from '#main/training/defects/fit-logistic.ts';
import { ridgeFit } from '#main/training/defects/kernel-ridge.ts';
import { packedJudge } from '#main/training/defects/pack-judge.ts';
import { type JudgedClause, judgeSettings, trainJudge } from '#main/training/defects/train-judge.ts';

/** Small clauses of our own: every second one lets the lender choose, or lets the loser sue; the rules see half of it. */
const clauses = Array.from({ length: 48 }, (_, number): JudgedClause => {
  const kind = ([null, 'path.asymmetric', null, 'path.arbitrate_then_sue'] as const)[number % 4] ?? null;
  const words = {
    'path.asymmetric': 'the lender alone may choose any court.',
    'path.arbitrate_then_sue': 'whoever dislikes the award may sue afresh.',
  };
  const text = `dispute ${number} goes to arbitration at body ${number % 5}. ${kind === null ? '' : words[kind]}`;
  return {
    fold: `fold ${number % 3}`,
    kinds: new Set(kind === null ? [] : [kind]),
    marks: wordingMarks(text, []),
    told: new Map(kind !== null && number % 8 < 4 ? [[kind, 0.7]] : []),
    hasAgreement: true,
    answered: new Set(),
  };
});

describe('the trainer of the judge', () => {
  const trained = trainJudge(clauses);
  const packed = packedJudge(trained, new Map([['path.asymmetric', 'medium']]), judgeSettings, 'own texts');

  test('gives the same bytes again', () => {
    const again = packedJudge(
      trainJudge(clauses),
      new Map([['path.asymmetric', 'medium']]),
      judgeSettings,
      'own texts',
    );
    expect(JSON.stringify(again)).toBe(JSON.stringify(packed));
  });

  test('knows a kind in a clause that it has not seen, and none in a sound one', () => {
    const judge = parseDefectJudge(JSON.parse(JSON.stringify(defectJudgeSchema.parse(packed))));
    const of = (text: string) => defectProbabilities(judge, wordingMarks(text, []), new Map());
    const one = of('dispute 99 goes to arbitration at body 2. the lender alone may choose any court.');
    expect(one.get('path.asymmetric')).toBeGreaterThan(0.5);
    expect(one.get('path.arbitrate_then_sue')).toBeLessThan(0.2);
    expect(of('dispute 98 goes to arbitration at body 1.').get('path.asymmetric')).toBeLessThan(0.2);
  });

  test('scores each clause by what had not seen its fold', () => {
    expect(trained.unseen.length).toBe(clauses.length);
    const asymmetric = trained.kinds.indexOf('path.asymmetric');
    const other = trainJudge(
      clauses.map((clause) => (clause.fold === 'fold 0' ? { ...clause, kinds: new Set<string>() } : clause)),
    );
    expect(other.unseen[0]?.[asymmetric]).toBeCloseTo(trained.unseen[0]?.[asymmetric] ?? Number.NaN, 9);
  });
});

describe('a ridge fit', () => {
  const kernel = Float64Array.of(2, 1, 0, 1, 3, 1, 0, 1, 4);
  const targets = [1, 0, 2].map((value) => Float64Array.of(value));
  const penalty = 0.5;
  const fit = ridgeFit({ kernel, targets, penalty, folds: ['one', 'two', 'one'] });

  test('solves (K + penalty·I)·w = y', () => {
    targets.forEach(([target = 0], row) => {
      const sum = fit.weights.reduce(
        (total, [weight = 0], column) =>
          total + weight * ((kernel[row * 3 + column] ?? 0) + (row === column ? penalty : 0)),
        0,
      );
      expect(sum).toBeCloseTo(target, 9);
    });
  });

  test('tells of a fold what a fit to the others alone tells', () => {
    const alone = ridgeFit({ kernel: Float64Array.of(3), targets: [Float64Array.of(0)], penalty, folds: [''] });
    for (const example of [0, 2])
      expect(fit.leftOut[example]?.[0]).toBeCloseTo((kernel[example * 3 + 1] ?? 0) * (alone.weights[0]?.[0] ?? 1), 9);
    const pair = ridgeFit({
      kernel: Float64Array.of(2, 0, 0, 4),
      targets: [Float64Array.of(1), Float64Array.of(2)],
      penalty,
      folds: ['', ''],
    });
    const told = (pair.weights[0]?.[0] ?? 0) * 1 + (pair.weights[1]?.[0] ?? 0) * 1;
    expect(fit.leftOut[1]?.[0]).toBeCloseTo(told, 9);
  });
});

test('a logistic fit of one share is that share in log odds', () => {
  const examples = Array.from({ length: 8 }, (_, index) => ({ row: [1], isTrue: index < 6 }));
  expect(fitLogistic(examples, 1)[0]).toBeCloseTo(Math.log(3), 4);
});
