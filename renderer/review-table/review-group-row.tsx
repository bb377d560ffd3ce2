import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { type CSSProperties, memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewGroup } from '#contract/review-table.ts';
import { valueWords } from './cell-words.ts';
import { selectCell, toggleGroup } from './review-store.ts';

interface ReviewGroupRowProps {
  readonly index: number;
  readonly group: ReviewGroup;
  readonly columns: number;
  readonly style: CSSProperties;
  readonly isSelected: boolean;
}

/** The head of rows that say the same: what they say and how many they are. */
export const ReviewGroupRow = memo(function ReviewGroupRow({
  index,
  group,
  columns,
  style,
  isSelected,
}: ReviewGroupRowProps) {
  const { t, i18n } = useTranslation();
  const Arrow = group.isClosed ? ChevronRight : ChevronDown;
  const words = group.value === '' ? t('review.groupEmpty') : valueWords(group.value, i18n.language);
  return (
    <tr
      className={isSelected ? 'review-row review-group is-selected' : 'review-row review-group'}
      style={style}
      aria-rowindex={index + 1}
      aria-level={1}
      aria-expanded={!group.isClosed}
      aria-current={isSelected}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys of all its lines */}
      <td
        className="review-group-head"
        colSpan={columns}
        title={words}
        onClick={() => {
          selectCell(index, -1);
          toggleGroup(group);
        }}
      >
        <Arrow size={14} strokeWidth={2} aria-hidden />
        <span className="review-group-words" dir="auto">
          {words}
        </span>
        <span className="count">{t('review.groupCount', { count: group.count })}</span>
      </td>
    </tr>
  );
});
