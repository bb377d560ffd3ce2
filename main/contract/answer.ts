import type { PassageDecision, PassagePin } from './compression.ts';
import type { Anchor, OutputLanguage } from './document.ts';
import type { ErrorValue } from './errors.ts';
import type { Statement } from './finding.ts';
import type { Progress } from './progress.ts';

/**
 * Questions to documents, and what the model read to answer them.
 */

/**
 * How an answer came about: written by the model from passages, made of
 * sentences of the documents, or made of what was extracted from all of them
 * (counts, lists, comparisons).
 */
export type AnswerMethod = 'model' | 'extractive' | 'extraction';

/** What a person decided about a passage of one of the documents that are asked. */
export interface DocumentPin extends PassagePin {
  readonly documentId: string;
}

/** What was read for one piece of work, in the model's own tokens (or, without a model, in those of our vocabulary). */
export interface ReadTokens {
  readonly readTokens: number;
  readonly wholeTokens: number;
}

/** Places in other documents, of each the first. */
export interface FurtherPlaces {
  /** Documents that have it. */
  readonly documents: number;
  /** At most 200 documents' places. */
  readonly citations: readonly Anchor[];
}

/** A sentence of an answer; where several documents were asked, what it rests on may stand in more of them than were read. */
export interface AnswerStatement extends Statement {
  /** Where the same words stand, which were read only once. */
  readonly alsoIn?: FurtherPlaces;
  /** Where nearly the same words stand that do not say just this: to be looked at. */
  readonly similarIn?: FurtherPlaces;
}

export interface Answer {
  readonly askId: string;
  readonly matterId: string;
  /** The documents that were asked, in the order of the matter. */
  readonly documentIds: readonly string[];
  readonly question: string;
  readonly language: OutputLanguage;
  /** False: the documents do not say; `statements` is then empty. */
  readonly found: boolean;
  readonly method: AnswerMethod;
  /** The model's or the endpoint's id; null where none wrote. */
  readonly modelId: string | null;
  readonly statements: readonly AnswerStatement[];
  /** Sentences that the model wrote and the check refused, each with the reason in English words that `reasonIn` translates. */
  readonly dropped: readonly { readonly text: string; readonly reason: string }[];
  readonly compression: ReadTokens;
  /** The pins that were taken along; left out where there were none. */
  readonly pins?: readonly DocumentPin[];
}

/** An answer under way, from its question to its end. */
export type AskChange =
  /** What is being done. */
  | { readonly askId: string; readonly kind: 'progress'; readonly progress: Progress }
  /** More of the draft; the checked answer takes its place. */
  | { readonly askId: string; readonly kind: 'text'; readonly text: string }
  | { readonly askId: string; readonly kind: 'done'; readonly answer: Answer }
  | { readonly askId: string; readonly kind: 'failed'; readonly error: ErrorValue };

/** A passage with the decision about it and where it stands; offsets are those of the document's body text. */
export interface ReadPassage extends PassageDecision {
  readonly anchors: readonly Anchor[];
}

/** What the model read of one document, for an answer or for its summary. */
export interface Reading extends ReadTokens {
  readonly documentId: string;
  /** null: read for the summary. */
  readonly question: string | null;
  /** Every passage of the text, in its order. */
  readonly passages: readonly ReadPassage[];
}
