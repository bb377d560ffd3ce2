import { clauseNotions } from './clause-notions.ts';
import { hanPairHash, hashOffset, hashPrime, wordLength } from './mark-hashes.ts';

const digits = 0x23;

const tags = { single: 1, pair: 2, triple: 3, apart: 4, four: 5, notion: 6, notions: 7, notionsApart: 8 } as const;

/** The marks of a folded text, each once. */
export function clauseMarks(folded: string): number[] {
  const marks = new Set<number>();
  eachClauseMark(folded, (mark) => marks.add(mark));
  return [...marks];
}

/**
 * A folded text's words and Chinese characters with what follows them, as hashes, some of them several times: single
 * words; two, three, and two with one between; four characters; the notions that they stand for. Figures are all alike.
 */
export function eachClauseMark(folded: string, visit: (mark: number) => void): void {
  const { hashes, han } = unitsOf(folded);
  const count = hashes.length;
  for (let at = 0; at < count; at += 1) {
    const hash = hashes[at] as number;
    if (!han[at]) visit(mixed(tags.single, hash, 0, 0));
    if (at + 1 >= count) break;
    const second = hashes[at + 1] as number;
    visit(mixed(tags.pair, hash, second, 0));
    if (at + 2 >= count) continue;
    const third = hashes[at + 2] as number;
    visit(mixed(tags.triple, hash, second, third));
    visit(mixed(tags.apart, hash, third, 0));
    if (han[at] && at + 3 < count)
      visit(mixed(tags.four, Math.imul(hash, 31) ^ second, third, hashes[at + 3] as number));
  }
  visitNotions(hashes, han, visit);
}

const none: readonly number[] = [];

/** The notions that the units stand for, each with the one before it and the one before that. */
function visitNotions(hashes: readonly number[], han: readonly boolean[], visit: (mark: number) => void): void {
  let before = none;
  let earlier = none;
  for (let at = 0; at < hashes.length; at += 1) {
    const hash = hashes[at] as number;
    if (han[at] && han[at + 1] !== true) continue;
    const notions = clauseNotions.get(han[at] ? hanPairHash(hash, hashes[at + 1] as number) : hash | 0);
    if (notions === undefined) continue;
    for (const notion of notions) {
      visit(mixed(tags.notion, notion, 0, 0));
      for (const other of before) visit(mixed(tags.notions, other, notion, 0));
      for (const other of earlier) visit(mixed(tags.notionsApart, other, notion, 0));
    }
    earlier = before;
    before = notions;
  }
}

/** Each word's or character's hash, and whether it is a Chinese character. */
interface Units {
  readonly hashes: number[];
  readonly han: boolean[];
}

function unitsOf(text: string): Units {
  const hashes: number[] = [];
  const han: boolean[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isLetter(code)) {
      const start = at;
      let hash = hashOffset;
      while (at < text.length && isLetter(text.charCodeAt(at))) {
        if (at - start < wordLength) hash = Math.imul(hash ^ text.charCodeAt(at), hashPrime);
        at += 1;
      }
      hashes.push(hash >>> 0);
      han.push(false);
    } else if (isDigit(code)) {
      while (at < text.length && isDigit(text.charCodeAt(at))) at += 1;
      hashes.push(digits);
      han.push(false);
    } else {
      if (code >= 0x4e00 && code <= 0x9fff) {
        hashes.push(code);
        han.push(true);
      }
      at += 1;
    }
  }
  return { hashes, han };
}

function isLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function mixed(tag: number, one: number, two: number, three: number): number {
  let hash = Math.imul(hashOffset ^ tag, hashPrime);
  hash = Math.imul(hash ^ one, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash ^ two, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash ^ three, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
