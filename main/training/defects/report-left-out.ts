import { standingProbability, standingRow } from '#main/clauses/judging/defect-judge.ts';
import { fitStanding, type JudgedClause, type JudgeSettings, type TrainedJudge } from './train-judge.ts';

interface Tally {
  right: number;
  wrong: number;
  missed: number;
}

const ways = ['rules', 'judge alone', 'noted', 'added', 'both'] as const;
/** The judge alone tells a kind above this score. */
const aloneAbove = 0.3;

/** Reports, for each fold that has kept findings, what the rules and the judge that had not seen it tell: F1, P, R. */
export function reportLeftOut(
  clauses: readonly JudgedClause[],
  { kinds, unseen }: Pick<TrainedJudge, 'kinds' | 'unseen'>,
  settings: JudgeSettings,
  report: (line: string) => void,
): void {
  const together = newTallies();
  for (const fold of new Set(clauses.flatMap(({ told, fold }) => (told === null ? [] : [fold])))) {
    const others = clauses.map((clause) => (clause.fold === fold ? { ...clause, told: null } : clause));
    const standing = fitStanding(others, kinds, unseen);
    const own = newTallies();
    clauses.forEach((clause, index) => {
      const scores = unseen[index];
      if (clause.fold !== fold || clause.told === null || scores === undefined) return;
      for (const [kind, id] of kinds.entries()) {
        const probability = standingProbability(standing, standingRow(scores, kind, id, clause.told));
        const isTold = clause.told.has(id);
        const isKept = isTold && (!clause.hasAgreement || probability >= settings.alone.noteBelow);
        const isAdded =
          !isTold && clause.hasAgreement && !clause.answered.has(id) && probability > settings.alone.addAbove;
        const said = {
          rules: isTold,
          'judge alone': (scores[kind] ?? 0) > aloneAbove,
          noted: isKept,
          added: isTold || isAdded,
          both: isKept || isAdded,
        };
        for (const way of ways) {
          count(own[way], said[way], clause.kinds.has(id));
          count(together[way], said[way], clause.kinds.has(id));
        }
      }
    });
    report(lineOf(fold, own));
  }
  report(lineOf('together', together));
}

type Tallies = Record<(typeof ways)[number], Tally>;

function newTallies(): Tallies {
  const empty = (): Tally => ({ right: 0, wrong: 0, missed: 0 });
  return { rules: empty(), 'judge alone': empty(), noted: empty(), added: empty(), both: empty() };
}

function count(tally: Tally, isSaid: boolean, isTrue: boolean): void {
  if (isSaid && isTrue) tally.right += 1;
  else if (isSaid) tally.wrong += 1;
  else if (isTrue) tally.missed += 1;
}

function lineOf(fold: string, tallies: Tallies): string {
  const cells = ways.map((way) => {
    const { right, wrong, missed } = tallies[way];
    const shares = [(2 * right) / (2 * right + wrong + missed), right / (right + wrong), right / (right + missed)];
    return `${way} ${shares.map((share) => share.toFixed(3)).join(' ')}`;
  });
  return `${fold}: ${cells.join(' | ')}`;
}
