import { request } from '../bridge.ts';
import { notifyError } from '../design/notices.ts';

/** What was begun in fields and not sent or kept, by the field's key. */
const drafts = new Map<string, string>();

const pauseMs = 300;
/** What is not kept yet: the matter and the text of each field. */
const waiting = new Map<string, { readonly matterId: string | null; readonly text: string }>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Reads what was begun before the program was closed, and keeps the rest when the window goes. */
export async function followDrafts(): Promise<void> {
  addEventListener('pagehide', keepWaiting);
  addEventListener('blur', keepWaiting);
  try {
    for (const { key, text } of await request('drafts.list', {})) drafts.set(key, text);
  } catch (error) {
    notifyError(error);
  }
}

/** What was begun in a field; undefined where nothing was. */
export function draftOf(key: string): string | undefined {
  return drafts.get(key);
}

/** Keeps what stands in a field; an empty text is forgotten, as is that of a field that was sent. */
export function keepDraft(key: string, matterId: string | null, text: string): void {
  if ((draftOf(key) ?? '') === text) return;
  if (text === '') drafts.delete(key);
  else drafts.set(key, text);
  waiting.set(key, { matterId, text });
  clearTimeout(timer);
  timer = setTimeout(keepWaiting, pauseMs);
}

function keepWaiting(): void {
  clearTimeout(timer);
  for (const [key, { matterId, text }] of waiting)
    void request('drafts.keep', { key, matterId, text }).catch(notifyError);
  waiting.clear();
}
