import { type KeyboardEvent, useEffect, useState } from 'react';
import { Input, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { isComposing } from '../commands/composing.ts';
import { documentOf, useMatters } from '../matters/matters-store.ts';
import { useOpenDocument } from './open-document-store.ts';
import { pageRequests } from './page-requests.ts';

/** The page one is on, by its label where the file has labels; typing a label or number goes there. */
export function PageNumber() {
  const { t } = useTranslation();
  const { view, currentPage, pageTotal, documentId } = useOpenDocument();
  const document = useMatters((state) => documentOf(state, documentId));
  const total = pageTotal > 0 ? pageTotal : (document?.pageCount ?? 0);
  const label = view?.pages[currentPage - 1]?.label ?? null;
  const shown = label ?? String(currentPage);
  const [typed, setTyped] = useState<string | null>(null);

  useEffect(() => {
    if (documentId !== null) setTyped(null);
  }, [documentId]);

  const go = () => {
    if (typed === null) return;
    const wanted = typed.trim();
    const byLabel = view?.pages.find((page) => page.label === wanted)?.number;
    const page = byLabel ?? Number(wanted);
    if (Number.isInteger(page)) pageRequests().goToPage(page);
    setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    event.stopPropagation();
    if (event.key === 'Enter') {
      go();
      pageRequests().focus();
    }
    if (event.key === 'Escape') setTyped(null);
  };

  return (
    <span className="page-number">
      <TextField aria-label={t('page.number')} value={typed ?? shown} onChange={setTyped} onBlur={go}>
        <Input className="input" onFocus={(event) => event.currentTarget.select()} onKeyDownCapture={onKeyDown} />
      </TextField>
      <span className="page-total">
        {total === 0
          ? ''
          : label !== null && label !== String(currentPage)
            ? t('page.numberOfTotal', { page: currentPage, total })
            : t('page.ofTotal', { total })}
      </span>
    </span>
  );
}
