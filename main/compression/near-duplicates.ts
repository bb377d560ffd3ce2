/**
 * Passages that say the same, within a document and over a whole matter:
 * MinHash signatures over word shingles (Broder 1997), banded so that only
 * likely pairs are compared, each pair then compared by its shingles.
 */

/** A place in one of several documents. */
export interface DocumentPassage {
  readonly document: number;
  readonly start: number;
  readonly end: number;
}

export interface DuplicateGroup {
  /** The passage that is read: the first. */
  readonly first: DocumentPassage;
  /** Every passage that says the same, the first included, in order. */
  readonly places: readonly DocumentPassage[];
}

const signatureLength = 24;
const bandRows = 3;
const leastShingles = 6;

/**
 * Groups of passages whose shingles agree to `similarity` (Jaccard) or more, in
 * order of their first places; only groups of two and more. Short passages
 * (headings, signature lines) are never grouped.
 */
export function duplicateGroups(
  documents: readonly { readonly text: string; readonly passages: readonly { start: number; end: number }[] }[],
  similarity = 0.9,
): DuplicateGroup[] {
  const all: { place: DocumentPassage; shingles: Uint32Array }[] = [];
  documents.forEach(({ text, passages }, document) => {
    for (const { start, end } of passages) {
      const own = shingles(text.slice(start, end));
      if (own.length >= leastShingles) all.push({ place: { document, start, end }, shingles: own });
    }
  });
  const leader = all.map((_, index) => index);
  const bands = new Map<string, number[]>();
  all.forEach(({ shingles: own }, index) => {
    const signature = minHash(own);
    let led = index;
    const candidates = new Set<number>();
    for (let band = 0; band < signatureLength; band += bandRows) {
      const key = `${band}:${signature.slice(band, band + bandRows).join()}`;
      const list = bands.get(key);
      if (list === undefined) bands.set(key, [index]);
      else {
        for (const other of list.slice(0, 8)) candidates.add(other);
        list.push(index);
      }
    }
    for (const other of [...candidates].sort((a, b) => a - b)) {
      const first = leader[other] ?? other;
      if (first < led && jaccard(own, all[first]?.shingles ?? own) >= similarity) led = first;
    }
    leader[index] = led;
  });
  const groups = new Map<number, DocumentPassage[]>();
  all.forEach(({ place }, index) => {
    const first = leader[index] ?? index;
    const list = groups.get(first);
    if (list) list.push(place);
    else groups.set(first, [place]);
  });
  return [...groups.values()].flatMap((places) => {
    const [first] = places;
    return first === undefined || places.length < 2 ? [] : [{ first, places }];
  });
}

/** For each passage the index of the earlier one that says the same, or −1. */
export function earlierDuplicates(
  text: string,
  passages: readonly { readonly start: number; readonly end: number }[],
): Int32Array {
  const indexOf = new Map(passages.map((passage, index) => [passage.start, index]));
  const earlier = new Int32Array(passages.length).fill(-1);
  for (const { first, places } of duplicateGroups([{ text, passages }])) {
    for (const place of places.slice(1)) earlier[indexOf.get(place.start) ?? 0] = indexOf.get(first.start) ?? -1;
  }
  return earlier;
}

/** Hashes of three neighbouring words (or ideographs), sorted, each once. Numbers count: another sum is another passage. */
function shingles(passage: string): Uint32Array {
  // The clause's own number is no part of what it says.
  const text = passage.replace(/^[\s\p{P}]*(?:\d{1,3}[.)、）]?){1,4}\s*/u, '');
  const found = new Set<number>();
  let one = 0;
  let two = 0;
  let count = 0;
  for (const [word] of text.matchAll(/[\p{L}\p{N}]/u.test(text) ? /\p{Script=Han}|[\p{L}\p{N}]+/gu : /$^/gu)) {
    let hash = 0x811c9dc5;
    for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ (word.charCodeAt(at) | 0x20), 0x01000193);
    count += 1;
    if (count >= 3) found.add((Math.imul(Math.imul(one, 31) + two, 31) + hash) >>> 0);
    one = two;
    two = hash;
  }
  return Uint32Array.from(found).sort();
}

function minHash(hashes: Uint32Array): number[] {
  const least = new Array<number>(signatureLength).fill(0xffffffff);
  for (const hash of hashes) {
    for (let row = 0; row < signatureLength; row += 1) {
      let mixed = Math.imul(hash ^ Math.imul(row + 1, 0x9e3779b1), 0x85ebca6b);
      mixed = (mixed ^ (mixed >>> 15)) >>> 0;
      if (mixed < (least[row] ?? 0)) least[row] = mixed;
    }
  }
  return least;
}

function jaccard(one: Uint32Array, other: Uint32Array): number {
  let left = 0;
  let right = 0;
  let both = 0;
  while (left < one.length && right < other.length) {
    const a = one[left] ?? 0;
    const b = other[right] ?? 0;
    if (a === b) both += 1;
    if (a <= b) left += 1;
    if (b <= a) right += 1;
  }
  return both / (one.length + other.length - both);
}
