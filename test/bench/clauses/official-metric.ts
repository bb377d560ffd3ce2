import { metAnswers } from '#main/training/kinds/answer-match.ts';

/** One document and category: the experts' answers, and what was predicted with its probability. */
export interface Judged {
  readonly category: string;
  readonly answers: readonly string[];
  readonly predictions: readonly { readonly text: string; readonly confidence: number }[];
}

export interface MetricRow {
  readonly aupr: number;
  readonly precisionAt80: number;
  readonly precisionAt90: number;
  readonly answers: number;
  /** The share of answers that any prediction meets. */
  readonly reached: number;
}

/** The thresholds of CUAD's evaluate.py: .99, .98 … .01, then .001 and 0. */
const thresholds = [...Array.from({ length: 99 }, (_, step) => (99 - step) / 100), 0.001, 0];

/**
 * The measure of CUAD's evaluate.py over all the questions given: at each
 * threshold an answer that some prediction meets is a true positive, one that
 * none meets a false negative, a prediction that meets no answer a false
 * positive; precision is made falling, and the area is by trapezia from (0, 1).
 */
export function officialMetric(questions: readonly Judged[]): MetricRow {
  const judged = questions.map(({ category, answers, predictions }) => {
    const byText = new Map(predictions.map(({ text, confidence }) => [text, confidence]));
    const texts = [...byText.keys()].filter((text) => text !== '');
    const met = metAnswers(category, answers);
    const best = answers.map(() => -1);
    const wrong: number[] = [];
    for (const text of texts) {
      const confidence = byText.get(text) ?? 0;
      const own = met(text);
      for (const answer of own) best[answer] = Math.max(best[answer] ?? -1, confidence);
      if (own.length === 0) wrong.push(confidence);
    }
    return { best, wrong };
  });
  const best = judged.flatMap(({ best: own }) => own);
  const wrong = judged.flatMap(({ wrong: own }) => own);
  const precisions = [1];
  const recalls = [0];
  for (const threshold of thresholds) {
    const met = best.filter((confidence) => confidence > threshold).length;
    const missed = wrong.filter((confidence) => confidence > threshold).length;
    precisions.push(met + missed > 0 ? met / (met + missed) : Number.NaN);
    recalls.push(best.length > 0 ? met / best.length : Number.NaN);
  }
  // Where nothing is above a threshold precision is not defined; the point before it stands for it.
  const falling = precisions.map((precision) => (Number.isNaN(precision) ? 0 : precision));
  for (let index = falling.length - 2; index >= 0; index -= 1)
    falling[index] = Math.max(falling[index] ?? 0, falling[index + 1] ?? 0);
  let aupr = 0;
  for (let index = 1; index < recalls.length; index += 1)
    aupr +=
      (((falling[index] ?? 0) + (falling[index - 1] ?? 0)) / 2) * ((recalls[index] ?? 0) - (recalls[index - 1] ?? 0));
  const at = (recall: number) => {
    const index = recalls.findIndex((value) => value >= recall);
    return index < 0 ? 0 : (falling[index] ?? 0);
  };
  return {
    aupr: Number.isNaN(aupr) ? 0 : aupr,
    precisionAt80: at(0.8),
    precisionAt90: at(0.9),
    answers: best.length,
    reached: recalls.at(-1) ?? 0,
  };
}
