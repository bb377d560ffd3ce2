import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronUp from 'lucide-react/icons/chevron-up';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../design/icon-button.tsx';
import { useOpenDocument } from '../page/open-document-store.ts';
import { stepMarkedHit, unmarkHits, useSearch } from './search-store.ts';

/** What is marked on the pages, the way through it, and the way to take it off. */
export function SearchHead({ documentId }: { readonly documentId: string }) {
  const { t } = useTranslation();
  const marked = useSearch((state) => state.marked);
  const page = useOpenDocument((state) => state.currentPage);
  const hits = marked?.documentId === documentId ? marked.hits : [];
  return (
    <div className="reading-head">
      <strong>{t('search.markedPages', { count: hits.length })}</strong>
      <span className="reading-for" dir="auto" title={marked?.query}>
        {marked?.query ?? ''}
      </span>
      <IconButton icon={ChevronUp} label={t('search.previous')} onPress={() => stepMarkedHit(page, -1)} />
      <IconButton icon={ChevronDown} label={t('search.next')} onPress={() => stepMarkedHit(page, 1)} />
      <Button className="link-button" onPress={unmarkHits}>
        {t('search.unmark')}
      </Button>
    </div>
  );
}
