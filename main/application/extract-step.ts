import type { OutputLanguage } from '#contract/document.ts';
import type { Extraction } from '#main/clauses/extract.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import { replaceExtraction } from '#main/store/findings.ts';
import { finishStep, isStepFinished } from '#main/store/runs.ts';
import { deleteSummaries } from '#main/store/summaries.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { anchorClauses, anchorFindings } from './anchored-findings.ts';
import { type AnchoredText, anchoredText } from './anchored-text.ts';
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
  const text = await anchoredText(context, document);
  const extraction = await context.extraction.run('extract', { text: text.body.text }, options.signal);
  await keepExtraction(context, text, extraction);
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

/** Keeps what was found in a text in place of what was; `others` are the documents that its findings point to. */
export async function keepExtraction(
  context: AnalysisContext,
  text: AnchoredText,
  found: Extraction,
  others: readonly AnchoredText[] = [],
): Promise<void> {
  replaceExtraction(context.database, text.documentId, {
    clauses: await anchorClauses(text, found.clauses),
    findings: await anchorFindings(
      text,
      [
        ['finding', found.findings],
        ['defect', found.defects],
        ['conflict', found.conflicts],
        ['deadline', found.deadlines],
      ],
      others,
    ),
  });
}
