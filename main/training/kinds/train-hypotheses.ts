import type { ChineseGlossary } from '#main/compression/passage-features.ts';
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
import type { HypothesesModel, Hypothesis, HypothesisChoice } from '#main/kinds/judge-hypotheses.ts';
import { evidenceScores, standingScores } from '#main/kinds/judge-hypotheses.ts';
import { kindFeatures } from '#main/kinds/kind-features.ts';
import { isChinese } from '#main/kinds/linear-heads.ts';
import { hypothesisCues } from '#main/kinds/nda-cues.ts';
import { type PassageSigns, passageSigns } from '#main/kinds/passage-signs.ts';
import { boostTrees } from '../compression/boosted-trees.ts';
import type { NdaData, NdaDocument } from './nda-documents.ts';
import { type LinearExample, packLinear, trainLinear, weightScores } from './train-linear.ts';

type Packed = ReturnType<typeof packLinear>;

const folds = 4;

/** Of the unlikely passages without evidence every sixth is learned from and counts six times. */
const thinned = 6;
const unlikely = -5;
const unlikelyBeside = -6;

/** How often a passage or an answer of the project's own NDAs counts beside one of the annotators'. */
const ownWeight = 0.5;

/** What does not change with the documents learned from, read once. */
export interface PreparedNda {
  readonly document: NdaDocument;
  readonly features: readonly Uint32Array[];
  /** As Chinese passages are seen. */
  readonly plain: readonly Uint32Array[];
  /** Whether its passages are Chinese, which only the second set of heads reads. */
  readonly chinese: boolean;
  readonly cues: CueTable;
  readonly signs: PassageSigns;
}

/** Reads an NDA for training; a Chinese one by the glossary. */
export function prepareNda(document: NdaDocument, glossary: ChineseGlossary | null = null): PreparedNda {
  return {
    document,
    features: kindFeatures(document, glossary),
    plain: kindFeatures(document, glossary, false),
    chinese: glossary !== null && isChinese(document.text, { start: 0, end: document.text.length }),
    cues: cueTable(document),
    signs: passageSigns(document),
  };
}

export interface TrainingOptions {
  /** Further NDAs, of the project's own wording; how often experts choose an answer is not read from them. */
  readonly own?: readonly PreparedNda[];
  readonly buckets?: number;
  readonly epochs?: number;
}

/** Heads learned from all documents, and each document's scores by heads that have not seen it. */
interface TrainedHypothesisHeads {
  readonly linear: Packed;
  readonly chinese: Packed;
  readonly scores: readonly Float32Array[];
}

/** Learns the judges of the hypotheses from documents. The same documents give the same judges. */
export function trainHypotheses(
  annotated: readonly PreparedNda[],
  labels: NdaData['labels'],
  { own = [], ...options }: TrainingOptions = {},
): HypothesesModel & { readonly linear: Packed; readonly chinese: Packed } {
  const { linear, chinese, scores } = trainHypothesisHeads([...annotated, ...own], options);
  const { rows, ...judges } = trainPassageJudges(annotated, labels, { own, scores });
  return { linear, chinese, ...judges, ...trainChoice(rows) };
}

function trainHypothesisHeads(
  documents: readonly PreparedNda[],
  { buckets = 12_000, epochs = 6 }: Omit<TrainingOptions, 'own'> = {},
): TrainedHypothesisHeads {
  const heads = documents.map(headsOf);
  const examples = (of: 'features' | 'plain', wanted: (document: PreparedNda, index: number) => boolean) =>
    documents.flatMap((document, index) =>
      wanted(document, index)
        ? document[of].map((features, unit): LinearExample => ({ features, heads: heads[index]?.[unit] ?? [] }))
        : [],
    );
  const scores: Float32Array[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const others = (_: PreparedNda, index: number) => index % folds !== fold;
    const english = trainLinear(
      examples('features', (document, index) => !document.chinese && others(document, index)),
      hypothesisHeads,
      { epochs },
    );
    const left = documents.flatMap((document, index) => (index % folds === fold ? [{ document, index }] : []));
    const plain = left.some(({ document }) => document.chinese)
      ? trainLinear(examples('plain', others), hypothesisHeads, { epochs })
      : english;
    for (const { document, index } of left) {
      scores[index] = document.chinese ? weightScores(plain, document.plain) : weightScores(english, document.features);
    }
  }
  const all = examples('features', ({ chinese }) => !chinese);
  const plain = examples('plain', () => true);
  return {
    linear: packLinear(trainLinear(all, hypothesisHeads, { epochs }), all, buckets),
    chinese: packLinear(trainLinear(plain, hypothesisHeads, { epochs }), plain, buckets / 3),
    scores,
  };
}

/** What the judges of the answer learn from: a row of each document and hypothesis. */
interface ChoiceExample {
  readonly row: Float32Array;
  readonly choice: HypothesisChoice;
  readonly weight: number;
}

/** Learns the judges of passages, from scores of heads that have not seen the documents: first of `annotated`, then of `own`. */
function trainPassageJudges(
  annotated: readonly PreparedNda[],
  labels: NdaData['labels'],
  { own, scores }: { readonly own: readonly PreparedNda[]; readonly scores: readonly Float32Array[] },
): Pick<HypothesesModel, 'hypotheses' | 'evidence' | 'standing'> & { readonly rows: readonly ChoiceExample[] } {
  const hypotheses = labels.map((label, index) => ({ ...label, ...habitsOf(annotated, index) }));
  const seen = [...annotated, ...own].map((each, index) => ({
    ...each,
    units: each.document.units,
    scores: scores[index] ?? new Float32Array(),
    weight: index < annotated.length ? 1 : ownWeight,
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
    hypotheses.map(
      (habits, hypothesis): ChoiceExample => ({
        row: choiceRow(view, raw[index]?.[hypothesis] ?? new Float32Array(), hypothesis, habits),
        choice: view.document.answers[hypothesis]?.choice ?? 'not-mentioned',
        weight: view.weight,
      }),
    ),
  );
  return { hypotheses, evidence: evidence(seen), standing: standing(seen), rows };
}

/** Learns whether a document speaks of a hypothesis, and whether against it. */
function trainChoice(rows: readonly ChoiceExample[]): Pick<HypothesesModel, 'mentioned' | 'contradicted'> {
  const spoken = rows.filter(({ choice }) => choice !== 'not-mentioned');
  return {
    mentioned: choiceTrees(rows, 'not-mentioned', false),
    contradicted: choiceTrees(spoken, 'contradiction', true),
  };
}

type Seen = PreparedNda & HypothesisView & { readonly weight: number };

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
        weights.push(view.weight * (thin ? thinned : 1));
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

function choiceTrees(rows: readonly ChoiceExample[], choice: HypothesisChoice, equal: boolean) {
  return boostTrees(
    joined(rows.map(({ row }) => row)),
    choiceWidth,
    Float32Array.from(rows, (each) => ((each.choice === choice) === equal ? 1 : 0)),
    {
      trees: 80,
      depth: 3,
      rate: 0.06,
      leastRows: 8,
      loss: 'logistic',
      weights: Float32Array.from(rows, ({ weight }) => weight),
    },
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

/** For each passage the heads that it is an example of. */
function headsOf({ document }: PreparedNda): number[][] {
  const heads = document.units.map((): number[] => []);
  document.answers.forEach(({ choice, evidence }, hypothesis) => {
    for (const unit of evidence) {
      heads[unit]?.push(hypothesis);
      if (choice === 'contradiction') heads[unit]?.push(hypothesisCues.length + hypothesis);
    }
  });
  return heads;
}
