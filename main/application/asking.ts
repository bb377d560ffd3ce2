import { randomUUID } from 'node:crypto';
import type { Answer, AskChange, DocumentPin, Reading } from '#contract/answer.ts';
import { type Compression, passageReason } from '#contract/compression.ts';
import type { OutputLanguage } from '#contract/document.ts';
import { SampanError, sampanErrorFrom } from '#contract/errors.ts';
import type { ModelRuntime } from '#main/models/runtime.ts';
import { type KeptReading, listAnswers, loadReading, saveAnswer } from '#main/store/answers.ts';
import { type DocumentRecord, findDocument, listDocuments } from '#main/store/documents.ts';
import type { NearPassage } from '#main/store/search-meanings.ts';
import { answer as answerFrom, type TextAnswer } from '#main/summaries/answer.ts';
import type { PlacedPassage } from '#main/summaries/checked-draft.ts';
import { documentParties } from '#main/summaries/document-parties.ts';
import { questionCoverage } from '#main/summaries/question-coverage.ts';
import { oneLine } from '#main/summaries/topic-passages.ts';
import { factKindsAsked, wholeIntent } from '#main/summaries/whole-question.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { compressedPart } from './compressed-part.ts';
import type { CompressionRequest } from './compression-task.ts';
import { type DocumentMaterial, materialOf } from './document-material.ts';
import type { ApplicationEvents } from './events.ts';
import { placedStatement } from './further-places.ts';
import { type JoinedText, joinedNearness, joinTexts } from './joined-text.ts';
import { joinedPins, keptReadings, shownReading, unboxedReading } from './kept-reading.ts';
import type { ModelCall } from './model-call.ts';
import { partsOf } from './parts-of.ts';
import { recordedRuntime } from './recorded-runtime.ts';
import { wholeStatements } from './whole-statements.ts';

export interface Question {
  readonly matterId: string;
  /** Empty: all documents of the matter that are read. */
  readonly documentIds: readonly string[];
  readonly question: string;
  readonly language: OutputLanguage;
  readonly pins: readonly DocumentPin[];
}

export interface AskingOptions {
  readonly context: AnalysisContext;
  readonly events: ApplicationEvents;
  /** The chosen model, loaded; null when there is none. */
  readonly loadRuntime: (signal: AbortSignal) => Promise<ModelRuntime | null>;
  /** The file whose vocabulary counts the chosen model's tokens; null where there is none. */
  readonly vocabularyFile: () => string | null;
  /** How near the passages of documents are to a question in meaning; null where nothing can tell. */
  readonly nearness: (
    question: string,
    documentIds: readonly string[],
    signal: AbortSignal,
  ) => Promise<readonly (readonly NearPassage[])[] | null>;
}

/** Tokens of passages that are read for an answer: seconds of a small model's time. */
const passageTokens = 700;

/** Questions to the documents of a matter, their answers, and what was read for them. */
export class Asking {
  readonly #options: AskingOptions;
  readonly #running = new Map<string, { readonly controller: AbortController; readonly done: Promise<void> }>();

  constructor(options: AskingOptions) {
    this.#options = options;
  }

  /** Begins a question; what becomes of it is told by `ask.changed`. */
  start(question: Question): { readonly askId: string } {
    const askId = `ask-${randomUUID()}`;
    const controller = new AbortController();
    const done = this.ask(question, { askId, signal: controller.signal })
      .then(() => undefined)
      .catch(() => undefined)
      .finally(() => this.#running.delete(askId));
    this.#running.set(askId, { controller, done });
    return { askId };
  }

  /** Stops a question where it stands. */
  cancel(askId: string): void {
    this.#running.get(askId)?.controller.abort();
  }

  /** The questions of a matter and their answers, oldest first. */
  list(matterId: string): Answer[] {
    return listAnswers(this.#options.context.database, matterId);
  }

  /**
   * One question, answered and, but where `isKept` is false, kept. Errors: `not-found` where no document is
   * read yet, `cancelled`, and those of the model.
   */
  async ask(
    question: Question,
    {
      askId = `ask-${randomUUID()}`,
      signal,
      isKept = true,
      onCall = () => undefined,
    }: {
      readonly askId?: string;
      readonly signal: AbortSignal;
      /** False where the answer is kept elsewhere, as a table's cell. */
      readonly isKept?: boolean;
      /** Told of every call of the model, as it stands in the record. */
      readonly onCall?: (call: ModelCall) => void;
    },
  ): Promise<Answer> {
    const { context, events } = this.#options;
    const tell = (change: AskChange) => events.emit('ask.changed', change);
    const askedAtMs = context.now();
    try {
      const documents = this.#documentsOf(question);
      tell({ askId, kind: 'progress', progress: { stage: 'compress', done: 0, total: 1 } });
      const kinds = await context.extraction.run('kindsAsked', { question: question.question }, signal);
      const found =
        this.#fromExtraction(question, documents, kinds) ??
        (await this.#fromPassages(question, documents, { kinds: new Set(kinds), askId, signal, onCall }));
      const { readings, ...rest } = found;
      const answer: Answer = {
        askId,
        matterId: question.matterId,
        documentIds: documents.map(({ id }) => id),
        question: question.question,
        language: question.language,
        ...rest,
        ...(question.pins.length > 0 && { pins: question.pins }),
      };
      if (isKept) saveAnswer(context.database, { answer, askedAtMs, readings });
      tell({ askId, kind: 'done', answer });
      return answer;
    } catch (thrown) {
      const error = sampanErrorFrom(signal.aborted ? { name: 'AbortError' } : thrown);
      tell({ askId, kind: 'failed', error: error.toValue() });
      throw error;
    }
  }

  /** What was read of a document for an answer; null where nothing was. With `askId` null: what any reader would need of it. */
  async reading({
    documentId,
    askId,
  }: {
    readonly documentId: string;
    readonly askId: string | null;
  }): Promise<Reading | null> {
    const { context } = this.#options;
    const record = findDocument(context.database, documentId);
    if (record?.state !== 'ready') return null;
    const material = await materialOf(context, record);
    if (askId !== null) {
      const kept = loadReading(context.database, askId, documentId);
      return kept === null ? null : shownReading(kept, material);
    }
    const kept = await this.#readAnew(record, material);
    return kept === null ? null : shownReading(kept, material);
  }

  /** What any reader would need of a document, its places without boxes; null where it is not read. */
  async unboxedReading(documentId: string): Promise<Reading | null> {
    const { context } = this.#options;
    const record = findDocument(context.database, documentId);
    if (record?.state !== 'ready') return null;
    const material = await materialOf(context, record);
    const kept = await this.#readAnew(record, material);
    return kept === null ? null : unboxedReading(context, kept, material);
  }

  /** A long text is weighed part by part, as it is extracted: what the worker holds does not grow with a bundle. */
  async #readAnew(record: DocumentRecord, material: DocumentMaterial): Promise<KeptReading | null> {
    const { context } = this.#options;
    const joined = joinTexts([material]);
    const parts = partsOf(context, record, material.body);
    const compressed = await context.withRoom([record.id], async () => {
      if (parts.length === 1) return [await this.#compress(joined, { ratio: 10 })];
      const found: Compression[] = [];
      const how = { countWith: this.#options.vocabularyFile(), ratio: 10 };
      for (const part of parts) found.push(await compressedPart(context, joined, part, how));
      return found;
    });
    const sum = (figure: (compression: Compression) => number) =>
      compressed.reduce((total, compression) => total + figure(compression), 0);
    const [kept] = keptReadings(
      joined,
      {
        originalTokens: sum(({ originalTokens }) => originalTokens),
        compressedTokens: sum(({ compressedTokens }) => compressedTokens),
        passages: compressed.flatMap(({ passages }) => passages),
      },
      null,
    );
    return kept ?? null;
  }

  /** Stops everything and waits until it has stopped. */
  async close(): Promise<void> {
    const running = [...this.#running.values()];
    for (const { controller } of running) controller.abort();
    await Promise.all(running.map(({ done }) => done));
  }

  #documentsOf({ matterId, documentIds }: Question): DocumentRecord[] {
    const wanted = new Set(documentIds);
    const documents = listDocuments(this.#options.context.database, matterId).filter(
      ({ id, state }) => state === 'ready' && (wanted.size === 0 || wanted.has(id)),
    );
    if (documents.length > 0) return documents;
    throw new SampanError('not-found', 'None of these documents is read yet. Wait until they are, then ask again.');
  }

  /** Questions that need the whole are answered from what was extracted everywhere; null for any other. */
  #fromExtraction(question: Question, documents: readonly DocumentRecord[], clauseKinds: readonly string[]) {
    const { context } = this.#options;
    if (wholeIntent(question.question) === null) return null;
    const facts = factKindsAsked(question.question);
    const kinds = new Set(clauseKinds.length > 0 ? clauseKinds : facts);
    if (kinds.size === 0) return null;
    const statements = wholeStatements(context.database, documents, kinds, question.language);
    if (statements.length === 0) return null;
    return {
      found: true,
      method: 'extraction',
      modelId: null,
      statements,
      dropped: [],
      compression: { readTokens: 0, wholeTokens: 0 },
      readings: [],
    } as const;
  }

  async #fromPassages(
    question: Question,
    documents: readonly DocumentRecord[],
    asked: {
      readonly kinds: ReadonlySet<string>;
      readonly askId: string;
      readonly signal: AbortSignal;
      readonly onCall: (call: ModelCall) => void;
    },
  ) {
    const { kinds, askId, signal, onCall } = asked;
    const { context, events } = this.#options;
    const materials = [];
    for (const document of documents) {
      signal.throwIfAborted();
      materials.push(await materialOf(context, document));
    }
    const joined = joinTexts(materials);
    const pins = joinedPins(joined, question.pins);
    const near = await this.#options.nearness(
      question.question,
      documents.map(({ id }) => id),
      signal,
    );
    const compression = await this.#compress(
      joined,
      {
        question: question.question,
        budgetTokens: passageTokens,
        ledgerShare: 0,
        pins,
        ...(near !== null && { nearness: joinedNearness(joined, near) }),
      },
      signal,
    );
    const parties = documentParties(joined.text, joined.findings);
    const found = joined.findings.filter(({ kind }) => kinds.has(kind));
    const passages = readPassages(joined, compression);
    const matching = compression.passages
      .filter((passage) => passage.kept && passage.reasons.some(isAskedFor))
      .map((passage) => {
        const placed = placedPassage(joined, passage.start, passage.end);
        const isOfKind = found.some(({ start, end }) => start < passage.end && end > passage.start);
        const coverage = questionCoverage(question.question, placed.text, parties);
        return { placed, coverage, speaks: passage.pinned === 'in' || isOfKind || coverage >= leastCoverage, passage };
      })
      .filter(({ speaks }) => speaks)
      .sort((a, b) => b.coverage - a.coverage || b.passage.score - a.passage.score || a.placed.start - b.placed.start)
      .map(({ placed }) => placed);
    const loaded = matching.length === 0 ? null : await this.#options.loadRuntime(signal);
    const documentIds = documents.map(({ id }) => id);
    const call = { matterId: question.matterId, purpose: 'answer', documentIds, onCall };
    const runtime = loaded && recordedRuntime(context, loaded, call);
    const stage = { stage: 'write', done: 0, total: 1 } as const;
    if (runtime !== null) events.emit('ask.changed', { askId, kind: 'progress', progress: stage });
    const written: TextAnswer = await answerFrom({
      question: question.question,
      language: question.language,
      passages,
      isWhole: compression.passages.every(({ kept, reasons }) => kept || reasons[0]?.startsWith('duplicate-of:')),
      matching,
      parties,
      runtime,
      signal,
      onText: (text) => events.emit('ask.changed', { askId, kind: 'text', text }),
    });
    return {
      found: written.statements.length > 0,
      method: written.method,
      modelId: written.method === 'model' ? (runtime?.id ?? null) : null,
      statements: written.statements.map((statement) => placedStatement(joined, compression, statement, parties)),
      dropped: written.dropped,
      compression: { readTokens: compression.compressedTokens, wholeTokens: compression.originalTokens },
      readings: keptReadings(joined, compression, question.question),
    };
  }

  #compress(
    joined: JoinedText,
    how: Pick<CompressionRequest, 'question' | 'budgetTokens' | 'ratio' | 'ledgerShare' | 'pins' | 'nearness'>,
    signal?: AbortSignal,
  ): Promise<Compression> {
    const { text, clauses, findings } = joined;
    const parts = joined.parts.map(({ start, end }) => ({ start, end }));
    const countWith = this.#options.vocabularyFile();
    const request = { text, clauses, findings, countWith, parts, ...how };
    return this.#options.context.extraction.run('compress', request, signal);
  }
}

/** A passage that speaks of less of the question than this does not answer it. */
const leastCoverage = 0.5;

const askedFor: ReadonlySet<string> = new Set(['question-match', 'meaning', 'kind', 'pinned-in']);

/** Kept for what was asked, not to complete or represent something. */
function isAskedFor(reason: string): boolean {
  return askedFor.has(passageReason(reason).code ?? '');
}

function placedPassage(joined: JoinedText, start: number, end: number): PlacedPassage {
  const clause = joined.clauses.findLast((own) => own.start <= start && own.end > start);
  return { start, end, text: oneLine(joined.text.slice(start, end)), clauseNumber: clause?.number ?? '' };
}

/** The kept passages in order, neighbours as one. */
function readPassages(joined: JoinedText, compression: Compression): PlacedPassage[] {
  const stretches: PlacedPassage[] = [];
  for (const { start, end, kept } of compression.passages) {
    if (!kept) continue;
    const last = stretches.at(-1);
    if (last && joined.text.slice(last.end, start).trim() === '')
      stretches[stretches.length - 1] = placedPassage(joined, last.start, end);
    else stretches.push(placedPassage(joined, start, end));
  }
  return stretches;
}
