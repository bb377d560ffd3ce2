import { findDocument, listDocuments } from '#main/store/documents.ts';
import { loadMatterRules } from '#main/store/matter-rules.ts';
import { listMatters } from '#main/store/matters.ts';
import type { StoreDatabase } from '#main/store/open-store.ts';

/** Whether a look over several matters may see this one: not walled off, and a person may read it. */
function isOpenToOthers(database: StoreDatabase, matterId: string): boolean {
  const { permissions, policy } = loadMatterRules(database, matterId);
  return !policy.walledOff && permissions.person.includes('read');
}

/** Whether a document may be seen from a matter: its own, or one of a matter that is open to others. What is gone is not seen. */
export function seenFrom(database: StoreDatabase, matterId: string): (documentId: string) => boolean {
  const seen = new Map<string, boolean>();
  return (documentId) => {
    const known = seen.get(documentId);
    if (known !== undefined) return known;
    const document = findDocument(database, documentId);
    const may = document !== null && (document.matterId === matterId || isOpenToOthers(database, document.matterId));
    seen.set(documentId, may);
    return may;
  };
}

/**
 * The documents that a search over several matters may look at, chosen before it
 * begins, so that neither its hits, its limit nor its counts know of the others.
 * Documents of one matter alone are no look over several. `undefined`: all of them.
 */
export function openDocumentIds(
  database: StoreDatabase,
  asked: readonly string[] | undefined,
): readonly string[] | undefined {
  if (asked === undefined) {
    const matters = listMatters(database);
    const open = matters.filter(({ id }) => isOpenToOthers(database, id));
    if (open.length === matters.length) return undefined;
    return open.flatMap(({ id }) => listDocuments(database, id).map((document) => document.id));
  }
  const matterOf = new Map(asked.map((id) => [id, findDocument(database, id)?.matterId ?? null]));
  const matterIds = new Set(matterOf.values());
  if (matterIds.size <= 1) return asked;
  const open = new Set([...matterIds].filter((id) => id !== null && isOpenToOthers(database, id)));
  return asked.filter((id) => open.has(matterOf.get(id) ?? null));
}
