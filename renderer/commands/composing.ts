/** What an input method reports while it composes, also where `isComposing` is already false again. */
const composingKeyCode = 229;

/** Whether a key belongs to an input method that composes: it is then no shortcut, and sends nothing. */
export function isComposing(keys: { readonly isComposing: boolean; readonly keyCode: number }): boolean {
  return keys.isComposing || keys.keyCode === composingKeyCode;
}
