/** The tokenizer's definition in its plainest form: every token at every byte, O(bytes × longest token). */
import type { Vocabulary } from '#native/vocabulary-file.ts';

export interface ReferenceEncoding {
  readonly ids: readonly number[];
  readonly cost: number;
}

/** Fewest tokens, then least cost, then the shorter last token, and so on backwards. */
export function referenceEncode(vocabulary: Vocabulary, bytes: Uint8Array): ReferenceEncoding {
  const idOf = new Map(vocabulary.tokens.map((token, id) => [String.fromCharCode(...token), id]));
  const longest = Math.max(...vocabulary.tokens.map((token) => token.length));
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const counts = [0];
  const costs = [0];
  const last = [0];
  for (let end = 1; end <= text.length; end += 1) {
    let count = Number.POSITIVE_INFINITY;
    let cost = Number.POSITIVE_INFINITY;
    for (let length = 1; length <= Math.min(longest, end); length += 1) {
      const id = idOf.get(text.slice(end - length, end));
      if (id === undefined) continue;
      const thisCount = (counts[end - length] ?? 0) + 1;
      const thisCost = (costs[end - length] ?? 0) + (vocabulary.costs[id] ?? 0);
      if (thisCount > count || (thisCount === count && thisCost >= cost)) continue;
      count = thisCount;
      cost = thisCost;
      last[end] = id;
    }
    counts[end] = count;
    costs[end] = cost;
  }
  const ids: number[] = [];
  for (let end = text.length; end > 0; ) {
    const id = last[end] ?? 0;
    ids.unshift(id);
    end -= vocabulary.tokens[id]?.length ?? 1;
  }
  return { ids, cost: costs[text.length] ?? 0 };
}

/** The 256 bytes and `extra` strings as a vocabulary; costs come from `costOf`. */
export function vocabularyOf(extra: readonly (string | Uint8Array)[], costOf: (id: number) => number): Vocabulary {
  const seen = new Set<string>();
  const tokens: Uint8Array[] = Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte));
  for (const given of extra) {
    const token = typeof given === 'string' ? new TextEncoder().encode(given) : given;
    const key = String.fromCharCode(...token);
    if (token.length < 2 || token.length > 255 || seen.has(key)) continue;
    seen.add(key);
    tokens.push(token);
  }
  return { tokens, costs: Uint16Array.from(tokens, (_, id) => costOf(id)) };
}
