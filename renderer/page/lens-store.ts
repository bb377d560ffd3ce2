import { create } from 'zustand';

/**
 * What the pages are looked at through: nothing, their languages, what the model read, how they were read, what a
 * search found, or what is to be taken out of a copy.
 */
export type Lens = 'none' | 'languages' | 'reading' | 'recognition' | 'search' | 'redaction';

const lensKey = 'sampan.lens';

function rememberedLens(): Lens {
  const stored = localStorage.getItem(lensKey);
  return stored === 'languages' || stored === 'reading' || stored === 'recognition' ? stored : 'none';
}

export const useLens = create<{ readonly lens: Lens }>(() => ({ lens: rememberedLens() }));

/** Looks through a lens from now on, also after the next start. */
export function chooseLens(lens: Lens): void {
  localStorage.setItem(lensKey, lens);
  useLens.setState({ lens });
}

/** Takes a lens up, or puts it down where it is up. */
export function toggleLens(lens: Exclude<Lens, 'none'>): void {
  chooseLens(useLens.getState().lens === lens ? 'none' : lens);
}
