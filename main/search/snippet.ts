import type { SearchHit, TextRange } from '#contract/search.ts';

const longest = 220;
const before = 50;

/**
 * A stretch of the page's text about its marks, cut at blanks where there are
 * some: the one inside `passage` that holds the most marks, or its beginning.
 */
export function snippetOf(text: string, passage: TextRange, ranges: readonly TextRange[]): SearchHit['snippet'] {
  const inside = ranges.filter(({ start, end }) => start >= passage.start && end <= passage.end);
  let best = passage.start;
  let most = 0;
  for (const { start } of inside) {
    const count = inside.filter((other) => other.start >= start && other.end <= start + longest - before).length;
    if (count > most) [most, best] = [count, start];
  }
  const from =
    passage.end - passage.start <= longest
      ? passage.start
      : beginning(text, Math.max(passage.start, Math.min(best - before, passage.end - longest)), passage.start);
  const to = ending(text, Math.min(passage.end, from + longest), passage.end);
  return {
    text: text.slice(from, to),
    start: from,
    marks: inside
      .filter(({ start, end }) => start >= from && end <= to)
      .map(({ start, end }) => ({ start: start - from, end: end - from })),
  };
}

/** The beginning of the word that stands at a place, not before `least`. */
function beginning(text: string, place: number, least: number): number {
  let at = place;
  while (
    at > least &&
    at > place - 15 &&
    /[A-Za-z0-9\udc00-\udfff]/.test(text.charAt(at)) &&
    /[A-Za-z0-9\ud800-\udbff]/.test(text.charAt(at - 1))
  )
    at -= 1;
  return at;
}

function ending(text: string, place: number, most: number): number {
  let at = place;
  while (
    at < most &&
    at < place + 15 &&
    /[A-Za-z0-9\udc00-\udfff]/.test(text.charAt(at)) &&
    /[A-Za-z0-9\ud800-\udbff]/.test(text.charAt(at - 1))
  )
    at += 1;
  return at;
}
