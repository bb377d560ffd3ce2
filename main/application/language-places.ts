import type { LanguagePlace } from '#contract/document.ts';
import { SampanError } from '#contract/errors.ts';
import { anchorFor } from '#main/documents/anchor.ts';
import { languageSpans } from '#main/language/spans.ts';
import type { StoreDatabase } from '#main/store/open-store.ts';
import { loadPage } from '#main/store/pages.ts';

/**
 * Where each language stands on a page, in reading order; stretches that are
 * only blanks are left out, so an image page has none. Errors: `not-found`.
 */
export function languagePlaces(
  database: StoreDatabase,
  { documentId, pageNumber }: { readonly documentId: string; readonly pageNumber: number },
): LanguagePlace[] {
  const page = loadPage(database, documentId, pageNumber);
  if (!page) throw new SampanError('not-found', 'That page is not there. Open the document again.');
  return languageSpans(page.text)
    .map(({ start, end, language }) => ({ language, anchor: anchorFor(documentId, page, start, end) }))
    .filter(({ anchor }) => anchor.quads.length > 0);
}
