import { useState } from 'react';
import { draftOf, keepDraft } from './drafts-store.ts';

interface DraftField {
  /** What stands in the field: what was begun, else what it begins with. */
  readonly text: string;
  readonly type: (text: string) => void;
  /** What was begun is sent, kept or given up: the field begins anew. */
  readonly forget: () => void;
}

/**
 * A field whose half-typed words outlive another view and the program's end. `key` names the field and whose it is;
 * `initial` is what it holds before one types.
 */
export function useDraft(key: string, matterId: string | null, initial = ''): DraftField {
  const [typed, setTyped] = useState({ key, text: draftOf(key) ?? initial });
  // Another thing's field in the same place has words of its own.
  const text = typed.key === key ? typed.text : (draftOf(key) ?? initial);
  const set = (next: string) => {
    setTyped({ key, text: next });
    keepDraft(key, matterId, next === initial ? '' : next);
  };
  return { text, type: set, forget: () => set(initial) };
}
