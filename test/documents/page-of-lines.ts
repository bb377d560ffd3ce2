import type { Page, Run } from '#contract/document.ts';
import { plainPage } from './plain-page.ts';

/** A page of A4 whose lines stand where they are told to, each character 5 points wide. */
export function pageOfLines(
  lines: readonly (readonly [words: string, x: number, y: number])[],
  more: Partial<Page> = {},
): Page {
  let text = '';
  const placed = lines.map(([words, x, y]) => {
    const start = text.length === 0 ? 0 : text.length + 1;
    text = text.length === 0 ? words : `${text}\n${words}`;
    const edges = Array.from({ length: words.length + 1 }, (_, index) => index * 5);
    const run: Run = { start, end: text.length, x, y, direction: [1, 0], ascent: 8, descent: 2, edges };
    return { start, end: text.length, role: 'body' as const, runs: [run] };
  });
  return plainPage(text, { width: 595, height: 842, box: [0, 0, 595, 842], lines: placed, ...more });
}
