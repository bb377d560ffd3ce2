import type { TextFinding } from '#contract/finding.ts';
import { anchorsFor } from '#main/documents/anchor.ts';
import { type DocumentRecord, listDocuments } from '#main/store/documents.ts';
import { addFindings, keepOnlyConflicts, type ListedFinding, listFindings } from '#main/store/findings.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { anchorFindings } from './anchored-findings.ts';
import { type AnchoredText, anchoredText } from './anchored-text.ts';
import { sharedMarks, type VersionMarks, versionMarks } from './version-marks.ts';

type Version = AnchoredText & Omit<VersionMarks, 'document'> & { readonly document: DocumentRecord };

/**
 * Looks for conflicts between a document and every other finished document of
 * its matter that is another version of it (the same numbered clauses, with most
 * amounts, dates and periods in them), and keeps them with both documents.
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
  return { ...(await anchoredText(context, document)), ...versionMarks(context, document), document };
}

/** Versions, of lengths that a translation can have. */
function areVersions(a: Version, b: Version): boolean {
  const lengthRatio = a.body.text.length / Math.max(1, b.body.text.length);
  return lengthRatio >= 0.15 && lengthRatio <= 7 && sharedMarks(a, b).likely;
}
