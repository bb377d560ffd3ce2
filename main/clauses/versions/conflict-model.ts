/** A model of one kind of conflict: logistic weights in the order of its features, and where its grades begin. */
export interface ConflictWeights {
  readonly bias: number;
  readonly weights: readonly number[];
  /** From this probability on it is reported to be checked. */
  readonly check: number;
  /** From this probability on it is reported as sure. */
  readonly sure: number;
}
