import type { PassageDecision } from '#contract/compression.ts';
import type { OutputLanguage } from '#contract/document.ts';
import type { Gist, Statement } from '#contract/finding.ts';
import type { ModelRuntime } from '#main/models/runtime.ts';
import { type DocumentRecord, findDocument } from '#main/store/documents.ts';
import { finishStep, isStepFinished } from '#main/store/runs.ts';
import { listGists, loadSummary, saveGists, saveSummary } from '#main/store/summaries.ts';
import { modelGist, type TextGist } from '#main/summaries/gists.ts';
import { isLongText } from '#main/summaries/part-passages.ts';
import { summarise, type TextSummary } from '#main/summaries/summarise.ts';
import { likeliestPlaces, topicTasks } from '#main/summaries/topic-readings.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { placesOf } from './anchored-findings.ts';
import { compressedPart } from './compressed-part.ts';
import { type DocumentMaterial, materialOf } from './document-material.ts';
import { partsOf } from './parts-of.ts';
import type { StepOptions } from './read-step.ts';
import { recordedRuntime } from './recorded-runtime.ts';
import { extractInput, stepVersions } from './step-inputs.ts';

interface SummaryOptions {
  readonly language: OutputLanguage;
  readonly runtime: ModelRuntime;
  /** How many times shorter than the document the model's reading is to be at least. */
  readonly ratio?: number;
}

/** The name and input of the step that summarises with this model in this language. */
function summaryStep(context: AnalysisContext, document: DocumentRecord, { language, runtime, ratio }: SummaryOptions) {
  return {
    step: `summarise:${language}`,
    input: `summarise-${stepVersions.summarise}:${extractInput(context, document)}:${runtime.sha256}${ratio === undefined ? '' : `:ratio-${ratio}`}`,
  };
}

/** Whether the model's summary in this language is already kept. */
function hasModelSummary(context: AnalysisContext, document: DocumentRecord, options: SummaryOptions): boolean {
  const { step, input } = summaryStep(context, document, options);
  return (
    isStepFinished(context.database, document.id, step, input) &&
    loadSummary(context.database, document.id, options.language) !== null
  );
}

/** Writes and keeps the model's summary in one language; does nothing where that is already done. */
export async function summariseStep(
  context: AnalysisContext,
  document: DocumentRecord,
  options: StepOptions & SummaryOptions,
): Promise<void> {
  if (hasModelSummary(context, document, options)) return;
  const startedAtMs = context.now();
  options.onProgress({ stage: 'summarise', done: 0, total: 1 });
  const material = await materialOf(context, document);
  const call = { matterId: document.matterId, purpose: 'summary', documentIds: [document.id] };
  const runtime = recordedRuntime(context, options.runtime, call);
  const summary = await summarise({
    ...(await summaryInput(context, document, material, options.signal)),
    ...options,
    runtime,
  });
  await keepSummary(context, material, summary, options.runtime.id);
  const finishedAtMs = context.now();
  finishStep(context.database, document.id, {
    ...summaryStep(context, document, options),
    seconds: (finishedAtMs - startedAtMs) / 1000,
    finishedAtMs,
  });
  options.onProgress({ stage: 'summarise', done: 1, total: 1 });
}

/** Keeps the summary and gists that need no model, unless there are some in this language. */
export async function writeExtractiveSummary(
  context: AnalysisContext,
  document: DocumentRecord,
  options: StepOptions & { readonly language: OutputLanguage },
): Promise<void> {
  if (loadSummary(context.database, document.id, options.language)) return;
  const material = await materialOf(context, document);
  const { language, signal } = options;
  const task = { ...(await summaryInput(context, document, material, signal)), language };
  const { summary, gists } = await context.extraction.run('sentences', task, signal);
  await keepSummary(context, material, summary, null);
  saveGists(context.database, document.id, language, await anchoredGists(material, gists));
}

/** Tokens of a long text from which its summary is made: they fit the smallest window with room to spare. */
const longTextTokens = 5_000;

/**
 * A document's material with the places that the compression holds for the likeliest to say what a summary asks. A text
 * in several parts is compressed part by part.
 */
async function summaryInput(
  context: AnalysisContext,
  document: DocumentRecord,
  { input, body }: DocumentMaterial,
  signal: AbortSignal,
) {
  const parts = partsOf(context, document, body);
  const material = { ...input, findings: [...input.findings, ...input.defects] };
  const compressed = async (how: { readonly task?: readonly string[]; readonly budgetTokens?: number }) => {
    const passages: (readonly PassageDecision[])[] = [];
    for (const part of parts) {
      const asked = { countWith: null, ledgerShare: 0, ...how };
      passages.push((await compressedPart(context, material, part, asked, signal)).passages);
    }
    return passages;
  };
  const readings: Record<string, ReturnType<typeof likeliestPlaces>> = {};
  for (const [topic, task] of Object.entries(topicTasks)) readings[topic] = likeliestPlaces(await compressed({ task }));
  if (!isLongText(input.text)) return { ...input, readings };
  const passages = (await compressed({ budgetTokens: Math.ceil(longTextTokens / parts.length) })).flat();
  return { ...input, readings, compression: { passages } };
}

interface GistOptions {
  readonly language: OutputLanguage;
  readonly clauseIndex: number;
  readonly runtime: ModelRuntime;
  readonly signal?: AbortSignal;
}

/** Asks the model for the gist of one clause and keeps it where the check lets it through; returns the clause's gist, or null. */
export async function writeModelGist(
  context: AnalysisContext,
  document: DocumentRecord,
  options: GistOptions,
): Promise<Gist | null> {
  await keepModelGist(context, await materialOf(context, document), options);
  const kept = listGists(context.database, document.id, options.language);
  return kept.find((other) => other.clauseIndex === options.clauseIndex) ?? null;
}

/** Asks the model for the gist of every clause that has one, each kept as soon as it is there; kept ones are not asked for again. */
export async function writeAllModelGists(
  context: AnalysisContext,
  document: DocumentRecord,
  options: StepOptions & { readonly language: OutputLanguage; readonly runtime: ModelRuntime },
): Promise<void> {
  const waiting = listGists(context.database, document.id, options.language).filter((gist) => gist.method !== 'model');
  if (waiting.length === 0) return;
  const material = await materialOf(context, document);
  for (const [done, { clauseIndex }] of waiting.entries()) {
    options.signal.throwIfAborted();
    options.onProgress({ stage: 'gists', done, total: waiting.length });
    await keepModelGist(context, material, { ...options, clauseIndex });
  }
  options.onProgress({ stage: 'gists', done: waiting.length, total: waiting.length });
}

async function keepModelGist(
  context: AnalysisContext,
  material: DocumentMaterial,
  options: GistOptions,
): Promise<void> {
  const matterId = findDocument(context.database, material.documentId)?.matterId;
  if (matterId === undefined) return;
  const call = { matterId, purpose: 'gist', documentIds: [material.documentId] };
  const runtime = recordedRuntime(context, options.runtime, call);
  const gist = await modelGist({ ...material.input, ...options, runtime });
  if (gist) saveGists(context.database, material.documentId, options.language, await anchoredGists(material, [gist]));
}

type TextStatement = TextSummary['statements'][number];

async function anchoredGists(material: DocumentMaterial, gists: readonly TextGist[]): Promise<Gist[]> {
  const statements = await anchoredStatements(
    material,
    gists.map(({ statement }) => statement),
  );
  return gists.flatMap(({ clauseIndex, method }, index) => {
    const clause = material.clauses[clauseIndex];
    const statement = statements[index];
    if (statement === undefined) return [];
    return [
      { clauseIndex, clause: { number: clause?.number ?? '', heading: clause?.heading ?? '' }, statement, method },
    ];
  });
}

async function anchoredStatements(
  material: DocumentMaterial,
  statements: readonly TextStatement[],
): Promise<Statement[]> {
  const places = await placesOf(
    material,
    statements.flatMap(({ citations }) => citations),
  );
  let next = 0;
  return statements.map(({ text, language, citations }) => {
    const own = places.slice(next, next + citations.length);
    next += citations.length;
    return { text, language, citations: own.flatMap(({ anchors }) => anchors) };
  });
}

async function keepSummary(
  context: AnalysisContext,
  material: DocumentMaterial,
  summary: TextSummary,
  modelId: string | null,
): Promise<void> {
  saveSummary(context.database, material.documentId, {
    summary: {
      language: summary.language,
      method: summary.method,
      statements: await anchoredStatements(material, summary.statements),
      dropped: summary.dropped,
    },
    modelId: summary.method === 'model' ? modelId : null,
    compression: summary.compression ?? null,
  });
}
