/**
 * What a model reads of a document, and why: every passage with the decision
 * about it, and the ledger of facts that stands for the passages left out.
 * Offsets are UTF-16 units of the document's body text, end exclusive.
 */

/** What a person decided about a stretch of the text, before the budget is spent. */
export interface PassagePin {
  readonly start: number;
  readonly end: number;
  readonly pin: 'in' | 'out';
}

/**
 * Why a passage was kept or left. A reason is a code, or a code and what it
 * speaks of after the first colon: `kind:gen.payment`, `duplicate-of:1204-1388`.
 *
 * Kept: `question-match` (words of the question that it holds), `meaning` (a
 * kind that the question asks about), `kind` (a clause kind it answers to),
 * `definition-needed` (the term), `reference-needed` (the clause number),
 * `represents-part` (the part's number or heading), `heading` (a heading line
 * of what is kept), `context` (completes the passage beside it), `opening`,
 * `worth` (the learned score alone), `pinned-in`.
 *
 * Left: `low-score`, `duplicate-of` (the passage that says the same,
 * `start-end`, or `start-end@documentId` where it stands in another document), `over-budget` (worth reading, but the budget is spent),
 * `pinned-out`.
 */
export const passageReasonCodes = [
  'question-match',
  'meaning',
  'kind',
  'definition-needed',
  'reference-needed',
  'represents-part',
  'heading',
  'context',
  'opening',
  'worth',
  'pinned-in',
  'low-score',
  'duplicate-of',
  'over-budget',
  'pinned-out',
] as const;

export type PassageReasonCode = (typeof passageReasonCodes)[number];

/** A passage that several documents of one text have. */
export interface RepeatedPassage {
  /** The place that is read for all of them. */
  readonly first: { readonly start: number; readonly end: number };
  /** The places in other documents that have the same words, in order. */
  readonly places: readonly { readonly start: number; readonly end: number }[];
  /** Places in further documents that have nearly the same words: a name, a number or a "not" may differ. */
  readonly similar: readonly { readonly start: number; readonly end: number }[];
}

/** A passage (a sentence, or a heading line) and the decision about it. */
export interface PassageDecision {
  readonly start: number;
  readonly end: number;
  readonly kept: boolean;
  /** Expected worth to the reader; comparable within one compression only. */
  readonly score: number;
  /** See `passageReasonCodes`; the weightiest first, never empty. */
  readonly reasons: readonly string[];
  /** Tokens of the passage counted alone. */
  readonly tokens: number;
  readonly pinned?: 'in' | 'out';
}

/** A fact of the document with every place that states it. */
export interface LedgerFact {
  readonly kind: string;
  /** The fact's words at its first place. */
  readonly text: string;
  readonly places: readonly { readonly start: number; readonly end: number }[];
  /** Where a reader of the compressed text finds it: in a kept passage, in the ledger's line, or nowhere (no room). */
  readonly standsIn: 'passage' | 'ledger' | 'nowhere';
}

export interface Compression {
  /** Tokens of the whole text. */
  readonly originalTokens: number;
  /** Tokens of the compressed text as it is joined, ledger and separators included; never above `budgetTokens`. */
  readonly compressedTokens: number;
  readonly budgetTokens: number;
  /** `originalTokens / compressedTokens`. */
  readonly ratio: number;
  /** Every passage of the text in order, kept or left. */
  readonly passages: readonly PassageDecision[];
  readonly ledger: readonly LedgerFact[];
  /** What several documents have, where several were compressed as one text; each was read once. */
  readonly repeats?: readonly RepeatedPassage[];
}

/** The reason's code and what stands after its colon; "" where nothing does. */
export function passageReason(reason: string): { readonly code: PassageReasonCode | null; readonly detail: string } {
  const colon = reason.indexOf(':');
  const word = colon < 0 ? reason : reason.slice(0, colon);
  const code = passageReasonCodes.find((known) => known === word) ?? null;
  return { code, detail: colon < 0 ? '' : reason.slice(colon + 1) };
}

/** A stretch of a text and the cosine of its meaning with that of what was asked. */
export interface NearRange {
  readonly start: number;
  readonly end: number;
  readonly nearness: number;
}
