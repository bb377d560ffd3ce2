import { choiceRow, choiceWidth } from '#main/kinds/choice-row.ts';
import { evidenceStandingRows, standingWidth } from '#main/kinds/evidence-standing.ts';
import {
  type CueTable,
  cueTable,
  evidenceRows,
  evidenceWidth,
  type HypothesisView,
  hypothesisHeads,
} from '#main/kinds/hypothesis-rows.ts';
import type { HypothesesModel, Hypothesis } from '#main/kinds/judge-hypotheses.ts';
import { evidenceScores, standingScores } from '#main/kinds/judge-hypotheses.ts';
import { kindFeatures } from '#main/kinds/kind-features.ts';
import { hypothesisCues } from '#main/kinds/nda-cues.ts';
import { type PassageSigns, passageSigns } from '#main/kinds/passage-signs.ts';
import { boostTrees } from '../compression/boosted-trees.ts';
import type { NdaData, NdaDocument } from './nda-documents.ts';
import { type LinearExample, packLinear, trainLinear, weightScores } from './train-linear.ts';

type Packed = ReturnType<typeof packLinear>;

const folds = 3;

/** Of the unlikely passages without evidence every sixth is learned from and counts six times. */
const thinned = 6;
const unlikely = -5;
const unlikelyBeside = -6;

/** What does not change with the documents learned from, read once. */
export interface PreparedNda {
  readonly document: NdaDocument;
  readonly features: readonly Uint32Array[];
  /** As Chinese passages are seen. */
  readonly plain: readonly Uint32Array[];
  readonly cues: CueTable;
  readonly signs: PassageSigns;
}

export function prepareNda(document: NdaDocument): PreparedNda {
  return {
    document,
    features: kindFeatures(document, null),
    plain: kindFeatures(document, null, false),
    cues: cueTable(document),
    signs: passageSigns(document),
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
  const seen = documents.map((own, index) => ({
    ...own,
    units: own.document.units,
    scores: scores[index] ?? new Float32Array(),
  }));
  const evidence = (views: readonly Seen[]) =>
    evidenceTrees(views, hypotheses, {
      width: evidenceWidth,
      unlikely,
      trees: 100,
      rowsOf: (view, hypothesis, habits) => evidenceRows(view, hypothesis, habits),
    });
  const first = leftOut(seen, evidence, (trees, view) =>
    hypotheses.map((habits, hypothesis) => evidenceScores(trees, view, hypothesis, habits)),
  );
  const judged = new Map(seen.map((view, index) => [view, first[index] ?? []]));
  const firstOf = (view: Seen, hypothesis: number) => judged.get(view)?.[hypothesis] ?? new Float32Array();
  const standing = (views: readonly Seen[]) =>
    evidenceTrees(views, hypotheses, {
      width: standingWidth,
      unlikely: unlikelyBeside,
      trees: 80,
      rowsOf: (view, hypothesis, habits) => evidenceStandingRows(view, firstOf(view, hypothesis), hypothesis, habits),
    });
  const raw = leftOut(seen, standing, (trees, view) =>
    hypotheses.map((habits, hypothesis) => standingScores(trees, view, firstOf(view, hypothesis), hypothesis, habits)),
  );
  const rows = seen.flatMap((view, index) =>
    hypotheses.map((habits, hypothesis) => ({
      row: choiceRow(view, raw[index]?.[hypothesis] ?? new Float32Array(), hypothesis, habits),
      choice: view.document.answers[hypothesis]?.choice ?? 'not-mentioned',
    })),
  );
  const spoken = rows.filter(({ choice }) => choice !== 'not-mentioned');
  return {
    hypotheses,
    linear,
    chinese: packLinear(trainLinear(plain, hypothesisHeads, { epochs }), plain, buckets / 3),
    evidence: evidence(seen),
    standing: standing(seen),
    mentioned: choiceTrees(rows, 'not-mentioned', false),
    contradicted: choiceTrees(spoken, 'contradiction', true),
  };
}

type Seen = PreparedNda & HypothesisView;

/** What each document is given by judges learned from the other folds. */
function leftOut<Judges, Given>(
  documents: readonly Seen[],
  learn: (documents: readonly Seen[]) => Judges,
  judge: (judges: Judges, document: Seen) => Given,
): Given[] {
  const given: Given[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const judges = learn(documents.filter((_, index) => index % folds !== fold));
    documents.forEach((document, index) => {
      if (index % folds === fold) given[index] = judge(judges, document);
    });
  }
  return given;
}

interface EvidenceRows {
  readonly width: number;
  /** A passage without evidence whose first number is below this is unlikely. */
  readonly unlikely: number;
  readonly trees: number;
  readonly rowsOf: (view: Seen, hypothesis: number, habits: Hypothesis) => Float32Array;
}

function evidenceTrees(
  documents: readonly Seen[],
  hypotheses: readonly Hypothesis[],
  { width, unlikely: below, trees, rowsOf }: EvidenceRows,
) {
  const rows: Float32Array[] = [];
  const targets: number[] = [];
  const weights: number[] = [];
  for (const view of documents) {
    hypotheses.forEach((habits, hypothesis) => {
      const evidence = new Set(view.document.answers[hypothesis]?.evidence);
      const all = rowsOf(view, hypothesis, habits);
      view.units.forEach((_, unit) => {
        const row = all.subarray(unit * width, (unit + 1) * width);
        const thin = !evidence.has(unit) && (row[0] ?? 0) < below;
        if (thin && unit % thinned !== 0) return;
        rows.push(row);
        targets.push(evidence.has(unit) ? 1 : 0);
        weights.push(thin ? thinned : 1);
      });
    });
  }
  return boostTrees(joined(rows), width, Float32Array.from(targets), {
    trees,
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
