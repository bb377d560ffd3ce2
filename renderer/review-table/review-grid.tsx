import { type CSSProperties, type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isReviewGroup, type KeptReviewTable, type ReviewGroup } from '#contract/review-table.ts';
import { isComposing } from '../commands/composing.ts';
import { columnWords } from './column-words.ts';
import { judgeCell, moveColumn } from './review-changes.ts';
import { ReviewGridHead } from './review-grid-head.tsx';
import { ReviewGridRow } from './review-grid-row.tsx';
import { ReviewGroupRow } from './review-group-row.tsx';
import { editCell, followCells, readRows, selectCell, toggleGroup, useReview } from './review-store.ts';
import { showCell } from './show-cell.ts';

export const rowHeightPx = 34;
const headHeightPx = 66;
const firstColumnPx = 240;
const columnPx = 190;
/** Rows drawn above and below what is seen. */
const overscan = 8;

/** The rows that are seen, of however many there are; head and first column stay. */
export function ReviewGrid({ table }: { readonly table: KeptReviewTable }) {
  const { t, i18n } = useTranslation();
  const { counts, lines, selected, isEditing, view } = useReview();
  const scroller = useRef<HTMLDivElement>(null);
  const levels = view.group?.by.length ?? 0;
  const grid = useRef<HTMLTableElement>(null);
  const [range, setRange] = useState({ first: 0, last: 40 });

  const measure = () => {
    const element = scroller.current;
    if (element === null) return;
    const first = Math.max(0, Math.floor(element.scrollTop / rowHeightPx) - overscan);
    const last = Math.ceil((element.scrollTop + element.clientHeight - headHeightPx) / rowHeightPx) + overscan;
    setRange((before) => (before.first === first && before.last === last ? before : { first, last }));
  };
  useLayoutEffect(measure, []);
  useEffect(followCells, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is seen of another view is read anew
  useEffect(() => {
    for (let row = range.first; row <= Math.min(range.last, counts.total - 1); row += 50) void readRows(row);
    void readRows(Math.min(range.last, Math.max(0, counts.total - 1)));
  }, [range, counts.total, view]);

  const bringIntoView = (row: number, column: number) => {
    const element = scroller.current;
    if (element === null) return;
    const top = row * rowHeightPx;
    const seen = element.clientHeight - headHeightPx;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeightPx > element.scrollTop + seen) element.scrollTop = top + rowHeightPx - seen;
    if (column < 0) return;
    const left = column * columnPx;
    const wide = element.clientWidth - firstColumnPx;
    if (left < element.scrollLeft) element.scrollLeft = left;
    else if (left + columnPx > element.scrollLeft + wide) element.scrollLeft = left + columnPx - wide;
  };
  /** The head of the group that a line stands in; the line itself where it was not read. */
  const headBefore = (row: number) => {
    const own = lines.get(row);
    const level = own !== undefined && isReviewGroup(own) ? own.level : Number.POSITIVE_INFINITY;
    for (let at = row; at >= 0; at -= 1) {
      const line = lines.get(at);
      if (line === undefined) return row;
      if (isReviewGroup(line) && line.level < level) return at;
    }
    return row;
  };
  /** Where an arrow leads across groups: to the head above from a name or a closed head, into an open one. */
  const stepInGroups = (key: string, group: ReviewGroup | null): readonly [number, number] | undefined => {
    const { row, column } = selected;
    if (group === null) return key === 'ArrowLeft' && column < 0 && levels > 0 ? [headBefore(row) - row, 0] : undefined;
    if (key === 'ArrowLeft') return [headBefore(row) - row, -1 - column];
    return key === 'ArrowRight' ? [1, -1 - column] : undefined;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || isComposing(event.nativeEvent) || event.ctrlKey || event.metaKey)
      return;
    const { row, column } = selected;
    const line = lines.get(row);
    const group = line !== undefined && isReviewGroup(line) ? line : null;
    const across = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.altKey) {
      const moved = group === null ? table.columns[column] : undefined;
      if (moved === undefined || across === undefined) return;
      void moveColumn(moved.id, column + across);
      bringIntoView(row, Math.min(Math.max(0, column + across), table.columns.length - 1));
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (group !== null && ['Enter', ' ', group.isClosed ? 'ArrowRight' : 'ArrowLeft'].includes(event.key)) {
      toggleGroup(group);
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const key = event.key.toLowerCase();
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headHeightPx) / rowHeightPx) - 1);
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
      ArrowRight: [0, 1],
      ArrowLeft: [0, -1],
      PageDown: [page, 0],
      PageUp: [-page, 0],
      Home: [-row, 0],
      End: [counts.total, 0],
    };
    const step = stepInGroups(event.key, group) ?? steps[event.key];
    if (step !== undefined) {
      const next = Math.min(Math.max(0, row + step[0]), Math.max(0, counts.total - 1));
      const beside = Math.min(Math.max(-1, column + step[1]), table.columns.length - 1);
      selectCell(next, beside);
      bringIntoView(next, beside);
    } else if (event.key === 'Enter') showCell();
    else if (key === 'a') void judgeCell('accepted');
    else if (key === 'e' || event.key === 'F2') editCell(true);
    else if (event.key === 'Delete' || event.key === 'Backspace') void judgeCell('open');
    else if (key === 'f') scroller.current?.querySelector<HTMLInputElement>('.review-filter input')?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  // After a correction the keys go on where they were.
  useEffect(() => {
    if (!isEditing && document.activeElement === document.body) grid.current?.focus({ preventScroll: true });
  }, [isEditing]);

  const titleOf = (columnId: string) => {
    const column = table.columns.find(({ id }) => id === columnId);
    return column === undefined ? null : columnWords(column.title, i18n.language);
  };
  const shown: number[] = [];
  for (let row = range.first; row <= Math.min(range.last, counts.total - 1); row += 1) shown.push(row);
  const style: CSSProperties = {
    gridTemplateColumns: `${firstColumnPx}px repeat(${table.columns.length}, ${columnPx}px)`,
  };
  return (
    <div ref={scroller} className="review-scroller" onScroll={measure}>
      <table
        ref={grid}
        className="review-grid"
        role={levels === 0 ? 'grid' : 'treegrid'}
        tabIndex={0}
        aria-label={table.name}
        aria-rowcount={counts.total}
        aria-colcount={table.columns.length + 1}
        onKeyDown={onKeyDown}
      >
        <ReviewGridHead table={table} style={style} />
        <tbody className="review-rows" style={{ height: counts.total * rowHeightPx }}>
          {shown.map((index) => {
            const line = lines.get(index);
            return line !== undefined && isReviewGroup(line) ? (
              <ReviewGroupRow
                key={index}
                index={index}
                group={line}
                column={levels > 1 ? titleOf(line.columnId) : null}
                columns={table.columns.length + 1}
                style={{ top: index * rowHeightPx }}
                isSelected={selected.row === index}
              />
            ) : (
              <ReviewGridRow
                key={index}
                index={index}
                row={line}
                table={table}
                style={{ ...style, top: index * rowHeightPx }}
                selectedColumn={selected.row === index ? selected.column : null}
                levels={levels}
              />
            );
          })}
        </tbody>
      </table>
      {counts.total === 0 ? (
        <p className="panel-note">{t(counts.documents === 0 ? 'review.noDocuments' : 'review.noRows')}</p>
      ) : null}
    </div>
  );
}
