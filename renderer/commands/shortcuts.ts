import { runCommand } from './command-bus.ts';
import { commandOf } from './shortcut-keys.ts';

/** Whether a key goes into a field. */
export function isTypingIn(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input, textarea, select') !== null;
}

/** Listens for shortcuts; returns what stops it. A dialog or menu keeps its keys for itself. */
export function followShortcuts(): () => void {
  const stop = new AbortController();
  window.addEventListener(
    'keydown',
    (event) => {
      const isInOverlay =
        event.target instanceof Element &&
        event.target.closest('[role="dialog"], [role="alertdialog"], [role="menu"], .popover [role="listbox"]') !==
          null;
      if (isInOverlay || event.defaultPrevented) return;
      const command = commandOf(event, isTypingIn(event.target));
      if (command !== null && runCommand(command)) {
        event.preventDefault();
        event.stopPropagation();
      }
    },
    { signal: stop.signal, capture: true },
  );
  return () => stop.abort();
}
