import { type ExtractionOptions, extract } from '#main/clauses/extract.ts';
import { type ClauseJudge, type KindEvidence, kindScores, wordingOf } from '#main/clauses/judging/clause-judge.ts';
import { wordedClauses } from '#main/clauses/judging/worded-clauses.ts';
import { foldText } from '#main/clauses/matching/folded-text.ts';
import { readText } from '#main/clauses/matching/reading.ts';
import type { LabelledClause } from './labelled-clauses.ts';
import type { LabelledWholeContract } from './labelled-contracts.ts';

/** What speaks for a kind, by its place in the judge's list, and whether it is one. */
export interface EvidencedKind {
  readonly kind: number;
  readonly evidence: KindEvidence;
  readonly isTrue: boolean;
}

/** Every kind of the judge's for each clause that stands alone; `rules` are the rules alone. */
export function evidenceAlone(
  clauses: readonly LabelledClause[],
  judge: ClauseJudge,
  rules: ExtractionOptions,
): EvidencedKind[] {
  return clauses.flatMap(({ text, kinds }) => {
    const told = new Map(extract(text, rules).findings.map(({ kind, confidence }) => [kind, confidence]));
    const scores = kindScores(judge, wordingOf(judge, foldText(text).text));
    return judge.kinds.map((id, kind) => {
      const score = scores[kind] ?? 0;
      return {
        kind,
        evidence: { passage: score, clause: score, rule: told.get(id) ?? 0 },
        isTrue: kinds.includes(id),
      };
    });
  });
}

/** Every kind of the judge's for each clause of a contract, as it stands there. */
export function evidenceWithin(
  { text, clauses: labelled }: LabelledWholeContract,
  judge: ClauseJudge,
  rules: ExtractionOptions,
): EvidencedKind[] {
  const { clauses, findings } = extract(text, rules);
  const reading = readText(text, clauses);
  const { folded } = reading;
  return [...wordedClauses(reading, judge)].flatMap(({ passages, scores }) => {
    const [first, last] = [passages[0], passages.at(-1)];
    if (first === undefined || last === undefined) return [];
    const [start, end] = [folded.sourceStart(first.passage.start), folded.sourceEnd(last.passage.end)];
    const own = labelled.find(
      (clause) => Math.min(clause.end, end) - Math.max(clause.start, start) > (end - start) / 2,
    );
    if (own === undefined) return [];
    const told = findings.filter((finding) => finding.start < end && finding.end > start);
    return judge.kinds.map((id, kind) => ({
      kind,
      evidence: {
        passage: Math.max(...passages.map((passage) => passage.scores[kind] ?? 0)),
        clause: scores[kind] ?? 0,
        rule: Math.max(0, ...told.filter((finding) => finding.kind === id).map(({ confidence }) => confidence)),
      },
      isTrue: own.kinds.includes(id),
    }));
  });
}
