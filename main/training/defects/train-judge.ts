import { type DefectJudge, standingRow, type ToldKinds } from '#main/clauses/judging/defect-judge.ts';
import type { WordingMarks } from '#main/clauses/judging/wording-marks.ts';
import { fitLogistic } from './fit-logistic.ts';
import { ridgeFit } from './kernel-ridge.ts';
import { innerProducts, type MarkTable, markTable, markVector, type Shares } from './mark-vectors.ts';

/** A labelled clause as the trainer sees it. */
export interface JudgedClause {
  readonly fold: string;
  readonly kinds: ReadonlySet<string>;
  readonly marks: WordingMarks;
  /** What rules told of it that had not been mended with it; null where no such finding is kept. */
  readonly told: ToldKinds | null;
  readonly hasAgreement: boolean;
  /** Kinds that the terms read in it speak against. */
  readonly answered: ReadonlySet<string>;
}

export interface JudgeSettings extends Pick<DefectJudge, 'alone' | 'within'> {
  readonly shares: Shares;
  readonly penalty: number;
  readonly fewestClauses: number;
}

/**
 * Chosen by leaving sets out: a clause alone gets a kind from the probability on that finds the most at a precision of
 * .9 on the newest hands' sets; above .2 rules' findings in real clauses would be doubted that are right. In a longer
 * text, of which no labels say how often the judge is right, it adds less.
 */
export const judgeSettings: JudgeSettings = {
  shares: { words: 0.7, concepts: 1, rules: 0.6 },
  penalty: 0.3,
  fewestClauses: 3,
  alone: { addAbove: 0.25, noteBelow: 0.2 },
  within: { addAbove: 0.5, noteBelow: 0.2 },
};

export interface TrainedJudge {
  readonly kinds: readonly string[];
  readonly table: MarkTable;
  /** A weight for each kind, mark after mark. */
  readonly weights: Float64Array;
  readonly standing: readonly number[];
  /** Scores of each clause by the judge that had not seen its fold. */
  readonly unseen: readonly Float64Array[];
}

/** Learns the wording of each kind from the clauses, and how far to trust it beside the rules from what it says of folds left out. */
export function trainJudge(clauses: readonly JudgedClause[], settings: JudgeSettings = judgeSettings): TrainedJudge {
  const kinds = [...new Set(clauses.flatMap((clause) => [...clause.kinds]))].toSorted();
  const table = markTable(
    clauses.map(({ marks }) => marks),
    settings.fewestClauses,
  );
  const vectors = clauses.map(({ marks }) => markVector(marks, table, settings.shares));
  const { weights, leftOut } = ridgeFit({
    kernel: innerProducts(vectors),
    targets: clauses.map((clause) => Float64Array.from(kinds, (kind) => Number(clause.kinds.has(kind)))),
    penalty: settings.penalty,
    folds: clauses.map(({ fold }) => fold),
  });
  return {
    kinds,
    table,
    weights: markWeights(vectors, weights, table.marks.length, kinds.length),
    standing: fitStanding(clauses, kinds, leftOut),
    unseen: leftOut,
  };
}

/** How far wording and rules are trusted, from clauses whose scores and findings come from what had not seen them. */
export function fitStanding(
  clauses: readonly JudgedClause[],
  kinds: readonly string[],
  unseen: readonly Float64Array[],
): number[] {
  return fitLogistic(
    clauses.flatMap(({ told, kinds: labelled }, index) => {
      const scores = unseen[index];
      if (told === null || scores === undefined) return [];
      return kinds.map((id, kind) => ({ row: standingRow(scores, kind, id, told), isTrue: labelled.has(id) }));
    }),
    1,
  );
}

/** The weights of examples as weights of their marks. */
function markWeights(
  vectors: readonly ReadonlyMap<number, number>[],
  examples: readonly Float64Array[],
  marks: number,
  outputs: number,
): Float64Array {
  const weights = new Float64Array(marks * outputs);
  vectors.forEach((vector, index) => {
    const own = examples[index];
    if (own === undefined) return;
    for (const [row, value] of vector)
      for (let output = 0; output < outputs; output += 1) {
        const place = row * outputs + output;
        weights[place] = (weights[place] ?? 0) + value * (own[output] ?? 0);
      }
  });
  return weights;
}
