import type { LanguageTag, OutputLanguage, Page, SourceDocument } from '#contract/document.ts';
import type { ClauseNode, Gist, Summary } from '#contract/finding.ts';
import type { ReviewedFinding } from '#contract/matter.ts';

/** A language of a page with its share of the page's characters, 0–1. */
export interface LanguageShare {
  readonly language: LanguageTag;
  readonly share: number;
}

export interface ReportPage extends Omit<Page, 'lines' | 'mends'> {
  /** Largest share first; empty for a page without text. */
  readonly languages: readonly LanguageShare[];
}

export interface ReportDocument extends Pick<SourceDocument, 'id' | 'sha256' | 'name' | 'mediaType'> {
  readonly pages: readonly ReportPage[];
}

/** Another document a conflict points into: enough to name it and to quote it. */
export interface RelatedDocument {
  readonly id: string;
  readonly name: string;
  readonly pages: readonly Pick<Page, 'number' | 'text'>[];
}

/** Everything the reports of one document are made of. */
export interface ReportInput {
  readonly document: ReportDocument;
  /** The file as it was taken in. */
  readonly sourceBytes: Uint8Array;
  /** What opened the file, where it is protected. */
  readonly password?: string;
  readonly findings: readonly ReviewedFinding[];
  readonly defects: readonly ReviewedFinding[];
  readonly conflicts: readonly ReviewedFinding[];
  readonly deadlines: readonly ReviewedFinding[];
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
  readonly generatedAtMs: number;
  /** The other versions that conflicts point to. */
  readonly relatedDocuments?: readonly RelatedDocument[];
}
