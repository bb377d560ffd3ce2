import {
  type CueTable,
  choiceRow,
  choiceWidth,
  cueTable,
  evidenceRows,
  evidenceWidth,
  hypothesisHeads,
} from '#main/kinds/hypothesis-rows.ts';
import type { HypothesesModel, Hypothesis } from '#main/kinds/judge-hypotheses.ts';
import { evidenceScores } from '#main/kinds/judge-hypotheses.ts';
import { kindFeatures } from '#main/kinds/kind-features.ts';
import { hypothesisCues } from '#main/kinds/nda-cues.ts';
import { boostTrees } from '../compression/boosted-trees.ts';
import type { NdaData, NdaDocument } from './nda-documents.ts';
import { type LinearExample, packLinear, trainLinear, weightScores } from './train-linear.ts';

type Packed = ReturnType<typeof packLinear>;

const folds = 3;

/** Of the unlikely passages without evidence every sixth is learned from and counts six times. */
const thinned = 6;
const unlikely = -5;

/** What does not change with the documents learned from, read once. */
export interface PreparedNda {
  readonly document: NdaDocument;
  readonly features: readonly Uint32Array[];
  /** As Chinese passages are seen. */
  readonly plain: readonly Uint32Array[];
  readonly cues: CueTable;
}

export function prepareNda(document: NdaDocument): PreparedNda {
  return {
    document,
    features: kindFeatures(document, null),
    plain: kindFeatures(document, null, false),
    cues: cueTable(document),
  };
}

/** Learns the judges of the hypotheses from documents. The same documents give the same judges. */
export function trainHypotheses(
  documents: readonly PreparedNda[],
  labels: NdaData['labels'],
  { buckets = 12_000, epochs = 6 } = {},
): HypothesesModel & { readonly linear: Packed; readonly chinese: Packed } {
  const hypotheses = labels.map((label, index) => ({ ...label, ...habitsOf(documents, index) }));
  const examples = documents.map(examplesOf);
  const scores: Float32Array[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const weights = trainLinear(examples.filter((_, index) => index % folds !== fold).flat(), hypothesisHeads, {
      epochs,
    });
    documents.forEach(({ features }, index) => {
      if (index % folds === fold) scores[index] = weightScores(weights, features);
    });
  }
  const all = examples.flat();
  const plain = documents.flatMap(({ plain: features }, index) =>
    features.map((own, unit) => ({ features: own, heads: examples[index]?.[unit]?.heads ?? [] })),
  );
  const linear = packLinear(trainLinear(all, hypothesisHeads, { epochs }), all, buckets);
  const seen = documents.map((own, index) => ({ ...own, scores: scores[index] ?? new Float32Array() }));
  const raw: Float32Array[][] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const trees = evidenceTrees(
      seen.filter((_, index) => index % folds !== fold),
      hypotheses,
    );
    seen.forEach(({ document, scores: own, cues }, index) => {
      if (index % folds !== fold) return;
      raw[index] = hypotheses.map((habits, hypothesis) =>
        evidenceScores(trees, document, own, cues, hypothesis, habits),
      );
    });
  }
  const rows = seen.flatMap(({ document, scores: own, cues }, index) =>
    hypotheses.map((habits, hypothesis) => ({
      row: choiceRow(raw[index]?.[hypothesis] ?? new Float32Array(), own, cues, hypothesis, habits),
      choice: document.answers[hypothesis]?.choice ?? 'not-mentioned',
    })),
  );
  const spoken = rows.filter(({ choice }) => choice !== 'not-mentioned');
  return {
    hypotheses,
    linear,
    chinese: packLinear(trainLinear(plain, hypothesisHeads, { epochs }), plain, buckets / 3),
    evidence: evidenceTrees(seen, hypotheses),
    mentioned: choiceTrees(rows, 'not-mentioned', false),
    contradicted: choiceTrees(spoken, 'contradiction', true),
  };
}

type Seen = PreparedNda & { readonly scores: Float32Array };

function evidenceTrees(documents: readonly Seen[], hypotheses: readonly Hypothesis[]) {
  const rows: Float32Array[] = [];
  const targets: number[] = [];
  const weights: number[] = [];
  for (const { document, scores, cues } of documents) {
    hypotheses.forEach((habits, hypothesis) => {
      const evidence = new Set(document.answers[hypothesis]?.evidence);
      const all = evidenceRows(document, scores, cues, hypothesis, habits);
      document.units.forEach((_, unit) => {
        const row = all.subarray(unit * evidenceWidth, (unit + 1) * evidenceWidth);
        const thin = !evidence.has(unit) && (row[0] ?? 0) < unlikely;
        if (thin && unit % thinned !== 0) return;
        rows.push(row);
        targets.push(evidence.has(unit) ? 1 : 0);
        weights.push(thin ? thinned : 1);
      });
    });
  }
  return boostTrees(joined(rows), evidenceWidth, Float32Array.from(targets), {
    trees: 100,
    depth: 4,
    rate: 0.08,
    leastRows: 15,
    loss: 'logistic',
    share: 0.5,
    weights: Float32Array.from(weights),
  });
}

function choiceTrees(
  rows: readonly { readonly row: Float32Array; readonly choice: string }[],
  choice: string,
  equal: boolean,
) {
  return boostTrees(
    joined(rows.map(({ row }) => row)),
    choiceWidth,
    Float32Array.from(rows, (each) => ((each.choice === choice) === equal ? 1 : 0)),
    { trees: 80, depth: 3, rate: 0.06, leastRows: 8, loss: 'logistic' },
  );
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let to = 0;
  for (const part of parts) {
    all.set(part, to);
    to += part.length;
  }
  return all;
}

function habitsOf(documents: readonly PreparedNda[], hypothesis: number) {
  const answers = documents.map(({ document }) => document.answers[hypothesis]);
  const spoken = answers.filter((answer) => answer?.choice !== 'not-mentioned');
  const denied = spoken.filter((answer) => answer?.choice === 'contradiction').length;
  return {
    mentioned: (spoken.length + 1) / (documents.length + 2),
    contradicted: (denied + 0.5) / (spoken.length + 1),
    passages: spoken.reduce((sum, answer) => sum + (answer?.evidence.length ?? 0), 0) / Math.max(1, spoken.length),
  };
}

function examplesOf({ document, features }: PreparedNda): LinearExample[] {
  const heads = document.units.map(() => new Set<number>());
  document.answers.forEach(({ choice, evidence }, hypothesis) => {
    for (const unit of evidence) {
      heads[unit]?.add(hypothesis);
      if (choice === 'contradiction') heads[unit]?.add(hypothesisCues.length + hypothesis);
    }
  });
  return features.map((own, index) => ({ features: own, heads: [...(heads[index] ?? [])] }));
}
