import { isDigit, isHan, isLatin, isLineBreak, isOtherLetter } from './characters.ts';

/** A stretch of letters of one script. Units between runs are neutral. */
export interface ScriptRun {
  readonly start: number;
  readonly end: number;
  readonly script: 'han' | 'latin' | 'other';
  /** Which group of the text it is judged with: a line or sentence, or a quotation inside one. */
  readonly group: number;
}

/** Marks that end the stretch of text that is judged together. */
function endsGroup(unit: number): boolean {
  switch (unit) {
    case 0x3002: // 。
    case 0xff01: // ！
    case 0xff1f: // ？
    case 0xff1b: // ；
    case 0x3b: // ;
    case 0x21: // !
    case 0x3f: // ?
    case 0x7c: // |
      return true;
    default:
      return isLineBreak(unit);
  }
}

/** A quotation longer than this is judged as part of its sentence. */
const quotationLimit = 400;

/** Every second quotation mark by its first; null for a unit that opens nothing. */
function closingQuote(unit: number): '」' | '』' | '”' | null {
  switch (unit) {
    case 0x300c:
      return '」';
    case 0x300e:
      return '』';
    case 0x201c:
      return '”';
    default:
      return null;
  }
}

/** "(ii)", "iv." and currency letters ("HK$", "RMB1") are numbering and signs, not words of a language. */
function isNumbering(text: string, start: number, end: number): boolean {
  const after = text.charCodeAt(end);
  if (end - start <= 3 && (after === 0x24 || after === 0xff04)) return true;
  if (end - start > 5) return false;
  const before = start === 0 ? 0 : text.charCodeAt(start - 1);
  const bracketed =
    (before === 0x28 || before === 0xff08) &&
    (after === 0x29 || after === 0xff09) &&
    /^[ivxlcIVXLC]+$/.test(text.slice(start, end));
  return bracketed || (isDigit(after) && end - start === 3 && /^[A-Z]{3}$/.test(text.slice(start, end)));
}

/**
 * The text's letters as runs of one script, with the group each is judged in.
 * A word keeps its apostrophes and hyphens; a single Latin letter stays neutral
 * (甲方A, T恤, 「D」 for 啲) unless it stands among Latin words.
 */
export function scriptRuns(text: string): ScriptRun[] {
  const runs: ScriptRun[] = [];
  let group = 0;
  let groups = 0;
  let outer = -1;
  let quoteEnd = -1;
  let index = 0;
  // The next closing mark of each kind, looked up once until it is passed.
  const nextClose = { '」': -1, '』': -1, '”': -1 };
  while (index < text.length) {
    const unit = text.charCodeAt(index);
    if (quoteEnd >= 0 && index >= quoteEnd) {
      group = outer;
      quoteEnd = -1;
    }
    if (isHan(unit)) {
      const start = index;
      while (index < text.length) {
        const next = text.charCodeAt(index);
        if (!isHan(next) && !(next >= 0xdc00 && next <= 0xdfff)) break;
        index += 1;
      }
      runs.push({ start, end: index, script: 'han', group });
      continue;
    }
    if (isLatin(unit)) {
      const start = index;
      while (index < text.length) {
        const next = text.charCodeAt(index);
        const joins = next === 0x27 || next === 0x2019 || next === 0x2d || next === 0x26 || next === 0x301;
        if (!isLatin(next) && !(joins && isLatin(text.charCodeAt(index + 1)))) break;
        index += 1;
      }
      if (!isNumbering(text, start, index)) runs.push({ start, end: index, script: 'latin', group });
      continue;
    }
    if (isOtherLetter(unit)) {
      const start = index;
      while (index < text.length && isOtherLetter(text.charCodeAt(index))) index += 1;
      runs.push({ start, end: index, script: 'other', group });
      continue;
    }
    if (endsGroup(unit) && quoteEnd < 0) {
      groups += 1;
      group = groups;
    } else if (quoteEnd < 0) {
      const closing = closingQuote(unit);
      if (closing !== null) {
        if (nextClose[closing] <= index) {
          const close = text.indexOf(closing, index + 1);
          nextClose[closing] = close < 0 ? Number.POSITIVE_INFINITY : close;
        }
        const length = nextClose[closing] - index - 1;
        if (length >= 6 && length < quotationLimit && !text.slice(index, nextClose[closing]).includes('\n\n')) {
          outer = group;
          groups += 1;
          group = groups;
          quoteEnd = nextClose[closing];
        }
      }
    }
    index += 1;
  }
  return runs;
}
