import type { TextClause } from '../structure/text-clause.ts';
import type { AmendmentAction } from './instruction.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A change of a clause, as a text orders it; offsets are those of that text. */
export interface Amendment extends Span {
  readonly action: AmendmentAction;
  /** The clause as printed: "Clause 12.1", 第八條第二款. */
  readonly reference: string;
  /** The amending paragraph's own clause; null where it has none. */
  readonly clause: TextClause | null;
  readonly oldWords: string | null;
  /** What comes in the place of what goes. */
  readonly content: Span | null;
  /** Whether it stands in a part headed as amending what stands before it. */
  readonly isInAmendingPart: boolean;
  /** Whether it speaks of another document's clause: an amendment, an addendum by itself. */
  readonly isOfAnother: boolean;
  /** Where the contract that it amends ends, for one in the same document. */
  readonly before: number;
}
