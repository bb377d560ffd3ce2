import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { OutputLanguage } from '#contract/document.ts';
import { SampanError } from '#contract/errors.ts';
import type {
  ComparedClauseView,
  ComparedPairView,
  ConflictSide,
  VersionConflict,
  VersionsView,
} from '#contract/versions.ts';
import type { Application } from '../application.ts';
import { exitCodes } from './exit-codes.ts';
import { type CommonOptions, withApplication } from './open-application.ts';
import { counted, print, say } from './terminal.ts';

export interface CompareOptions extends CommonOptions {
  /** One JSON value, as `resources/schema/compare.schema.json` has it. */
  readonly json?: boolean;
  /** Folder for the comparison as files. */
  readonly out?: string;
  /** Of those files; by default the program's. */
  readonly language?: OutputLanguage;
  readonly password?: string;
}

/**
 * `sampan compare A B`: reads both files, aligns them clause by clause and prints
 * what differs. Returns the exit code; a file that cannot be read is named on
 * standard error. Errors: `cancelled`, those of the store.
 */
export async function compareCommand(
  first: string,
  second: string,
  options: CompareOptions,
  signal: AbortSignal,
): Promise<number> {
  return withApplication(options, async (application) => {
    const versions = await readVersions(application, [resolve(first), resolve(second)], options, signal);
    const [a, b] = versions;
    if (a === undefined || b === undefined) return exitCodes.someFailed;
    const view = await application.request('versions.compare', { a, b });
    if (options.out !== undefined) {
      const language = options.language === undefined ? {} : { language: options.language };
      const written = await application.request('versions.export', { a, b, folder: resolve(options.out), ...language });
      for (const path of written ?? []) say(`wrote ${path}`);
    }
    if (options.json) print(JSON.stringify(comparisonJson(view)));
    else printComparison(view);
    return exitCodes.done;
  });
}

async function readVersions(
  application: Application,
  files: readonly string[],
  { password }: CompareOptions,
  signal: AbortSignal,
): Promise<string[]> {
  const id = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 16);
  const found: string[] = [];
  for (const file of files) {
    const taken = await application.takeIn({ id: `matter-compare-${id}`, name: 'Compared files' }, [file]);
    for (const { name, code, message } of taken.refused) say(`failed ${name}: ${code}: ${message}`);
    const document = [...taken.added, ...taken.alreadyThere][0];
    if (document === undefined) continue;
    await application.analyse([document.id], { withoutModel: true, ...(password !== undefined && { password }) });
    if (signal.aborted) throw new SampanError('cancelled', 'Cancelled. Run the same command to go on.');
    const { summary } = await application.request('documents.view', { documentId: document.id });
    if (summary.state === 'ready') found.push(summary.id);
    else say(`failed ${summary.name}: ${summary.error?.code ?? summary.state}: ${summary.error?.message ?? ''}`);
  }
  return found;
}

function comparisonJson(view: VersionsView): object {
  const clause = ({ number, heading, anchors }: ComparedClauseView): object => ({ number, heading, anchors });
  // Places are given on the pages: the body text is not part of the output.
  const said = ({ span: _span, ...side }: ConflictSide): object => side;
  return {
    schema: 'sampan.compare/1',
    ...view,
    conflicts: view.conflicts.map(({ a, b, ...conflict }) => ({ ...conflict, a: said(a), b: said(b) })),
    pairs: view.pairs.map((pair) => ({
      ...pair,
      a: pair.a.map(clause),
      b: pair.b.map(clause),
      changes: pair.changes.map(({ kind, text, anchors }) => ({ kind, text, anchors })),
    })),
  };
}

function printComparison({ a, b, pairs, conflicts, prevailing, cut }: VersionsView): void {
  print(`${a.name} | ${b.name}`);
  for (const pair of pairs) {
    print(`${pair.status.padEnd(9)} ${name(pair.a).padEnd(32)} ${name(pair.b)}`.trimEnd());
    for (const line of details(pair, conflicts)) print(`          ${line}`);
  }
  const placed = new Set(pairs.flatMap((pair) => pair.conflicts));
  conflicts.forEach((conflict, index) => {
    if (!placed.has(index)) print(`conflict  ${told(conflict)}`);
  });
  print(
    prevailing === null
      ? 'prevails: no clause names a version'
      : `prevails: ${prevailing.version} (${plain(prevailing.quote)})`,
  );
  if (cut) say('A version is longer than is aligned: what follows its 5,000th clause was not compared.');
  say(`${counted(pairs.length, 'pair')}, ${counted(conflicts.length, 'conflict')}`);
}

function details(pair: ComparedPairView, conflicts: readonly VersionConflict[]): string[] {
  return [
    ...pair.conflicts.map((index) => told(conflicts[index])),
    ...pair.changes.slice(0, 12).map(({ kind, text }) => `${kind === 'deleted' ? '-' : '+'} ${plain(text)}`),
  ];
}

/** Below this confidence a conflict is one to be checked. */
const checkedBelow = 0.6;

function told(conflict: VersionConflict | undefined): string {
  if (conflict === undefined) return '';
  return `${conflict.confidence < checkedBelow ? 'to check: ' : ''}${conflict.reasons[0] ?? ''}`;
}

function name(units: readonly ComparedClauseView[]): string {
  return units.map(({ number, heading }) => plain(`${number} ${heading}`).slice(0, 30) || '(no number)').join(' + ');
}

function plain(words: string): string {
  const flat = words.replace(/\s+/g, ' ').trim();
  return flat.length > 160 ? `${flat.slice(0, 157)}…` : flat;
}
