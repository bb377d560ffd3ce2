import type { TextRange } from '#contract/search.ts';
import type { Alternative, Concept } from './concepts.ts';
import { type IndexTokens, indexTokens, type Token } from './index-tokens.ts';

/** A text's tokens, ready for many questions. */
export interface ReadText {
  readonly tokens: IndexTokens;
  /** Places of each key: 0 and above in the body, −1 and below in the exact ones. */
  readonly places: ReadonlyMap<string, readonly number[]>;
}

/** Reads a text; canonical keys only where the query asks for some, for they cost the most. */
export function readText(text: string, canonical: boolean): ReadText {
  const tokens = indexTokens(text, { canonical });
  const places = new Map<string, number[]>();
  const add = (key: string, place: number): void => {
    const known = places.get(key);
    if (known) known.push(place);
    else places.set(key, [place]);
  };
  for (const [place, { key }] of tokens.body.entries()) add(key, place);
  for (const [place, { key }] of tokens.exact.entries()) add(key, -1 - place);
  return { tokens, places };
}

/** Where an alternative stands in a text. */
export function alternativeRanges(read: ReadText, { keys, prefix }: Alternative): TextRange[] {
  const [first] = keys;
  if (first === undefined) return [];
  const { body, exact } = read.tokens;
  if (keys.length === 1) {
    if (prefix)
      return [...body, ...exact].filter(({ key }) => key.startsWith(first)).map((token) => prefixRange(token, first));
    return (read.places.get(first) ?? []).flatMap((place) => {
      const token = place >= 0 ? body[place] : exact[-1 - place];
      return token === undefined ? [] : [{ start: token.start, end: token.end }];
    });
  }
  const ranges: TextRange[] = [];
  for (const place of read.places.get(first) ?? []) {
    if (place < 0) continue;
    const fits = keys.every((key, at) => {
      const found = body[place + at]?.key;
      return prefix && at === keys.length - 1 ? found?.startsWith(key) === true : found === key;
    });
    const [from, to] = [body[place], body[place + keys.length - 1]];
    if (fits && from !== undefined && to !== undefined) ranges.push({ start: from.start, end: to.end });
  }
  return ranges;
}

/** A single ideograph asked is marked alone, not with its neighbour. */
function prefixRange(token: Token, key: string): TextRange {
  const alone = /^\p{Script=Han}$/u.test(key) && token.key.length > key.length;
  return { start: token.start, end: alone ? token.start + Math.min(key.length, token.end - token.start) : token.end };
}

/** How much of a concept stands in a text: 0 to 1, near 1 where it stands there often. */
export function conceptShare(read: ReadText, concept: Concept, damping: number): number {
  let share = 0;
  for (const alternative of concept.alternatives) {
    const count = alternativeRanges(read, alternative).length;
    if (count > 0) share += (alternative.weight * count) / (count + damping);
  }
  return Math.min(1, share);
}

/** Ranges in order, without overlaps: what overlaps or touches the same word is one. */
export function mergedRanges(ranges: readonly TextRange[]): TextRange[] {
  const sorted = ranges.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}
