import type { TextFinding } from '#contract/finding.ts';
import { anchorsFor } from '#main/documents/anchor.ts';
import { type DocumentRecord, listDocuments } from '#main/store/documents.ts';
import { addFindings, keepOnlyConflicts, type ListedFinding, listClauses, listFindings } from '#main/store/findings.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { anchorFindings } from './anchored-findings.ts';
import { type AnchoredText, anchoredText } from './anchored-text.ts';

type Version = AnchoredText & VersionMarks;

/** What versions of one instrument share, whatever their languages. */
export interface VersionMarks {
  readonly document: DocumentRecord;
  readonly clauseNumbers: ReadonlySet<number>;
  readonly clauseCount: number;
  /** Amounts, dates and periods by value, whatever language they are written in. */
  readonly facts: ReadonlySet<string>;
}

/**
 * Looks for conflicts between a document and every other finished document of
 * its matter that is another version of it (the same numbered clauses, most
 * amounts, dates and periods in both), and keeps them with both documents.
 * Returns the ids of the documents whose findings changed.
 */
export async function findMatterConflicts(
  context: AnalysisContext,
  document: DocumentRecord,
  signal: AbortSignal,
): Promise<string[]> {
  const changed: string[] = [];
  const one = await versionOf(context, document);
  for (const other of listDocuments(context.database, document.matterId)) {
    if (other.id === document.id || other.state !== 'ready') continue;
    const two = await versionOf(context, other);
    if (!areVersions(one, two)) continue;
    const found = await context.extraction.run('conflicts', { a: one.body.text, b: two.body.text }, signal);
    for (const [here, there, conflicts] of [
      [one, two, found.ofA],
      [two, one, found.ofB],
    ] as const) {
      addFindings(context.database, here.document.id, await anchorConflicts(here, there, conflicts));
      changed.push(here.document.id);
    }
  }
  return [...new Set(changed)];
}

/** Conflicts tied to both documents: what this one says is the finding, what the other says its support. */
async function anchorConflicts(here: Version, there: Version, found: readonly TextFinding[]): Promise<ListedFinding[]> {
  const kept = new Map<string, TextFinding>();
  for (const conflict of found) {
    const place = [conflict.start, conflict.end, conflict.fields.other_start, conflict.fields.other_end].join(':');
    if (!kept.has(place)) kept.set(place, conflict);
  }
  const listed: ListedFinding[] = [];
  for (const conflict of kept.values()) {
    const { other_start: start, other_end: end, ...fields } = conflict.fields;
    const supports =
      typeof start === 'number' && typeof end === 'number'
        ? anchorsFor(there.body, there.documentId, there.pages, start, end)
        : [];
    const named = { ...conflict, supports: [], fields: { ...fields, other_document: there.document.name } };
    const anchored = await anchorFindings(here, [['conflict', [named]]]);
    listed.push(...anchored.map(({ finding, ...rest }) => ({ ...rest, finding: { ...finding, supports } })));
  }
  return listed;
}

/** Forgets the conflicts that a removed document had caused in the others of its matter. */
export function forgetConflictsWith(context: AnalysisContext, removed: DocumentRecord): void {
  for (const other of listDocuments(context.database, removed.matterId)) {
    const kept = listFindings(context.database, other.id)
      .filter(({ list, finding }) => list === 'conflict' && finding.fields.other_document !== removed.name)
      .map(({ finding }) => finding.id);
    keepOnlyConflicts(context.database, other.id, kept);
  }
}

async function versionOf(context: AnalysisContext, document: DocumentRecord): Promise<Version> {
  return { ...(await anchoredText(context, document)), ...versionMarks(context, document) };
}

/** A read document's clause numbers, amounts, dates and periods. */
export function versionMarks(context: AnalysisContext, document: DocumentRecord): VersionMarks {
  const clauses = listClauses(context.database, document.id).filter(
    (clause) => clause.kind === 'clause' && clause.level === 1,
  );
  const numbers = clauses.map((clause, index) => ordinalOf(clause.number) ?? index + 1);
  return {
    document,
    clauseNumbers: new Set(numbers),
    clauseCount: clauses.length,
    facts: factsOf(context, document),
  };
}

const hanDigits = '零一二三四五六七八九';

/** 12 for "12.", "Article 12" and "第十二條"; null where there is no number. */
function ordinalOf(number: string): number | null {
  const arabic = /\d+/.exec(number)?.[0];
  if (arabic !== undefined) return Number(arabic);
  const han = /[一二三四五六七八九十]+/.exec(number)?.[0];
  if (han === undefined) return null;
  const [tens, ones] = han.includes('十') ? han.split('十') : ['', han];
  const tensValue = han.includes('十') ? (tens ? hanDigits.indexOf(tens) : 1) : 0;
  return tensValue * 10 + (ones ? hanDigits.indexOf(ones) : 0);
}

function factsOf(context: AnalysisContext, document: DocumentRecord): Set<string> {
  const facts = listFindings(context.database, document.id).flatMap(({ finding }) => {
    const { value, date_iso: date, unit } = finding.fields;
    if (finding.kind === 'fact.amount' && typeof value === 'number') return [`amount:${value}`];
    if (finding.kind === 'fact.dated_event' && typeof date === 'string') return [`date:${date}`];
    if (finding.kind === 'fact.period' && typeof value === 'number') return [`period:${value}:${String(unit)}`];
    return [];
  });
  return new Set(facts);
}

/**
 * Two versions of one instrument: at least five numbered clauses each, nine in
 * ten of them in both, lengths that a translation can have, and half of the
 * smaller one's facts in both. Unrelated contracts share numbering, not facts.
 */
function areVersions(a: Version, b: Version): boolean {
  const lengthRatio = a.body.text.length / Math.max(1, b.body.text.length);
  return lengthRatio >= 0.15 && lengthRatio <= 7 && sharedMarks(a, b).likely;
}

/** Whether that much is shared, lengths aside; and how much is, 0–1. */
export function sharedMarks(a: VersionMarks, b: VersionMarks): { likely: boolean; likeness: number } {
  const clauses = overlap(a.clauseNumbers, b.clauseNumbers);
  const facts = overlap(a.facts, b.facts);
  const ofClauses = clauses.shared / Math.max(1, clauses.all);
  const ofFacts = facts.shared / Math.max(1, facts.smaller);
  const likely =
    a.document.sha256 !== b.document.sha256 &&
    Math.min(a.clauseCount, b.clauseCount) >= 5 &&
    facts.smaller >= 3 &&
    ofClauses >= 0.9 &&
    ofFacts >= 0.5;
  return { likely, likeness: (ofClauses + ofFacts) / 2 };
}

function overlap<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): { shared: number; smaller: number; all: number } {
  const shared = [...a].filter((value) => b.has(value)).length;
  return { shared, smaller: Math.min(a.size, b.size), all: a.size + b.size - shared };
}
