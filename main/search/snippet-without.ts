import type { SearchHit, TextRange } from '#contract/search.ts';

type Snippet = SearchHit['snippet'];

/**
 * A snippet without the words that its page leaves out (struck out, deleted,
 * hidden): beside the new words they would read as one sentence. Only where
 * everything asked stands in such words do those asked stay, for they are what was
 * found. `leftOut` are offsets of the page; marks in what goes go too.
 */
export function snippetWithout({ text, start, marks }: Snippet, leftOut: readonly TextRange[]): Snippet {
  const gone = new Uint8Array(text.length);
  for (const range of leftOut) {
    const from = Math.max(0, range.start - start);
    const to = Math.min(text.length, range.end - start);
    if (from < to) gone.fill(1, from, to);
  }
  const isGone = (mark: TextRange): boolean => gone.subarray(mark.start, mark.end).every((each) => each === 1);
  if (marks.length > 0 && marks.every(isGone)) for (const mark of marks) gone.fill(0, mark.start, mark.end);
  if (!gone.includes(1)) return { text, start, marks };
  const places = new Uint32Array(text.length + 1);
  let kept = '';
  for (let at = 0; at < text.length; at += 1) {
    places[at] = kept.length;
    const character = text.charAt(at);
    // Of the blanks on both sides of a gap one is enough.
    const afterGap = at > 0 && gone[at - 1] === 1 && /\s/.test(character) && /(^|\s)$/.test(kept);
    if (gone[at] !== 1 && !afterGap) kept += character;
  }
  places[text.length] = kept.length;
  return {
    text: kept,
    start,
    marks: marks
      .map((mark) => ({ start: places[mark.start] ?? 0, end: places[mark.end] ?? 0 }))
      .filter((mark) => mark.end > mark.start),
  };
}
