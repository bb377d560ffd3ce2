import { isHan } from './characters.ts';
import { cutHan } from './han-words.ts';
import { wordList } from './word-list.ts';
import { WordTrie } from './word-trie.ts';

export type WordKind = 'han' | 'latin' | 'number' | 'mark' | 'other';

export interface Word {
  readonly start: number;
  readonly end: number;
  readonly kind: WordKind;
}

const blank = 0;
const han = 1;
const letter = 2;
const digit = 3;
const otherLetter = 4;
const mark = 5;
/** Accents and the like, which belong to what stands before them. */
const joining = 6;

/** The class of each UTF-16 unit, by Unicode's properties; surrogates other than Han's are looked at with their pair. */
const classOfUnit = new Uint8Array(0x10000);
for (let unit = 0; unit < 0x10000; unit += 1) classOfUnit[unit] = classOf(unit);

function classOf(unit: number): number {
  if (isHan(unit) || unit === 0x3005 || (unit >= 0x2e80 && unit <= 0x2fd5)) return han;
  if (unit >= 0xd800 && unit <= 0xdfff) return otherLetter;
  const character = String.fromCharCode(unit);
  if (/[\s\u200b\ufeff]/.test(character)) return blank;
  if (/\p{Script=Latin}/u.test(character)) return letter;
  if (/[0-9０-９]/.test(character)) return digit;
  if (/[\p{M}\p{Cf}]/u.test(character)) return joining;
  return /[\p{L}\p{N}]/u.test(character) ? otherLetter : mark;
}

let trie: WordTrie | null = null;

/** The words of the list, read on first use (some tens of milliseconds, about 10 MB). */
export function listedWords(): WordTrie {
  trie ??= new WordTrie(wordList);
  return trie;
}

/**
 * The words of a text in order, one segmentation, with nothing but blanks
 * between them: Chinese by the most probable cut, Latin words with their inner
 * points, apostrophes and hyphens, numbers with their currency, separators, per
 * cent and 年月日, and each mark by itself. Linear time.
 */
export function words(text: string): Word[] {
  const found: Word[] = [];
  const list = listedWords();
  let index = 0;
  while (index < text.length) {
    const kind = classOfUnit[text.charCodeAt(index)] ?? mark;
    if (kind === blank) {
      index += 1;
      continue;
    }
    const start = index;
    if (kind === han) {
      while (index < text.length && isHanAt(text, index)) index += 1;
      let from = start;
      cutHan(list, text, start, index, (end) => {
        found.push({ start: from, end, kind: 'han' });
        from = end;
      });
    } else if (kind === letter || kind === digit) {
      index = latinEnd(text, index);
      const named: WordKind = kind === digit || isAmount(text, start, index) ? 'number' : 'latin';
      if (named === 'number') index = dateEnd(text, start, index);
      found.push({ start, end: index, kind: named });
    } else if (kind === otherLetter) {
      while (index < text.length && isOther(classOfUnit[text.charCodeAt(index)])) index += 1;
      found.push({ start, end: index, kind: 'other' });
    } else {
      index += 1;
      if (isCurrency(text.charCodeAt(start)) && classOfUnit[text.charCodeAt(index)] === digit) {
        index = latinEnd(text, index);
        found.push({ start, end: index, kind: 'number' });
      } else {
        while (index < text.length && classOfUnit[text.charCodeAt(index)] === joining) index += 1;
        found.push({ start, end: index, kind: 'mark' });
      }
    }
  }
  return found;
}

function isHanAt(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  if (classOfUnit[unit] === han) return true;
  // The second half of an ideograph outside the basic plane, or a variation mark after one.
  if (unit >= 0xdc00 && unit <= 0xdfff) {
    const before = text.charCodeAt(index - 1);
    return before >= 0xd840 && before <= 0xd8bf;
  }
  return classOfUnit[unit] === joining && index > 0;
}

function isOther(kind: number | undefined): boolean {
  return kind === otherLetter || kind === joining;
}

function isCurrency(unit: number): boolean {
  return unit === 0x24 || unit === 0xa3 || unit === 0xa5 || unit === 0x20ac || unit === 0xff04 || unit === 0xffe5;
}

function isWordClass(kind: number | undefined): boolean {
  return kind === letter || kind === digit || kind === joining;
}

/** Where the word or number of Latin letters and digits at `from` ends. */
function latinEnd(text: string, from: number): number {
  let index = from + 1;
  while (index < text.length) {
    const unit = text.charCodeAt(index);
    const kind = classOfUnit[unit];
    if (isWordClass(kind)) {
      index += 1;
      continue;
    }
    const before = classOfUnit[text.charCodeAt(index - 1)];
    const after = classOfUnit[text.charCodeAt(index + 1)];
    if (index + 1 < text.length && isWordClass(before) && isWordClass(after) && after !== joining) {
      // . ' ’ - @ _ & inside a word; , : / between digits.
      const inWord =
        unit === 0x2e ||
        unit === 0x27 ||
        unit === 0x2019 ||
        unit === 0x2d ||
        unit === 0x2010 ||
        unit === 0x2011 ||
        unit === 0x40 ||
        unit === 0x5f ||
        unit === 0x26;
      const inNumber =
        (unit === 0x2c || unit === 0x3a || unit === 0x2f || unit === 0xff0c) && before === digit && after === digit;
      if (inWord || inNumber) {
        index += 1;
        continue;
      }
    }
    // HK$1,000.
    if (isCurrency(unit) && after === digit && before === letter && index - from <= 3) {
      index += 1;
      continue;
    }
    if ((unit === 0x25 || unit === 0xff05) && before === digit) index += 1;
    break;
  }
  return index;
}

function isAmount(text: string, start: number, end: number): boolean {
  for (let index = start; index < end && index < start + 4; index += 1) {
    if (isCurrency(text.charCodeAt(index))) return true;
  }
  return false;
}

const datePart = /[年月日號号]/;

/** A date in digits and 年月日 is one word. */
function dateEnd(text: string, start: number, end: number): number {
  let reached = end;
  for (let parts = 0; parts < 3; parts += 1) {
    if (reached - start > 16 || !datePart.test(text.charAt(reached))) break;
    // A unit that is not part of a date's order counts: 3年期, 2個月.
    if (
      parts === 0 &&
      text.charAt(reached) === '年' &&
      end - start !== 4 &&
      classOfUnit[text.charCodeAt(reached + 1)] !== digit
    )
      break;
    reached += 1;
    let digits = reached;
    while (digits < text.length && digits < reached + 2 && classOfUnit[text.charCodeAt(digits)] === digit) digits += 1;
    if (digits === reached || !datePart.test(text.charAt(digits))) break;
    reached = digits;
  }
  return reached;
}
