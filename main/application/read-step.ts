import { rm, stat } from 'node:fs/promises';
import type { Page } from '#contract/document.ts';
import type { OnProgress } from '#contract/progress.ts';
import { type FileReading, readInDisposableProcess } from '#main/documents/disposable-reader.ts';
import { pageSketch, runningHeadRoles } from '#main/documents/page-sketch.ts';
import type { FoundAttachment } from '#main/documents/reader-messages.ts';
import { type DocumentRecord, saveReading, saveRendition } from '#main/store/documents.ts';
import {
  countPages,
  deletePages,
  loadPageTexts,
  saveLanguages,
  saveLineRoles,
  savePage,
  streamPages,
} from '#main/store/pages.ts';
import { finishStep, forgetStep, isStepFinished, readingUnderWay } from '#main/store/runs.ts';
import { keepSource, sourceFile } from '#main/store/source-files.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { markedPage } from './marked-page.ts';
import { isRead, readInput } from './step-inputs.ts';
import { makeWorkFolder } from './work-folder.ts';

export interface StepOptions {
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress;
}

export interface ReadStepOptions extends StepOptions {
  readonly password?: string;
  /** Takes the files that the document contains; they stand in a folder that is deleted afterwards. Returns warnings. */
  readonly onAttachments: (attachments: readonly FoundAttachment[]) => Promise<readonly string[]>;
}

/**
 * Reads a document's pages in a process of its own and keeps each as it comes;
 * a reading that was cut off goes on at the page where it stopped. Does nothing
 * where all is read already, in whatever way.
 */
export async function readStep(
  context: AnalysisContext,
  document: DocumentRecord,
  options: ReadStepOptions,
): Promise<void> {
  const input = readInput(document);
  const { database } = context;
  if (isRead(context, document)) return;
  const startedAtMs = context.now();
  options.onProgress({ stage: 'read', done: 0, total: 1 });
  if (!isStepFinished(database, document.id, readingUnderWay, input)) {
    deletePages(database, document.id);
    finishStep(database, document.id, { step: readingUnderWay, input, seconds: 0, finishedAtMs: startedAtMs });
  }
  const workFolder = await makeWorkFolder(context, document);
  try {
    const reading = await readPages(context, document, { ...options, workFolder });
    const notTaken = await options.onAttachments(reading.attachments);
    saveReading(database, document.id, { ...reading, warnings: [...reading.warnings, ...notTaken] });
    context.pagesChanged();
    await measureLanguages(context, document, options.signal);
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
  const finishedAtMs = context.now();
  const seconds = (finishedAtMs - startedAtMs) / 1000;
  finishStep(database, document.id, { step: 'read', input, seconds, finishedAtMs });
  context.record({
    kind: 'reading',
    matterId: document.matterId,
    body: { documentId: document.id, sha256: document.sha256, step: input, pages: countPages(database, document.id) },
  });
  forgetStep(database, document.id, readingUnderWay);
}

async function readPages(
  context: AnalysisContext,
  document: DocumentRecord,
  options: ReadStepOptions & { readonly workFolder: string },
): Promise<FileReading> {
  const { database } = context;
  const sketches: Page[] = [];
  for await (const page of streamPages(database, document.id)) sketches.push(pageSketch(page));
  let rendition: Promise<void> | null = null;
  const reading = await readInDisposableProcess(
    {
      ...sourceFile(context, document.sha256),
      documentId: document.id,
      sha256: document.sha256,
      name: document.name,
      mediaType: document.mediaType,
      pdfjsFolder: context.pdfjsFolder,
      fontsFolder: context.fontsFolder,
      workFolder: options.workFolder,
      firstPage: countPages(database, document.id) + 1,
      keepPages: false,
      signal: options.signal,
      onRendition: (path) => {
        rendition ??= keepRendition(context, document, path);
        // Awaited when all pages are there.
        rendition.catch(() => undefined);
      },
      onPage: (page, total) => {
        savePage(database, document.id, markedPage(page));
        sketches.push(pageSketch(page));
        options.onProgress({ stage: 'read', done: page.number, total });
      },
      ...(options.password !== undefined && { password: options.password }),
    },
    context.spawnReader,
  );
  if (rendition === null) saveLineRoles(database, document.id, runningHeadRoles(sketches));
  else await rendition;
  return reading;
}

async function keepRendition(context: AnalysisContext, document: DocumentRecord, path: string): Promise<void> {
  const { sha256 } = await keepSource(context, path);
  const { size } = await stat(path);
  saveRendition(context.database, document.id, { sha256, byteLength: size, addedAtMs: context.now() });
}

/** Measures and keeps the languages of every page and of the whole document. */
export async function measureLanguages(
  context: AnalysisContext,
  document: Pick<DocumentRecord, 'id'>,
  signal: AbortSignal,
): Promise<void> {
  const texts = loadPageTexts(context.database, document.id).map((page) => page.text);
  saveLanguages(context.database, document.id, await context.extraction.run('languages', { texts }, signal));
}
