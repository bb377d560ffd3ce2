import type { Reading } from '#contract/answer.ts';
import type { DeadlineView } from '#contract/deadline.ts';
import type { Anchor, LanguageTag, OutputLanguage, Page, SourceDocument } from '#contract/document.ts';
import type { ClauseNode, Finding, Gist, Summary } from '#contract/finding.ts';
import type { SourceFact } from '#contract/flow.ts';
import type { ReviewedFinding } from '#contract/matter.ts';
import type { RulesPeriodsView } from '#contract/rules-period.ts';
import type { PackedLayer } from './packed-layer.ts';
import type { PageDoubt } from './page-doubts.ts';

/** A language of a page with its share of the page's characters, 0–1. */
export interface LanguageShare {
  readonly language: LanguageTag;
  readonly share: number;
}

export interface ReportPage extends Omit<Page, 'lines' | 'mends' | 'tables'> {
  /** Largest share first; empty for a page without text. */
  readonly languages: readonly LanguageShare[];
  /** Words that were not read for certain; absent where there are none. */
  readonly doubts?: readonly PageDoubt[];
}

/** Another document that this one came in, or that came in it. */
export type NamedDocument = Pick<SourceDocument, 'id' | 'name'>;

export interface ReportDocument extends Pick<SourceDocument, 'id' | 'sha256' | 'name' | 'mediaType'> {
  readonly pages: readonly ReportPage[];
  /** What the file says of itself: the headers of a mail, the author of a paper. */
  readonly facts?: readonly SourceFact[];
  readonly parent?: NamedDocument | null;
  readonly children?: readonly NamedDocument[];
}

/** Another document a conflict points into: enough to name it and to quote it. */
export interface RelatedDocument {
  readonly id: string;
  readonly name: string;
  readonly pages: readonly Pick<Page, 'number' | 'text'>[];
}

/**
 * The places of what was found with their boxes, for an input whose own anchors and doubts have none: of thousands of
 * pages boxes weigh more than all words. They are fetched where they are drawn or listed.
 */
export interface StoredBoxes {
  /** null where the finding is no longer there. */
  readonly ofFinding: (findingId: string) => Pick<Finding, 'anchors' | 'supports'> | null;
  /** Of each clause, in order. */
  readonly ofClauses: () => Iterable<readonly Anchor[]>;
  /** Of each gist's citations, in order. */
  readonly ofGists: () => Iterable<readonly Anchor[]>;
  readonly ofDoubts: (pageNumber: number) => readonly PageDoubt[];
}

/** Everything the reports of one document are made of. */
export interface ReportInput {
  readonly document: ReportDocument;
  /** The file as it was taken in, or the PDF that shows it where it is none itself. */
  readonly sourceBytes: Uint8Array;
  /** The text of recognised pages, to be laid unseen over their ink; left out where none was recognised. */
  readonly layers?: readonly PackedLayer[];
  /** What opened the file, where it is protected. */
  readonly password?: string;
  readonly findings: readonly ReviewedFinding[];
  readonly defects: readonly ReviewedFinding[];
  readonly conflicts: readonly ReviewedFinding[];
  readonly deadlines: readonly ReviewedFinding[];
  /** The same deadlines with their days, earliest first, rejected ones left out; absent where they were not counted. */
  readonly deadlineDays?: readonly DeadlineView[];
  /** Periods of the arbitration rules and the seats it names, none of them verified; absent where they were not looked up. */
  readonly rulesPeriods?: readonly RulesPeriodsView[];
  readonly clauses: readonly ClauseNode[];
  readonly gists: readonly Gist[];
  readonly summary: Summary | null;
  /** The language the reports are written in; quotes stay in their own. */
  readonly language: OutputLanguage;
  readonly model: { readonly id: string; readonly sha256: string } | null;
  /** Seconds by stage. */
  readonly timings: Readonly<Record<string, number>>;
  readonly warnings: readonly string[];
  readonly compression: { readonly originalTokens: number; readonly compressedTokens: number } | null;
  /** What any reader would need of the document, and why each passage was kept or left; left out where it was not worked out. */
  readonly reading?: Reading | null;
  /** Absent where the anchors have their boxes. */
  readonly boxes?: StoredBoxes;
  readonly generatedAtMs: number;
  /** The other versions that conflicts point to. */
  readonly relatedDocuments?: readonly RelatedDocument[];
}
