import { create } from 'zustand';
import type { Reading, ReadPassage } from '#contract/answer.ts';
import { errorValueOf, request } from '../bridge.ts';
import { notifyError } from '../design/notices.ts';
import { useOpenDocument } from '../page/open-document-store.ts';
import { pageRequests } from '../page/page-requests.ts';

interface ReadingState {
  readonly documentId: string | null;
  /** The answer it was read for; null: the summary. */
  readonly askId: string | null;
  readonly reading: Reading | null;
  readonly state: 'none' | 'asking' | 'ready';
  /** The passage that is spoken of, by its place in the reading. */
  readonly current: number | null;
}

const nothing: ReadingState = { documentId: null, askId: null, reading: null, state: 'none', current: null };

export const useReading = create<ReadingState>(() => nothing);

/** Shows what was read of a document for an answer, or for its summary (null). */
export async function showReading(documentId: string | null, askId: string | null): Promise<void> {
  if (documentId === null) {
    useReading.setState(nothing);
    return;
  }
  const before = useReading.getState();
  if (before.documentId === documentId && before.askId === askId && before.state !== 'none') return;
  useReading.setState({ documentId, askId, reading: null, state: 'asking', current: null });
  const isStillAsked = () => {
    const now = useReading.getState();
    return now.documentId === documentId && now.askId === askId;
  };
  try {
    const reading = await request('reading.get', { documentId, askId });
    if (isStillAsked()) useReading.setState({ reading, state: 'ready' });
  } catch (error) {
    if (!isStillAsked()) return;
    useReading.setState({ state: 'ready' });
    if (errorValueOf(error).code !== 'not-found') notifyError(error);
  }
}

export function currentPassage({ reading, current }: ReadingState): ReadPassage | null {
  return current === null ? null : (reading?.passages[current] ?? null);
}

/** Speaks of a passage, and brings it into view where that was asked by keyboard. */
export function choosePassage(index: number | null, from: 'page' | 'keys'): void {
  useReading.setState({ current: index });
  const passage = currentPassage(useReading.getState());
  if (from === 'keys' && passage !== null) pageRequests().show(passage.anchors);
}

/** The next passage (1) or the one before (−1); the first on the page that is shown where none is chosen. */
export function stepPassage(by: 1 | -1): void {
  const { reading, current } = useReading.getState();
  if (reading === null || reading.passages.length === 0) return;
  const page = useOpenDocument.getState().currentPage;
  const first = reading.passages.findIndex((passage) => (passage.anchors[0]?.page ?? 0) >= page);
  const next = current === null ? Math.max(0, first) : current + by;
  if (next >= 0 && next < reading.passages.length) choosePassage(next, 'keys');
}
