/** Letters of a word that count: endings say little. */
export const wordLength = 7;
export const hashOffset = 0x811c9dc5;
export const hashPrime = 0x01000193;

/** The hash of a folded word's beginning: 32 bits, signed. */
export function wordBeginningHash(word: string): number {
  let hash = hashOffset;
  for (let at = 0; at < Math.min(word.length, wordLength); at += 1)
    hash = Math.imul(hash ^ word.charCodeAt(at), hashPrime);
  return hash | 0;
}

/** The hash of two Chinese characters that follow one another: 32 bits, signed. */
export function hanPairHash(first: number, second: number): number {
  return Math.imul(first, 0x9e3779b1) ^ second;
}
