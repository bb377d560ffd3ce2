/** Why a proposal is not in the document: its quote is not there, is there more than once, or holds more than words. */
export type ProposalRefusal = 'not-found' | 'ambiguous' | 'not-plain';

/** What became of one document's proposals. */
export interface WrittenProposals {
  readonly documentName: string;
  /** Null where nothing was written. */
  readonly path: string | null;
  readonly written: number;
  readonly refused: readonly { readonly quote: string; readonly why: ProposalRefusal | 'protected' }[];
}
