/** What of a key press decides whether it sends. */
export interface SendingKeys {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
  readonly keyCode: number;
}

/** What an input method reports while it composes, also where `isComposing` is already false again. */
const composingKeyCode = 229;

/** Whether a key press sends the question: Enter alone, and never while an input method composes. */
export function sendsOnEnter(keys: SendingKeys): boolean {
  if (keys.isComposing || keys.keyCode === composingKeyCode) return false;
  return keys.key === 'Enter' && !keys.shiftKey && !keys.altKey;
}
