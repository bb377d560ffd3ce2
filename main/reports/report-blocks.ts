import type { LanguageTag, OutputLanguage } from '#contract/document.ts';
import type { Drawing } from '#contract/drawing.ts';
import type { FindingGroup, Severity } from '#contract/finding.ts';
import type { RedlineParagraph } from '#contract/versions.ts';
import type { ShownField } from './field-words.ts';

/** Words in a language of their own inside the report. */
export interface Quoted {
  readonly text: string;
  readonly language: LanguageTag;
}

export interface FindingEntry {
  readonly title: string;
  readonly group: FindingGroup;
  readonly severity: { readonly level: Severity; readonly words: string } | null;
  readonly place: string;
  readonly quote: Quoted | null;
  /** What to check of how the words were read; empty where all were read for certain. */
  readonly doubts: readonly string[];
  readonly supports: readonly { readonly place: string; readonly quote: Quoted }[];
  readonly fields: readonly ShownField[];
  readonly reasons: readonly string[];
  /** "Found by rule, confidence 90 %" and the like, in the report's words. */
  readonly origin: string;
  readonly review: { readonly state: 'accepted' | 'corrected'; readonly words: string; readonly note: string } | null;
}

export type CellLook = 'strong' | 'quiet' | 'mark' | 'number' | 'inserted' | 'deleted' | 'warning' | 'bar';

export interface CellPart {
  readonly text: string;
  readonly look?: CellLook;
}

export interface TableCell {
  readonly text: string;
  readonly language?: LanguageTag;
  /** The same words in stretches that are set apart; together they are `text`. */
  readonly parts?: readonly CellPart[];
}

/** Who makes tracked changes and when (ISO 8601, to the second). */
export interface ChangeStamp {
  readonly author: string;
  readonly date: string;
}

export type Block =
  | { readonly type: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly type: 'alert'; readonly title: string; readonly lines: readonly string[] }
  | { readonly type: 'paragraph'; readonly text: string; readonly quiet: boolean }
  | { readonly type: 'statement'; readonly statement: Quoted; readonly places: string }
  | { readonly type: 'refused'; readonly sentences: readonly { readonly text: string; readonly reason: string }[] }
  | { readonly type: 'finding'; readonly finding: FindingEntry }
  | {
      readonly type: 'table';
      /** Percent of the width, one a column. */
      readonly widths: readonly number[];
      readonly head: readonly string[];
      readonly rows: readonly (readonly TableCell[])[];
    }
  | {
      readonly type: 'figure';
      readonly drawing: Drawing;
      /** Under the figure, and what it shows in words for those who do not see it. */
      readonly caption: string;
      readonly alt: string;
    }
  | { readonly type: 'page-break' }
  | {
      readonly type: 'redline';
      readonly paragraphs: readonly RedlineParagraph[];
      readonly stamp: ChangeStamp;
      /** The number of the first tracked change; a document's numbers differ. */
      readonly firstId: number;
    }
  | {
      readonly type: 'timeline';
      readonly title: string;
      /** Stretches of time in order; `gap` is how many empty ones stand before it. */
      readonly bars: readonly { readonly label: string; readonly count: number; readonly gap: number }[];
    };

/** A report before it has a format: the same content goes into DOCX and HTML. */
export interface ReportContent {
  readonly language: OutputLanguage;
  readonly title: string;
  readonly documentName: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly blocks: readonly Block[];
  readonly disclaimer: string;
  /** A4 on its side. */
  readonly landscape?: boolean;
}
