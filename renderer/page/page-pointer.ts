import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { selectFinding } from '../findings/findings-store.ts';
import { choosePassage } from '../reading/reading-store.ts';
import { editLine, usePageReadings } from '../recognition/page-readings-store.ts';
import { readPlace } from '../recognition/reading-marks.ts';
import type { Hovered } from './hover-card.tsx';
import type { Lens } from './lens-store.ts';
import type { PageViewer } from './page-viewer.ts';

/** Where a passage was clicked with the other button, and which. */
export interface PassagePlace {
  readonly x: number;
  readonly y: number;
  readonly index: number;
}

/** What the pointer does on the pages: shows what lies under it, selects it, opens its menu. */
export function usePagePointer(
  container: RefObject<HTMLDivElement | null>,
  viewer: RefObject<PageViewer | null>,
  lens: Lens,
): { readonly hovered: Hovered | null; readonly menuAt: PassagePlace | null; readonly closeMenu: () => void } {
  const [hovered, setHovered] = useState<Hovered | null>(null);
  const [menuAt, setMenuAt] = useState<PassagePlace | null>(null);
  const closeMenu = useCallback(() => setMenuAt(null), []);
  const lastClick = useRef({ x: 0, y: 0, place: 0 });
  const lensNow = useRef(lens);
  lensNow.current = lens;

  useEffect(() => {
    const pane = container.current;
    if (pane === null) return;
    const stop = new AbortController();
    let waiting = 0;
    const under = (event: MouseEvent) =>
      viewer.current?.findingsUnder(event.clientX, event.clientY, event.target) ?? [];
    const tintUnder = (event: MouseEvent) =>
      viewer.current?.tintsUnder(event.clientX, event.clientY, event.target)[0] ?? null;
    /** The passage under the pointer while the pages show what was read. */
    const passageUnder = (event: MouseEvent) => {
      const id = lensNow.current === 'reading' ? tintUnder(event) : null;
      return id === null ? null : Number(id);
    };
    /** The recognised line under the pointer. */
    const lineUnder = (event: MouseEvent) => {
      const ids = viewer.current?.tintsUnder(event.clientX, event.clientY, event.target) ?? [];
      const { readings } = usePageReadings.getState();
      for (const id of ids) {
        const place = readPlace(readings, id);
        if (place?.kind === 'line') return place;
      }
      return null;
    };
    pane.addEventListener(
      'pointermove',
      (event) => {
        cancelAnimationFrame(waiting);
        waiting = requestAnimationFrame(() => {
          const place = { x: event.clientX, y: event.clientY };
          if (lensNow.current === 'redaction') return;
          if (lensNow.current !== 'none' && lensNow.current !== 'search') {
            const id = event.buttons === 0 ? tintUnder(event) : null;
            setHovered(id === null ? null : { kind: lensNow.current, id, ...place });
            return;
          }
          const ids = event.buttons === 0 ? under(event) : [];
          setHovered(ids.length === 0 ? null : { kind: 'findings', findingIds: ids, ...place });
        });
      },
      { signal: stop.signal },
    );
    pane.addEventListener('pointerleave', () => setHovered(null), { signal: stop.signal });
    pane.addEventListener('scroll', () => setHovered(null), { signal: stop.signal, passive: true });
    pane.addEventListener(
      'click',
      (event) => {
        if (lensNow.current === 'redaction' || !(getSelection()?.isCollapsed ?? true)) return;
        if (lensNow.current === 'recognition') {
          const line = lineUnder(event);
          if (line !== null) editLine(line.page, line.line, event.clientX, event.clientY);
          return;
        }
        const passage = passageUnder(event);
        if (passage !== null) {
          choosePassage(passage, 'page');
          return;
        }
        const ids = under(event);
        if (ids.length === 0) return;
        // Clicking again at the same place goes through what lies on top of each other.
        const { x, y, place } = lastClick.current;
        const isSamePlace = Math.hypot(event.clientX - x, event.clientY - y) < 4;
        const next = isSamePlace ? (place + 1) % ids.length : 0;
        lastClick.current = { x: event.clientX, y: event.clientY, place: next };
        selectFinding(ids[next] ?? null, 'page');
      },
      { signal: stop.signal },
    );
    pane.addEventListener(
      'contextmenu',
      (event) => {
        const index = passageUnder(event);
        if (index === null) return;
        event.preventDefault();
        cancelAnimationFrame(waiting);
        setHovered(null);
        setMenuAt({ x: event.clientX, y: event.clientY, index });
      },
      { signal: stop.signal },
    );
    return () => {
      stop.abort();
      cancelAnimationFrame(waiting);
    };
  }, [container, viewer]);

  return { hovered: menuAt === null ? hovered : null, menuAt, closeMenu };
}
