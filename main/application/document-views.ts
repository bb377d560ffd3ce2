import type { DocumentSummary, DocumentView, Job, ReviewedFinding } from '#contract/matter.ts';
import {
  countDocument,
  countDocumentsOf,
  type DocumentCounts,
  type DocumentRecord,
  listDocuments,
  noCounts,
} from '#main/store/documents.ts';
import { type FindingList, listFindings, loadReviews } from '#main/store/findings.ts';
import type { StoreDatabase } from '#main/store/open-store.ts';
import { listPageSummaries } from '#main/store/pages.ts';
import { type ReadingSteps, readingStepsOf, readingStepsOfMatter } from '#main/store/runs.ts';
import { readingState } from './step-inputs.ts';

/** A document as lists show it: what is stored, and where the queue stands with it. */
export function documentSummary(database: StoreDatabase, record: DocumentRecord, job: Job | null): DocumentSummary {
  return summaryOf(record, countDocument(database, record.id), readingStepsOf(database, record.id), job);
}

/** A matter's documents as lists show them, in the order they came. `jobs`: by the document's id. */
export function documentSummaries(
  database: StoreDatabase,
  matterId: string,
  jobs: ReadonlyMap<string, Job>,
): DocumentSummary[] {
  const counts = countDocumentsOf(database, matterId);
  const steps = readingStepsOfMatter(database, matterId);
  return listDocuments(database, matterId).map((record) =>
    summaryOf(record, counts.get(record.id) ?? noCounts, steps.get(record.id) ?? {}, jobs.get(record.id) ?? null),
  );
}

function summaryOf(
  record: DocumentRecord,
  counts: DocumentCounts,
  steps: ReadingSteps,
  job: Job | null,
): DocumentSummary {
  const { outline: _outline, warnings: _warnings, facts: _facts, ...kept } = record;
  return {
    ...kept,
    ...counts,
    progress: job?.progress ?? null,
    ...readingState(record, steps),
  };
}

/** A document as the viewer opens it. */
export function documentView(
  database: StoreDatabase,
  record: DocumentRecord,
  job: Job | null,
  password: string | null,
): DocumentView {
  return {
    summary: documentSummary(database, record, job),
    pages: listPageSummaries(database, record.id),
    outline: record.outline,
    warnings: record.warnings,
    facts: record.facts,
    password,
  };
}

/** What was found in a document with what people decided about it, from the lists named (all when none is). */
export function reviewedFindings(
  database: StoreDatabase,
  documentId: string,
  ...lists: readonly FindingList[]
): ReviewedFinding[] {
  const reviews = loadReviews(database, documentId);
  return listFindings(database, documentId)
    .filter(({ list }) => lists.length === 0 || lists.includes(list))
    .map(({ finding }) => ({ ...finding, review: reviews.get(finding.id) ?? null }));
}
