import type { Page } from '#contract/document.ts';
import { recognisePages } from '#main/recognition/recognise-pages.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import { findDocument } from '#main/store/documents.ts';
import { listImagePages, loadPage, savePage } from '#main/store/pages.ts';
import { finishStep, isStepFinished } from '#main/store/runs.ts';
import { sourceFilePath } from '#main/store/source-files.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { withCorrections } from './page-readings.ts';
import { measureLanguages, type StepOptions } from './read-step.ts';
import { recogniseInput } from './step-inputs.ts';

/**
 * Recognises the characters of a document's pages that are only images, and
 * keeps each page as it comes: cut off, it goes on with the pages that are left.
 * Does nothing where there are none, or where all were tried.
 */
export async function recogniseStep(
  context: AnalysisContext,
  document: DocumentRecord,
  options: StepOptions & { readonly password?: string },
): Promise<void> {
  const { database } = context;
  const input = recogniseInput(document);
  const pageNumbers = listImagePages(database, document.id);
  if (pageNumbers.length === 0 || isStepFinished(database, document.id, 'recognise', input)) return;
  const startedAtMs = context.now();
  let done = 0;
  options.onProgress({ stage: 'recognise', done, total: pageNumbers.length });
  const { renditionSha256, sha256 } = findDocument(database, document.id) ?? document;
  await recognisePages(
    {
      path: sourceFilePath(context.dataFolder, renditionSha256 ?? sha256),
      name: document.name,
      pageNumbers,
      pdfjsFolder: context.pdfjsFolder,
      modelsFolder: context.recognitionFolder,
      signal: options.signal,
      onPage: (page) => {
        savePage(database, document.id, kept(context, document.id, page));
        context.pagesChanged();
        done += 1;
        options.onProgress({ stage: 'recognise', done, total: pageNumbers.length });
      },
      ...(options.password !== undefined && { password: options.password }),
    },
    context.spawnRecogniser,
  );
  await measureLanguages(context, document, options.signal);
  const finishedAtMs = context.now();
  finishStep(database, document.id, {
    step: 'recognise',
    input,
    seconds: (finishedAtMs - startedAtMs) / 1000,
    finishedAtMs,
  });
}

/** A recognised page with what people corrected in it; of one that could not be recognised, what was known before and why. */
function kept(context: AnalysisContext, documentId: string, page: Page): Page {
  if (page.origin === 'ocr') return withCorrections(context, documentId, page);
  const before = loadPage(context.database, documentId, page.number);
  return before === null ? page : { ...before, warnings: [...new Set([...before.warnings, ...page.warnings])] };
}
