import { SampanError } from '#contract/errors.ts';
import type { PlacedHit, PlacedSearchResult, SearchHit, SearchReason } from '#contract/search.ts';
import { exitCodes } from './exit-codes.ts';
import { type CommonOptions, withApplication } from './open-application.ts';
import { readNamedFiles } from './read-named-files.ts';
import { print, say } from './terminal.ts';

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
  return withApplication(options, async (application) => {
    const read =
      paths.length > 0
        ? await readNamedFiles(
            application,
            {
              paths,
              command: 'search',
              matterName: 'Searched files',
              matterId: options.matter,
              password: options.password,
            },
            signal,
          )
        : null;
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
  });
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
