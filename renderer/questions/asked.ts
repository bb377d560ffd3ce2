import type { Answer, AskChange, DocumentPin } from '#contract/answer.ts';
import type { OutputLanguage } from '#contract/document.ts';
import type { Progress } from '#contract/progress.ts';

/** A question and how far its answer has come. */
export interface Asked {
  readonly askId: string;
  readonly matterId: string;
  readonly question: string;
  readonly language: OutputLanguage;
  /** The documents asked; none: all of the matter. */
  readonly documentIds: readonly string[];
  /** The pins that it was asked with. */
  readonly pins: readonly DocumentPin[];
  readonly progress: Progress | null;
  /** What the model has written so far, unchecked. */
  readonly draft: string;
  readonly answer: Answer | null;
  readonly error: { readonly code: string; readonly message: string } | null;
}

export function isUnderWay(asked: Asked): boolean {
  return asked.answer === null && asked.error === null;
}

/** A question as an earlier window has left it. */
export function askedFrom(answer: Answer): Asked {
  const { askId, matterId, question, language, documentIds, pins = [] } = answer;
  return { askId, matterId, question, language, documentIds, pins, progress: null, draft: '', answer, error: null };
}

/** The question after what the application has told about it. */
export function changed(asked: Asked, change: AskChange): Asked {
  switch (change.kind) {
    case 'progress':
      return { ...asked, progress: change.progress };
    case 'text':
      return { ...asked, draft: asked.draft + change.text };
    case 'done':
      return { ...asked, answer: change.answer, progress: null };
    case 'failed':
      return { ...asked, error: change.error, progress: null };
  }
}
