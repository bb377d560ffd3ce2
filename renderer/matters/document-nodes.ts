import type { DocumentSummary } from '#contract/matter.ts';
import { documentTree, type TreeDocument } from './document-tree.ts';

/** A document's place in the list of matters. */
export interface DocumentNode {
  readonly id: string;
  readonly document: DocumentSummary;
  readonly children: readonly DocumentNode[];
}

const made = new WeakMap<DocumentSummary, DocumentNode>();

/**
 * The nodes of a matter's documents, in order. Those of documents that are as they were are the same objects, so that
 * of a thousand rows only the one that changed is made anew.
 */
export function documentNodes(documents: readonly DocumentSummary[]): readonly DocumentNode[] {
  return documentTree(documents).map(nodeOf);
}

function nodeOf({ document, children }: TreeDocument): DocumentNode {
  const nodes = children.map(nodeOf);
  const before = made.get(document);
  if (before !== undefined && isSame(before.children, nodes)) return before;
  const node = { id: document.id, document, children: nodes };
  made.set(document, node);
  return node;
}

function isSame(before: readonly DocumentNode[], after: readonly DocumentNode[]): boolean {
  return before.length === after.length && before.every((node, index) => node === after[index]);
}
