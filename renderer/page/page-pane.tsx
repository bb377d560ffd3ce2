import { useTranslation } from 'react-i18next';
import { errorWords } from '../locale/error-words.ts';
import { documentOf, useMatters } from '../matters/matters-store.ts';
import { ReviewPane } from '../review-table/review-pane.tsx';
import { useReview } from '../review-table/review-store.ts';
import { useOpenDocument } from './open-document-store.ts';
import { PageStart } from './page-start.tsx';
import { PageStrip } from './page-strip.tsx';
import { PageToolbar } from './page-toolbar.tsx';
import { PagesOf } from './pages-of.tsx';

/** The middle pane: the document that is open, or what to do when none is. */
export function PagePane() {
  const { t } = useTranslation();
  const documentId = useOpenDocument((state) => state.documentId);
  const view = useOpenDocument((state) => state.view);
  const error = useOpenDocument((state) => state.error);
  const document = useMatters((state) => documentOf(state, documentId));
  const isReview = useReview((state) => state.isOpen);
  if (isReview) return <ReviewPane />;
  if (documentId === null) return <PageStart />;
  const source = view?.summary ?? document;
  return (
    <main className="pane page-pane" aria-label={t('page.title')} data-tour="page">
      <PageToolbar />
      {source === null ? null : <PageStrip document={source} />}
      {error !== null && source === null ? (
        <div className="empty">
          <p>{errorWords(t, error)}</p>
        </div>
      ) : source === null ? null : (
        <PagesOf key={source.sha256} document={source} view={view} />
      )}
    </main>
  );
}
