import { type PointerEvent, useEffect, useState } from 'react';
import type { KeptReviewTable } from '#contract/review-table.ts';
import { moveColumn } from './review-changes.ts';

interface ColumnDrag {
  readonly columnId: string;
  /** Where it would stand. */
  readonly to: number;
}

interface GripProps {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: () => void;
  readonly onPointerCancel: () => void;
}

/** So near to the edge the table goes on under the pointer. */
const edgePx = 40;
const scrollStepPx = 16;

/** A column that is drawn by its grip to another place; Escape lets it go where it was. */
export function useColumnDrag({ columns }: KeptReviewTable): {
  readonly dropClass: (columnId: string) => string;
  readonly grip: (columnId: string) => GripProps;
} {
  const [drag, setDrag] = useState<ColumnDrag | null>(null);
  const isDragging = drag !== null;
  useEffect(() => {
    if (!isDragging) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      setDrag(null);
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [isDragging]);

  const others = columns.filter(({ id }) => id !== drag?.columnId);
  const dropClass = (columnId: string) => {
    if (drag === null) return '';
    if (columnId === drag.columnId) return ' is-dragged';
    if (others[drag.to]?.id === columnId) return ' is-drop-before';
    return drag.to === others.length && others.at(-1)?.id === columnId ? ' is-drop-after' : '';
  };
  const grip = (columnId: string): GripProps => ({
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ columnId, to: columns.findIndex(({ id }) => id === columnId) });
    },
    onPointerMove: ({ currentTarget, clientX }) => {
      if (drag === null) return;
      const heads = [...(currentTarget.closest('tr')?.querySelectorAll('th') ?? [])].slice(1);
      const middles = heads.flatMap((head, index) => {
        const { left, width } = head.getBoundingClientRect();
        return columns[index]?.id === columnId ? [] : [left + width / 2];
      });
      setDrag({ columnId, to: middles.filter((middle) => middle < clientX).length });
      const scroller = currentTarget.closest('.review-scroller');
      const seen = scroller?.getBoundingClientRect();
      if (seen !== undefined && clientX > seen.right - edgePx) scroller?.scrollBy(scrollStepPx, 0);
      else if (seen !== undefined && clientX < seen.left + edgePx) scroller?.scrollBy(-scrollStepPx, 0);
    },
    onPointerUp: () => {
      if (drag !== null) void moveColumn(drag.columnId, drag.to);
      setDrag(null);
    },
    onPointerCancel: () => setDrag(null),
  });
  return { dropClass, grip };
}
