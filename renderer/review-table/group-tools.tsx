import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type KeptReviewTable, mostGroupLevels } from '#contract/review-table.ts';
import { ChoiceSelect } from '../settings/choice-select.tsx';
import { columnWords } from './column-words.ts';
import { groupBy, toggleAllGroups, useReview } from './review-store.ts';

/** By which columns rows stand together, one choice for each level, and the way to close and open all groups. */
export function GroupTools({ table }: { readonly table: KeptReviewTable }) {
  const { t, i18n } = useTranslation();
  const group = useReview(({ view }) => view.group);
  const by = group?.by ?? [];
  const left = table.columns.length - by.length;
  const levels = by.length < mostGroupLevels && left > 0 ? [...by, ''] : by;
  return (
    <>
      {levels.map((chosen, level) => (
        <ChoiceSelect
          // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place
          key={level}
          label={level === 0 ? t('review.group') : t('review.groupLevel', { level: level + 1 })}
          isLabelHidden
          value={chosen}
          choices={[
            { id: '', words: t(level === 0 ? 'review.ungrouped' : 'review.noFurtherGroup') },
            ...table.columns
              .filter(({ id }) => !by.slice(0, level).includes(id))
              .map(({ id, title }) => ({
                id,
                words: t(level === 0 ? 'review.groupBy' : 'review.thenBy', { name: columnWords(title, i18n.language) }),
              })),
          ]}
          onChange={(id) => groupBy(level, id === '' ? null : id)}
        />
      ))}
      {group === undefined ? null : (
        <Button className="button" onPress={() => toggleAllGroups(!group.isClosed)}>
          {t(group.isClosed ? 'review.openGroups' : 'review.closeGroups')}
        </Button>
      )}
    </>
  );
}
