import type { ChineseGlossary } from '#main/compression/passage-features.ts';
import { type TreeEnsemble, treeScore } from '#main/compression/tree-scores.ts';
import { choiceRow, choiceWidth } from './choice-row.ts';
import { evidenceStandingRows, standingWidth } from './evidence-standing.ts';
import {
  cueTable,
  evidenceRows,
  evidenceWidth,
  type HypothesisHabits,
  type HypothesisView,
} from './hypothesis-rows.ts';
import type { PassageReading } from './kind-features.ts';
import { type LinearHeads, linearScores, passageScores } from './linear-heads.ts';
import { logistic } from './logistic.ts';
import { passageSigns } from './passage-signs.ts';

export type HypothesisChoice = 'entailment' | 'contradiction' | 'not-mentioned';

/** One of ContractNLI's hypotheses. */
export interface Hypothesis extends HypothesisHabits {
  readonly id: string;
  readonly label: string;
  /** The hypothesis in a sentence. */
  readonly sentence: string;
}

/** The learned judges of the hypotheses, in the order of `hypothesisCues`. */
export interface HypothesesModel {
  readonly hypotheses: readonly Hypothesis[];
  readonly linear: LinearHeads;
  /** For Chinese passages. */
  readonly chinese: LinearHeads;
  readonly evidence: TreeEnsemble;
  /** Judge each passage once more, beside the others. */
  readonly standing: TreeEnsemble;
  readonly mentioned: TreeEnsemble;
  readonly contradicted: TreeEnsemble;
}

/** What is judged of one hypothesis in a document. */
export interface JudgedHypothesis {
  readonly hypothesis: number;
  readonly choice: HypothesisChoice;
  /** Probability of the choice, 0–1. */
  readonly confidence: number;
  /** Probability of each passage to be evidence, by its index. */
  readonly evidence: Float32Array;
}

/** Every passage's raw evidence for one hypothesis by the first judge. */
export function evidenceScores(
  trees: TreeEnsemble,
  view: HypothesisView,
  hypothesis: number,
  habits: HypothesisHabits,
): Float32Array {
  const rows = evidenceRows(view, hypothesis, habits);
  return Float32Array.from(view.units, (_, unit) => treeScore(trees, rows, unit * evidenceWidth));
}

/** Every passage's raw evidence by the second judge, from the first one's. */
export function standingScores(
  trees: TreeEnsemble,
  view: HypothesisView,
  evidence: Float32Array,
  hypothesis: number,
  habits: HypothesisHabits,
): Float32Array {
  const rows = evidenceStandingRows(view, evidence, hypothesis, habits);
  return Float32Array.from(view.units, (_, unit) => treeScore(trees, rows, unit * standingWidth));
}

/** Judges every hypothesis on a document's passages. */
export function judgeHypotheses(
  reading: PassageReading,
  model: HypothesesModel,
  glossary: ChineseGlossary | null,
): JudgedHypothesis[] {
  const linear = (features: readonly Uint32Array[]) => linearScores(model.linear, features);
  const scores = passageScores(reading, linear, model.chinese, glossary);
  const view = { units: reading.units, scores, cues: cueTable(reading), signs: passageSigns(reading) };
  return model.hypotheses.map((habits, hypothesis) => {
    const first = evidenceScores(model.evidence, view, hypothesis, habits);
    const raw = standingScores(model.standing, view, first, hypothesis, habits);
    const row = choiceRow(view, raw, hypothesis, habits);
    return { hypothesis, evidence: raw.map(logistic), ...choiceOf(model, row) };
  });
}

function choiceOf(
  { mentioned, contradicted }: Pick<HypothesesModel, 'mentioned' | 'contradicted'>,
  row: Float32Array,
): { choice: HypothesisChoice; confidence: number } {
  if (row.length !== choiceWidth) throw new RangeError('not a row of a choice');
  const spoken = logistic(treeScore(mentioned, row, 0));
  const denied = logistic(treeScore(contradicted, row, 0));
  const chances: readonly [HypothesisChoice, number][] = [
    ['entailment', spoken * (1 - denied)],
    ['contradiction', spoken * denied],
    ['not-mentioned', 1 - spoken],
  ];
  const [choice, confidence] = chances.reduce((best, chance) => (chance[1] > best[1] ? chance : best));
  return { choice, confidence };
}
