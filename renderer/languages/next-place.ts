import type { LanguageTag } from '#contract/document.ts';
import { useOpenDocument } from '../page/open-document-store.ts';
import { pageRequests } from '../page/page-requests.ts';
import { languagesOfPage } from './page-languages-store.ts';

/** The place that was shown last, so that asking again goes on from it. */
let last: {
  readonly documentId: string;
  readonly language: LanguageTag;
  readonly page: number;
  readonly start: number;
} | null = null;

/** Brings the next stretch in a language into view, from the page that is shown on; after the last one the first. */
export async function showNextPlace(language: LanguageTag): Promise<void> {
  const { documentId, view, currentPage } = useOpenDocument.getState();
  if (documentId === null || view === null) return;
  const isGoingOn = last?.documentId === documentId && last.language === language;
  const from = isGoingOn && last !== null ? last : { page: currentPage, start: -1 };
  const withIt = view.pages
    .filter((page) => page.languages.some((share) => share.language === language))
    .map((page) => page.number);
  const inOrder = [
    ...withIt.filter((page) => page >= from.page),
    ...withIt.filter((page) => page < from.page),
    from.page,
  ];
  for (const [index, page] of inOrder.entries()) {
    const places = await languagesOfPage(documentId, page);
    const isFirst = index === 0 && page === from.page;
    const next = places.find(
      (place) =>
        place.language === language && place.anchor.quads.length > 0 && (!isFirst || place.anchor.start > from.start),
    );
    if (next === undefined) continue;
    last = { documentId, language, page, start: next.anchor.start };
    pageRequests().show([next.anchor]);
    return;
  }
}
