import type { DocumentPin, Reading } from '#contract/answer.ts';
import type { Tint, Tints } from '../page/tint.ts';
import { pinOf } from './pins-store.ts';

/** What was read and what was left as tints; their ids are the passages' places in the reading. */
export function readingTints(reading: Reading | null, pins: readonly DocumentPin[], current: number | null): Tints {
  const pages = new Map<number, Tint[]>();
  for (const [index, passage] of reading?.passages.entries() ?? []) {
    const pin = reading === null ? null : pinOf(pins, { ...passage, documentId: reading.documentId });
    const look = [
      'passage',
      passage.kept ? 'is-read' : 'is-left',
      pin === null ? '' : `is-pinned-${pin}`,
      index === current ? 'is-current' : '',
    ].join(' ');
    for (const { page, quads } of passage.anchors) {
      const there = pages.get(page);
      if (there === undefined) pages.set(page, [{ id: String(index), look, quads }]);
      else there.push({ id: String(index), look, quads });
    }
  }
  return pages;
}
