import type { CategoryHabits } from './candidate-rows.ts';
import type { KindCandidate } from './kind-candidates.ts';
import { logistic } from './logistic.ts';

/** Numbers in a candidate's row beside the others. */
export const standingWidth = 18;

/** Candidates that the first judge scores lower are not read again. */
export const leastStanding = -5.5;

const absent = -12;
const remembered = 25;
const likely = 0.3;

/** The indexes of each category's candidates, the surest first. */
export function surestFirst(candidates: readonly KindCandidate[], scores: Float32Array): number[][] {
  const byCategory = new Map<number, number[]>();
  candidates.forEach(({ category }, index) => {
    const own = byCategory.get(category);
    if (own === undefined) byCategory.set(category, [index]);
    else own.push(index);
  });
  return [...byCategory.values()].map((own) => own.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b));
}

/**
 * What the last judge reads of each candidate: its score beside those of its own
 * category and of others on the same passage, and how it lies over surer ones;
 * `standingWidth` numbers a candidate.
 */
export function standingRows(
  candidates: readonly KindCandidate[],
  scores: Float32Array,
  habits: readonly CategoryHabits[],
): Float32Array {
  const rows = new Float32Array(candidates.length * standingWidth);
  const rivals = rivalScores(candidates, scores);
  for (const order of surestFirst(candidates, scores)) {
    const at = (rank: number) => scores[order[rank] ?? -1] ?? absent;
    const chances = order.map((index) => logistic(scores[index] ?? absent));
    const mass = chances.reduce((sum, chance) => sum + chance, 0);
    const count = chances.filter((chance) => chance > likely).length;
    const taken: { start: number; end: number; score: number }[] = [];
    let placed = 0;
    let massAbove = 0;
    order.forEach((index, rank) => {
      const candidate = candidates[index];
      if (candidate === undefined) return;
      const { category, start, end, first, last } = candidate;
      const score = at(rank);
      let shared = 0;
      let over = { score: absent, inside: 0, contains: 0 };
      for (const other of taken) {
        const common = Math.min(end, other.end) - Math.max(start, other.start);
        if (common <= 0) continue;
        shared = Math.max(shared, common / (Math.max(end, other.end) - Math.min(start, other.start)));
        if (other.score > over.score)
          over = {
            score: other.score,
            inside: common / (end - start),
            contains: common / (other.end - other.start),
          };
      }
      const rival = rivals[index] ?? absent;
      const habit = habits[category];
      rows.set(
        [
          score,
          Math.log(1 + rank),
          at(0) - score,
          at(1) - score,
          mass,
          count,
          shared,
          over.score,
          over.inside,
          over.contains,
          Math.log(1 + placed),
          massAbove,
          rival,
          rival - score,
          last - first,
          Math.log(end - start),
          habit?.share ?? 0,
          habit?.answers ?? 0,
        ],
        index * standingWidth,
      );
      if (taken.length < remembered) taken.push({ start, end, score });
      if (shared > 0) return;
      placed += 1;
      massAbove += logistic(score);
    });
  }
  return rows;
}

/** For each candidate the highest score of another category's candidate that begins in the same passage. */
function rivalScores(candidates: readonly KindCandidate[], scores: Float32Array): Float32Array {
  const best = new Map<number, { category: number; score: number; other: number }>();
  const order = [...candidates.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  for (const index of order) {
    const { first = -1, category = -1 } = candidates[index] ?? {};
    const score = scores[index] ?? absent;
    const known = best.get(first);
    if (known === undefined) best.set(first, { category, score, other: absent });
    else if (known.category !== category) known.other = Math.max(known.other, score);
  }
  return Float32Array.from(candidates, ({ first, category }) => {
    const known = best.get(first);
    return known === undefined ? absent : known.category === category ? known.other : known.score;
  });
}
