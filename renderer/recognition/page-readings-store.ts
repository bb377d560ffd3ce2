import { create } from 'zustand';
import type { PageReading } from '#contract/page-reading.ts';
import { request } from '../bridge.ts';
import { keepChange } from '../commands/undo-store.ts';
import { notifyError } from '../design/notices.ts';

interface PageReadingsState {
  readonly documentId: string | null;
  /** How pages were read, by page; only of pages that were looked at. */
  readonly readings: ReadonlyMap<number, PageReading>;
  /** The line that is being corrected. */
  readonly editing: { readonly page: number; readonly line: number; readonly x: number; readonly y: number } | null;
}

export const usePageReadings = create<PageReadingsState>(() => ({
  documentId: null,
  readings: new Map(),
  editing: null,
}));

/** Pages kept: many more than can be seen at once. */
const keptPages = 80;
const asked = new Set<number>();

/** Begins anew with a document: another one, or the same read again. */
export function forgetPageReadings(documentId: string | null): void {
  asked.clear();
  usePageReadings.setState({ documentId, readings: new Map(), editing: null });
}

/** Asks once how a page was read. */
export async function lookAtReading(documentId: string, pageNumber: number): Promise<void> {
  if (usePageReadings.getState().documentId !== documentId) forgetPageReadings(documentId);
  if (asked.has(pageNumber)) return;
  asked.add(pageNumber);
  try {
    keep(documentId, pageNumber, await request('pages.reading', { documentId, pageNumber }));
  } catch (error) {
    // Kept as asked, so that a page that fails is not asked for at every drawing.
    notifyError(error);
  }
}

function keep(documentId: string, pageNumber: number, reading: PageReading): void {
  if (usePageReadings.getState().documentId !== documentId) return;
  usePageReadings.setState(({ readings }) => {
    const others = [...readings].filter(([page]) => page !== pageNumber).slice(1 - keptPages);
    return { readings: new Map([...others, [pageNumber, reading]]) };
  });
}

/** Opens the field for a line, beside the pointer. */
export function editLine(page: number, line: number, x: number, y: number): void {
  if (usePageReadings.getState().readings.get(page)?.origin !== 'ocr') return;
  usePageReadings.setState({ editing: { page, line, x, y } });
}

export function endEditing(): void {
  usePageReadings.setState({ editing: null });
}

/** Puts a person's reading in place of the recogniser's; false where that failed, and the field stays. */
export async function saveLine(pageNumber: number, line: number, text: string): Promise<boolean> {
  const { documentId } = usePageReadings.getState();
  if (documentId === null) return false;
  const before = usePageReadings.getState().readings.get(pageNumber)?.lines[line]?.text ?? '';
  const correct = async (words: string) =>
    keep(documentId, pageNumber, await request('pages.correct', { documentId, pageNumber, line, text: words }));
  const isKept = await keepChange('line', correct, { before, after: text });
  if (isKept) endEditing();
  return isKept;
}
