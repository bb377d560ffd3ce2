import { useEffect, useMemo, useState } from 'react';

/** Of a long list what is enough to fill any screen, and what is added whenever the window has nothing else to do. */
const firstCount = 60;
const addedAtOnce = 150;
/** Added after this even where the window is never idle. */
const waitMs = 2_000;

/**
 * How many of so many items are there: the beginning of a long list at once, and all of it a little later. A collection
 * of React Aria makes something of every item before it shows the first.
 */
export function useGrowingCount(length: number, atLeast = 0): number {
  const [grown, setGrown] = useState(firstCount);
  const count = Math.max(grown, atLeast);
  const isWhole = count >= length;
  useEffect(() => {
    if (isWhole) return;
    const waiting = requestIdleCallback(() => setGrown(count + addedAtOnce), { timeout: waitMs });
    return () => cancelIdleCallback(waiting);
  }, [isWhole, count]);
  return isWhole ? length : count;
}

/** The items that are there; `atLeast` so many in any case, up to one that is to be shown. */
export function useGrowing<Item>(items: readonly Item[], atLeast = 0): readonly Item[] {
  const count = useGrowingCount(items.length, atLeast);
  return useMemo(() => (count < items.length ? items.slice(0, count) : items), [items, count]);
}
