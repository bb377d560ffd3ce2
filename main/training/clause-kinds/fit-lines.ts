import { type EvidenceLine, evidenceRow } from '#main/clauses/judging/clause-judge.ts';
import { fitLogistic } from '../defects/fit-logistic.ts';
import type { EvidencedKind } from './kind-evidence.ts';

/** The log odds that evidence makes. */
export function fitLine(evidenced: readonly EvidencedKind[]): EvidenceLine {
  const [constant = 0, passage = 0, clause = 0, root = 0, rule = 0, sure = 0] = fitLogistic(
    evidenced.map(({ evidence, isTrue }) => ({ row: evidenceRow(evidence), isTrue })),
    0.1,
  ).map(rounded);
  return [constant, passage, clause, root, rule, sure];
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
