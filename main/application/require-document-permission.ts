import type { Permission } from '#contract/guardrails.ts';
import { findDocument } from '#main/store/documents.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { requirePermission } from './require-permission.ts';

/**
 * Passes where a person may do that with the document. One that is not there
 * passes too: the request says so itself. Errors: `wrong-usage`.
 */
export function requireDocumentPermission(
  context: Pick<AnalysisContext, 'database'>,
  documentId: string,
  permission: Permission,
): void {
  const document = findDocument(context.database, documentId);
  if (document) requirePermission(context, document.matterId, permission);
}
