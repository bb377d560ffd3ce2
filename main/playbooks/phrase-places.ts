import type { WordStream } from './word-stream.ts';
import { wordStream } from './word-stream.ts';

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Words that a gap may stand for. */
const widestGap = 30;

/**
 * Where a phrase stands in a text, word for word, as offsets of the source, in
 * order and apart; “…” or a name in braces stands for up to 30 words of the same
 * sentence. Time: the text's words for each first word of the phrase found.
 */
export function phrasePlaces(stream: WordStream, phrase: string, within?: Range): Range[] {
  const parts = phrase
    .split(/…|\{[^}]*\}/)
    .map((part) => wordStream(part).keys)
    .filter((keys) => keys.length > 0);
  const [first] = parts;
  if (first === undefined) return [];
  const places: Range[] = [];
  for (let at = 0; at < stream.keys.length; at += 1) {
    const start = stream.starts[at] ?? 0;
    if (within !== undefined && (start < within.start || start >= within.end)) continue;
    const last = endOf(stream, parts, at);
    if (last === null) continue;
    const end = stream.ends[last] ?? start;
    if (within !== undefined && end > within.end) continue;
    places.push({ start, end });
    at = last;
  }
  return places;
}

/** The place of the last word where all parts follow one another from there on. */
function endOf(stream: WordStream, parts: readonly (readonly string[])[], from: number): number | null {
  let next = from;
  for (const [index, part] of parts.entries()) {
    const latest = index === 0 ? next : next + widestGap;
    let found: number | null = null;
    for (let at = next; at <= latest; at += 1) {
      if (index > 0 && stream.stops.has(at - 1)) break;
      if (part.every((key, offset) => stream.keys[at + offset] === key)) {
        found = at;
        break;
      }
    }
    if (found === null) return null;
    next = found + part.length;
  }
  return next - 1;
}
