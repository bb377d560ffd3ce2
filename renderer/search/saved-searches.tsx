import Star from 'lucide-react/icons/star';
import X from 'lucide-react/icons/x';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { SavedSearch } from '#contract/search.ts';
import { request } from '../bridge.ts';
import { keepStep } from '../commands/undo-store.ts';
import { notifyError } from '../design/notices.ts';

interface SavedSearchesProps {
  readonly matterId: string | null;
  /** What stands in the box now. */
  readonly query: string;
  readonly onChoose: (query: string) => void;
}

/** The searches that a matter keeps, and keeping the one in the box. */
export function SavedSearches({ matterId, query, onChoose }: SavedSearchesProps) {
  const { t } = useTranslation();
  const [saved, setSaved] = useState<readonly SavedSearch[]>([]);
  useEffect(() => {
    let isOver = false;
    setSaved([]);
    if (matterId !== null) {
      request('search.saved', { matterId }).then((list) => {
        if (!isOver) setSaved(list);
      }, notifyError);
    }
    return () => {
      isOver = true;
    };
  }, [matterId]);
  if (matterId === null) return null;
  const shown = async (list: Promise<readonly SavedSearch[]>) => setSaved(await list);
  const keep = (kept: string) => shown(request('search.save', { matterId, query: kept }));
  const forget = async (kept: string) => {
    const search = (await request('search.saved', { matterId })).find((one) => one.query === kept);
    if (search !== undefined) await shown(request('search.forget', { matterId, savedId: search.id }));
  };
  const change = (kept: string, now: typeof keep, back: typeof keep) =>
    now(kept).then(() => keepStep({ what: 'savedSearch', undo: () => back(kept), redo: () => now(kept) }), notifyError);
  const words = query.trim();
  const isKept = saved.some((search) => search.query === words);
  if (words === '' && saved.length === 0) return null;
  return (
    <div className="saved-searches">
      {words === '' || isKept ? null : (
        <Button className="link-button saved-search-keep" onPress={() => void change(words, keep, forget)}>
          <Star size={12} strokeWidth={1.75} aria-hidden />
          {t('search.keep')}
        </Button>
      )}
      <ul aria-label={t('search.saved')}>
        {saved.map((search) => (
          <li key={search.id}>
            <Button className="saved-search" onPress={() => onChoose(search.query)}>
              {search.query}
            </Button>
            <Button
              className="icon-button"
              aria-label={t('search.forget', { query: search.query })}
              onPress={() => void change(search.query, forget, keep)}
            >
              <X size={12} strokeWidth={1.75} aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
