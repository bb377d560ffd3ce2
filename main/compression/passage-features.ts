import type { TextClause } from '#main/clauses/structure/clause-tree.ts';
import { isHan } from '#main/language/characters.ts';
import type { PassageUnit } from './passage-units.ts';

/**
 * What the scorer sees of a passage: hashed words, word pairs, word beginnings,
 * the words of the headings above it and of the passages beside it, its place
 * and its form (Weinberger et al. 2009, feature hashing). Chinese passages are
 * seen through a glossary as the beginnings of the English words they stand for.
 */

/** Buckets of the hash; a power of two. */
export const featureBuckets = 1 << 18;

const groups = { word: 1, pair: 2, beginning: 3, heading: 4, before: 5, after: 6, form: 7, triple: 8 } as const;

/** Hashes of what a text says, apart from its place. */
export interface WordHashes {
  readonly words: readonly number[];
  readonly beginnings: readonly number[];
  readonly digits: number;
  readonly capitals: number;
  readonly quotes: number;
  readonly han: number;
}

/** Simplified Chinese word → beginnings of the English words it stands for. */
export interface ChineseGlossary {
  readonly longest: number;
  readonly english: ReadonlyMap<string, readonly number[]>;
  readonly fold: (text: string) => string;
}

const seed = 0x811c9dc5;
const beginningLength = 5;

function bucket(hash: number, group: number): number {
  let mixed = Math.imul(hash ^ Math.imul(group, 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) & (featureBuckets - 1);
}

/** The hash of an English word's beginning, as passages hold it. */
export function beginningHash(word: string): number {
  let hash = seed;
  for (let at = 0; at < Math.min(beginningLength, word.length); at += 1) {
    hash = Math.imul(hash ^ (word.charCodeAt(at) | 0x20), 0x01000193);
  }
  return hash;
}

/** Reads a stretch of the text once: words in lower case, numbers as one word, each ideograph for itself. */
export function wordHashes(text: string, start: number, end: number, glossary: ChineseGlossary | null): WordHashes {
  const words: number[] = [];
  const beginnings: number[] = [];
  let digits = 0;
  let capitals = 0;
  let quotes = 0;
  let han = 0;
  let at = start;
  while (at < end) {
    const unit = text.charCodeAt(at);
    if ((unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a)) {
      if (unit <= 0x5a) capitals += 1;
      let hash = seed;
      let beginning = seed;
      let length = 0;
      while (at < end) {
        const letter = text.charCodeAt(at) | 0x20;
        if (letter < 0x61 || letter > 0x7a) break;
        hash = Math.imul(hash ^ letter, 0x01000193);
        length += 1;
        if (length === beginningLength) beginning = hash;
        at += 1;
      }
      words.push(hash);
      beginnings.push(length < beginningLength ? hash : beginning);
    } else if (unit >= 0x30 && unit <= 0x39) {
      while (at < end && text.charCodeAt(at) >= 0x30 && text.charCodeAt(at) <= 0x39) at += 1;
      digits += 1;
      words.push(1);
    } else {
      if (unit === 0x24 || unit === 0x25) words.push(unit);
      if (unit === 0x22 || unit === 0x201c || unit === 0x300c) quotes += 1;
      if (isHan(unit)) han += 1;
      at += 1;
    }
  }
  if (han > 0 && glossary !== null) {
    const folded = glossary.fold(text.slice(start, end));
    for (let from = 0; from < folded.length; ) {
      let length = isHan(folded.charCodeAt(from)) ? Math.min(glossary.longest, folded.length - from) : 0;
      let found: readonly number[] | undefined;
      for (; length > 0; length -= 1) {
        found = glossary.english.get(folded.slice(from, from + length));
        if (found !== undefined) break;
      }
      if (found !== undefined) beginnings.push(...found);
      from += Math.max(1, length);
    }
  }
  return { words, beginnings, digits, capitals, quotes, han };
}

function level(value: number, steps: readonly number[]): number {
  let index = 0;
  while (index < steps.length && value >= (steps[index] ?? 0)) index += 1;
  return index;
}

const lengths = [15, 30, 60, 100, 160, 240, 360, 520, 800];

/** What each passage says, read once. */
export function passageHashes(
  text: string,
  units: readonly PassageUnit[],
  glossary: ChineseGlossary | null,
): WordHashes[] {
  return units.map((unit) => wordHashes(text, unit.start, unit.end, glossary));
}

/** The buckets of a question's words as a passage, and as the heading above one, would hold them. */
export function questionBuckets({ words, beginnings }: WordHashes): { passage: Uint32Array; heading: Uint32Array } {
  const own = [
    ...words.map((word) => bucket(word, groups.word)),
    ...beginnings.map((word) => bucket(word, groups.beginning)),
  ];
  return {
    passage: Uint32Array.from(new Set(own)),
    heading: Uint32Array.from(new Set(beginnings.map((word) => bucket(word, groups.heading)))),
  };
}

/** The buckets of every passage, each bucket once a passage. */
export function passageFeatures(
  text: string,
  units: readonly PassageUnit[],
  clauses: readonly TextClause[],
  glossary: ChineseGlossary | null,
  hashes: readonly WordHashes[] = passageHashes(text, units, glossary),
): Uint32Array[] {
  const headingHashes = new Map<number, number[]>();
  const headingOf = (index: number): readonly number[] => {
    const known = headingHashes.get(index);
    if (known !== undefined) return known;
    const heading = clauses[index]?.heading ?? '';
    const made =
      heading === ''
        ? []
        : [...wordHashes(heading.slice(0, 120), 0, Math.min(120, heading.length), glossary).beginnings];
    headingHashes.set(index, made);
    return made;
  };
  const seen = new Uint32Array(featureBuckets);
  return units.map((unit, index) => {
    const stamp = index + 1;
    const found: number[] = [];
    const add = (hash: number, group: number): void => {
      const at = bucket(hash, group);
      if (seen[at] === stamp) return;
      seen[at] = stamp;
      found.push(at);
    };
    const own = hashes[index];
    if (own === undefined) return new Uint32Array();
    let before = 0x1234;
    let second = 0x4321;
    for (const word of own.words) {
      add(word, groups.word);
      add(Math.imul(before, 31) ^ word, groups.pair);
      add(Math.imul(Math.imul(second, 31) ^ before, 31) ^ word, groups.triple);
      second = before;
      before = word;
    }
    for (const beginning of own.beginnings) add(beginning, groups.beginning);
    for (const word of headingOf(unit.clause)) add(word, groups.heading);
    if (unit.part !== unit.clause) for (const word of headingOf(unit.part)) add(word, groups.heading);
    for (const word of hashes[index - 1]?.beginnings.slice(-40) ?? []) add(word, groups.before);
    for (const word of hashes[index + 1]?.beginnings.slice(0, 25) ?? []) add(word, groups.after);
    const length = unit.end - unit.start;
    const form = (name: number, value: number) => add(name * 64 + value, groups.form);
    form(1, level(own.han > 0 ? length * 3 : length, lengths));
    form(2, Math.floor((10 * index) / units.length));
    form(3, Math.min(12, index));
    form(4, Math.min(12, units.length - 1 - index));
    form(5, Math.min(5, own.digits));
    form(6, Math.min(4, own.quotes));
    form(7, own.words.length === 0 ? 0 : Math.round((6 * own.capitals) / own.words.length));
    form(8, level(units.length, [60, 120, 200, 300, 500, 800]));
    form(9, Math.min(6, clauses[unit.clause]?.level ?? 0));
    form(10, units[index - 1]?.clause === unit.clause ? 1 : 0);
    return Uint32Array.from(found);
  });
}
