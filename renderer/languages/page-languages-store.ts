import { create } from 'zustand';
import type { LanguagePlace, LanguageTag } from '#contract/document.ts';
import { request } from '../bridge.ts';
import { notifyError } from '../design/notices.ts';

interface PageLanguagesState {
  readonly documentId: string | null;
  /** Where the languages stand, by page; only of pages that were looked at. */
  readonly places: ReadonlyMap<number, readonly LanguagePlace[]>;
  /** The one language that is looked for in the legend; the others step back. */
  readonly only: LanguageTag | null;
}

export const usePageLanguages = create<PageLanguagesState>(() => ({ documentId: null, places: new Map(), only: null }));

/** Pages kept: many more than can be seen at once. */
const keptPages = 80;
const asked = new Map<number, Promise<readonly LanguagePlace[]>>();

/** Begins anew with a document: another one, or the same read again. */
export function forgetPageLanguages(documentId: string | null): void {
  asked.clear();
  usePageLanguages.setState({ documentId, places: new Map(), only: null });
}

/** Where the languages stand on a page; asked for once. None where that could not be told. */
export function languagesOfPage(documentId: string, page: number): Promise<readonly LanguagePlace[]> {
  if (usePageLanguages.getState().documentId !== documentId) forgetPageLanguages(documentId);
  const there = usePageLanguages.getState().places.get(page);
  if (there !== undefined) return Promise.resolve(there);
  const underWay = asked.get(page);
  if (underWay !== undefined) return underWay;
  const asking = askFor(documentId, page);
  asked.set(page, asking);
  return asking;
}

async function askFor(documentId: string, page: number): Promise<readonly LanguagePlace[]> {
  try {
    const found = await request('pages.languages', { documentId, pageNumber: page });
    if (usePageLanguages.getState().documentId === documentId) {
      usePageLanguages.setState(({ places }) => ({
        places: new Map([...[...places].slice(1 - keptPages), [page, found]]),
      }));
      asked.delete(page);
    }
    return found;
  } catch (error) {
    // Kept as asked, so that a page that fails is not asked for at every drawing.
    notifyError(error);
    return [];
  }
}
