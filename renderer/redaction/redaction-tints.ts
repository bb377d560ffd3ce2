import type { Redaction } from '#contract/redaction.ts';
import type { Tint, Tints } from '../page/tint.ts';

/** What is marked, by page, as boxes over the words. */
export function redactionTints(redactions: readonly Redaction[], selectedId: string | null): Tints {
  const tints = new Map<number, Tint[]>();
  for (const { id, page, boxes } of redactions) {
    const look = id === selectedId ? 'redaction is-current' : 'redaction';
    const tint: Tint = { id, look, quads: boxes.map(([x0, y0, x1, y1]) => [x0, y1, x1, y1, x0, y0, x1, y0]) };
    tints.set(page, [...(tints.get(page) ?? []), tint]);
  }
  return tints;
}
