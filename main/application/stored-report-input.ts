import type { DeadlineView } from '#contract/deadline.ts';
import type { OutputLanguage } from '#contract/document.ts';
import { SampanError } from '#contract/errors.ts';
import type { Finding, Review } from '#contract/finding.ts';
import type { ReviewedFinding } from '#contract/matter.ts';
import type { RulesPeriodsView } from '#contract/rules-period.ts';
import { bundleWords } from '#main/reports/bundle-words.ts';
import type {
  NamedDocument,
  RelatedDocument,
  ReportInput,
  ReportPage,
  StoredBoxes,
} from '#main/reports/report-input.ts';
import { type DocumentRecord, findDocument, listChildren } from '#main/store/documents.ts';
import { type FindingList, loadReviews } from '#main/store/findings.ts';
import type { StoreDatabase } from '#main/store/open-store.ts';
import { listPageSummaries, loadPage } from '#main/store/pages.ts';
import { listFinishedSteps } from '#main/store/runs.ts';
import { loadSummary } from '#main/store/summaries.ts';
import {
  eachClause,
  eachGist,
  listUnboxedClauses,
  listUnboxedFindings,
  listUnboxedGists,
  placesOfFinding,
} from '#main/store/unboxed.ts';
import { masked } from './masked-input.ts';
import { doubtsOfPage, reportPages } from './report-pages.ts';

/** Which document a report is of, with what is not in the store or was worked out for it; small, whatever the document. */
export interface ReportSource {
  readonly documentId: string;
  readonly language: OutputLanguage;
  /** What opened the file, where it is protected. */
  readonly password: string | null;
  readonly model: ReportInput['model'];
  readonly deadlineDays: readonly DeadlineView[];
  readonly rulesPeriods: readonly RulesPeriodsView[];
  /** The pages' numbers in the matter's bundle, where one holds the document. */
  readonly labels: readonly string[] | null;
  readonly generatedAtMs: number;
  /** Personal data are masked in every text. */
  readonly isMasked: boolean;
}

/** What reports of one document are made of, read from the store. Errors: `not-found`. */
export async function storedReportInput(database: StoreDatabase, source: ReportSource): Promise<ReportInput> {
  const { documentId: id, language } = source;
  const document = requireDocument(database, id);
  const { pages, layers } = await reportPages(database, id);
  const input: ReportInput = {
    ...sharedInput(database, source, document, labelled(source, pages)),
    ...(layers.length > 0 && { layers }),
    ...(source.password !== null && { password: source.password }),
    clauses: listUnboxedClauses(database, id),
    gists: listUnboxedGists(database, id, language),
    boxes: storedBoxes(database, source),
  };
  return source.isMasked ? masked(input) : input;
}

/** What the workbook and the matter's report need of a document: its findings, but not its pages' words. Errors: `not-found`. */
export function storedWorkbookInput(database: StoreDatabase, source: ReportSource): ReportInput {
  const document = requireDocument(database, source.documentId);
  const pages = listPageSummaries(database, document.id).map((page) => ({ ...page, text: '' }));
  const whole = sharedInput(database, source, document, labelled(source, pages));
  const input: ReportInput = {
    ...whole,
    clauses: [],
    gists: [],
    summary: null,
    boxes: storedBoxes(database, source),
    relatedDocuments: (whole.relatedDocuments ?? []).map((other) => ({ ...other, pages: [] })),
  };
  return source.isMasked ? masked(input) : input;
}

function storedBoxes(database: StoreDatabase, { documentId, language }: ReportSource): StoredBoxes {
  return {
    ofFinding: (findingId) => placesOfFinding(database, findingId),
    *ofClauses() {
      for (const { anchors } of eachClause(database, documentId)) yield anchors;
    },
    *ofGists() {
      for (const { statement } of eachGist(database, documentId, language)) yield statement.citations;
    },
    ofDoubts: (page) => doubtsOfPage(database, documentId, page),
  };
}

function requireDocument(database: StoreDatabase, id: string): DocumentRecord {
  const document = findDocument(database, id);
  if (document === null) {
    throw new SampanError('not-found', 'That document is no longer there. Choose another one.');
  }
  return document;
}

/** What every report has of a document with these pages. */
function sharedInput(
  database: StoreDatabase,
  { language, model, deadlineDays, rulesPeriods, generatedAtMs }: ReportSource,
  document: DocumentRecord,
  pages: readonly ReportPage[],
) {
  const { id, sha256, name, mediaType, facts } = document;
  const reviews = loadReviews(database, id);
  const ofList = (list: FindingList) => reviewed(listUnboxedFindings(database, id, list), reviews);
  const conflicts = ofList('conflict');
  const summary = loadSummary(database, id, language);
  const parent = document.parentId === null ? null : findDocument(database, document.parentId);
  return {
    document: {
      id,
      sha256,
      name,
      mediaType,
      pages,
      facts,
      parent: parent && named(parent),
      children: listChildren(database, id).map(named),
    },
    sourceBytes: new Uint8Array(),
    findings: ofList('finding'),
    defects: ofList('defect'),
    conflicts,
    deadlines: ofList('deadline'),
    deadlineDays,
    rulesPeriods,
    summary: summary?.summary ?? null,
    language,
    model,
    timings: Object.fromEntries(listFinishedSteps(database, id).map(({ step, seconds }) => [step, seconds])),
    warnings: [...document.warnings, ...pages.flatMap(pageWarnings)],
    compression: summary?.compression ?? null,
    generatedAtMs,
    relatedDocuments: relatedDocuments(database, id, conflicts),
  };
}

function reviewed(
  listed: readonly { readonly finding: Finding }[],
  reviews: ReadonlyMap<string, Review>,
): readonly ReviewedFinding[] {
  return listed.map(({ finding }) => ({ ...finding, review: reviews.get(finding.id) ?? null }));
}

/** A page's warnings with its number, so that a scanned page is never silently empty in a report. */
function pageWarnings({ number, warnings }: ReportPage): string[] {
  return warnings.map((warning) => `Page ${number}: ${warning}`);
}

/** The pages under the numbers of the matter's bundle, where one holds the document. */
function labelled({ labels, language }: ReportSource, pages: readonly ReportPage[]): readonly ReportPage[] {
  if (labels === null) return pages;
  const { place } = bundleWords(language);
  return pages.map((page) => ({ ...page, label: place.replace('{page}', labels[page.number - 1] ?? '?') }));
}

function named({ id, name }: DocumentRecord): NamedDocument {
  return { id, name };
}

/** The other documents that conflicts point into, with the pages they stand on. */
function relatedDocuments(
  database: StoreDatabase,
  documentId: string,
  conflicts: readonly ReviewedFinding[],
): RelatedDocument[] {
  const pagesOf = new Map<string, Set<number>>();
  for (const { documentId: other, page } of conflicts.flatMap((conflict) => conflict.supports)) {
    if (other === documentId) continue;
    pagesOf.set(other, (pagesOf.get(other) ?? new Set()).add(page));
  }
  const related: RelatedDocument[] = [];
  for (const [id, numbers] of pagesOf) {
    const other = findDocument(database, id);
    if (!other) continue;
    const pages = [...numbers].flatMap((number) => {
      const page = loadPage(database, id, number);
      return page === null ? [] : [{ number, text: page.text }];
    });
    related.push({ id, name: other.name, pages });
  }
  return related;
}
