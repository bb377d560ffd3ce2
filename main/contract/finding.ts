import type { Anchor, LanguageTag, OutputLanguage } from './document.ts';

export type FindingOrigin = 'rule' | 'classifier' | 'model';
export type FindingGroup =
  | 'arbitration'
  | 'general'
  | 'construction'
  | 'maritime'
  | 'logistics'
  | 'finance'
  | 'evidence'
  | 'procedure'
  | 'defect'
  | 'conflict';
export type Severity = 'high' | 'medium' | 'low' | 'note';

/** A JSON value of a finding's field; dates are ISO 8601, amounts plain numbers beside a `currency`. */
export type FieldValue =
  | string
  | number
  | boolean
  | null
  | readonly FieldValue[]
  | { readonly [key: string]: FieldValue };

/** The clause a finding stands in: its number as printed ("12.3(b)", "第十二條") and its heading. */
export interface ClauseReference {
  readonly number: string;
  readonly heading: string;
}

/**
 * Something found in a text, before it is tied to pages: offsets are UTF-16
 * units of the text that was searched, and `text` is exactly that slice.
 */
export interface TextFinding {
  /** The ontology's id, such as `arb.agreement`, `path.two_institutions`, `fact.amount`. */
  readonly kind: string;
  readonly label: string;
  readonly group: FindingGroup;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** 0–1. */
  readonly confidence: number;
  readonly origin: FindingOrigin;
  /** Why it was found, in plain English words, each naming the words it rests on; `reasonIn` says them in other languages. */
  readonly reasons: readonly string[];
  readonly clause: ClauseReference | null;
  /** Defects and conflicts only. */
  readonly severity?: Severity;
  /** Further places the finding rests on (the other version of a conflict, the second institution). */
  readonly supports?: readonly { readonly start: number; readonly end: number }[];
  /** Places in other documents' texts, until the finding is tied to pages: there they are supports like the others. */
  readonly elsewhere?: readonly { readonly documentId: string; readonly start: number; readonly end: number }[];
}

/** A finding tied to its place. `quote` is the anchors' text, anchor after anchor joined by "\n". */
export interface Finding extends Omit<TextFinding, 'start' | 'end' | 'text' | 'supports' | 'elsewhere'> {
  readonly id: string;
  readonly documentId: string;
  readonly anchors: readonly Anchor[];
  readonly quote: string;
  readonly supports: readonly Anchor[];
}

export type ReviewState = 'open' | 'accepted' | 'corrected' | 'rejected';

/** What a person decided about a finding; kept beside it, never in its place. */
export interface Review {
  readonly findingId: string;
  readonly state: ReviewState;
  /** Corrected fields, by name; empty unless `corrected`. */
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly note: string;
  readonly reviewedAtMs: number;
}

/** One sentence of a summary or an answer, and where the document says it. */
export interface Statement {
  readonly text: string;
  readonly language: LanguageTag;
  readonly citations: readonly Anchor[];
}

export type SummaryMethod = 'model' | 'extractive';

export interface Summary {
  readonly language: OutputLanguage;
  readonly method: SummaryMethod;
  readonly statements: readonly Statement[];
  /** Sentences that the model wrote and the check refused, each with the reason. */
  readonly dropped: readonly { readonly text: string; readonly reason: string }[];
}

/** One line that says what a clause does. */
export interface Gist {
  /** The clause's place in the document's clause list. */
  readonly clauseIndex: number;
  readonly clause: ClauseReference;
  readonly statement: Statement;
  readonly method: SummaryMethod;
}

/** What an amendment made of a clause: its words no longer stand, or some of them do not. */
export type ClauseStanding = 'replaced' | 'deleted' | 'amended';

/** A clause of the document's tree. `level` 1 is the outermost. */
export interface ClauseNode {
  readonly number: string;
  readonly heading: string;
  readonly level: number;
  readonly kind: 'title' | 'recital' | 'definition' | 'clause' | 'schedule' | 'signature';
  readonly start: number;
  readonly end: number;
  readonly anchors: readonly Anchor[];
  /** Absent where no amendment speaks of it. */
  readonly standing?: ClauseStanding;
}

/** The words of a clause that would mend a defect, from the finding's field `mend`; empty where it has none. */
export function mendText(value: FieldValue): string {
  const text = typeof value === 'object' && value !== null && 'text' in value ? value.text : '';
  return typeof text === 'string' ? text : '';
}
