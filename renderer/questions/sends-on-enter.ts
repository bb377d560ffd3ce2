import { isComposing } from '../commands/composing.ts';

/** What of a key press decides whether it sends. */
export interface SendingKeys {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
  readonly keyCode: number;
}

/** Whether a key press sends the question: Enter alone, and never while an input method composes. */
export function sendsOnEnter(keys: SendingKeys): boolean {
  return !isComposing(keys) && keys.key === 'Enter' && !keys.shiftKey && !keys.altKey;
}
