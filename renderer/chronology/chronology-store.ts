import { create } from 'zustand';
import type { Chronology } from '#contract/chronology.ts';
import { errorValueOf, request } from '../bridge.ts';

interface ChronologyState {
  readonly matterId: string | null;
  /** null until it is there. */
  readonly chronology: Chronology | null;
  readonly error: { readonly code: string; readonly message: string } | null;
}

export const useChronology = create<ChronologyState>(() => ({ matterId: null, chronology: null, error: null }));

/** Which request under way is the last one: an answer to an earlier one is dropped. */
let turn = 0;

/** The events and people of a matter's documents. */
export async function showChronologyOf(matterId: string | null): Promise<void> {
  turn += 1;
  const mine = turn;
  if (useChronology.getState().matterId !== matterId)
    useChronology.setState({ matterId, chronology: null, error: null });
  if (matterId === null) return;
  try {
    const chronology = await request('chronology.get', { matterId, documentIds: [] });
    if (mine === turn) useChronology.setState({ chronology, error: null });
  } catch (error) {
    if (mine === turn) useChronology.setState({ error: errorValueOf(error) });
  }
}
