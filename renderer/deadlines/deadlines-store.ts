import { create } from 'zustand';
import type { DeadlineView } from '#contract/deadline.ts';
import type { DeadlineFormat } from '#contract/deadline-format.ts';
import { errorValueOf, listen, request } from '../bridge.ts';
import { keepChange } from '../commands/undo-store.ts';
import { notify, notifyError } from '../design/notices.ts';
import { todayOf } from './day-words.ts';
import { withEventDay } from './event-day-fields.ts';

interface DeadlinesState {
  readonly matterId: string | null;
  readonly deadlines: readonly DeadlineView[];
  /** The day by which they were listed, ISO 8601. */
  readonly today: string;
  readonly state: 'none' | 'reading' | 'ready' | 'failed';
  readonly error: { readonly code: string; readonly message: string } | null;
}

export const useDeadlines = create<DeadlinesState>(() => ({
  matterId: null,
  deadlines: [],
  today: todayOf(new Date()),
  state: 'none',
  error: null,
}));

/** Several documents are often done at once: they are listed together. */
const pauseMs = 250;

/** Which of the readings under way is the last one: an answer to an earlier one is dropped. */
let turn = 0;

/** Reads the deadlines of a matter (null: of none). */
export async function showDeadlinesOf(matterId: string | null): Promise<void> {
  turn += 1;
  const mine = turn;
  if (useDeadlines.getState().matterId !== matterId) {
    useDeadlines.setState({ matterId, deadlines: [], state: matterId === null ? 'none' : 'reading', error: null });
  }
  if (matterId === null) return;
  const today = todayOf(new Date());
  try {
    const deadlines = await request('deadlines.list', { matterId, documentIds: [], today });
    if (mine === turn) useDeadlines.setState({ deadlines, today, state: 'ready', error: null });
  } catch (error) {
    if (mine === turn) useDeadlines.setState({ state: 'failed', error: errorValueOf(error) });
  }
}

/** Keeps the list in step with what is found and decided; returns what stops it. */
export function followDeadlines(): () => void {
  return afterFindings(() => void showDeadlinesOf(useDeadlines.getState().matterId));
}

/** Calls when findings have changed and for a moment no more do; returns what stops it. */
export function afterFindings(show: () => void): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const stop = listen('findings.changed', () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, pauseMs);
  });
  return () => {
    clearTimeout(waiting);
    stop();
  };
}

/** Keeps a person's day of a deadline's event (ISO 8601), or takes it away with null, and lists again. */
export async function keepEventDay({ id, documentId, source }: DeadlineView, day: string | null): Promise<void> {
  const before = source?.from === 'given' ? source.day : null;
  const keep = async (wanted: string | null) => {
    const findings = await request('findings.list', { documentId });
    const finding = findings.find((one) => one.id === id);
    await request('findings.review', { findingId: id, ...withEventDay(finding?.review ?? null, wanted) });
    await showDeadlinesOf(useDeadlines.getState().matterId);
  };
  await keepChange('eventDay', keep, { before, after: day });
}

/** Writes the deadlines of these documents (none: of all): the dated ones as a calendar file, or all as another. */
export async function exportDeadlines(
  matterId: string,
  documentIds: readonly string[],
  language: string,
  format: DeadlineFormat = 'ics',
): Promise<void> {
  try {
    const outputLanguage = language === 'zh-Hant' || language === 'zh-Hans' ? language : 'en';
    const path = await request('deadlines.export', {
      matterId,
      documentIds: [...documentIds],
      language: outputLanguage,
      format,
    });
    if (path === null) return;
    notify({
      kind: 'done',
      content: { key: 'deadlines.exported' },
      action: { key: 'exports.showInFolder', run: () => void request('exports.reveal', { path }).catch(notifyError) },
    });
  } catch (error) {
    notifyError(error);
  }
}
