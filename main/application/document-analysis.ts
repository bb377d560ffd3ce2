import { availableParallelism } from 'node:os';
import type { OutputLanguage } from '#contract/document.ts';
import { sampanErrorFrom } from '#contract/errors.ts';
import type { DocumentSummary, Job } from '#contract/matter.ts';
import type { FoundAttachment } from '#main/documents/reader-messages.ts';
import type { ModelRuntime } from '#main/models/runtime.ts';
import { type DocumentRecord, findDocument, setDocumentState } from '#main/store/documents.ts';
import { findMatter } from '#main/store/matters.ts';
import { finishStep, forgetStep, inputOfStep, readingAgain } from '#main/store/runs.ts';
import { deleteSummaries } from '#main/store/summaries.ts';
import { type AnalysisContext, mainLanguage } from './analysis-context.ts';
import { DocumentQueue, type StageWork } from './document-queue.ts';
import type { ApplicationEvents } from './events.ts';
import { extractStep } from './extract-step.ts';
import { carryOutAmendments } from './matter-amendments.ts';
import { findMatterConflicts, forgetConflictsWith } from './matter-conflicts.ts';
import { findLinkedContracts } from './matter-links.ts';
import { deleteUnusedFiles } from './matter-requests.ts';
import { readStep, type StepOptions } from './read-step.ts';
import { forgetAside, inPlace, readAgain } from './reading-again.ts';
import { recogniseStep } from './recognise-step.ts';
import { readInput } from './step-inputs.ts';
import { summariseStep, writeAllModelGists, writeExtractiveSummary } from './summarise-step.ts';
import { takeInAttachments } from './take-in-attachments.ts';

/** A language to write in; `document` is the one the document itself is mostly written in. */
export type AskedLanguage = OutputLanguage | 'document';

export interface AnalyseOptions {
  readonly language?: AskedLanguage;
  readonly password?: string;
  /** How many times shorter than the document the model's reading is to be. */
  readonly ratio?: number;
  /** Has the model write the gist of every clause, not only of those that are opened. */
  readonly allGists?: boolean;
  /** Ends with the extracted sentences, whatever model there is. */
  readonly withoutModel?: boolean;
}

export interface DocumentAnalysisOptions {
  readonly context: AnalysisContext;
  /** Milliseconds of a clock that stands still while the computer sleeps: for estimates. */
  readonly awakeNow: () => number;
  readonly events: ApplicationEvents;
  /** The chosen model, loaded; null when there is none. */
  readonly loadRuntime: (signal: AbortSignal) => Promise<ModelRuntime | null>;
  readonly onDocumentChange: (documentId: string) => void;
  readonly summaryOf: (documentId: string) => DocumentSummary;
}

type Work = Parameters<StageWork>[0];

/** Drives documents through reading, extraction and summary, and remembers the passwords of this session. */
export class DocumentAnalysis {
  readonly queue: DocumentQueue;
  readonly #options: DocumentAnalysisOptions;
  readonly #passwords = new Map<string, string>();
  /** Documents that are ready and on their way through the others of their matter. */
  readonly #comparing = new Set<Promise<void>>();
  /** What works on each document's reading now, and what waits for it. */
  readonly #turns = new Map<string, Promise<void>>();
  #closing = false;

  constructor(options: DocumentAnalysisOptions) {
    this.#options = options;
    this.queue = new DocumentQueue({
      concurrency: Math.max(1, Math.min(4, availableParallelism())),
      now: options.awakeNow,
      onChange: (job) => this.#onJobChange(job),
    });
  }

  /** The password that opened a document in this session, or null. */
  passwordOf(documentId: string): string | null {
    return this.#passwords.get(documentId) ?? null;
  }

  /** Puts a document on its way, or back on it; finished steps are not done again. */
  start(documentId: string, options: AnalyseOptions = {}): void {
    const { context } = this.#options;
    const document = findDocument(context.database, documentId);
    if (!document) return;
    const password = options.password ?? this.#passwords.get(documentId);
    if (document.state !== 'ready') setDocumentState(context.database, documentId, 'waiting', null);
    this.queue.add({
      id: `analyse-${documentId}`,
      documentId,
      documentName: document.name,
      ...(password !== undefined && { password }),
      stages: [
        { lane: 'read', work: (work) => this.#alone(documentId, () => this.#readAndExtract(document, options, work)) },
        { lane: 'model', work: (work) => this.#summarise(document, options, work) },
      ],
    });
  }

  /**
   * Puts a finished document on its way to be read again in the background; its earlier reading stays until the new
   * one is whole. Does nothing with one that is not finished.
   */
  readAgain(documentId: string, options: Pick<AnalyseOptions, 'password'> = {}): void {
    const { database, now } = this.#options.context;
    const document = findDocument(database, documentId);
    if (document?.state !== 'ready') return;
    if (inputOfStep(database, documentId, readingAgain) === null)
      finishStep(database, documentId, {
        step: readingAgain,
        input: readInput(document),
        seconds: 0,
        finishedAtMs: now(),
      });
    const password = options.password ?? this.#passwords.get(documentId);
    this.queue.add({
      id: `read-again-${documentId}`,
      documentId,
      documentName: document.name,
      // Behind everything that is not read at all.
      priority: -10,
      ...(password !== undefined && { password }),
      stages: [
        { lane: 'read', work: (work) => this.#readAgain(document, work) },
        { lane: 'model', work: (work) => this.#summarise(document, {}, work) },
      ],
    });
  }

  /** Whether a document is on its way to be read again, or waits for its password to be. */
  isToBeReadAgain(documentId: string): boolean {
    return inputOfStep(this.#options.context.database, documentId, readingAgain) !== null;
  }

  /** Writes the summary of a finished document in a language: extracted sentences at once, the model's when its turn comes. */
  async summarise(document: DocumentRecord, language: OutputLanguage): Promise<void> {
    const { signal } = new AbortController();
    await this.#extractSentences(document, language, { signal, onProgress: () => undefined });
    this.queue.add({
      id: `summarise-${document.id}-${language}`,
      documentId: document.id,
      documentName: document.name,
      priority: 10,
      stages: [{ lane: 'model', work: (work) => this.#summarise(document, { language }, work) }],
    });
  }

  /** The language a document's summary is written in: the one asked for, else its matter's. */
  languageFor(document: DocumentRecord, asked: AskedLanguage | undefined): OutputLanguage {
    const { context } = this.#options;
    if (asked === 'document') return mainLanguage(context, document.id);
    return asked ?? findMatter(context.database, document.matterId)?.language ?? 'en';
  }

  /** Resolves when every document that is ready was compared with the others of its matter, or could not be. */
  async compared(): Promise<void> {
    while (this.#comparing.size > 0) await Promise.allSettled(this.#comparing);
  }

  /** Stops all work where it stands; what was not finished goes on at the next start. */
  async close(): Promise<void> {
    this.#closing = true;
    await this.queue.close();
  }

  async #readAndExtract(document: DocumentRecord, asked: AnalyseOptions, work: Work): Promise<void> {
    const { context, events } = this.#options;
    const { id } = document;
    if (document.state !== 'ready') setDocumentState(context.database, id, 'working', null);
    try {
      await readStep(context, document, { ...work, onAttachments: this.#takeInAttachmentsOf(document, asked, work) });
      if (work.password !== undefined) this.#passwords.set(id, work.password);
      await recogniseStep(context, document, work);
      await context.withRoom([id], async () => {
        await extractStep(context, document, { ...work, language: this.languageFor(document, asked.language) });
        // Ready before the comparison: of two documents read at once, the later one then sees the other.
        setDocumentState(context.database, id, 'ready', null);
        events.emit('findings.changed', { documentId: id });
        for (const changed of await this.#carryOut(document, asked, work)) await this.#compare(changed, work);
      });
    } catch (thrown) {
      // What is cut off by closing goes on at the next start, so its state stays.
      if (!this.#closing) this.#keepFailure(id, work.signal.aborted ? { name: 'AbortError' } : thrown);
      throw thrown;
    }
  }

  /** Carries out amendments between the document and the others of its matter; it and what they changed are to be compared. */
  async #carryOut(document: DocumentRecord, asked: AnalyseOptions, work: Work): Promise<DocumentRecord[]> {
    const { context, events } = this.#options;
    const changed = await carryOutAmendments(context, document, work.signal);
    for (const one of changed) {
      deleteSummaries(context.database, one.id);
      await writeExtractiveSummary(context, one, { ...work, language: this.languageFor(one, asked.language) });
      events.emit('findings.changed', { documentId: one.id });
      this.#options.onDocumentChange(one.id);
    }
    return [document, ...changed.filter(({ id }) => id !== document.id)];
  }

  #takeInAttachmentsOf(document: DocumentRecord, asked: AnalyseOptions, { signal }: Work) {
    return (attachments: readonly FoundAttachment[]) =>
      takeInAttachments(this.#options.context, document, attachments, {
        signal,
        summaryOf: this.#options.summaryOf,
        onAdded: (documentId) => this.start(documentId, withoutPassword(asked)),
      });
  }

  async #readAgain(document: DocumentRecord, work: Work): Promise<void> {
    const { context, events } = this.#options;
    const { id } = document;
    try {
      if (inputOfStep(context.database, id, readingAgain) !== inPlace)
        await readAgain(context, document, {
          ...work,
          language: this.languageFor(document, undefined),
          onAttachments: this.#takeInAttachmentsOf(document, {}, work),
          alone: (put) => this.#alone(id, put),
        });
      if (work.password !== undefined) this.#passwords.set(id, work.password);
      // What it was held against cites places of the earlier reading.
      forgetConflictsWith(context, document);
      events.emit('findings.changed', { documentId: id });
      await context.withRoom([id], async () => {
        for (const changed of await this.#carryOut(document, {}, work)) await this.#compare(changed, work);
      });
      forgetStep(context.database, id, readingAgain);
      await deleteUnusedFiles(context);
    } catch (thrown) {
      // What is cut off by closing goes on at the next start; what wants a password waits for it.
      const { code } = sampanErrorFrom(work.signal.aborted ? { name: 'AbortError' } : thrown);
      if (!this.#closing && code !== 'password-needed' && code !== 'password-wrong') {
        forgetStep(context.database, id, readingAgain);
        await forgetAside(context, id);
      }
      throw thrown;
    }
  }

  /** Works on a document's reading after what works on it already: what was found in one reading must not be kept with another. */
  async #alone<Result>(documentId: string, work: () => Promise<Result>): Promise<Result> {
    const turn = (this.#turns.get(documentId) ?? Promise.resolve()).then(work);
    const ended = turn.then(
      () => undefined,
      () => undefined,
    );
    this.#turns.set(documentId, ended);
    try {
      return await turn;
    } finally {
      if (this.#turns.get(documentId) === ended) this.#turns.delete(documentId);
    }
  }

  async #compare(document: DocumentRecord, { signal }: Work): Promise<void> {
    const { context, events } = this.#options;
    const work = Promise.all([
      findMatterConflicts(context, document, signal),
      findLinkedContracts(context, document),
    ]).then((found) => {
      const changed = new Set(found.flat());
      for (const documentId of changed) {
        events.emit('findings.changed', { documentId });
        this.#options.onDocumentChange(documentId);
      }
    });
    this.#comparing.add(work);
    await work.finally(() => this.#comparing.delete(work));
  }

  async #summarise(document: DocumentRecord, asked: AnalyseOptions, work: Work): Promise<void> {
    const { context, events } = this.#options;
    const language = this.languageFor(document, asked.language);
    await this.#extractSentences(document, language, work);
    const runtime = asked.withoutModel ? null : await this.#options.loadRuntime(work.signal);
    if (!runtime) return;
    const ratio = asked.ratio === undefined ? {} : { ratio: asked.ratio };
    await this.#alone(document.id, () => summariseStep(context, document, { ...work, language, runtime, ...ratio }));
    events.emit('summary.changed', { documentId: document.id, language });
    if (asked.allGists) await writeAllModelGists(context, document, { ...work, language, runtime });
  }

  async #extractSentences(document: DocumentRecord, language: OutputLanguage, work: StepOptions): Promise<void> {
    const { context, events } = this.#options;
    await writeExtractiveSummary(context, document, { ...work, language });
    events.emit('summary.changed', { documentId: document.id, language });
  }

  #keepFailure(documentId: string, thrown: unknown): void {
    const error = sampanErrorFrom(thrown).toValue();
    const needsPassword = error.code === 'password-needed' || error.code === 'password-wrong';
    const state = error.code === 'cancelled' ? 'cancelled' : needsPassword ? 'needs-password' : 'failed';
    setDocumentState(this.#options.context.database, documentId, state, error);
  }

  #onJobChange(job: Job): void {
    if (this.#closing) return;
    const { database } = this.#options.context;
    if (job.state === 'cancelled' && findDocument(database, job.documentId)?.state === 'waiting') {
      setDocumentState(database, job.documentId, 'cancelled', job.error);
    }
    this.#options.events.emit('queue.changed', this.queue.list());
    this.#options.onDocumentChange(job.documentId);
  }
}

/** What a document's own files are analysed with. */
function withoutPassword({ password: _password, ...asked }: AnalyseOptions): AnalyseOptions {
  return asked;
}
