import { create } from 'zustand';
import type { VersionSuggestion, VersionsView } from '#contract/versions.ts';
import { errorValueOf, request } from '../bridge.ts';
import { notify, notifyError } from '../design/notices.ts';

interface VersionsState {
  /** The document whose other versions these are. */
  readonly documentId: string | null;
  readonly suggestions: readonly VersionSuggestion[] | null;
  readonly otherId: string | null;
  readonly view: VersionsView | null;
  readonly isComparing: boolean;
  readonly error: { readonly code: string; readonly message: string } | null;
}

const nothing: Omit<VersionsState, 'documentId'> = {
  suggestions: null,
  otherId: null,
  view: null,
  isComparing: false,
  error: null,
};

export const useVersions = create<VersionsState>(() => ({ documentId: null, ...nothing }));

/** Which request under way is the last one: an answer to an earlier one is dropped. */
let turn = 0;

/** Looks for other versions of a document and compares it with the likeliest; keeps a comparison that shows it already. */
export async function showVersionsOf(documentId: string | null): Promise<void> {
  const { documentId: before, otherId } = useVersions.getState();
  if (documentId === before || (documentId !== null && documentId === otherId)) return;
  turn += 1;
  useVersions.setState({ documentId, ...nothing });
  await lookForVersions();
}

/** Looks for the document's other versions, and where none is chosen yet compares with the likeliest. */
export async function lookForVersions(): Promise<void> {
  const { documentId } = useVersions.getState();
  if (documentId === null) return;
  const isStillAsked = () => useVersions.getState().documentId === documentId;
  try {
    const suggestions = await request('versions.suggest', { documentId });
    if (!isStillAsked()) return;
    useVersions.setState({ suggestions });
    const likely = suggestions.find((one) => one.likely);
    if (likely !== undefined && useVersions.getState().otherId === null) await compareWith(likely.documentId);
  } catch (error) {
    if (isStillAsked()) useVersions.setState({ error: errorValueOf(error) });
  }
}

/** Compares the document with another one. */
export async function compareWith(otherId: string): Promise<void> {
  const { documentId } = useVersions.getState();
  if (documentId === null) return;
  turn += 1;
  const mine = turn;
  useVersions.setState({ otherId, view: null, isComparing: true, error: null });
  try {
    const view = await request('versions.compare', { a: documentId, b: otherId });
    if (mine === turn) useVersions.setState({ view, isComparing: false });
  } catch (error) {
    if (mine === turn) useVersions.setState({ error: errorValueOf(error), isComparing: false });
  }
}

/** Writes the comparison that is shown as a Word document and a page, in the language of the window. */
export async function exportVersions({ a, b }: VersionsView, language: string): Promise<void> {
  try {
    const outputLanguage = language === 'zh-Hant' || language === 'zh-Hans' ? language : 'en';
    const paths = await request('versions.export', {
      a: a.documentId,
      b: b.documentId,
      language: outputLanguage,
    });
    const path = paths?.[0];
    if (path === undefined) return;
    notify({
      kind: 'done',
      content: { key: 'versions.exported' },
      action: { key: 'exports.showInFolder', run: () => void request('exports.reveal', { path }).catch(notifyError) },
    });
  } catch (error) {
    notifyError(error);
  }
}
