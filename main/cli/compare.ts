import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { Anchor } from '#contract/document.ts';
import { SampanError } from '#contract/errors.ts';
import type { TextFinding } from '#contract/finding.ts';
import { extract } from '#main/clauses/extract.ts';
import { type ComparedClause, type Comparison, compareVersions } from '#main/clauses/versions/compare-versions.ts';
import type { VersionUnit } from '#main/clauses/versions/version-unit.ts';
import { readExtractOptions } from '../application/extract-options.ts';
import { loadTranslations } from '../application/read-translations.ts';
import type { Application } from '../application.ts';
import { exitCodes } from './exit-codes.ts';
import { findInstallation } from './installation.ts';
import { type CommonOptions, openApplication } from './open-application.ts';
import { counted, print, say, showProgress } from './terminal.ts';
import { type ReadVersion, readVersion } from './version-text.ts';

export interface CompareOptions extends CommonOptions {
  /** One JSON value, as `resources/schema/compare.schema.json` has it. */
  readonly json?: boolean;
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
  const application = await openApplication(options);
  const stopShowing = application.on('queue.changed', (jobs) => {
    for (const job of jobs) if (job.state === 'running' && job.progress) showProgress(job.documentName, job.progress);
  });
  try {
    const versions = await readVersions(application, [resolve(first), resolve(second)], options, signal);
    const [a, b] = versions;
    if (a === undefined || b === undefined) return exitCodes.someFailed;
    const { resourcesFolder } = findInstallation();
    const extractOptions = readExtractOptions(resourcesFolder);
    const comparison = compareVersions(
      { text: a.text, extraction: extract(a.text, extractOptions) },
      { text: b.text, extraction: extract(b.text, extractOptions) },
      { glossary: loadTranslations(resourcesFolder) },
    );
    if (options.json) print(JSON.stringify(comparisonJson(a, b, comparison)));
    else printComparison(a, b, comparison);
    return exitCodes.done;
  } finally {
    stopShowing();
    await application.close();
  }
}

async function readVersions(
  application: Application,
  files: readonly string[],
  { password }: CompareOptions,
  signal: AbortSignal,
): Promise<ReadVersion[]> {
  const id = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 16);
  const found: ReadVersion[] = [];
  for (const file of files) {
    const taken = await application.takeIn({ id: `matter-compare-${id}`, name: 'Compared files' }, [file]);
    for (const { name, code, message } of taken.refused) say(`failed ${name}: ${code}: ${message}`);
    const document = [...taken.added, ...taken.alreadyThere][0];
    if (document === undefined) continue;
    await application.analyse([document.id], { withoutModel: true, ...(password !== undefined && { password }) });
    if (signal.aborted) throw new SampanError('cancelled', 'Cancelled. Run the same command to go on.');
    const { summary } = await application.request('documents.view', { documentId: document.id });
    if (summary.state === 'ready') found.push(await readVersion(application, summary));
    else say(`failed ${summary.name}: ${summary.error?.code ?? summary.state}: ${summary.error?.message ?? ''}`);
  }
  return found;
}

function comparisonJson(a: ReadVersion, b: ReadVersion, comparison: Comparison): object {
  const clause = (version: ReadVersion, { number, heading, start, end }: VersionUnit): object => ({
    number,
    heading,
    anchors: version.anchors(start, end),
  });
  return {
    schema: 'sampan.compare/1',
    a: { documentId: a.documentId, name: a.name },
    b: { documentId: b.documentId, name: b.name },
    translated: comparison.translated,
    prevailing: comparison.prevailing,
    pairs: comparison.pairs.map((pair) => ({
      status: pair.status,
      score: pair.score,
      a: pair.a.map((unit) => clause(a, unit)),
      b: pair.b.map((unit) => clause(b, unit)),
      conflicts: pair.conflicts,
      changes: pair.changes.map(({ kind, start, end }) => ({
        kind,
        text: (kind === 'deleted' ? a : b).text.slice(start, end),
        anchors: (kind === 'deleted' ? a : b).anchors(start, end),
      })),
    })),
    conflicts: comparison.conflicts.map((conflict) => conflictJson(a, b, conflict)),
  };
}

function conflictJson(a: ReadVersion, b: ReadVersion, { start, end, text, fields, ...rest }: TextFinding): object {
  const otherAnchors: readonly Anchor[] = b.anchors(Number(fields.other_start), Number(fields.other_end));
  return {
    field: fields.field,
    severity: rest.severity ?? 'medium',
    confidence: rest.confidence,
    clause: rest.clause,
    reasons: rest.reasons,
    a: { value: fields.value ?? null, quote: text, anchors: a.anchors(start, end) },
    b: { value: fields.other_value ?? null, quote: fields.other_quote, anchors: otherAnchors },
  };
}

function printComparison(a: ReadVersion, b: ReadVersion, { pairs, conflicts, prevailing, cut }: Comparison): void {
  print(`${a.name} | ${b.name}`);
  for (const pair of pairs) {
    print(`${pair.status.padEnd(9)} ${name(pair.a).padEnd(32)} ${name(pair.b)}`.trimEnd());
    for (const line of details(pair, a, b, conflicts)) print(`          ${line}`);
  }
  const placed = new Set(pairs.flatMap((pair) => pair.conflicts));
  conflicts.forEach((conflict, index) => {
    if (!placed.has(index)) print(`conflict  ${conflict.reasons[0] ?? ''}`);
  });
  print(
    prevailing === null
      ? 'prevails: no clause names a version'
      : `prevails: ${prevailing.version} (${plain(prevailing.quote)})`,
  );
  if (cut) say('A version is longer than is aligned: what follows its 5,000th clause was not compared.');
  say(`${counted(pairs.length, 'pair')}, ${counted(conflicts.length, 'conflict')}`);
}

function details(pair: ComparedClause, a: ReadVersion, b: ReadVersion, conflicts: readonly TextFinding[]): string[] {
  return [
    ...pair.conflicts.map((index) => conflicts[index]?.reasons[0] ?? ''),
    ...pair.changes
      .slice(0, 12)
      .map(({ kind, start, end }) =>
        kind === 'deleted' ? `- ${plain(a.text.slice(start, end))}` : `+ ${plain(b.text.slice(start, end))}`,
      ),
  ];
}

function name(units: readonly VersionUnit[]): string {
  return units.map(({ number, heading }) => plain(`${number} ${heading}`).slice(0, 30) || '(no number)').join(' + ');
}

function plain(words: string): string {
  const flat = words.replace(/\s+/g, ' ').trim();
  return flat.length > 160 ? `${flat.slice(0, 157)}…` : flat;
}
