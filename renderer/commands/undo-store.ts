import { create } from 'zustand';
import { notify, notifyError } from '../design/notices.ts';

/** Something a person changed, with the way back and the way on again. */
export interface UndoStep {
  /** What was changed, as a key below `undo` in the locale files. */
  readonly what: string;
  readonly undo: () => Promise<unknown> | unknown;
  readonly redo: () => Promise<unknown> | unknown;
}

interface UndoState {
  /** The last change last. */
  readonly done: readonly UndoStep[];
  /** What was taken back, the first to be done again last. */
  readonly undone: readonly UndoStep[];
}

export const useUndo = create<UndoState>(() => ({ done: [], undone: [] }));

const stepLimit = 200;
/** One step after another, however quickly the keys come. */
let turn: Promise<void> = Promise.resolve();

/** Keeps a change that was just made; what was taken back before it cannot be done again then. */
export function keepStep(step: UndoStep): void {
  useUndo.setState(({ done }) => ({ done: [...done, step].slice(-stepLimit), undone: [] }));
}

/** Keeps one value in place of another, and the way back; false where it could not be kept, which is told. */
export async function keepChange<Value>(
  what: string,
  keep: (value: Value) => Promise<unknown>,
  { before, after }: { readonly before: Value; readonly after: Value },
): Promise<boolean> {
  try {
    await keep(after);
  } catch (error) {
    notifyError(error);
    return false;
  }
  keepStep({ what, undo: () => keep(before), redo: () => keep(after) });
  return true;
}

/** Takes the last change back. */
export function undoLast(): Promise<void> {
  return inTurn(async () => {
    const step = useUndo.getState().done.at(-1);
    if (step === undefined) return notify({ kind: 'done', content: { key: 'undo.nothing' } });
    useUndo.setState(({ done, undone }) => ({ done: done.slice(0, -1), undone: [...undone, step] }));
    await step.undo();
    notify({
      kind: 'done',
      content: { key: `undo.${step.what}` },
      action: { key: 'undo.again', run: () => void redoLast() },
    });
  });
}

/** Does again what was taken back last. */
export function redoLast(): Promise<void> {
  return inTurn(async () => {
    const step = useUndo.getState().undone.at(-1);
    if (step === undefined) return notify({ kind: 'done', content: { key: 'undo.nothingAgain' } });
    useUndo.setState(({ done, undone }) => ({ done: [...done, step], undone: undone.slice(0, -1) }));
    await step.redo();
  });
}

function inTurn(work: () => Promise<void>): Promise<void> {
  turn = turn.then(work).catch(notifyError);
  return turn;
}
