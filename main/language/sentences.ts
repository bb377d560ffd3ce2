import { endsWithAbbreviation, isSentenceOpener } from './abbreviations.ts';
import { isBlank, isDigit, isHan, isLineBreak } from './characters.ts';
import { lineStarts } from './line-starts.ts';

export interface Sentence {
  readonly start: number;
  readonly end: number;
}

/** Marks that end a sentence wherever they stand. */
const hardEnds = new Set('。！？；');
const closers = new Set('」』”’"\')）】〕》〉]');

const mayEnd = new Uint8Array(0x10000);
for (const character of '。！？；?!.') mayEnd[character.charCodeAt(0)] = 1;

/**
 * The sentences of a legal text, in order, without the blanks around them. Ends
 * are 。！？； ? ! and full stops that are no abbreviation, decimal or numbering;
 * blank lines; and line breaks before a list item or numbered clause or after a
 * short line (headings, chat messages). Other line breaks are the page's and
 * stay inside the sentence. Linear time.
 */
export function sentences(text: string): Sentence[] {
  const found: Sentence[] = [];
  let start = 0;
  const lines = lineStarts(text);
  let line = 0;
  const push = (end: number): void => {
    let from = start;
    let to = end;
    while (from < to && isSpace(text.charCodeAt(from))) from += 1;
    while (to > from && isSpace(text.charCodeAt(to - 1))) to -= 1;
    if (to > from) found.push({ start: from, end: to });
    start = end;
  };
  let index = 0;
  while (index < text.length) {
    while (line < lines.length && (lines[line]?.start ?? 0) < index) line += 1;
    const next = lines[line];
    if (next !== undefined && next.start === index && next.breaks) push(index);
    // Nearly every unit ends nothing: on to the next that may, or to the next line.
    const nextLine = lines[line + (next?.start === index ? 1 : 0)]?.start ?? text.length;
    while (index < nextLine && mayEnd[text.charCodeAt(index)] === 0) index += 1;
    if (index === nextLine) continue;
    const character = text.charAt(index);
    if (hardEnds.has(character)) {
      index = pastClosers(text, index + 1);
      if (saidAfter(text, index)) continue;
      if (character === '；') index += trailingConjunction(text, index);
      push(index);
    } else if (character === '?' || character === '!') {
      index = pastClosers(text, index + 1);
      if (index >= text.length || isSpace(text.charCodeAt(index)) || isHan(text.charCodeAt(index))) push(index);
    } else if (character === '.' && endsAtStop(text, index, start)) {
      index = pastClosers(text, index + 1);
      push(index);
    } else index += 1;
  }
  push(text.length);
  return found;
}

/** The length of a 及 or 或 that ends a list item after its semicolon; 0 where the sentence goes on. */
function trailingConjunction(text: string, from: number): number {
  const match = /^[ \u3000]{0,2}(?:以及|及|或|和|與|与)[ \u3000]{0,4}(?=\n|$)/.exec(text.slice(from, from + 10));
  return match?.[0].length ?? 0;
}

const quotationEnds = new Set('」』”"');
/** Who said or asked it, in the words that follow a quotation: 律師問。 佢話： */
const saying =
  /^\s?(?:[\p{Script=Han}A-Za-z]{0,5}(?:低[聲声]|大[聲声])?(?:[說说問问答道話话喊嗌叫稱称]|回答|表示|追問|追问|反問|反问|質問|质问)(?:道|佢|我|他|她)?(?:[，,。]|$))/u;

/** Whether a quotation ends at `at` and the words after it say who spoke: the sentence goes on. */
function saidAfter(text: string, at: number): boolean {
  if (!quotationEnds.has(text.charAt(at - 1)) || !isHan(text.charCodeAt(at))) return false;
  return saying.test(text.slice(at, at + 14));
}

function isSpace(unit: number): boolean {
  return isBlank(unit) || isLineBreak(unit);
}

function pastClosers(text: string, from: number): number {
  let index = from;
  while (
    index < text.length &&
    index < from + 6 &&
    (closers.has(text.charAt(index)) || hardEnds.has(text.charAt(index)))
  )
    index += 1;
  return index;
}

/** Whether the full stop at `index` ends the sentence that began at `start`. */
function endsAtStop(text: string, index: number, start: number): boolean {
  const before = text.charCodeAt(index - 1);
  let after = index + 1;
  if (isDigit(text.charCodeAt(after)) && isDigit(before)) return false;
  after = pastClosers(text, after);
  if (after < text.length && !isSpace(text.charCodeAt(after)) && !isHan(text.charCodeAt(after))) return false;
  while (after < text.length && isSpace(text.charCodeAt(after))) after += 1;
  if (after >= text.length) return true;
  const following = text.charAt(after);
  if (following >= 'a' && following <= 'z') return false;
  // "12." or "A." at the sentence's start is its number.
  let first = start;
  while (first < index && isSpace(text.charCodeAt(first))) first += 1;
  if (
    index - first <= 12 &&
    /^\(?[0-9A-Za-z.]{1,10}\)?$/.test(text.slice(first, index)) &&
    !/[a-z]{2}/.test(text.slice(first, index))
  )
    return false;
  if (text.charAt(index + 1) === '.' || text.charAt(index - 1) === '.')
    return index + 1 < text.length && text.charAt(index + 1) !== '.';
  const abbreviation = endsWithAbbreviation(text, index);
  if (abbreviation === 'always') return false;
  // "etc." before Chinese: the English sentence is over.
  if (
    abbreviation === 'sometimes' &&
    /^etc\.\s$/.test(text.slice(index - 3, index + 2)) &&
    isHan(text.charCodeAt(after))
  )
    return true;
  if (abbreviation === 'sometimes') return isSentenceOpener(text, after);
  return true;
}
