import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { PlacedHit, SearchReason } from '#contract/search.ts';
import { useOpenDocument } from '../page/open-document-store.ts';
import { pageLabelOf } from '../page/page-label.ts';
import { MarkedText } from './marked-text.tsx';

/** A page that was found: where it is, the words around, and why where that is not plain to see. */
export function SearchHitCard({ hit }: { readonly hit: PlacedHit }) {
  const { t } = useTranslation();
  const openId = useOpenDocument((state) => state.documentId);
  const page = t('findings.page', { page: hit.documentId === openId ? pageLabelOf(hit.page) : String(hit.page) });
  // What stands there in so many words needs no likeness besides.
  const isSaid = hit.why.some(({ kind }) => kind === 'words');
  const reasons = hit.why.flatMap((reason) => (isSaid && reason.kind === 'meaning' ? [] : reasonWords(t, reason)));
  return (
    <div className="search-hit">
      <div className="search-place">
        <span className="search-document" dir="auto" title={hit.documentName}>
          {hit.documentName}
        </span>
        <span>{page}</span>
      </div>
      <p className="search-snippet" lang={hit.passage.language} dir="auto">
        <MarkedText text={hit.snippet.text} marks={hit.snippet.marks} />
      </p>
      {reasons.length === 0 && hit.alike.length === 0 ? null : (
        <p className="search-why">
          {[...reasons, ...(hit.alike.length === 0 ? [] : [t('search.alike', { count: hit.alike.length })])].join(
            ' · ',
          )}
        </p>
      )}
    </div>
  );
}

/** The reasons that the marks in the words do not show. */
function reasonWords(t: TFunction, reason: SearchReason): string[] {
  switch (reason.kind) {
    case 'words':
      return [];
    case 'translated':
      return [
        t('search.translated', { words: reason.words.map(({ asked, found }) => `${asked} → ${found}`).join(', ') }),
      ];
    case 'meaning':
      return [t('search.meaning')];
  }
}
