import { isDigit } from './characters.ts';
import { chineseDigit, chineseNumeral, chineseUnit, isNumeralCharacter } from './chinese-numeral.ts';
import { englishNumeral, englishScale, isEnglishCardinal } from './english-numeral.ts';

export interface Numeral {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly value: number;
  readonly system: 'figures' | 'chinese' | 'english';
}

const fullWidthShift = 0xff10 - 0x30;
const longestNumeral = 40;

/**
 * Every number in the text, in order: figures with separators, full-width
 * figures and 萬/億 or "million" after them; Chinese numerals in ordinary and
 * capital forms; English number words. A single 一 inside a word (統一) is found
 * too: who asks for amounts or periods looks at what stands beside the number.
 * Linear time.
 */
export function numerals(text: string): Numeral[] {
  const found: Numeral[] = [];
  let index = 0;
  while (index < text.length) {
    const unit = text.charCodeAt(index);
    let match: Numeral | null = null;
    if (isDigit(unit)) match = figures(text, index);
    else if (unit > 0x3000 && isNumeralCharacter(text.charAt(index))) {
      const end = chineseEnd(text, index);
      found.push(...chineseIn(text, index, end));
      index = end;
      continue;
    } else if (isAsciiLetter(unit)) {
      const end = wordEnd(text, index);
      match = isEnglishCardinal(text.slice(index, end).toLowerCase()) ? english(text, index) : null;
      index = match?.end ?? end;
      if (match !== null) found.push(match);
      continue;
    }
    if (match !== null) found.push(match);
    index = match?.end ?? index + 1;
  }
  return found;
}

function isAsciiLetter(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}

function wordEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && isAsciiLetter(text.charCodeAt(end))) end += 1;
  return end;
}

/** Digits with thousands separators and one decimal point, then 千/萬/億 or "million" where they follow. */
function figures(text: string, start: number): Numeral {
  let end = start;
  let plain = '';
  let decimal = false;
  while (end < text.length) {
    const unit = text.charCodeAt(end);
    if (isDigit(unit)) plain += String.fromCharCode(unit >= 0xff10 ? unit - fullWidthShift : unit);
    else if ((unit === 0x2c || unit === 0xff0c) && !decimal && groupFollows(text, end + 1)) plain += '';
    // "$30, 000": nothing else is written so.
    else if (unit === 0x2c && !decimal && text.startsWith(' 000', end + 1) && !isDigit(text.charCodeAt(end + 5)))
      end += 1;
    else if ((unit === 0x2e || unit === 0xff0e) && !decimal && isDigit(text.charCodeAt(end + 1))) {
      plain += '.';
      decimal = true;
    } else break;
    end += 1;
  }
  let value = Number(plain.length > 300 ? plain.slice(0, 300) : plain);
  const scaled = chineseScale(text, end, value);
  if (scaled.end > end) {
    value = scaled.value;
    end = scaled.end;
  } else {
    let next = end;
    while (next < end + 3 && (text.charAt(next) === ' ' || text.charAt(next) === '\n')) next += 1;
    if (next > end && isAsciiLetter(text.charCodeAt(next))) {
      const stop = wordEnd(text, next);
      const factor = stop - next <= 8 ? englishScale(text.slice(next, stop).toLowerCase()) : null;
      if (factor !== null) {
        value *= factor;
        end = stop;
      }
    }
  }
  return { start, end, text: text.slice(start, end), value, system: 'figures' };
}

/** "1,000": exactly three digits after the comma. */
function groupFollows(text: string, index: number): boolean {
  return (
    isDigit(text.charCodeAt(index)) &&
    isDigit(text.charCodeAt(index + 1)) &&
    isDigit(text.charCodeAt(index + 2)) &&
    !isDigit(text.charCodeAt(index + 3))
  );
}

/** 3百萬, 1.5億, 12億3千萬 after figures. */
function chineseScale(text: string, start: number, value: number): { end: number; value: number } {
  let end = start;
  let factor = 1;
  while (end < start + 4) {
    const unit = chineseUnit(text.charAt(end));
    if (unit === null) break;
    factor *= unit;
    end += 1;
  }
  if (factor === 1) return { end: start, value };
  let sum = value * factor;
  let last = factor;
  // A smaller part may follow: 12億3千萬.
  for (let part = 0; part < 3 && isDigit(text.charCodeAt(end)); part += 1) {
    let stop = end;
    while (stop < end + 4 && isDigit(text.charCodeAt(stop))) stop += 1;
    let partFactor = 1;
    let scaleEnd = stop;
    while (scaleEnd < stop + 3) {
      const unit = chineseUnit(text.charAt(scaleEnd));
      if (unit === null) break;
      partFactor *= unit;
      scaleEnd += 1;
    }
    if (partFactor >= last || scaleEnd === stop) break;
    sum += Number(text.slice(end, stop).normalize('NFKC')) * partFactor;
    last = partFactor;
    end = scaleEnd;
  }
  return { end, value: sum };
}

function chineseEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && isNumeralCharacter(text.charAt(end))) end += 1;
  return end;
}

/** The numerals in a run of numeral characters; a run that is none as a whole is tried without its first characters (大陸一百). */
function chineseIn(text: string, start: number, end: number): Numeral[] {
  if (end - start > longestNumeral) return [];
  let from = start;
  if (text.charAt(from) === '陸' || text.charAt(from) === '陆') {
    // 大陸一百: the character belongs to the word before it where the rest alone is a number.
    if (chineseNumeral(text.slice(from, end)) === null) from += 1;
  }
  if (from < end) {
    const slice = text.slice(from, end);
    if (slice.length === 1 && /[陸陆參参伍陌阡兩两]/.test(slice) && chineseDigit(slice) !== 2) return [];
    const value = chineseNumeral(slice);
    if (value !== null) return [{ start: from, end, text: slice, value, system: 'chinese' }];
  }
  return [];
}

/** Number words from `start`: joined by blanks, hyphens, "and"; the longest stretch that is a number. */
function english(text: string, start: number): Numeral | null {
  const words: string[] = [];
  let best: { end: number; value: number } | null = null;
  let index = start;
  while (words.length < 16) {
    const stop = wordEnd(text, index);
    const word = text.slice(index, stop).toLowerCase();
    if (stop === index || stop - index > 9) break;
    if (word === 'and') {
      if (words.length === 0 || englishScale(words.at(-1) ?? '') === null) break;
    } else {
      if (!isEnglishCardinal(word) && englishScale(word) === null) break;
      words.push(word);
      const value = englishNumeral(words);
      if (value === null) break;
      best = { end: stop, value };
    }
    index = stop;
    if (text.charAt(index) === '-' || text.charAt(index) === '‑') {
      index += 1;
      // "Eighty-" at the end of a printed line, "Six" on the next.
      for (let gap = 0; gap < 3 && /\s/.test(text.charAt(index)); gap += 1) index += 1;
    } else {
      if (text.charAt(index) === ',' && text.charAt(index + 1) === ' ') index += 1;
      const from = index;
      while (index < from + 4 && (text.charAt(index) === ' ' || text.charAt(index) === '\n')) index += 1;
      if (index === from) break;
    }
  }
  if (best === null) return null;
  return { start, end: best.end, text: text.slice(start, best.end), value: best.value, system: 'english' };
}
