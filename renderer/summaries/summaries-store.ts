import { create } from 'zustand';
import type { OutputLanguage } from '#contract/document.ts';
import type { Gist, Summary } from '#contract/finding.ts';
import { errorValueOf, listen, request } from '../bridge.ts';
import { notifyError } from '../design/notices.ts';
import { readWhenShown } from '../read-when-shown.ts';

interface SummariesState {
  readonly documentId: string | null;
  readonly language: OutputLanguage;
  readonly summary: Summary | null;
  readonly gists: readonly Gist[];
  readonly state: 'none' | 'reading' | 'ready' | 'failed';
  /** A summary was asked for and has not come yet. */
  readonly isWriting: boolean;
  /** Clauses (by place in the list) whose gist is being written. */
  readonly writingGists: ReadonlySet<number>;
}

export const useSummaries = create<SummariesState>(() => ({
  documentId: null,
  language: 'en',
  summary: null,
  gists: [],
  state: 'none',
  isWriting: false,
  writingGists: new Set(),
}));

/** Follows the summary and gists of a document in a language; they are read when they are shown. */
export async function showSummaryOf(documentId: string | null, language: OutputLanguage): Promise<void> {
  const before = useSummaries.getState();
  if (before.documentId !== documentId || before.language !== language) {
    useSummaries.setState({
      documentId,
      language,
      summary: null,
      gists: [],
      state: documentId === null ? 'none' : 'reading',
      isWriting: false,
      writingGists: new Set(),
    });
  }
  await reading.changed();
}

/** Of the component that shows the summary. */
export function useSummaryShown(): void {
  reading.useShown();
}

const reading = readWhenShown(async () => {
  const { documentId, language } = useSummaries.getState();
  if (documentId === null) return;
  const isStillShown = () => {
    const now = useSummaries.getState();
    return now.documentId === documentId && now.language === language;
  };
  try {
    const [summary, gists] = await Promise.all([
      request('summaries.get', { documentId, language }),
      request('gists.list', { documentId, language }),
    ]);
    if (isStillShown()) useSummaries.setState({ summary, gists, state: 'ready' });
  } catch (error) {
    if (!isStillShown()) return;
    useSummaries.setState({ state: 'failed' });
    if (errorValueOf(error).code !== 'not-found') notifyError(error);
  }
});

/** Asks for a summary in the language shown. */
export async function writeSummary(): Promise<void> {
  const { documentId, language } = useSummaries.getState();
  if (documentId === null) return;
  useSummaries.setState({ isWriting: true });
  try {
    await request('summaries.request', { documentId, language });
    await showSummaryOf(documentId, language);
    if (useSummaries.getState().summary !== null) useSummaries.setState({ isWriting: false });
  } catch (error) {
    useSummaries.setState({ isWriting: false });
    notifyError(error);
  }
}

/** Asks for the gist of one clause, by its place in the clause list. */
export async function writeGist(clauseIndex: number): Promise<void> {
  const { documentId, language } = useSummaries.getState();
  if (documentId === null) return;
  markGist(clauseIndex, true);
  try {
    const gist = await request('gists.request', { documentId, language, clauseIndex });
    const now = useSummaries.getState();
    if (now.documentId !== documentId || now.language !== language) return;
    const others = now.gists.filter((known) => known.clauseIndex !== gist.clauseIndex);
    useSummaries.setState({ gists: [...others, gist] });
  } catch (error) {
    notifyError(error);
  } finally {
    markGist(clauseIndex, false);
  }
}

function markGist(clauseIndex: number, isWriting: boolean): void {
  useSummaries.setState((state) => {
    const writingGists = new Set(state.writingGists);
    if (isWriting) writingGists.add(clauseIndex);
    else writingGists.delete(clauseIndex);
    return { writingGists };
  });
}

/** Keeps the summary shown in step with the application's; returns what stops it. */
export function followSummaries(): () => void {
  return listen('summary.changed', (changed) => {
    const { documentId, language } = useSummaries.getState();
    if (changed.documentId !== documentId || changed.language !== language) return;
    useSummaries.setState({ isWriting: false });
    void showSummaryOf(documentId, language);
  });
}
