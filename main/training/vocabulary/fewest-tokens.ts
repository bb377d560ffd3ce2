/**
 * The plain form of the encoder, to measure and test against: every position's best
 * continuation from the right, fewest tokens first, least cost between equals.
 */
import type { Vocabulary } from '#native/vocabulary-file.ts';

interface Node {
  id: number;
  readonly children: Map<number, Node>;
}

/** Returns a function that cuts bytes into the ids of the fewest tokens. */
export function fewestTokens({ tokens, costs }: Vocabulary): (bytes: Uint8Array) => number[] {
  const root: Node = { id: -1, children: new Map() };
  for (const [id, token] of tokens.entries()) {
    let node = root;
    for (const byte of token) {
      const next = node.children.get(byte) ?? { id: -1, children: new Map() };
      node.children.set(byte, next);
      node = next;
    }
    node.id = id;
  }
  return (bytes) => {
    const counts = new Int32Array(bytes.length + 1);
    const bits = new Float64Array(bytes.length + 1);
    const best = new Int32Array(bytes.length);
    for (let from = bytes.length - 1; from >= 0; from -= 1) {
      let node = root.children.get(bytes[from] ?? 0);
      let count = Number.POSITIVE_INFINITY;
      let cost = Number.POSITIVE_INFINITY;
      for (let to = from + 1; node !== undefined; to += 1) {
        if (node.id >= 0) {
          const tokenCount = (counts[to] ?? 0) + 1;
          const tokenCost = (bits[to] ?? 0) + (costs[node.id] ?? 0);
          if (tokenCount < count || (tokenCount === count && tokenCost < cost)) {
            count = tokenCount;
            cost = tokenCost;
            best[from] = node.id;
          }
        }
        node = to < bytes.length ? node.children.get(bytes[to] ?? 0) : undefined;
      }
      counts[from] = count;
      bits[from] = cost;
    }
    const ids: number[] = [];
    for (let at = 0; at < bytes.length; ) {
      const id = best[at] ?? 0;
      ids.push(id);
      at += tokens[id]?.length ?? 1;
    }
    return ids;
  };
}
