import { kindProbability } from '#main/clauses/judging/clause-judge.ts';
import { fitLogistic } from '../defects/fit-logistic.ts';

/** A score of a kind and whether it was right. */
export interface ScoredKind {
  readonly kind: number;
  readonly score: number;
  readonly isTrue: boolean;
}

/** Constant and slope of the log odds that a score makes. */
export function fitLine(scored: readonly ScoredKind[]): [number, number] {
  const [constant = 0, slope = 0] = fitLogistic(
    scored.map(({ score, isTrue }) => ({ row: [1, score], isTrue })),
    0.1,
  );
  return [rounded(constant), rounded(slope)];
}

/** How sure one is beforehand that a kind is like the others: the variance of its shift. */
const variance = 2;
const mostSteps = 25;

/** A kind that the contracts at hand hardly have may be usual in others: it is not held back further than this. */
const lowest = -1.5;

/** For each kind its log odds beside the line, held near none where little is known of it. */
export function fitShifts(scored: readonly ScoredKind[], line: readonly [number, number], kinds: number): number[] {
  const shifts = new Array<number>(kinds).fill(0);
  for (let kind = 0; kind < kinds; kind += 1) {
    const own = scored.filter((one) => one.kind === kind);
    for (let step = 0; step < mostSteps; step += 1) {
      const shift = shifts[kind] ?? 0;
      let slope = -shift / variance;
      let curve = 1 / variance;
      for (const { score, isTrue } of own) {
        const probability = kindProbability(score, line, shift);
        slope += Number(isTrue) - probability;
        curve += probability * (1 - probability);
      }
      shifts[kind] = shift + slope / curve;
      if (Math.abs(slope / curve) < 1e-6) break;
    }
  }
  return shifts.map((shift) => rounded(Math.max(lowest, shift)));
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
