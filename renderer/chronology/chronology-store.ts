import { create } from 'zustand';
import type { Chronology } from '#contract/chronology.ts';
import type { ChronologyFilter } from '#contract/chronology-filter.ts';
import { errorValueOf, request } from '../bridge.ts';
import { notify, notifyError } from '../design/notices.ts';

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

/** Writes the events of a matter that are shown as files, in the language of the window. */
export async function exportChronology(matterId: string, filter: ChronologyFilter, language: string): Promise<void> {
  try {
    const outputLanguage = language === 'zh-Hant' || language === 'zh-Hans' ? language : 'en';
    const paths = await request('chronology.export', { matterId, documentIds: [], filter, language: outputLanguage });
    const path = paths?.[0];
    if (path === undefined) return;
    notify({
      kind: 'done',
      content: { key: 'chronology.exported' },
      action: { key: 'exports.showInFolder', run: () => void request('exports.reveal', { path }).catch(notifyError) },
    });
  } catch (error) {
    notifyError(error);
  }
}
