import type { ChineseGlossary } from '#main/compression/passage-features.ts';
import { type TreeEnsemble, treeScore } from '#main/compression/tree-scores.ts';
import {
  type CueTable,
  choiceRow,
  choiceWidth,
  cueTable,
  evidenceRows,
  evidenceWidth,
  type HypothesisHabits,
} from './hypothesis-rows.ts';
import type { PassageReading } from './kind-features.ts';
import { type LinearHeads, passageScores } from './linear-heads.ts';
import { logistic } from './logistic.ts';

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

/** Every passage's raw evidence for one hypothesis. */
export function evidenceScores(
  trees: TreeEnsemble,
  reading: Pick<PassageReading, 'text' | 'units'>,
  scores: Float32Array,
  cues: CueTable,
  hypothesis: number,
  habits: HypothesisHabits,
): Float32Array {
  const rows = evidenceRows(reading, scores, cues, hypothesis, habits);
  return Float32Array.from(reading.units, (_, unit) => treeScore(trees, rows, unit * evidenceWidth));
}

/** Judges every hypothesis on a document's passages. */
export function judgeHypotheses(
  reading: PassageReading,
  model: HypothesesModel,
  glossary: ChineseGlossary | null,
): JudgedHypothesis[] {
  const scores = passageScores(reading, model, glossary);
  const cues = cueTable(reading);
  return model.hypotheses.map((habits, hypothesis) => {
    const raw = evidenceScores(model.evidence, reading, scores, cues, hypothesis, habits);
    const row = choiceRow(raw, scores, cues, hypothesis, habits);
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
