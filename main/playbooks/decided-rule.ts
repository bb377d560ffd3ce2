import type { OutputLanguage } from '#contract/document.ts';
import type { ClauseReference, FieldValue } from '#contract/finding.ts';
import type { PlaybookRule, PlaybookWords, RuleState, RuleWhy } from '#contract/playbook.ts';
import type { Range } from './phrase-places.ts';

/** A finding of the extraction with a person's corrections; offsets of the body text. */
export interface CheckedFinding extends Range {
  readonly kind: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** Found by wording or confirmed by a person, not by a heading alone. */
  readonly isSure: boolean;
  readonly clause: ClauseReference | null;
  /** Why it was found, in the extraction's English sentences. */
  readonly reasons: readonly string[];
}

/** What of a document a playbook is held against; findings that a person rejected are not among them. */
export interface PlaybookDocument {
  /** The body text. */
  readonly text: string;
  readonly language: OutputLanguage;
  /** What it calls itself; null where it shows no title. */
  readonly title: string | null;
  /** Its file's name, which tells its type where it shows no title. */
  readonly name: string;
  readonly findings: readonly CheckedFinding[];
  /** The clause tree, in order; of level 1 and kind `clause` are those a new clause may follow. */
  readonly clauses: readonly (Range & { readonly kind: string; readonly level: number })[];
  /** Pages that are only images and were not read. */
  readonly unreadPages: readonly number[];
}

export interface DecidedRule {
  readonly rule: PlaybookRule;
  readonly state: RuleState;
  readonly whys: readonly RuleWhy[];
  readonly fallback: PlaybookWords | null;
  /** The place that decided it; null where nothing is there. */
  readonly place: Range | null;
  readonly clause: ClauseReference | null;
  readonly proposal: DecidedProposal | null;
}

export interface DecidedProposal {
  readonly change: 'insert' | 'strike' | 'comment';
  readonly words: PlaybookWords | null;
  readonly place: Range;
}
