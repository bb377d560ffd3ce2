import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import GripVertical from 'lucide-react/icons/grip-vertical';
import { type CSSProperties, useState } from 'react';
import { Button, Input, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { KeptReviewTable } from '#contract/review-table.ts';
import { ConfirmDialog } from '../design/confirm-dialog.tsx';
import { ColumnMenu } from './column-menu.tsx';
import { columnWords } from './column-words.ts';
import { removeColumn } from './review-changes.ts';
import { changeView, useReview } from './review-store.ts';
import { useColumnDrag } from './use-column-drag.ts';

interface ReviewGridHeadProps {
  readonly table: KeptReviewTable;
  readonly style: CSSProperties;
}

/** The columns' names, which sort, and under each the words that its cells must hold. */
export function ReviewGridHead({ table, style }: ReviewGridHeadProps) {
  const { t, i18n } = useTranslation();
  const { view } = useReview();
  const [removed, setRemoved] = useState<{ readonly id: string; readonly words: string } | null>(null);
  const { dropClass, grip } = useColumnDrag(table);
  const heads = [
    { id: '', words: t('review.document') },
    ...table.columns.map(({ id, title }) => ({ id, words: columnWords(title, i18n.language) })),
  ];
  return (
    <thead>
      <tr className="review-head" style={style}>
        {heads.map(({ id, words }, index) => {
          const isSorted = view.sortBy === id;
          const Arrow = view.descending ? ArrowDown : ArrowUp;
          return (
            <th
              key={id}
              className={`review-head-cell${dropClass(id)}`}
              scope="col"
              aria-sort={isSorted ? (view.descending ? 'descending' : 'ascending') : 'none'}
            >
              <span className="review-head-name">
                {id === '' ? null : (
                  <span className="review-grip" title={t('review.dragColumn')} aria-hidden {...grip(id)}>
                    <GripVertical size={12} strokeWidth={2} />
                  </span>
                )}
                <Button
                  className="review-sort"
                  onPress={() => changeView({ sortBy: id, descending: isSorted && !view.descending })}
                >
                  <span title={words}>{words}</span>
                  {isSorted ? <Arrow size={12} strokeWidth={2} aria-hidden /> : null}
                </Button>
                {id === '' ? null : (
                  <ColumnMenu
                    columnId={id}
                    words={words}
                    place={index - 1}
                    last={table.columns.length - 1}
                    onRemove={() => setRemoved({ id, words })}
                  />
                )}
              </span>
              <TextField
                className="review-filter"
                aria-label={t('review.filter', { name: words })}
                value={view.filters[id] ?? ''}
                onChange={(typed) => changeView({ filters: { ...view.filters, [id]: typed } })}
              >
                <Input className="input" placeholder={t('review.filterHint')} />
              </TextField>
            </th>
          );
        })}
      </tr>
      <ConfirmDialog
        title={t('review.removeTitle', { name: removed?.words ?? '' })}
        text={t('review.removeText')}
        action={t('review.removeNow')}
        isOpen={removed !== null}
        onOpenChange={() => setRemoved(null)}
        onConfirm={() => {
          if (removed !== null) void removeColumn(removed.id);
        }}
      />
    </thead>
  );
}
