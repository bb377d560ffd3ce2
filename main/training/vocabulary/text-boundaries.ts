/**
 * Where a token of the trilingual vocabulary may begin, end and run on.
 *
 * The encoder has no pre-tokenizer: it takes the fewest tokens of the set, so
 * what a token may not span is ruled here, when candidates are gathered. Every
 * position of a text gets a class and two marks: `barrier` (no candidate runs
 * across it) and `word` (a candidate of several words may begin or end there).
 *
 * Strings that are candidates only as a whole (a numeral, a bracketed label, a
 * run of white space) are given apart, and stand between barriers.
 */
import { citations, numeralRun, wholeArticle } from './citation-patterns.ts';

/** Class of a character, the upper four bits of a mark. */
export const characterClass = {
  other: 0,
  letter: 1,
  han: 2,
  digit: 3,
  space: 4,
  lineBreak: 5,
  punctuation: 6,
} as const;

/** The lower bits of a mark. */
export const barrier = 1;
export const word = 2;

export interface TextBoundaries {
  /** For each UTF-16 unit: class × 16 + marks of the position before it. */
  readonly marks: Uint8Array;
  /** Strings that are candidates only as a whole, once for each occurrence. */
  readonly wholes: readonly string[];
}

const letterPattern = /[\p{L}\p{M}]/u;
const hanPattern = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}]/u;
const digitPattern = /\p{Nd}/u;
const classOfUnit = new Uint8Array(0x10000);
for (let unit = 0; unit < 0x10000; unit += 1) classOfUnit[unit] = classOf(String.fromCharCode(unit), unit);

function classOf(character: string, unit: number): number {
  if (unit === 0x20 || unit === 0x09 || unit === 0xa0 || unit === 0x3000) return characterClass.space;
  if (unit === 0x0a || unit === 0x0d || unit === 0x0c) return characterClass.lineBreak;
  // A surrogate is taken for an ideograph of a supplementary plane: those are what legal text has there.
  if (unit >= 0xd800 && unit < 0xe000) return characterClass.han;
  if (hanPattern.test(character) && unit !== 0x3005 && unit !== 0x3007) return characterClass.han;
  if (unit === 0x3005 || unit === 0x3007) return characterClass.han;
  if (digitPattern.test(character)) return characterClass.digit;
  if (letterPattern.test(character)) return characterClass.letter;
  return characterClass.punctuation;
}

const sentenceEnd = new Set(['。', '！', '？', '!', '?'].map((character) => character.charCodeAt(0)));
const apostrophes = new Set([0x27, 0x2019]);
/** Closing marks that still belong to the sentence that ended before them. */
const closing = new Set([...'」』”’）)】》"\''].map((character) => character.charCodeAt(0)));

/** The class and marks of every position of `text`, and its whole-only strings. */
export function textBoundaries(text: string): TextBoundaries {
  const length = text.length;
  const classes = new Uint8Array(length);
  for (let index = 0; index < length; index += 1) classes[index] = classOfUnit[text.charCodeAt(index)] ?? 0;
  // An apostrophe between letters is part of the word.
  for (let index = 1; index + 1 < length; index += 1) {
    if (!apostrophes.has(text.charCodeAt(index))) continue;
    if (classes[index - 1] === characterClass.letter && classes[index + 1] === characterClass.letter) {
      classes[index] = characterClass.letter;
    }
  }
  const marks = new Uint8Array(length);
  for (let index = 0; index < length; index += 1) marks[index] = positionMarks(text, classes, index);
  const wholes: string[] = [];
  wall(text, marks, /[^\S\n]*\n\s*|[^\S\n]{2,}/g, wholes, false);
  for (const [lineEnd] of text.matchAll(/[。；：，.;:,—]\n\s*/g)) wholes.push(lineEnd);
  joinLastSpace(text, classes, marks);
  for (const pattern of citations) wall(text, marks, pattern, wholes, false, true);
  wall(text, marks, / ?\d{1,3}(?!\d)/g, wholes, true);
  wall(text, marks, /,\d{3}(?!\d)/g, wholes, true);
  wall(text, marks, / ?[(（](?:\d{1,3}|[a-z]{1,2}|[ivx]{1,5}|[A-Z]|[一二三四五六七八九十]{1,3})[)）]/g, wholes, true);
  wall(text, marks, numeralRun, wholes, true);
  wall(text, marks, wholeArticle, wholes, true);
  for (let index = 0; index < length; index += 1) marks[index] = (classes[index] ?? 0) * 16 + (marks[index] ?? 0);
  return { marks, wholes };
}

function positionMarks(text: string, classes: Uint8Array, index: number): number {
  if (index === 0) return barrier | word;
  const before = classes[index - 1];
  const here = classes[index];
  if (here === characterClass.letter && before === characterClass.letter) return 0;
  if (here === characterClass.han && before === characterClass.han && isLowSurrogate(text.charCodeAt(index))) return 0;
  let mark = word;
  const digitBefore = before === characterClass.digit;
  const digitHere = here === characterClass.digit;
  if (digitBefore || digitHere) mark |= barrier;
  if (here !== characterClass.lineBreak && before === characterClass.lineBreak) mark |= barrier;
  if (here === characterClass.lineBreak && before !== characterClass.punctuation) mark |= barrier;
  if (
    (before === characterClass.letter && here === characterClass.han) ||
    (before === characterClass.han && here === characterClass.letter)
  ) {
    mark |= barrier;
  }
  if (endsSentence(text, index - 1, classes)) mark |= barrier;
  return mark;
}

/** Whether a sentence ends with the unit at `index`, its closing marks included. */
function endsSentence(text: string, index: number, classes: Uint8Array): boolean {
  const next = text.charCodeAt(index + 1);
  if (closing.has(next) || classes[index + 1] === characterClass.lineBreak) return false;
  let last = index;
  while (last > 0 && closing.has(text.charCodeAt(last))) last -= 1;
  const unit = text.charCodeAt(last);
  if (sentenceEnd.has(unit)) return unit !== next;
  // A full stop ends a sentence when a capital follows the space.
  return (
    unit === 0x2e &&
    classes[index + 1] === characterClass.space &&
    /^\s+[("“]?\p{Lu}/u.test(text.slice(index + 1, index + 6))
  );
}

/** Of several spaces before a word, the last may go with the word. */
function joinLastSpace(text: string, classes: Uint8Array, marks: Uint8Array): void {
  for (let index = 1; index + 1 < text.length; index += 1) {
    if (text.charCodeAt(index) !== 0x20) continue;
    const before = classes[index - 1];
    if (before !== characterClass.space && before !== characterClass.lineBreak) continue;
    const next = classes[index + 1];
    if (next === characterClass.space || next === characterClass.lineBreak) continue;
    marks[index + 1] = next === characterClass.digit ? barrier | word : word;
  }
}

/**
 * Puts barriers round every match of `pattern`; inside it too when it is `whole`,
 * and then the match itself is a candidate. With `groups`, barriers stand round
 * the first group as well (the word that leads a citation).
 */
function wall(
  text: string,
  marks: Uint8Array,
  pattern: RegExp,
  wholes: string[],
  whole: boolean,
  groups = false,
): void {
  for (const match of text.matchAll(pattern)) {
    const start = match.index;
    const end = start + match[0].length;
    // The end of a line may go with the full stop before it: "… the Agreement.\n\n".
    const endsLine = match[0].startsWith('\n') && /[。；：，.;:,]/.test(text.charAt(start - 1));
    if (!endsLine) setBarrier(marks, start);
    setBarrier(marks, end);
    if (groups && match[1] !== undefined) setBarrier(marks, start + match[1].length);
    if (!whole) {
      if (match[0].trim() === '') wholes.push(match[0]);
      continue;
    }
    wholes.push(match[0]);
    for (let index = start + 1; index < end; index += 1) setBarrier(marks, index);
  }
}

function setBarrier(marks: Uint8Array, index: number): void {
  if (index < marks.length) marks[index] = (marks[index] ?? 0) | barrier;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
