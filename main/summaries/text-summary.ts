import type { Compression } from '#contract/compression.ts';
import type { LanguageTag, OutputLanguage } from '#contract/document.ts';
import type { SummaryMethod, TextFinding } from '#contract/finding.ts';
import type { TextClause } from '#main/clauses/structure/clause-tree.ts';
import type { TopicReadings } from './topic-readings.ts';

/** A stretch of the document's body text: UTF-16 offsets, end exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Who worded a statement: the model, a rule from a finding's fields, or the document itself. */
export type StatementOrigin = 'model' | 'rule' | 'quote';

export interface TextStatement {
  readonly text: string;
  readonly language: LanguageTag;
  readonly citations: readonly TextRange[];
  readonly by: StatementOrigin;
}

export interface DroppedSentence {
  readonly text: string;
  /** Why the check refused it, in plain English. */
  readonly reason: string;
}

/** A summary whose citations are ranges of the text; the application ties them to pages. */
export interface TextSummary {
  readonly language: OutputLanguage;
  readonly method: SummaryMethod;
  readonly statements: readonly TextStatement[];
  readonly dropped: readonly DroppedSentence[];
  /** Tokens the model read and wrote; absent when no model was used. */
  readonly modelTokens?: { readonly prompt: number; readonly generated: number };
  /** Tokens of the whole document and of the passages the model was given, by the model's own count; absent when no model was used. */
  readonly compression?: { readonly originalTokens: number; readonly compressedTokens: number };
}

/** What a summary is made from. */
export interface SummaryInput {
  readonly text: string;
  readonly clauses: readonly TextClause[];
  readonly findings: readonly TextFinding[];
  readonly defects: readonly TextFinding[];
  readonly language: OutputLanguage;
  /** What of a long text is to be read, without a question: every tenth of the text then has a statement. */
  readonly compression?: Pick<Compression, 'passages'>;
  /** Where topics are likeliest spoken of; wording and place alone choose where there is none. */
  readonly readings?: TopicReadings;
}
