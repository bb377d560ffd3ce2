import { cantoneseWeights } from './cantonese-weights.ts';

/** Log-odds of one step of a weight. */
const step = 1 / 16;

/** The edge of a run of ideographs, as a character of an n-gram. */
const edge = 0x7c;

/** Slots of the table of n-grams: a power of two, at least twice as many as n-grams. */
const slots = 0x10000;

interface WeightTables {
  /** Weight of a lone character of the basic plane. */
  readonly single: Int8Array;
  /** Open addressing by fingerprint; 0 is an empty slot. */
  readonly fingerprints: Int32Array;
  readonly weights: Int8Array;
}

let tables: WeightTables | null = null;

/**
 * The natural log-odds that the run of ideographs from `start` to `end` is
 * written Cantonese and not standard written Chinese: the sum of the learned
 * weights of its n-grams of one to three characters, edges included. Zero where
 * nothing tells. Linear time, no allocation.
 *
 * An n-gram is found by a fingerprint of 32 bits; a stranger is taken for a
 * known one about once in 10⁸ look-ups.
 */
export function cantoneseLogOdds(text: string, start: number, end: number): number {
  const { single, fingerprints, weights } = tables ?? loadTables();
  let sum = 0;
  let before = edge;
  let beforeThat = 0;
  let index = start;
  while (index <= end) {
    let character = edge;
    if (index < end) {
      character = text.charCodeAt(index);
      if (character >= 0xd800 && character <= 0xdbff && index + 1 < end) {
        character = text.codePointAt(index) ?? character;
        index += 1;
      }
      if (character < 0x10000) sum += single[character] ?? 0;
      else sum += lookUp(fingerprints, weights, fingerprint(0, 0, character));
    }
    sum += lookUp(fingerprints, weights, fingerprint(0, before, character));
    if (beforeThat !== 0) sum += lookUp(fingerprints, weights, fingerprint(beforeThat, before, character));
    beforeThat = before;
    before = character;
    index += 1;
  }
  return sum * step;
}

function lookUp(fingerprints: Int32Array, weights: Int8Array, wanted: number): number {
  let slot = wanted & (slots - 1);
  for (;;) {
    const found = fingerprints[slot] ?? 0;
    if (found === wanted) return weights[slot] ?? 0;
    if (found === 0) return 0;
    slot = (slot + 1) & (slots - 1);
  }
}

/** Three code points in 32 bits, never 0: the last steps are those of MurmurHash3. */
function fingerprint(first: number, second: number, third: number): number {
  let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b) ^ Math.imul(third, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash ^= hash >>> 16;
  return hash === 0 ? 1 : hash;
}

function loadTables(): WeightTables {
  const single = new Int8Array(0x10000);
  const fingerprints = new Int32Array(slots);
  const weights = new Int8Array(slots);
  for (const line of cantoneseWeights.trim().split('\n')) {
    const blank = line.indexOf(' ');
    const weight = Number(line.slice(0, blank));
    const ngrams = line.slice(blank + 1);
    let first = 0;
    let second = 0;
    let third = 0;
    // A blank after each n-gram, and one after the last.
    for (let index = 0; index <= ngrams.length; index += 1) {
      const point = ngrams.codePointAt(index) ?? 0x20;
      if (point >= 0x10000) index += 1;
      if (point !== 0x20) {
        first = second;
        second = third;
        third = point;
        continue;
      }
      if (second === 0 && third < 0x10000) single[third] = weight;
      else {
        const wanted = fingerprint(first, second, third);
        let slot = wanted & (slots - 1);
        while (fingerprints[slot] !== 0) slot = (slot + 1) & (slots - 1);
        fingerprints[slot] = wanted;
        weights[slot] = weight;
      }
      first = 0;
      second = 0;
      third = 0;
    }
  }
  tables = { single, fingerprints, weights };
  return tables;
}
