import type { LinkedPlace } from './deep-link.ts';

/** What the window is to open because the system asked for it: a link that was followed, a notification that was clicked. */
export type Opening =
  | ({ readonly kind: 'place' } & LinkedPlace)
  | { readonly kind: 'run'; readonly matterId: string; readonly runId: string }
  | { readonly kind: 'review'; readonly matterId: string; readonly tableId: string }
  /** A link that was not exactly one of ours. */
  | { readonly kind: 'refused' };
