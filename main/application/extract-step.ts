import type { OutputLanguage } from '#contract/document.ts';
import type { TextFinding } from '#contract/finding.ts';
import type { Extraction } from '#main/clauses/extraction.ts';
import type { TextPart } from '#main/documents/text-parts.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import { appendExtraction, replaceExtraction } from '#main/store/findings.ts';
import { finishStep, isStepFinished } from '#main/store/runs.ts';
import { deleteSummaries } from '#main/store/summaries.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { anchorClauses, anchorFindings } from './anchored-findings.ts';
import { type AnchoredText, anchoredText } from './anchored-text.ts';
import { movedFinding, movedRange } from './moved-range.ts';
import { partsOf } from './parts-of.ts';
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
  const parts = partsOf(context, document, text.body);
  const kept = { clauses: 0, findings: 0 };
  for (const [index, part] of parts.entries()) {
    const extraction = await extractedPart(context, text, part, options.signal);
    const { clauses, findings } = await anchoredExtraction(text, extraction);
    if (index === 0) replaceExtraction(context.database, document.id, { clauses, findings });
    else appendExtraction(context.database, document.id, { clauses, findings }, kept);
    kept.clauses += clauses.length;
    kept.findings += findings.length;
    options.onProgress({ stage: 'extract', done: index, total: parts.length });
    if (parts.length > 1) context.collectGarbage();
  }
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
  others: readonly AnchoredText[],
): Promise<void> {
  replaceExtraction(context.database, text.documentId, await anchoredExtraction(text, found, others));
}

/** What the rules find in one part of a text, by its place in the whole. */
async function extractedPart(
  context: AnalysisContext,
  { body }: AnchoredText,
  { start, end }: TextPart,
  signal: AbortSignal,
): Promise<Extraction> {
  const found = await context.extraction.run('extract', { text: body.text.slice(start, end) }, signal);
  if (start === 0) return found;
  const moved = (findings: readonly TextFinding[]) => findings.map((finding) => movedFinding(finding, start));
  return {
    clauses: found.clauses.map((clause) => movedRange(clause, start)),
    findings: moved(found.findings),
    defects: moved(found.defects),
    conflicts: moved(found.conflicts),
    deadlines: moved(found.deadlines),
  };
}

async function anchoredExtraction(text: AnchoredText, found: Extraction, others: readonly AnchoredText[] = []) {
  return {
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
  };
}
