import type { Application } from '../application.ts';

/** The documents with those that came in them: attachments, members of archives. */
export async function withContained(
  application: Application,
  matterId: string,
  ids: readonly string[],
): Promise<readonly string[]> {
  const wanted = new Set(ids);
  // A contained document was always added after what it came in.
  for (const { id, parentId } of await application.request('documents.list', { matterId })) {
    if (parentId !== null && wanted.has(parentId)) wanted.add(id);
  }
  return [...wanted];
}
