import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { OutputLanguage } from '#contract/document.ts';
import { SampanError } from '#contract/errors.ts';
import type { DocumentSummary } from '#contract/matter.ts';
import type { ReportForm } from '#contract/report-form.ts';
import type { AnalyseOptions as AskedAnalysis, AskedLanguage } from '../application/document-analysis.ts';
import type { ReportsAsked } from '../application/document-room.ts';
import type { Application } from '../application.ts';
import { exitCodes } from './exit-codes.ts';
import { type CommonOptions, openApplication } from './open-application.ts';
import { counted, print, say, showProgress } from './terminal.ts';
import { withContained } from './with-contained.ts';

export interface AnalyseOptions extends CommonOptions {
  readonly out: string;
  readonly language?: OutputLanguage;
  readonly ratio?: number;
  readonly password?: string;
  /** `all`: the model writes the gist of every clause. */
  readonly gists?: 'all' | 'opened';
  /** Masks personal data in the reports; no annotated PDF is written then. */
  readonly maskPersonalData?: boolean;
  /** Reports in one or two pages, or with everything. */
  readonly form?: ReportForm;
}

/**
 * The main job without a window: takes the files in, analyses them and writes
 * their reports to `--out`. Prints the path of each file written.
 * Returns the exit code. Errors: `cancelled`, and those of opening the store.
 */
export async function analyse(paths: readonly string[], options: AnalyseOptions, signal: AbortSignal): Promise<number> {
  const folder = resolve(options.out);
  await mkdir(folder, { recursive: true });
  const application = await openApplication(options);
  const stopShowing = application.on('queue.changed', (jobs) => {
    for (const job of jobs) if (job.state === 'running' && job.progress) showProgress(job.documentName, job.progress);
  });
  const cancelAll = async () => {
    for (const job of await application.request('queue.list', {})) {
      await application.request('queue.cancel', { documentId: job.documentId });
    }
  };
  signal.addEventListener('abort', cancelAll);
  try {
    return await analyseAll(application, paths, { ...options, folder }, signal);
  } finally {
    stopShowing();
    signal.removeEventListener('abort', cancelAll);
    await application.close();
  }
}

/** The command line's documents live in a matter of their output folder, shown in the window like any other. */
function matterOf(folder: string): { readonly id: string; readonly name: string } {
  const id = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  return { id: `matter-${id}`, name: basename(folder) || folder };
}

async function analyseAll(
  application: Application,
  paths: readonly string[],
  options: AnalyseOptions & { readonly folder: string },
  signal: AbortSignal,
): Promise<number> {
  const taken = await application.takeIn(
    matterOf(options.folder),
    paths.map((path) => resolve(path)),
  );
  for (const { name, code, message } of taken.refused) say(`failed ${name}: ${code}: ${message}`);
  const ids = [...new Set([...taken.added, ...taken.alreadyThere].map((document) => document.id))];
  // No model is fetched where there is nothing to read.
  if (ids.length === 0) return exitCodes.someFailed;
  const language: AskedLanguage = options.language ?? 'document';
  const asked = {
    language,
    allGists: options.gists === 'all',
    ...(options.password !== undefined && { password: options.password }),
    ...(options.ratio !== undefined && { ratio: options.ratio }),
  };
  say(`Analysing ${counted(ids.length, 'document')} …`);
  // A first report is a plain one: where masking is asked for there is only the last.
  if (application.models.isAbsent() && !options.maskPersonalData)
    await analyseWhileFetching(application, ids, asked, options, signal);
  await application.analyse(ids, asked);
  if (signal.aborted)
    throw new SampanError('cancelled', 'Cancelled. What was finished is kept; run the same command to go on.');
  const { folder, maskPersonalData = false, form = 'long' } = options;
  if (maskPersonalData)
    say('Personal data are masked in the texts. No annotated PDF is written: it would still hold them.');
  const all = await withContained(application, matterOf(options.folder).id, ids);
  for (const path of await exportReady(application, all, { folder, language, maskPersonalData, form })) print(path);
  const ended = await endedDocuments(application, all);
  for (const document of ended) say(describeEnd(document));
  const failed = taken.refused.length + ended.filter((document) => document.state !== 'ready').length;
  return failed > 0 ? exitCodes.someFailed : exitCodes.done;
}

/** A first result without the model, while the model is still on its way. */
async function analyseWhileFetching(
  application: Application,
  ids: readonly string[],
  asked: AskedAnalysis,
  { folder, form = 'long' }: { readonly folder: string; readonly form?: ReportForm },
  signal: AbortSignal,
): Promise<void> {
  const { models } = application;
  const onProgress = (progress: Parameters<typeof showProgress>[1]) => showProgress(models.chosenId, progress);
  say(`Fetching the model ${models.chosenId} once, for this and every later run (--model none works without) …`);
  const fetching = models.fetch(models.chosenId, { signal, onProgress });
  await application.analyse(ids, { ...asked, withoutModel: true });
  if (signal.aborted) return;
  await exportReady(application, ids, { folder, language: asked.language ?? 'document', form });
  say(`A first report, without a model, is in ${folder}.`);
  if ((await fetching) === null && !signal.aborted) {
    say(
      `The model could not be fetched (${models.lastError()?.message ?? 'unknown reason'}). The summary stays the document’s own sentences.`,
    );
  }
}

async function exportReady(application: Application, ids: readonly string[], to: ReportsAsked): Promise<string[]> {
  const ready = (await endedDocuments(application, ids)).filter((document) => document.state === 'ready');
  if (ready.length === 0) return [];
  return application.export(
    ready.map((document) => document.id),
    to,
  );
}

async function endedDocuments(application: Application, ids: readonly string[]): Promise<DocumentSummary[]> {
  const views = await Promise.all(ids.map((documentId) => application.request('documents.view', { documentId })));
  return views.map((view) => view.summary);
}

function describeEnd(document: DocumentSummary): string {
  if (document.state !== 'ready') {
    const { code, message } = document.error ?? {
      code: 'cancelled',
      message: 'Not finished. Run the same command to go on.',
    };
    return `failed ${document.name}: ${code}: ${message}`;
  }
  const image =
    document.imagePages.length > 0 ? `; image only, not read yet: page ${document.imagePages.join(', ')}` : '';
  const points = counted(document.defectCount, 'point');
  const earlier = document.isReadEarlier ? '; read by an earlier version (sampan matter read-again)' : '';
  return `done ${document.name}: ${counted(document.pageCount, 'page')}, ${counted(document.findingCount, 'finding')}, ${points} to check${image}${earlier}`;
}
