import type { DocumentSummary } from '#contract/matter.ts';

/** A document with what came inside it: a mail's attachments, an archive's members. */
export interface TreeDocument<D = DocumentSummary> {
  readonly document: D;
  readonly children: readonly TreeDocument<D>[];
}

/** Documents as a tree, each level in the order given; what came in a document that is not there stands at the top. */
export function documentTree<D extends Pick<DocumentSummary, 'id' | 'parentId'>>(
  documents: readonly D[],
): readonly TreeDocument<D>[] {
  const known = new Set(documents.map(({ id }) => id));
  const of = new Map<string | null, D[]>();
  for (const document of documents) {
    const parent = document.parentId !== null && known.has(document.parentId) ? document.parentId : null;
    const siblings = of.get(parent);
    if (siblings === undefined) of.set(parent, [document]);
    else siblings.push(document);
  }
  const under = (parentId: string | null): readonly TreeDocument<D>[] =>
    (of.get(parentId) ?? []).map((document) => ({ document, children: under(document.id) }));
  return under(null);
}

/** How many documents came inside one, at any depth. */
export function countInside(documents: readonly Pick<DocumentSummary, 'id' | 'parentId'>[], id: string): number {
  const inside = new Set([id]);
  for (let before = 0; before < inside.size; ) {
    before = inside.size;
    for (const { id: one, parentId } of documents) if (parentId !== null && inside.has(parentId)) inside.add(one);
  }
  return inside.size - 1;
}
