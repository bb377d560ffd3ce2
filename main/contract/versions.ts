import type { Anchor } from './document.ts';
import type { ClauseReference, FieldValue, Severity } from './finding.ts';

/** Two documents side by side. Offsets are UTF-16 units of a document's body text, end exclusive. */
export interface VersionsView {
  readonly a: ComparedDocument;
  readonly b: ComparedDocument;
  /** One is English and the other Chinese. */
  readonly translated: boolean;
  /** A version has more clauses than are aligned; what follows was not compared. */
  readonly cut: boolean;
  /** By the documents' own language clauses; null where none is named. */
  readonly prevailing: PrevailingView | null;
  readonly pairs: readonly ComparedPairView[];
  readonly conflicts: readonly VersionConflict[];
}

export interface ComparedDocument {
  readonly documentId: string;
  readonly name: string;
}

export interface PrevailingView {
  /** `contradiction` where the language clauses do not agree with each other. */
  readonly version: 'a' | 'b' | 'equal force' | 'en' | 'zh' | 'contradiction';
  readonly in: 'a' | 'b';
  /** The clause's number as printed. */
  readonly clause: string;
  readonly quote: string;
  readonly anchors: readonly Anchor[];
}

/** `missing`: only a has it; `extra`: only b. Between languages `equal` means that nothing was found to differ. */
export type ComparedStatus = 'equal' | 'changed' | 'moved' | 'missing' | 'extra' | 'conflict';

export interface ComparedPairView {
  readonly status: ComparedStatus;
  /** 0–1. */
  readonly score: number;
  readonly a: readonly ComparedClauseView[];
  readonly b: readonly ComparedClauseView[];
  /** Places in `conflicts`. */
  readonly conflicts: readonly number[];
  /** Of drafts in one language: `deleted` stands in a, `inserted` in b. */
  readonly changes: readonly ComparedChange[];
}

export interface ComparedClauseView {
  readonly number: string;
  readonly heading: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly anchors: readonly Anchor[];
}

export interface ComparedChange {
  readonly kind: 'inserted' | 'deleted';
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly anchors: readonly Anchor[];
}

export interface VersionConflict {
  readonly field: FieldValue;
  readonly severity: Severity;
  /** 0–1. */
  readonly confidence: number;
  readonly clause: ClauseReference | null;
  readonly reasons: readonly string[];
  readonly a: ConflictSide;
  /** Without anchors where the other document says nothing. */
  readonly b: ConflictSide;
}

export interface ConflictSide {
  readonly value: FieldValue;
  /** Of the document's body text; null where it says nothing, or nothing that can be pointed at. */
  readonly span: { readonly start: number; readonly end: number } | null;
  readonly quote: string;
  readonly anchors: readonly Anchor[];
}

export type RedlineKind = 'kept' | 'inserted' | 'deleted';

export interface RedlinePiece {
  readonly kind: RedlineKind;
  readonly text: string;
}

/** A paragraph of one draft against another. */
export interface RedlineParagraph {
  readonly pieces: readonly RedlinePiece[];
  /** What became of the paragraph's end: without it, it goes on with the next one. */
  readonly mark: RedlineKind;
  readonly heading: boolean;
}

/** Another document of the matter, by how much it shares with the one asked about. */
export interface VersionSuggestion {
  readonly documentId: string;
  readonly name: string;
  /** Enough is shared that conflicts are looked for without being asked. */
  readonly likely: boolean;
  /** 0–1: the mean of the shares of clause numbers and of amounts, dates and periods in both. */
  readonly likeness: number;
}
