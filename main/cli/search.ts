import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { SampanError } from '#contract/errors.ts';
import type { PlacedHit, PlacedSearchResult, SearchHit, SearchReason } from '#contract/search.ts';
import type { Application } from '../application.ts';
import { exitCodes } from './exit-codes.ts';
import { type CommonOptions, openApplication } from './open-application.ts';
import { print, say, showProgress } from './terminal.ts';
import { withContained } from './with-contained.ts';

export interface SearchCommandOptions extends CommonOptions {
  /** A line of JSON for each hit, as `resources/schema/search.schema.json` has it. */
  readonly json?: boolean;
  readonly limit?: number;
  readonly matter?: string;
  /** Makes the whole index anew first. */
  readonly rebuild?: boolean;
  readonly password?: string;
}

/**
 * `sampan search`: reads the files where that is not done yet, brings the index up
 * to date and prints what is found, best first. Without files it searches what the
 * data folder holds. Returns the exit code. Errors: `wrong-usage` for an empty
 * query, `cancelled`, those of the store.
 */
export async function searchCommand(
  query: string,
  paths: readonly string[],
  options: SearchCommandOptions,
  signal: AbortSignal,
): Promise<number> {
  if (query.trim() === '') throw new SampanError('wrong-usage', 'Give the words to look for.');
  const application = await openApplication(options);
  const stopShowing = application.on('queue.changed', (jobs) => {
    for (const job of jobs) if (job.state === 'running' && job.progress) showProgress(job.documentName, job.progress);
  });
  try {
    const read = paths.length > 0 ? await readFiles(application, paths, options, signal) : null;
    if ((await application.encoder.files()) === null) {
      const { name } = await application.encoder.entry();
      say(
        `${name} is not here: found by words and the glossary only. “sampan models fetch encoder” brings it (34 MB).`,
      );
    }
    if (options.rebuild) await application.request('search.rebuild', {});
    else await application.indexed();
    const result = await application.request('search.run', {
      query,
      limit: options.limit ?? 20,
      ...(options.matter !== undefined && { matterId: options.matter }),
      ...(read !== null && { documentIds: [...read.documentIds] }),
    });
    for (const note of result.notes) say(note);
    if (result.pagesBehind > 0) say(`${result.pagesBehind} pages are not in the index yet.`);
    if (options.json) for (const hit of result.hits) print(JSON.stringify(hitLine(hit)));
    else printResult(result);
    return read !== null && read.failed > 0 ? exitCodes.someFailed : exitCodes.done;
  } finally {
    stopShowing();
    await application.close();
  }
}

async function readFiles(
  application: Application,
  paths: readonly string[],
  options: SearchCommandOptions,
  signal: AbortSignal,
): Promise<{ readonly documentIds: readonly string[]; readonly failed: number }> {
  const files = paths.map((path) => resolve(path));
  const id = createHash('sha256').update(files.toSorted().join('\n')).digest('hex').slice(0, 16);
  const matter = { id: options.matter ?? `matter-search-${id}`, name: options.matter ?? 'Searched files' };
  const taken = await application.takeIn(matter, files);
  for (const { name, code, message } of taken.refused) say(`failed ${name}: ${code}: ${message}`);
  const ids = [...new Set([...taken.added, ...taken.alreadyThere].map((document) => document.id))];
  const password = options.password === undefined ? {} : { password: options.password };
  await application.analyse(ids, { withoutModel: true, ...password });
  if (signal.aborted) throw new SampanError('cancelled', 'Cancelled. Run the same command to go on.');
  const documentIds = await withContained(application, matter.id, ids);
  let failed = taken.refused.length;
  for (const documentId of documentIds) {
    const { summary } = await application.request('documents.view', { documentId });
    if (summary.state === 'ready') continue;
    failed += 1;
    say(`failed ${summary.name}: ${summary.error?.code ?? summary.state}: ${summary.error?.message ?? ''}`);
  }
  return { documentIds, failed };
}

/** A hit as it stands on a line of JSON. */
function hitLine({ ranges: _ranges, passage, ...hit }: PlacedHit): object {
  return { ...hit, language: passage.language };
}

function printResult({ hits, total, tookMs }: PlacedSearchResult): void {
  for (const { documentName, page, snippet, why, alike } of hits) {
    print(
      `${documentName} p. ${page}  ${why.map(reasonWords).join('; ')}${alike.length > 0 ? `  (and ${alike.length} more alike)` : ''}`,
    );
    print(`  ${marked(snippet).replace(/\s+/g, ' ')}`);
  }
  say(`${hits.length} pages, ${total} passages with every word, ${tookMs} ms`);
}

function marked({ text, marks }: SearchHit['snippet']): string {
  let shown = '';
  let from = 0;
  for (const { start, end } of marks) {
    shown += `${text.slice(from, start)}[${text.slice(start, end)}]`;
    from = end;
  }
  return shown + text.slice(from);
}

function reasonWords(reason: SearchReason): string {
  if (reason.kind === 'words') return reason.words.join(', ');
  if (reason.kind === 'translated') return reason.words.map(({ asked, found }) => `${asked} → ${found}`).join(', ');
  return `meaning ${reason.similarity.toFixed(2)}`;
}
