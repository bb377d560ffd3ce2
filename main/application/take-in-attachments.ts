import type { FoundAttachment } from '#main/documents/reader-messages.ts';
import { type DocumentRecord, findDocument } from '#main/store/documents.ts';
import type { StoreDatabase } from '#main/store/open-store.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { type TakeInOptions, takeIn } from './take-in.ts';

/** Mails in mails, archives in archives: deeper than this they stay inside their file. */
const deepestAttachment = 8;

/**
 * Takes the files that a document contains into its matter, as documents that
 * came in it. Returns a warning for each that could not be taken; its bytes stay
 * in the document itself.
 */
export async function takeInAttachments(
  context: AnalysisContext,
  parent: DocumentRecord,
  attachments: readonly FoundAttachment[],
  options: Pick<TakeInOptions, 'summaryOf' | 'onAdded' | 'signal'>,
): Promise<string[]> {
  // A picture inside a mail's words is shown there; only files that were attached are documents.
  const files = attachments.filter(({ inline }) => inline !== true);
  if (files.length === 0) return [];
  if (depthOf(context.database, parent) >= deepestAttachment) {
    return [`${files.length} files inside it were not opened: they lie more than ${deepestAttachment} files deep`];
  }
  const incoming = files.map(({ name, path }) => ({ name, source: path }));
  const { refused } = await takeIn(context, incoming, { ...options, matterId: parent.matterId, parentId: parent.id });
  return refused.map(({ name, message }) => `“${name}”, a file inside it, was not opened: ${message}`);
}

function depthOf(database: StoreDatabase, document: DocumentRecord): number {
  let depth = 0;
  for (let at: DocumentRecord | null = document; at?.parentId && depth < deepestAttachment; depth += 1) {
    at = findDocument(database, at.parentId);
  }
  return depth;
}
