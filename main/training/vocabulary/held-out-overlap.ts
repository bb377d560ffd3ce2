/**
 * Keeps held-out documents out of the training by another door: the same statute
 * in two collections, an older version of an Act, a contract signed twice.
 *
 * Texts are compared by their shingles of 24 characters without white space, one in
 * 16 of them chosen by content, so both sides choose the same.
 */
const shingleLength = 24;
const oneIn = 16;

export type Shingles = ReadonlySet<number>;

export function shinglesOf(texts: Iterable<string>): Shingles {
  const shingles = new Set<number>();
  for (const text of texts) for (const shingle of sampled(text)) shingles.add(shingle);
  return shingles;
}

/** Share of the text's sampled shingles that are in `shingles`, 0–1. */
export function overlap(text: string, shingles: Shingles): number {
  let all = 0;
  let shared = 0;
  for (const shingle of sampled(text)) {
    all += 1;
    if (shingles.has(shingle)) shared += 1;
  }
  return all === 0 ? 0 : shared / all;
}

function* sampled(text: string): Generator<number> {
  const units = text.replace(/\s+/g, '');
  let hash = 0;
  let leading = 1;
  for (let index = 0; index < shingleLength; index += 1) leading = Math.imul(leading, 16777619);
  for (let index = 0; index < units.length; index += 1) {
    hash = (Math.imul(hash, 16777619) + units.charCodeAt(index)) | 0;
    if (index < shingleLength) continue;
    hash = (hash - Math.imul(leading, units.charCodeAt(index - shingleLength))) | 0;
    const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
    if (mixed % oneIn === 0) yield mixed;
  }
}
