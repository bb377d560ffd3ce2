import type { TextFinding } from '#contract/finding.ts';
import { conflictsBetween, type Version } from '../conflicts.ts';
import { type AlignedClause, type Alignment, type AlignOptions, alignVersions } from './align-versions.ts';
import type { PieceMeanings } from './left-out-meanings.ts';
import { type WordChange, wordChanges } from './word-changes.ts';

export type PairStatus = 'equal' | 'changed' | 'moved' | 'missing' | 'extra' | 'conflict';

export interface ComparedClause extends AlignedClause {
  /** `missing`: only the first version has it; `extra`: only the second. */
  readonly status: PairStatus;
  /** Places in `conflicts`. */
  readonly conflicts: readonly number[];
  /** Of drafts in one language; offsets are of the texts. */
  readonly changes: readonly WordChange[];
}

export interface Comparison {
  readonly translated: boolean;
  readonly cut: boolean;
  readonly pairs: readonly ComparedClause[];
  /** Findings in the first version, as `conflictsBetween` gives them. */
  readonly conflicts: readonly TextFinding[];
  /** By the documents' own language clauses; null where none is named. */
  readonly prevailing: Prevailing | null;
}

export interface CompareOptions extends AlignOptions {
  /** Where the versions are aligned already. */
  readonly alignment?: Alignment;
  readonly meanings?: PieceMeanings | undefined;
}

export interface Prevailing {
  /** `contradiction` where the clauses do not agree with each other. */
  readonly version: 'a' | 'b' | 'equal force' | 'en' | 'zh' | 'contradiction';
  readonly in: 'a' | 'b';
  readonly clause: string;
  readonly quote: string;
  /** In the text of the version that says so. */
  readonly start: number;
  readonly end: number;
}

/**
 * Compares two versions of one document: pairs of clauses with what became of
 * each, conflicts, and which version prevails by their own words. Between
 * languages a pair without a conflict is `equal`: nothing was found to differ.
 */
export function compareVersions(a: Version, b: Version, options: CompareOptions = {}): Comparison {
  const alignment = options.alignment ?? alignVersions(a, b, options);
  const conflicts = conflictsBetween(a, b, { alignment, meanings: options.meanings });
  return {
    translated: alignment.translated,
    cut: alignment.cut,
    pairs: alignment.pairs.map((pair) => compared(pair, alignment, a.text, b.text, conflicts)),
    conflicts,
    prevailing: prevailingVersion(a, b, alignment.translated),
  };
}

function compared(
  pair: AlignedClause,
  { translated }: Alignment,
  a: string,
  b: string,
  conflicts: readonly TextFinding[],
): ComparedClause {
  const within = conflicts.flatMap(({ start, fields }, index) =>
    pair.a.some((unit) => start >= unit.start && start < unit.end) &&
    pair.b.some((unit) => Number(fields.other_start) >= unit.start && Number(fields.other_start) < unit.end)
      ? [index]
      : [],
  );
  const changes = translated || pair.a.length === 0 || pair.b.length === 0 ? [] : changesOf(pair, a, b);
  const status = statusOf(pair, within.length > 0, changes.length > 0);
  return { ...pair, status, conflicts: within, changes };
}

function statusOf(pair: AlignedClause, conflict: boolean, changed: boolean): PairStatus {
  if (pair.b.length === 0) return 'missing';
  if (pair.a.length === 0) return 'extra';
  if (conflict) return 'conflict';
  if (pair.moved) return 'moved';
  return changed ? 'changed' : 'equal';
}

function changesOf(pair: AlignedClause, a: string, b: string): WordChange[] {
  const one = spanOf(pair.a);
  const other = spanOf(pair.b);
  return wordChanges(a.slice(one.start, one.end), b.slice(other.start, other.end)).map((change) => {
    const offset = change.kind === 'deleted' ? one.start : other.start;
    return { kind: change.kind, start: offset + change.start, end: offset + change.end };
  });
}

function spanOf(units: AlignedClause['a']): { start: number; end: number } {
  return { start: units[0]?.start ?? 0, end: units.at(-1)?.end ?? 0 };
}

function prevailingVersion(a: Version, b: Version, translated: boolean): Prevailing | null {
  const found = [
    ...a.extraction.findings.map((finding) => ({ finding, side: 'a' as const })),
    ...b.extraction.findings.map((finding) => ({ finding, side: 'b' as const })),
  ].filter(({ finding }) => finding.kind === 'gen.language_prevails');
  const first = found[0];
  if (first === undefined) return null;
  const named = found.map(({ finding }) => namedVersion(finding.fields.prevailing));
  const version = named.every((one) => one === named[0]) ? (named[0] ?? 'equal force') : 'contradiction';
  const englishIsA = /[A-Za-z]{3}/.test(a.text) && translated && !/\p{Script=Han}{20}/u.test(a.text);
  return {
    version:
      translated && (version === 'en' || version === 'zh') ? ((version === 'en') === englishIsA ? 'a' : 'b') : version,
    in: first.side,
    clause: first.finding.clause?.number ?? '',
    quote: first.finding.text,
    start: first.finding.start,
    end: first.finding.end,
  };
}

function namedVersion(value: unknown): 'en' | 'zh' | 'equal force' {
  const words = typeof value === 'string' ? value : JSON.stringify(value ?? null);
  if (/^"?(?:en)|english/i.test(words)) return 'en';
  return /^"?zh|chinese/i.test(words) ? 'zh' : 'equal force';
}
