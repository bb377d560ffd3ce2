import { create } from 'zustand';
import type { ClauseNode } from '#contract/finding.ts';
import { errorValueOf, request } from '../bridge.ts';
import { notifyError } from '../design/notices.ts';
import { readWhenShown } from '../read-when-shown.ts';

interface ClausesState {
  readonly documentId: string | null;
  readonly clauses: readonly ClauseNode[];
}

const useClauses = create<ClausesState>(() => ({ documentId: null, clauses: [] }));

/** Follows a document (null: none); its clause tree is read when it is shown. */
export async function showClausesOf(documentId: string | null): Promise<void> {
  if (useClauses.getState().documentId !== documentId) useClauses.setState({ documentId, clauses: [] });
  await reading.changed();
}

/** The clause tree of the document that is open; empty until it is read. */
export function useShownClauses(): readonly ClauseNode[] {
  reading.useShown();
  return useClauses((state) => state.clauses);
}

const reading = readWhenShown(async () => {
  const { documentId } = useClauses.getState();
  if (documentId === null) return;
  try {
    const clauses = await request('clauses.list', { documentId });
    if (useClauses.getState().documentId === documentId) useClauses.setState({ clauses });
  } catch (error) {
    if (errorValueOf(error).code !== 'not-found') notifyError(error);
  }
});
