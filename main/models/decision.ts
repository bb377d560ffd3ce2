/** Typed questions over a document: the answer is a probability over given possibilities, not free text. */

export interface YesNoQuestion {
  readonly kind: 'yes-no';
  /** A statement to confirm or a question to answer by yes or no. */
  readonly text: string;
}

export interface ChoiceQuestion {
  readonly kind: 'choice';
  readonly text: string;
  /** 2 to 20 possibilities that exclude each other. */
  readonly choices: readonly string[];
}

export interface ScoreQuestion {
  readonly kind: 'score';
  readonly text: string;
  /** 2 to 9 levels, the lowest first. */
  readonly levels: readonly string[];
}

export type DecisionQuestion = YesNoQuestion | ChoiceQuestion | ScoreQuestion;

export interface DecideRequest {
  /** Untrusted text. Ask several questions at once: the document is read once for all of them. */
  readonly document: string;
  readonly questions: readonly DecisionQuestion[];
  /** In place of the usual instruction. */
  readonly system?: string;
  readonly signal?: AbortSignal;
  /** Higher goes first; see `GenerateRequest`. */
  readonly priority?: number;
}

export interface Decision {
  readonly kind: DecisionQuestion['kind'];
  /** Of each possibility in the question's order, sum 1; for yes-no: yes, no. */
  readonly probabilities: readonly number[];
  /** Index of the likeliest. */
  readonly best: number;
  /** Its probability. */
  readonly confidence: number;
  /** For a score: the mean level, from 0 (the lowest) to the number of levels less 1; else null. */
  readonly level: number | null;
  /**
   * `model`: the probabilities are the model's own. `calibrated`: the model's, corrected by what it got right on
   * labelled documents. `answer-only`: the server tells no probabilities, the answer has all of it.
   */
  readonly basis: 'model' | 'calibrated' | 'answer-only';
}

export interface DecideResult {
  readonly decisions: readonly Decision[];
  /** Tokens of all the prompts; a document read once counts once. */
  readonly promptTokens: number;
}

/** A decision from probabilities in the question's order. */
export function decisionOf(
  kind: DecisionQuestion['kind'],
  probabilities: readonly number[],
  basis: Decision['basis'],
): Decision {
  const best = probabilities.reduce((top, value, index) => (value > (probabilities[top] ?? 0) ? index : top), 0);
  return {
    kind,
    probabilities,
    best,
    confidence: probabilities[best] ?? 0,
    level: kind === 'score' ? probabilities.reduce((sum, value, index) => sum + value * index, 0) : null,
    basis,
  };
}
