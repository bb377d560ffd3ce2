import { create } from 'zustand';
import type { ClauseNode } from '#contract/finding.ts';
import { errorValueOf, request } from '../bridge.ts';
import { notifyError } from '../design/notices.ts';

interface ClausesState {
  readonly documentId: string | null;
  readonly clauses: readonly ClauseNode[];
}

export const useClauses = create<ClausesState>(() => ({ documentId: null, clauses: [] }));

/** Reads the clause tree of a document (null: of none). */
export async function showClausesOf(documentId: string | null): Promise<void> {
  if (useClauses.getState().documentId !== documentId) useClauses.setState({ documentId, clauses: [] });
  if (documentId === null) return;
  try {
    const clauses = await request('clauses.list', { documentId });
    if (useClauses.getState().documentId === documentId) useClauses.setState({ clauses });
  } catch (error) {
    if (errorValueOf(error).code !== 'not-found') notifyError(error);
  }
}
