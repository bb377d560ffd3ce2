import type { Passage } from '../matching/reading.ts';

/** The passage's text with the bodies' names blanked out: the Hong Kong of HKIAC is no seat. */
export function maskedText(passage: Passage, names: readonly { start: number; end: number }[]): string {
  let { text } = passage;
  for (const { start, end } of names) {
    if (start < passage.start || end > passage.end) continue;
    const from = start - passage.start;
    text = `${text.slice(0, from)}${'#'.repeat(end - start)}${text.slice(from + end - start)}`;
  }
  return text;
}
