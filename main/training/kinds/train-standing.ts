import type { TreeEnsemble } from '#main/compression/tree-scores.ts';
import { leastStanding, standingRows, standingWidth, surestFirst } from '#main/kinds/candidate-standing.ts';
import { standingScores } from '#main/kinds/find-kinds.ts';
import type { KindCandidate } from '#main/kinds/kind-candidates.ts';
import type { KindCategory } from '#main/kinds/kinds-model.ts';
import { type BoostingOptions, boostTrees } from '../compression/boosted-trees.ts';
import { type Answer, metAnswers } from './answer-match.ts';
import type { JudgedCandidate } from './calibrate.ts';

/** A contract's candidates with the first judge's scores by trees that had not seen it. */
export interface ScoredCandidates {
  readonly text: string;
  readonly answers: readonly Answer[];
  readonly candidates: readonly KindCandidate[];
  readonly scores: Float32Array;
  /** Whether each teaches as an example: see `targetsOf`. */
  readonly targets: Float32Array;
  /** Contracts of one side are judged by trees learned from the others. */
  readonly side: number;
}

/**
 * Learns the last judge: does a candidate meet an answer that no surer one meets?
 * One that meets only answers already met is neither right nor wrong and teaches nothing.
 */
export function trainStanding(
  contracts: readonly ScoredCandidates[],
  categories: readonly KindCategory[],
  options: Partial<BoostingOptions>,
): { standing: TreeEnsemble; judged: JudgedCandidate[] } {
  const rows = contracts.map(({ candidates, scores }) => standingRows(candidates, scores, categories));
  const rights = contracts.map((contract) => newlyRight(contract, categories));
  const learn = (wanted: (side: number) => boolean): TreeEnsemble => {
    const chosen: Float32Array[] = [];
    const targets: number[] = [];
    contracts.forEach(({ side, scores }, index) => {
      if (!wanted(side)) return;
      rights[index]?.forEach((right, at) => {
        if (right === null || (scores[at] ?? 0) < leastStanding) return;
        chosen.push(rows[index]?.subarray(at * standingWidth, (at + 1) * standingWidth) ?? new Float32Array());
        targets.push(right ? 1 : 0);
      });
    });
    const joined = new Float32Array(chosen.length * standingWidth);
    chosen.forEach((row, index) => {
      joined.set(row, index * standingWidth);
    });
    return boostTrees(joined, standingWidth, Float32Array.from(targets), {
      trees: 120,
      depth: 4,
      rate: 0.06,
      leastRows: 40,
      loss: 'logistic',
      share: 0.5,
      ...options,
    });
  };
  const judged = [...new Set(contracts.map(({ side }) => side))].sort().flatMap((left) => {
    const trees = learn((side) => side !== left);
    return contracts.flatMap(({ side, candidates, scores }, contract) => {
      if (side !== left) return [];
      const last = standingScores(trees, candidates, scores, categories);
      return candidates.map(({ category, start, end }, at) => ({
        contract,
        category,
        start,
        end,
        score: last[at] ?? 0,
        right: rights[contract]?.[at] ?? null,
      }));
    });
  });
  return { standing: learn(() => true), judged };
}

/** For each candidate whether it meets an answer first, true; meets none, false; meets what surer ones have met, null. */
function newlyRight(
  { text, answers, candidates, scores, targets }: ScoredCandidates,
  categories: readonly KindCategory[],
): (boolean | null)[] {
  const found: (boolean | null)[] = candidates.map(() => false);
  for (const order of surestFirst(candidates, scores)) {
    const label = categories[candidates[order[0] ?? -1]?.category ?? -1]?.label ?? '';
    const meets = metAnswers(
      label,
      answers.filter(({ category }) => category === label).map((answer) => answer.text),
    );
    const met = new Set<number>();
    for (const index of order) {
      const { start = 0, end = 0 } = candidates[index] ?? {};
      const own = meets(text.slice(start, end));
      if (own.length === 0) continue;
      // A sentence with "Company" in it meets an answer of the parties without naming them.
      found[index] = own.some((answer) => !met.has(answer)) && targets[index] === 1 ? true : null;
      for (const answer of own) met.add(answer);
    }
  }
  return found;
}
