import { type CSSProperties, memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptReviewTable, ReviewCell, ReviewRow } from '#contract/review-table.ts';
import { cellWords } from './cell-words.ts';
import { selectCell } from './review-store.ts';
import { showCell } from './show-cell.ts';

interface ReviewGridRowProps {
  readonly index: number;
  /** Undefined until it is read. */
  readonly row: ReviewRow | undefined;
  readonly table: KeptReviewTable;
  readonly style: CSSProperties;
  readonly selectedColumn: number | null;
  /** Groups that it stands in. */
  readonly levels: number;
}

/** One document's row. */
export const ReviewGridRow = memo(function ReviewGridRow({
  index,
  row,
  table,
  style,
  selectedColumn,
  levels,
}: ReviewGridRowProps) {
  const { i18n } = useTranslation();
  const cellClass = (column: number, cell?: ReviewCell) =>
    [
      'review-cell',
      cell === undefined ? '' : `is-${cell.state}`,
      cell?.state === 'filled' && (cell.confidence ?? 1) < 0.6 ? 'is-doubtful' : '',
      selectedColumn === column ? 'is-selected' : '',
    ].join(' ');
  const cell = (column: number, words: string, own?: ReviewCell) => (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys of all its cells
    <td
      key={column}
      className={cellClass(column, own)}
      aria-current={selectedColumn === column}
      title={words}
      dir="auto"
      onClick={() => selectCell(index, column)}
      onDoubleClick={() => showCell()}
    >
      {words}
    </td>
  );
  return (
    <tr
      className={`review-row is-level-${levels}`}
      style={style}
      aria-rowindex={index + 1}
      aria-level={levels > 0 ? levels + 1 : undefined}
    >
      {cell(-1, row?.name ?? '…')}
      {table.columns.map((_, column) => {
        const own = row?.cells[column];
        return cell(column, own === undefined ? '' : cellWords(own, i18n.language), own);
      })}
    </tr>
  );
});
