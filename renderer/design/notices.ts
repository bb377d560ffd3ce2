import { create } from 'zustand';
import { errorValueOf } from '../bridge.ts';

export interface Notice {
  readonly id: number;
  readonly kind: 'done' | 'failed';
  /** Words as a key of the locale files, or the error to be put in words. */
  readonly content:
    | { readonly key: string; readonly values?: Readonly<Record<string, string | number>> }
    | { readonly code: string; readonly message: string };
  readonly action?: { readonly key: string; readonly run: () => void };
}

interface NoticesState {
  readonly notices: readonly Notice[];
}

export const useNotices = create<NoticesState>(() => ({ notices: [] }));

let nextId = 1;
const shownLimit = 4;
const doneShownMs = 6_000;

/** Shows a short message at the lower edge; failures stay until they are closed. */
export function notify(notice: Omit<Notice, 'id'>): void {
  const id = nextId;
  nextId += 1;
  useNotices.setState((state) => ({ notices: [...state.notices, { ...notice, id }].slice(-shownLimit) }));
  if (notice.kind === 'done') setTimeout(() => closeNotice(id), doneShownMs);
}

export function notifyError(error: unknown): void {
  const value = errorValueOf(error);
  if (value.code === 'cancelled') return;
  notify({ kind: 'failed', content: value });
}

export function closeNotice(id: number): void {
  useNotices.setState((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) }));
}
