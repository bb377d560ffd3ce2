import type { OnProgress } from '#contract/progress.ts';
import { readInDisposableProcess } from '#main/documents/disposable-reader.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import { replacePages } from '#main/store/pages.ts';
import { finishStep, isStepFinished } from '#main/store/runs.ts';
import { sourceFilePath } from '#main/store/source-files.ts';
import { type AnalysisContext, stepVersions } from './analysis-context.ts';

export interface StepOptions {
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress;
}

/** Reads a document's pages in a process of its own and keeps them; does nothing where that is already done. */
export async function readStep(
  context: AnalysisContext,
  document: DocumentRecord,
  options: StepOptions & { readonly password?: string },
): Promise<void> {
  const input = `read-${stepVersions.read}:${document.sha256}`;
  if (isStepFinished(context.database, document.id, 'read', input)) return;
  const startedAtMs = context.now();
  options.onProgress({ stage: 'read', done: 0, total: 1 });
  const reading = await readInDisposableProcess(
    {
      path: sourceFilePath(context.dataFolder, document.sha256),
      documentId: document.id,
      sha256: document.sha256,
      name: document.name,
      pdfjsFolder: context.pdfjsFolder,
      signal: options.signal,
      onPage: (page, total) => options.onProgress({ stage: 'read', done: page.number, total }),
      ...(options.password !== undefined && { password: options.password }),
    },
    context.spawnReader,
  );
  const mix = await context.extraction.run(
    'languages',
    { texts: reading.pages.map((page) => page.text) },
    options.signal,
  );
  const pages = reading.pages.map((page, index) => ({ page, languages: mix.pages[index] ?? [] }));
  const { outline, warnings } = reading;
  await replacePages(context.database, document.id, { pages, outline, warnings, languages: mix.document });
  const finishedAtMs = context.now();
  finishStep(context.database, document.id, {
    step: 'read',
    input,
    seconds: (finishedAtMs - startedAtMs) / 1000,
    finishedAtMs,
  });
}
