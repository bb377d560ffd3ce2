import type { Token } from 'node-llama-cpp';

/** node-llama-cpp brands its token numbers; ours are the same numbers. */
function isToken(id: number): id is Token {
  return Number.isInteger(id);
}

export function toTokens(ids: readonly number[]): Token[] {
  return ids.filter(isToken);
}
