import { useOpenDocument } from './open-document-store.ts';

/** The label of a page of the open document, or its number where it has none. */
export function pageLabelOf(page: number): string {
  return useOpenDocument.getState().view?.pages[page - 1]?.label ?? String(page);
}
