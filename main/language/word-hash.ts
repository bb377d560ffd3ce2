/** Fowler, Noll and Vo's hash (FNV-1a) of a string's UTF-16 units: 32 bits, unsigned. */
export function wordHash(words: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < words.length; at += 1) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
