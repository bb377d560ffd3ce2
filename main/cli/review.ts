import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { OutputLanguage } from '#contract/document.ts';
import { SampanError, sampanErrorFrom } from '#contract/errors.ts';
import { mostGroupLevels, type ReviewColumn, reviewTableSchema } from '#contract/review-table.ts';
import type { Application } from '../application.ts';
import { exitCodes } from './exit-codes.ts';
import { type CommonOptions, withApplication } from './open-application.ts';
import { readNamedFiles } from './read-named-files.ts';
import { counted, print, say } from './terminal.ts';

export interface ReviewCommandOptions extends CommonOptions {
  readonly out: string;
  readonly column?: readonly string[];
  readonly ask?: readonly string[];
  /** The outermost first. */
  readonly group?: readonly string[];
  readonly sort?: string;
  readonly descending?: boolean;
  readonly csv?: boolean;
  readonly citations: boolean;
  readonly language?: OutputLanguage;
  readonly password?: string;
}

/**
 * `sampan review`: reads the files and writes a table of them, documents down and fields or questions across. The
 * file's path goes to standard output. Returns the exit code. Errors: `wrong-usage`, those of the store and the model.
 */
export async function reviewCommand(
  template: string,
  paths: readonly string[],
  options: ReviewCommandOptions,
  signal: AbortSignal,
): Promise<number> {
  const folder = resolve(options.out);
  await mkdir(folder, { recursive: true });
  return withApplication(options, async (application) => {
    const { name, columns } = await tableOf(template, await application.request('review.templates', {}));
    const chosen = await chosenColumns(application, options.column ?? []);
    const questions = (options.ask ?? []).map(
      (question): ReviewColumn => ({
        // By its words: another question on another day is another column.
        id: `question-${createHash('sha256').update(question).digest('hex').slice(0, 12)}`,
        title: question.slice(0, 500),
        source: { kind: 'question', question },
      }),
    );
    const named = { paths, command: 'review', matterName: name, password: options.password };
    const { matterId, failed } = await readNamedFiles(application, named, signal);
    const tableId = `review-${matterId}`;
    const all = [...columns, ...chosen.filter(({ id }) => !columns.some((column) => column.id === id)), ...questions];
    if (all.length === 0) throw new SampanError('wrong-usage', 'Name a table, or columns with --column or --ask.');
    const groups = [...new Set((options.group ?? []).map((one) => columnNamed(one, all).id))];
    if (groups.length > mostGroupLevels)
      throw new SampanError('wrong-usage', `Rows are grouped by at most ${mostGroupLevels} columns.`);
    const sortBy = options.sort === undefined ? '' : columnNamed(options.sort, all).id;
    await application.request('review.save', { id: tableId, matterId, name, columns: all });
    if (all.some(({ source }) => source.kind === 'question')) {
      say(`${counted(await application.request('review.ask', { tableId }), 'question')} to answer`);
      await application.reviewed(signal);
    }
    const written = await application.request('review.export', {
      tableId,
      view: {
        filters: {},
        sortBy,
        descending: options.descending ?? false,
        ...(groups.length > 0 && { group: { by: groups, isClosed: false, except: [] } }),
      },
      format: options.csv ? 'csv' : 'xlsx',
      withCitations: options.citations,
      folder,
      ...(options.language !== undefined && { language: options.language }),
    });
    if (written !== null) print(written);
    return failed > 0 ? exitCodes.someFailed : exitCodes.done;
  });
}

/** Columns of the ontology by kind, by kind and field, or by their names in any language. Errors: `wrong-usage`. */
async function chosenColumns(application: Application, names: readonly string[]): Promise<readonly ReviewColumn[]> {
  if (names.length === 0) return [];
  const known = (await application.request('review.fields', {})).map(({ column }) => column);
  return names.map((name) => columnNamed(name, known));
}

/** The column of that id or title. Errors: `wrong-usage` that names those like it. */
function columnNamed(name: string, columns: readonly ReviewColumn[]): ReviewColumn {
  const folded = (words: string) => words.normalize('NFKC').trim().toLowerCase();
  const wanted = folded(name);
  const namesOf = ({ id, title }: ReviewColumn) =>
    [id, ...(typeof title === 'string' ? [title] : Object.values(title))].map(folded);
  const found = columns.find((column) => namesOf(column).includes(wanted));
  if (found !== undefined) return found;
  const [kind = wanted] = wanted.split(':');
  const near = columns.filter((column) => namesOf(column).some((own) => own.includes(kind)));
  const named = (near.length === 0 ? columns : near).slice(0, 12).map(({ id }) => id);
  throw new SampanError('wrong-usage', `There is no column “${name}”. There are, for example: ${named.join(', ')}.`);
}

type Templates = readonly {
  readonly id: string;
  readonly name: { readonly en: string };
  readonly columns: readonly ReviewColumn[];
}[];

/** The table of a template's id or of a file. Errors: `wrong-usage`, those of reading the file. */
async function tableOf(
  named: string,
  templates: Templates,
): Promise<{ readonly name: string; readonly columns: readonly ReviewColumn[] }> {
  if (named === 'none') return { name: 'Review', columns: [] };
  const known = templates.find(({ id }) => id === named);
  if (known) return { name: known.name.en, columns: known.columns };
  if (!named.endsWith('.json')) {
    throw new SampanError(
      'wrong-usage',
      `There is no table “${named}”. Name one of ${templates.map(({ id }) => id).join(', ')}, none, or a .json file of columns.`,
    );
  }
  const text = await readFile(resolve(named), 'utf8').catch((error: unknown) => {
    throw sampanErrorFrom(error);
  });
  const parsed = reviewTableSchema.safeParse(JSON.parse(text));
  if (!parsed.success)
    throw new SampanError('wrong-usage', `${named} is no table: ${parsed.error.issues[0]?.message ?? ''}`);
  return { name: 'Review', columns: parsed.data.columns };
}
