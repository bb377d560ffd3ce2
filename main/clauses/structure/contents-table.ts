import type { TextLine } from './line.ts';
import { markersAt } from './marker.ts';

const leader = /(?:\.{3,}|…{1,}|·{3,}|_{3,}|(?:\. ){3,})\s{0,6}(?:[0-9]{1,4}|[ivxlc]{1,6}|[A-Z]-[0-9]{1,3})?\s{0,2}$/;
const pageAtEnd = /(?:\s{2,}|\t|\s)(?:[0-9]{1,4}|[ivx]{1,5})$/;
const longestContents = 400;
/** A bundle of documents may have several tables. */
const mostTables = 50;

/**
 * The lines of tables of contents, by their place in `lines`: lines with dot
 * leaders, and after a heading such as "Table of Contents" everything up to the
 * place where its first entry stands again.
 */
export function contentsLines(text: string, lines: readonly TextLine[], headings: readonly number[]): Set<number> {
  const ignored = new Set<number>();
  for (const [index, line] of lines.entries()) {
    const tail = text.slice(Math.max(line.start, line.end - 60), line.end);
    if (/[.…·_]/.test(tail) && leader.test(tail) && !/_{3,}\s*$/.test(tail)) ignored.add(index);
  }
  for (const heading of headings.slice(0, mostTables)) {
    if (ignored.has(heading)) continue;
    const end = endOfContents(text, lines, heading);
    for (let index = heading; index < end; index += 1) ignored.add(index);
  }
  return ignored;
}

/** The first line after the table that begins at `heading`: where its first numbered entry comes again. */
function endOfContents(text: string, lines: readonly TextLine[], heading: number): number {
  let firstEntry: { style: string; ordinal: string } | null = null;
  let entries = 0;
  let withPage = 0;
  let last = heading + 1;
  const limit = Math.min(lines.length, heading + longestContents);
  for (let index = heading + 1; index < limit; index += 1) {
    const line = lines[index];
    if (line === undefined) break;
    const head = text.slice(line.start, Math.min(line.end, line.start + 200));
    if (line.end - line.start > 200) return last;
    const marker = markersAt(text, line.start)[0];
    const hasPage = pageAtEnd.test(head) || /^(?:[0-9]{1,4}|[ivx]{1,5})$/.test(head);
    if (marker !== undefined && !(marker.style === 'bare' && head.length <= marker.length)) {
      const entry = { style: marker.style, ordinal: marker.ordinal.join('.') };
      if (firstEntry === null) firstEntry = entry;
      else if (entry.style === firstEntry.style && entry.ordinal === firstEntry.ordinal) return index;
      entries += 1;
    }
    if (hasPage) {
      withPage += 1;
      last = index + 1;
    } else if (withPage >= 2 && entries >= 2 && index - last > 6) return last;
  }
  return withPage >= 2 ? last : heading + 1;
}
