/**
 * Precise signs that a passage says a hypothesis of ContractNLI, or its opposite. Written from the hypotheses' meaning
 * and the usual drafting of NDAs. Chinese is written in Simplified characters; a text is folded before it is read.
 */
export interface Sign {
  /** All stand in the passage read after its lead, at least one of them in the passage itself. */
  readonly all: readonly RegExp[];
  /** None stands in the passage itself. */
  readonly none?: readonly RegExp[];
}

export interface HypothesisSigns {
  readonly id: string;
  readonly says: readonly Sign[];
  readonly denies: readonly Sign[];
}
