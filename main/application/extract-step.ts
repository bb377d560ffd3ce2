import type { OutputLanguage } from '#contract/document.ts';
import type { Extraction } from '#main/clauses/extract.ts';
import { bodyText } from '#main/documents/anchor.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import { replaceExtraction } from '#main/store/findings.ts';
import { loadPages } from '#main/store/pages.ts';
import { finishStep, isStepFinished } from '#main/store/runs.ts';
import { deleteSummaries } from '#main/store/summaries.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { type AnchoredText, anchorClauses, anchorFindings } from './anchored-findings.ts';
import type { StepOptions } from './read-step.ts';
import { extractInput } from './step-inputs.ts';
import { writeExtractiveSummary } from './summarise-step.ts';

/**
 * Finds a document's clauses, facts, defects and deadlines, ties each to its
 * place and keeps them, with an extractive summary and gists so that there is
 * something true to read before any model is asked.
 */
export async function extractStep(
  context: AnalysisContext,
  document: DocumentRecord,
  options: StepOptions & { readonly language: OutputLanguage },
): Promise<void> {
  const input = extractInput(context, document);
  if (isStepFinished(context.database, document.id, 'extract', input)) return;
  const startedAtMs = context.now();
  options.onProgress({ stage: 'extract', done: 0, total: 1 });
  // The pages are loaded anew for the anchors: held while the worker is busy, they would weigh as much as its work.
  const { text } = (await anchoredText(context, document)).body;
  const extraction = await context.extraction.run('extract', { text }, options.signal);
  await keepExtraction(context, document, extraction);
  deleteSummaries(context.database, document.id);
  await writeExtractiveSummary(context, document, options);
  const finishedAtMs = context.now();
  finishStep(context.database, document.id, {
    step: 'extract',
    input,
    seconds: (finishedAtMs - startedAtMs) / 1000,
    finishedAtMs,
  });
  options.onProgress({ stage: 'extract', done: 1, total: 1 });
}

/** The document's pages with every place on them, and its body text. */
async function anchoredText({ database }: AnalysisContext, { id }: DocumentRecord): Promise<AnchoredText> {
  const pages = await loadPages(database, id);
  return { documentId: id, pages, body: bodyText(pages) };
}

async function keepExtraction(context: AnalysisContext, document: DocumentRecord, found: Extraction): Promise<void> {
  const text = await anchoredText(context, document);
  replaceExtraction(context.database, document.id, {
    clauses: anchorClauses(text, found.clauses),
    findings: [
      ...anchorFindings(text, 'finding', found.findings),
      ...anchorFindings(text, 'defect', found.defects),
      ...anchorFindings(text, 'conflict', found.conflicts),
      ...anchorFindings(text, 'deadline', found.deadlines),
    ],
  });
}
