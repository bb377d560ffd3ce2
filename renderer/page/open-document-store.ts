import { create } from 'zustand';
import type { DocumentView } from '#contract/matter.ts';
import { errorValueOf, request } from '../bridge.ts';
import { expectFirstPage } from './first-page.ts';

interface OpenDocumentState {
  readonly documentId: string | null;
  readonly view: DocumentView | null;
  readonly error: { readonly code: string; readonly message: string } | null;
  /** Pages of the file as it is shown; 0 until it is. */
  readonly pageTotal: number;
  /** Page at the top of what is shown, 1-based. */
  readonly currentPage: number;
  /** First and last page that can be seen, 1-based. */
  readonly visiblePages: readonly [number, number];
  /** Zoom as a factor of the paper's size, and as chosen ("page-width", "page-fit", or the factor). */
  readonly scale: number;
  readonly scaleChoice: string;
}

export const useOpenDocument = create<OpenDocumentState>(() => ({
  documentId: null,
  view: null,
  error: null,
  pageTotal: 0,
  currentPage: 1,
  visiblePages: [1, 1],
  scale: 1,
  scaleChoice: 'page-width',
}));

const openDocumentKey = 'sampan.document';

/** Opens a document in the middle pane. */
export async function openDocument(documentId: string): Promise<void> {
  if (useOpenDocument.getState().documentId === documentId && useOpenDocument.getState().view !== null) return;
  localStorage.setItem(openDocumentKey, documentId);
  expectFirstPage(documentId);
  useOpenDocument.setState({
    documentId,
    view: null,
    error: null,
    pageTotal: 0,
    currentPage: rememberedPage(documentId),
    visiblePages: [1, 1],
  });
  await refreshOpenDocument();
}

/** Reads what is open again: after it was read, unlocked or recovered. */
export async function refreshOpenDocument(): Promise<void> {
  const { documentId } = useOpenDocument.getState();
  if (documentId === null) return;
  try {
    const view = await request('documents.view', { documentId });
    if (useOpenDocument.getState().documentId === documentId) useOpenDocument.setState({ view, error: null });
  } catch (error) {
    if (useOpenDocument.getState().documentId === documentId) {
      useOpenDocument.setState({ view: null, error: errorValueOf(error) });
    }
  }
}

/** Opens what is open anew, at its page: its pages were read again, and all that was kept of them is of before. */
export async function reopenDocument(): Promise<void> {
  const { documentId, currentPage } = useOpenDocument.getState();
  if (documentId === null) return;
  rememberPage(documentId, currentPage);
  closeDocument();
  await openDocument(documentId);
}

export function closeDocument(): void {
  localStorage.removeItem(openDocumentKey);
  useOpenDocument.setState({
    documentId: null,
    view: null,
    error: null,
    pageTotal: 0,
    currentPage: 1,
    visiblePages: [1, 1],
  });
}

/** The document that was open when the window was last closed. */
export function rememberedDocument(): string | null {
  return localStorage.getItem(openDocumentKey);
}

const pagesKey = 'sampan.pages';
const rememberedPagesLimit = 200;

function rememberedPages(): [string, number][] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(pagesKey) ?? '[]');
    if (!Array.isArray(stored)) return [];
    return stored.flatMap((entry: unknown): [string, number][] => {
      if (!Array.isArray(entry)) return [];
      const [id, page]: unknown[] = entry;
      return typeof id === 'string' && typeof page === 'number' ? [[id, page]] : [];
    });
  } catch {
    return [];
  }
}

function rememberedPage(documentId: string): number {
  return rememberedPages().find(([id]) => id === documentId)?.[1] ?? 1;
}

/** Keeps the page at which a document was left, for the next time it is opened. */
export function rememberPage(documentId: string, page: number): void {
  const others = rememberedPages().filter(([id]) => id !== documentId);
  localStorage.setItem(pagesKey, JSON.stringify([...others, [documentId, page]].slice(-rememberedPagesLimit)));
}
