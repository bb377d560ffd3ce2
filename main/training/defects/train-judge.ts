import { standingRow, type ToldKinds } from '#main/clauses/judging/defect-judge.ts';
import type { WordingMarks } from '#main/clauses/judging/wording-marks.ts';
import { fitLogistic } from './fit-logistic.ts';
import { ridgeWeights } from './kernel-ridge.ts';
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

export interface JudgeSettings {
  readonly shares: Shares;
  readonly penalty: number;
  readonly fewestClauses: number;
  readonly addAbove: number;
  readonly noteBelow: number;
}

/** Chosen by leaving sets out; the fifth and the sixth set had no part in it. */
export const judgeSettings: JudgeSettings = {
  shares: { words: 0.7, concepts: 1, rules: 0.6 },
  penalty: 0.3,
  fewestClauses: 3,
  addAbove: 0.5,
  noteBelow: 0.2,
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
  const kernel = innerProducts(vectors);
  const targets = clauses.map((clause) => Float64Array.from(kinds, (kind) => Number(clause.kinds.has(kind))));
  const all = clauses.map((_, index) => index);
  const learn = (learned: readonly number[]) =>
    ridgeWeights({ kernel, count: clauses.length, learned, targets, penalty: settings.penalty });
  const unseen: Float64Array[] = [];
  for (const fold of new Set(clauses.map((clause) => clause.fold))) {
    const learned = all.filter((index) => clauses[index]?.fold !== fold);
    const weights = learn(learned);
    for (const index of all)
      if (clauses[index]?.fold === fold) unseen[index] = scoresOf(kernel, index, learned, weights, kinds.length);
  }
  return {
    kinds,
    table,
    weights: markWeights(vectors, learn(all), table.marks.length, kinds.length),
    standing: fitStanding(clauses, kinds, unseen),
    unseen,
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

function scoresOf(
  kernel: Float64Array,
  index: number,
  learned: readonly number[],
  weights: readonly Float64Array[],
  outputs: number,
): Float64Array {
  const scores = new Float64Array(outputs);
  const row = index * Math.round(Math.sqrt(kernel.length));
  learned.forEach((example, place) => {
    const alike = kernel[row + example] ?? 0;
    const own = weights[place];
    if (alike === 0 || own === undefined) return;
    for (let output = 0; output < outputs; output += 1)
      scores[output] = (scores[output] ?? 0) + alike * (own[output] ?? 0);
  });
  return scores;
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
