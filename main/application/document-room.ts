import type { Bundle, WrittenBundle } from '#contract/bundle.ts';
import { SampanError } from '#contract/errors.ts';
import type { DocumentSummary } from '#contract/matter.ts';
import type { WrittenProposals } from '#contract/proposal.ts';
import type { ReportForm } from '#contract/report-form.ts';
import { type DocumentRecord, deleteDocument, findDocument, listChildren } from '#main/store/documents.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { writeBundle } from './bundles.ts';
import type { AskedLanguage, DocumentAnalysis } from './document-analysis.ts';
import { documentSummaries, documentSummary } from './document-views.ts';
import { type ExportRoom, exportDocuments } from './export-documents.ts';
import { exportProposals, type ProposalExport } from './export-proposals.ts';
import { forgetAmendmentsOf } from './matter-amendments.ts';
import { forgetConflictsWith } from './matter-conflicts.ts';
import { forgetLinks } from './matter-links.ts';
import { deleteUnusedFiles, requireMatter } from './matter-requests.ts';
import { requirePermission } from './require-permission.ts';
import { type RulesTables, readRulesTables } from './rules-periods.ts';
import type { TakeInOptions } from './take-in.ts';

export interface DocumentRoomOptions
  extends Pick<ExportRoom, 'context' | 'reports' | 'modelOf' | 'readingOf' | 'record' | 'resourcesFolder'> {
  readonly analysis: DocumentAnalysis;
}

/** Where reports go and how they are written. */
export interface ReportsAsked {
  readonly folder: string;
  readonly language: AskedLanguage;
  readonly maskPersonalData?: boolean;
  /** The long form where absent. */
  readonly form?: ReportForm;
}

/** The documents of all matters: finding, removing and exporting them. */
export class DocumentRoom {
  readonly #options: DocumentRoomOptions;
  #rulesTables: RulesTables | null = null;

  constructor(options: DocumentRoomOptions) {
    this.#options = options;
  }

  get #context(): AnalysisContext {
    return this.#options.context;
  }

  /** A document as lists show it. */
  readonly summaryOf = (record: DocumentRecord): DocumentSummary =>
    documentSummary(this.#context.database, record, this.#options.analysis.queue.find(record.id));

  /** A matter's documents as lists show them, in the order they came. */
  readonly summariesOf = (matterId: string): DocumentSummary[] =>
    documentSummaries(this.#context.database, matterId, this.#options.analysis.queue.byDocument());

  /** The document of that id. Errors: `not-found`. */
  readonly require = (documentId: string): DocumentRecord => {
    const record = findDocument(this.#context.database, documentId);
    if (!record) throw new SampanError('not-found', 'That document is no longer there. Choose another one.');
    return record;
  };

  /** How files are taken into a matter: each new one is put on its way. Errors: `not-found` where there is no such matter. */
  takeInOptions(matterId: string): TakeInOptions {
    requireMatter(this.#context, matterId);
    return {
      matterId,
      summaryOf: (documentId) => this.summaryOf(this.require(documentId)),
      onAdded: (documentId) => this.#options.analysis.start(documentId),
    };
  }

  /** Removes a document with all that was found in it, and the documents that came in it. */
  async remove(record: DocumentRecord): Promise<void> {
    this.#forget(record);
    await deleteUnusedFiles(this.#context);
  }

  #forget(record: DocumentRecord): void {
    const { database } = this.#context;
    for (const child of listChildren(database, record.id)) this.#forget(child);
    this.#options.analysis.queue.forget(record.id);
    deleteDocument(database, record.id);
    forgetConflictsWith(this.#context, record);
    forgetLinks(this.#context, record);
    for (const id of forgetAmendmentsOf(this.#context, record)) this.#options.analysis.start(id);
    const { id: documentId, sha256, matterId } = record;
    this.#context.record({ kind: 'document-deleted', matterId, body: { documentId, sha256 } });
    this.#context.pagesChanged();
  }

  /** Writes a bundle of a matter's documents into a folder. */
  readonly writeBundle = (given: {
    readonly matterId: string;
    readonly bundle: Bundle;
    readonly folder: string;
  }): Promise<WrittenBundle> => {
    const { analysis, context, reports } = this.#options;
    requirePermission(context, given.matterId, 'export');
    const passwordOf = (documentId: string) => analysis.passwordOf(documentId);
    return writeBundle({ context, reports, require: this.require, passwordOf }, given);
  };

  /** Writes copies of documents with what is proposed for them into a folder. */
  readonly propose = (documentIds: readonly string[], given: ProposalExport): Promise<WrittenProposals[]> => {
    const { analysis, context, reports } = this.#options;
    const room = { context, reports, passwordOf: (documentId: string) => analysis.passwordOf(documentId) };
    return exportProposals(room, documentIds.map(this.require), given);
  };

  /** The periods of arbitration rules, read when they are first asked for. */
  readonly rulesTables = (): RulesTables => {
    this.#rulesTables ??= readRulesTables(this.#options.resourcesFolder);
    return this.#rulesTables;
  };

  /** Writes the reports of documents into a folder; returns the paths written. */
  readonly export = async (documentIds: readonly string[], to: ReportsAsked): Promise<string[]> => {
    const { analysis, context, reports, modelOf, record, resourcesFolder } = this.#options;
    const documents = documentIds.map(this.require);
    for (const { matterId } of documents) requirePermission(context, matterId, 'export');
    const room: ExportRoom = {
      context,
      reports,
      modelOf,
      record,
      resourcesFolder,
      maskPersonalData: to.maskPersonalData ?? false,
      form: to.form ?? 'long',
      rulesTables: this.rulesTables,
      passwordOf: (documentId) => analysis.passwordOf(documentId),
      languageFor: (document) => analysis.languageFor(document, to.language),
      readingOf: this.#options.readingOf,
    };
    return exportDocuments(room, documents, to.folder);
  };
}
