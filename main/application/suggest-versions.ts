import { setImmediate } from 'node:timers/promises';
import type { VersionSuggestion } from '#contract/versions.ts';
import { type DocumentRecord, listDocuments } from '#main/store/documents.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { sharedMarks, versionMarks } from './version-marks.ts';

/** The other read documents of a document's matter, the one most like it first. */
export async function suggestVersions(
  context: AnalysisContext,
  document: DocumentRecord,
): Promise<readonly VersionSuggestion[]> {
  const own = versionMarks(context, document);
  const found: VersionSuggestion[] = [];
  for (const other of listDocuments(context.database, document.matterId)) {
    if (other.id === document.id || other.state !== 'ready') continue;
    const { likely, likeness } = sharedMarks(own, versionMarks(context, other));
    found.push({ documentId: other.id, name: other.name, likely, likeness });
    // One document's findings at a time: the window is served in between.
    await setImmediate();
  }
  return found.toSorted((one, next) => Number(next.likely) - Number(one.likely) || next.likeness - one.likeness);
}
