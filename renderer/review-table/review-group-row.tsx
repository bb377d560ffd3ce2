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
  /** What is grouped, where groups stand within groups. */
  readonly column: string | null;
  readonly columns: number;
  readonly style: CSSProperties;
  readonly isSelected: boolean;
}

/** The head of rows that say the same: what they say and how many they are. */
export const ReviewGroupRow = memo(function ReviewGroupRow({
  index,
  group,
  column,
  columns,
  style,
  isSelected,
}: ReviewGroupRowProps) {
  const { t, i18n } = useTranslation();
  const Arrow = group.isClosed ? ChevronRight : ChevronDown;
  const words = group.value === '' ? t('review.groupEmpty') : valueWords(group.value, i18n.language);
  return (
    <tr
      className={`review-row review-group is-level-${group.level}${isSelected ? ' is-selected' : ''}`}
      style={style}
      aria-rowindex={index + 1}
      aria-level={group.level}
      aria-expanded={!group.isClosed}
      aria-current={isSelected}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys of all its lines */}
      <td
        className="review-group-head"
        colSpan={columns}
        title={column === null ? words : `${column}: ${words}`}
        onClick={() => {
          selectCell(index, -1);
          toggleGroup(group);
        }}
      >
        <Arrow size={14} strokeWidth={2} aria-hidden />
        {column === null ? null : (
          <span className="review-group-column" dir="auto">
            {column}
          </span>
        )}
        <span className="review-group-words" dir="auto">
          {words}
        </span>
        <span className="count">{t('review.groupCount', { count: group.count })}</span>
      </td>
    </tr>
  );
});
