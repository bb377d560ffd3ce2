import { useEffect } from 'react';

export interface ReadWhenShown {
  /** What was read is no longer what is there: it is read again, at once where it is shown. */
  readonly changed: () => Promise<void>;
  /** Of a component that shows it: has it read where it was not. */
  readonly useShown: () => void;
}

/** Reads something large only while it is on the screen; a clause tree of a thousand pages weighs megabytes. */
export function readWhenShown(read: () => Promise<void>): ReadWhenShown {
  let shownBy = 0;
  let isStale = false;
  const readNow = async () => {
    if (shownBy === 0 || !isStale) return;
    isStale = false;
    await read();
  };
  return {
    changed: () => {
      isStale = true;
      return readNow();
    },
    useShown: () =>
      useEffect(() => {
        shownBy += 1;
        void readNow();
        return () => {
          shownBy -= 1;
        };
      }, []),
  };
}
