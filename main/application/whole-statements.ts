import type { OutputLanguage } from '#contract/document.ts';
import type { Finding, Statement } from '#contract/finding.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import type { StoreDatabase } from '#main/store/open-store.ts';
import { wholeAnswer } from '#main/summaries/whole-answer.ts';
import { reviewedFindings } from './document-views.ts';

/**
 * The answer to a question that needs the whole, from the findings of these
 * kinds in every document; what a person rejected does not count. Empty where
 * nothing was found.
 */
export function wholeStatements(
  database: StoreDatabase,
  documents: readonly DocumentRecord[],
  kinds: ReadonlySet<string>,
  language: OutputLanguage,
): Statement[] {
  const speaking = documents.map(({ id, name }) => ({
    name,
    items: reviewedFindings(database, id, 'finding')
      .filter(({ kind, review }) => kinds.has(kind) && review?.state !== 'rejected')
      .map((finding) => ({ quote: finding.quote, clauseNumber: finding.clause?.number ?? '', finding })),
  }));
  return wholeAnswer<{ quote: string; clauseNumber: string; finding: Finding }>(speaking, language).map((line) => ({
    text: line.text,
    language,
    citations: line.items.flatMap(({ finding }) => finding.anchors.slice(0, 1)),
  }));
}
