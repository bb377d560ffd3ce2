import type { ClauseStanding } from '#contract/finding.ts';

/** A clause of a text. The list is flat and in order; `end` takes in everything below the clause. */
export interface TextClause {
  /** As printed, with the numbers above it where it prints only its own: `12.3(b)`, `第十二條（三）`; "" where there is none. */
  readonly number: string;
  readonly heading: string;
  /** 1 is the outermost. */
  readonly level: number;
  readonly kind: 'title' | 'recital' | 'definition' | 'clause' | 'schedule' | 'signature';
  /** UTF-16 offsets, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** What an amendment made of it; absent where none speaks of it. */
  readonly standing?: ClauseStanding;
}

/** A clause while the text is read: its end and kind may still change. */
export type ClauseDraft = { -readonly [Key in keyof TextClause]: TextClause[Key] };
