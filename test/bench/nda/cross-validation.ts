import { createHash } from 'node:crypto';
import { judgeHypotheses } from '#main/kinds/judge-hypotheses.ts';
import type { NdaData } from '#main/training/kinds/nda-documents.ts';
import { type PreparedNda, prepareNda, trainHypotheses } from '#main/training/kinds/train-hypotheses.ts';

export interface NdaRow {
  readonly hypothesis: string;
  readonly documents: number;
  readonly accuracy: number;
  /** Choosing the answer that most training documents have. */
  readonly majority: number;
  /** Mean over the documents with evidence of the average precision of the passages' ranking. */
  readonly map: number;
}

/**
 * Of the documents in the order of their names' hashes, so many were read when signs and judges were made: what these
 * bring is told on the others.
 */
const documentsRead = 20;

/** Judges each document by models that have not seen it, learned from `share` of the others and all of `own`; the rows of each hypothesis, then of all, of the documents read and of the others. */
export function crossValidated(
  { documents, labels }: NdaData,
  own: readonly PreparedNda[],
  folds: number,
  share: number,
): NdaRow[] {
  const prepared = documents
    .map((document) => prepareNda(document))
    .sort((a, b) => order(a.document.name).localeCompare(order(b.document.name)));
  const blank = () => labels.map(() => ({ right: 0, common: 0, all: 0, precisions: [] as number[] }));
  const [read, others] = [blank(), blank()];
  const known = new Set(prepared.slice(0, documentsRead));
  for (let fold = 0; fold < folds; fold += 1) {
    const left = prepared.filter((_, index) => index % folds !== fold);
    const learned = left.slice(0, Math.round(left.length * share));
    const model = trainHypotheses(learned, labels, { own });
    for (const own of prepared.filter((_, index) => index % folds === fold)) {
      const { document } = own;
      const results = known.has(own) ? read : others;
      for (const { hypothesis, choice, evidence } of judgeHypotheses(document, model, null)) {
        const result = results[hypothesis];
        const answer = document.answers[hypothesis];
        if (result === undefined || answer === undefined) continue;
        const counts = new Map<string, number>();
        for (const each of learned) {
          const chosen = each.document.answers[hypothesis]?.choice ?? '';
          counts.set(chosen, (counts.get(chosen) ?? 0) + 1);
        }
        const [common] = [...counts].sort((a, b) => b[1] - a[1]);
        result.all += 1;
        if (choice === answer.choice) result.right += 1;
        if (common?.[0] === answer.choice) result.common += 1;
        if (answer.evidence.length > 0) result.precisions.push(averagePrecision(evidence, new Set(answer.evidence)));
      }
    }
  }
  const row = (hypothesis: string, own: typeof read): NdaRow => {
    const all = Math.max(
      1,
      own.reduce((sum, each) => sum + each.all, 0),
    );
    const precisions = own.flatMap((each) => each.precisions);
    return {
      hypothesis,
      documents: all,
      accuracy: own.reduce((sum, { right }) => sum + right, 0) / all,
      majority: own.reduce((sum, each) => sum + each.common, 0) / all,
      map: precisions.reduce((sum, each) => sum + each, 0) / Math.max(1, precisions.length),
    };
  };
  return [
    ...labels.map(({ label }, index) =>
      row(
        label,
        [read, others].flatMap((each) => each[index] ?? []),
      ),
    ),
    row('all', [...read, ...others]),
    row(`the ${documentsRead} read`, read),
    row('the others', others),
  ];
}

function order(name: string): string {
  return createHash('sha256').update(name).digest('hex');
}

function averagePrecision(evidence: Float32Array, wanted: ReadonlySet<number>): number {
  const ranked = [...evidence.keys()].sort((a, b) => (evidence[b] ?? 0) - (evidence[a] ?? 0) || a - b);
  let met = 0;
  let sum = 0;
  ranked.forEach((unit, rank) => {
    if (!wanted.has(unit)) return;
    met += 1;
    sum += met / (rank + 1);
  });
  return sum / wanted.size;
}
