import { create } from 'zustand';
import type { AskChange, DocumentPin } from '#contract/answer.ts';
import type { OutputLanguage } from '#contract/document.ts';
import { errorValueOf, listen, request } from '../bridge.ts';
import { notifyError } from '../design/notices.ts';
import { type Asked, askedFrom, changed, isUnderWay } from './asked.ts';

interface QuestionsState {
  readonly matterId: string | null;
  /** The questions to the matter, oldest first. */
  readonly asked: readonly Asked[];
  /** The question whose reading is shown on the pages; null: the summary's. */
  readonly shownAskId: string | null;
}

export const useQuestions = create<QuestionsState>(() => ({ matterId: null, asked: [], shownAskId: null }));

/** What came before its question was known to have been taken: answers can be quicker than the way back. */
const early = new Map<string, AskChange[]>();

/** Shows the questions that were asked of a matter. */
export async function showQuestionsOf(matterId: string | null): Promise<void> {
  if (useQuestions.getState().matterId === matterId) return;
  useQuestions.setState({ matterId, asked: [], shownAskId: null });
  if (matterId === null) return;
  try {
    const answers = await request('ask.list', { matterId });
    if (useQuestions.getState().matterId !== matterId) return;
    useQuestions.setState(({ asked }) => {
      const known = new Set(asked.map(({ askId }) => askId));
      return { asked: [...answers.filter(({ askId }) => !known.has(askId)).map(askedFrom), ...asked] };
    });
  } catch {
    // Earlier answers that cannot be had are no alarm: asking says what is wrong.
  }
}

export interface Question {
  readonly matterId: string;
  /** None: all documents of the matter. */
  readonly documentIds: readonly string[];
  readonly question: string;
  readonly language: OutputLanguage;
  readonly pins: readonly DocumentPin[];
}

/** Asks; false where the question was not taken. */
export async function ask({ matterId, documentIds, question, language, pins }: Question): Promise<boolean> {
  const asking = { matterId, question, language };
  try {
    const { askId } = await request('ask.start', { ...asking, documentIds: [...documentIds], pins: [...pins] });
    const first: Asked = { ...asking, askId, documentIds, pins, progress: null, draft: '', answer: null, error: null };
    const asked = (early.get(askId) ?? []).reduce(changed, first);
    early.clear();
    if (useQuestions.getState().matterId === matterId) {
      useQuestions.setState((state) => ({
        asked: [...state.asked, asked],
        ...(asked.answer === null ? {} : { shownAskId: askId }),
      }));
    }
    return true;
  } catch (error) {
    notifyError(error);
    return false;
  }
}

export async function cancelAsk(askId: string): Promise<void> {
  try {
    await request('ask.cancel', { askId });
  } catch (error) {
    if (errorValueOf(error).code !== 'not-found') notifyError(error);
  }
}

export function cancelQuestions(): void {
  for (const asked of useQuestions.getState().asked) if (isUnderWay(asked)) void cancelAsk(asked.askId);
}

/** Chooses the answer whose reading is shown; null: the summary's. */
export function showReadingOf(askId: string | null): void {
  useQuestions.setState({ shownAskId: askId });
}

/** Keeps the answers in step with the application; returns what stops it. */
export function followQuestions(): () => void {
  return listen('ask.changed', (change) => {
    const { asked } = useQuestions.getState();
    if (!asked.some(({ askId }) => askId === change.askId)) {
      early.set(change.askId, [...(early.get(change.askId) ?? []), change]);
      return;
    }
    useQuestions.setState({
      asked: asked.map((one) => (one.askId === change.askId ? changed(one, change) : one)),
      ...(change.kind === 'done' ? { shownAskId: change.askId } : {}),
    });
  });
}
