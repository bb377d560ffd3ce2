import { type RefObject, useEffect } from 'react';
import type { PageViewer } from '../page/page-viewer.ts';
import { markPlace, removeRedactions, selectRedaction } from './redactions-store.ts';

/** A shorter way of the pointer is a click. */
const leastPx = 4;

/** While `isOn`: a drag over a page marks a box, a click selects the mark under it, Delete takes it away. */
export function useBoxDrawing(
  container: RefObject<HTMLDivElement | null>,
  viewer: RefObject<PageViewer | null>,
  isOn: boolean,
): void {
  useEffect(() => {
    const pane = container.current;
    if (pane === null || !isOn) return;
    const stop = new AbortController();
    const { signal } = stop;
    let drawn: {
      readonly page: HTMLElement;
      readonly x: number;
      readonly y: number;
      readonly box: HTMLElement;
    } | null = null;
    const end = () => {
      drawn?.box.remove();
      drawn = null;
    };
    pane.addEventListener(
      'pointerdown',
      (event) => {
        const page = event.target instanceof Element ? event.target.closest<HTMLElement>('.page') : null;
        if (page === null || event.button !== 0) return;
        event.preventDefault();
        pane.focus({ preventScroll: true });
        pane.setPointerCapture(event.pointerId);
        const box = document.createElement('div');
        box.className = 'redaction-drawing';
        page.append(box);
        drawn = { page, x: event.clientX, y: event.clientY, box };
      },
      { signal },
    );
    pane.addEventListener(
      'pointermove',
      (event) => {
        if (drawn === null) return;
        const outer = drawn.page.getBoundingClientRect();
        Object.assign(drawn.box.style, {
          left: `${Math.min(drawn.x, event.clientX) - outer.left}px`,
          top: `${Math.min(drawn.y, event.clientY) - outer.top}px`,
          width: `${Math.abs(event.clientX - drawn.x)}px`,
          height: `${Math.abs(event.clientY - drawn.y)}px`,
        });
      },
      { signal },
    );
    pane.addEventListener(
      'pointerup',
      (event) => {
        if (drawn === null) return;
        const { page, x, y } = drawn;
        end();
        const isClick = Math.abs(event.clientX - x) < leastPx || Math.abs(event.clientY - y) < leastPx;
        if (isClick) {
          selectRedaction(viewer.current?.tintsUnder(x, y, page)[0] ?? null);
          return;
        }
        const box = viewer.current?.boxOf(page, [x, y], [event.clientX, event.clientY]) ?? null;
        if (box !== null) markPlace(Number(page.dataset.pageNumber), box);
      },
      { signal },
    );
    pane.addEventListener('pointercancel', end, { signal });
    pane.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Escape') selectRedaction(null);
        if (event.key !== 'Delete' && event.key !== 'Backspace') return;
        event.preventDefault();
        removeRedactions('selected');
      },
      { signal },
    );
    return () => {
      end();
      stop.abort();
    };
  }, [container, viewer, isOn]);
}
