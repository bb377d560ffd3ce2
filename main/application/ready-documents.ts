import { type DocumentRecord, listDocuments } from '#main/store/documents.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { requireMatter } from './matter-requests.ts';
import { requirePermission } from './require-permission.ts';

/** The documents of a matter that are read, of those named; an empty list names all. Errors: `not-found` for the matter, `wrong-usage` where its rules do not allow reading. */
export function readyDocuments(
  context: AnalysisContext,
  matterId: string,
  documentIds: readonly string[],
): DocumentRecord[] {
  requireMatter(context, matterId);
  requirePermission(context, matterId, 'read');
  const wanted = new Set(documentIds);
  return listDocuments(context.database, matterId).filter(
    ({ id, state }) => state === 'ready' && (wanted.size === 0 || wanted.has(id)),
  );
}
