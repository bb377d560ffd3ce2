import { setImmediate } from 'node:timers/promises';
import type { Page } from '#contract/document.ts';
import { pageSketch, runningHeadRoles } from '#main/documents/page-sketch.ts';
import { recognisePages } from '#main/recognition/recognise-pages.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import { findDocument } from '#main/store/documents.ts';
import { countPages, listPagesToRecognise, loadPage, saveLineRoles, savePage } from '#main/store/pages.ts';
import { finishStep } from '#main/store/runs.ts';
import { sourceFile } from '#main/store/source-files.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { markedPage } from './marked-page.ts';
import { withCorrections } from './page-readings.ts';
import { measureLanguages, type StepOptions } from './read-step.ts';
import { isRecognised, recogniseInput } from './step-inputs.ts';

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
  const input = recogniseInput(context, document);
  const pageNumbers = listPagesToRecognise(database, document.id);
  if (pageNumbers.length === 0 || isRecognised(context, document)) return;
  const startedAtMs = context.now();
  const slots = await context.recognisers.take(pageNumbers.length);
  try {
    await recogniseSideBySide(context, document, pageNumbers, { ...options, slots });
  } finally {
    context.recognisers.give(slots);
  }
  await markHeads(context, document);
  await measureLanguages(context, document, options.signal);
  const finishedAtMs = context.now();
  finishStep(database, document.id, {
    step: 'recognise',
    input,
    seconds: (finishedAtMs - startedAtMs) / 1000,
    finishedAtMs,
  });
}

/** Deals the pages out to as many processes as there are slots, neighbours to different ones. */
async function recogniseSideBySide(
  context: AnalysisContext,
  document: DocumentRecord,
  pageNumbers: readonly number[],
  options: StepOptions & { readonly password?: string; readonly slots: number },
): Promise<void> {
  const total = pageNumbers.length;
  let done = 0;
  const onPage = (page: Page) => {
    savePage(context.database, document.id, kept(context, document.id, page));
    context.pagesChanged();
    done += 1;
    options.onProgress({ stage: 'recognise', done, total });
  };
  options.onProgress({ stage: 'recognise', done, total });
  const { renditionSha256, sha256 } = findDocument(context.database, document.id) ?? document;
  // What fails in one process ends the others.
  const failing = new AbortController();
  const request = {
    ...sourceFile(context, renditionSha256 ?? sha256),
    name: document.name,
    pdfjsFolder: context.pdfjsFolder,
    modelsFolder: context.recognitionFolder,
    signal: AbortSignal.any([options.signal, failing.signal]),
    onPage,
    ...(options.password !== undefined && { password: options.password }),
  };
  const shares = Array.from({ length: options.slots }, (_, share) =>
    pageNumbers.filter((_number, index) => index % options.slots === share),
  );
  const work = shares.map((share) => recognisePages({ ...request, pageNumbers: share }, context.spawnRecogniser));
  try {
    await Promise.all(work);
  } catch (error) {
    failing.abort();
    await Promise.allSettled(work);
    throw error;
  }
}

/** Tells headers and footers anew, now that scanned pages have lines too. */
async function markHeads({ database }: AnalysisContext, document: DocumentRecord): Promise<void> {
  const sketches: Page[] = [];
  for (let number = 1; number <= countPages(database, document.id); number += 1) {
    const page = loadPage(database, document.id, number);
    if (page) sketches.push(pageSketch(page));
    await setImmediate();
  }
  saveLineRoles(database, document.id, runningHeadRoles(sketches));
}

/** A recognised page with what people corrected in it; of one that could not be recognised, what was known before and why. */
function kept(context: AnalysisContext, documentId: string, page: Page): Page {
  if (page.origin === 'ocr') return markedPage(withCorrections(context, documentId, page));
  const before = loadPage(context.database, documentId, page.number);
  return before === null ? page : { ...before, warnings: [...new Set([...before.warnings, ...page.warnings])] };
}
