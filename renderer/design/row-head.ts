import type { KeyboardEvent } from 'react';
import './row-head.css';

/** The class of a button that heads a row of a list and opens it. */
export const rowHead = 'row-head';

/** Arrow keys go from head to head of the list that listens, not out of a field that is typed in. */
export function stepThroughHeads(event: KeyboardEvent<HTMLElement>): void {
  if ((event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || event.target instanceof HTMLInputElement) return;
  const heads = [...event.currentTarget.querySelectorAll<HTMLElement>(`.${rowHead}`)];
  const at = heads.findIndex((head) => head.contains(document.activeElement));
  const next = heads[event.key === 'ArrowDown' ? at + 1 : at - 1];
  if (at < 0 || next === undefined) return;
  event.preventDefault();
  next.focus();
}
