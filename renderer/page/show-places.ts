import type { Anchor } from '#contract/document.ts';
import { openDocument, useOpenDocument } from './open-document-store.ts';
import { pageRequests, showWhenOpen } from './page-requests.ts';

/** Brings places of one document into view, opening it where another one is open. */
export function showPlaces(anchors: readonly Anchor[]): void {
  const documentId = anchors[0]?.documentId;
  if (documentId === undefined) return;
  if (useOpenDocument.getState().documentId === documentId) {
    pageRequests().show(anchors);
    return;
  }
  showWhenOpen(anchors);
  void openDocument(documentId);
}
