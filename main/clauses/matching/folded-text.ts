import { isHan } from '#main/language/characters.ts';
import { toScript } from '#main/language/script.ts';

/**
 * A text as the rules read it: Traditional characters as Simplified, full-width
 * marks as half-width, blanks run together and dropped beside Chinese, quotes
 * straight. One folded unit stands for one or more source units, so that every
 * place leads back.
 */
export interface FoldedText {
  readonly source: string;
  /** Lower case. */
  readonly text: string;
  /** The same units with their capitals. */
  readonly cased: string;
  /** The source offset of a folded offset (of the end, for `text.length`). */
  sourceStart(offset: number): number;
  /** The source offset just past the folded unit before `offset`. */
  sourceEnd(offset: number): number;
  /** The first folded offset at or after a source offset. */
  foldedAt(sourceOffset: number): number;
}

const simplifiedUnits = new Map<number, number>();

/** OpenCC character by character: what matters is that rule and text fold alike. */
function simplified(unit: number): number {
  const known = simplifiedUnits.get(unit);
  if (known !== undefined) return known;
  const converted = toScript(String.fromCharCode(unit), 'zh-Hans');
  const folded = converted.length === 1 ? converted.charCodeAt(0) : unit;
  simplifiedUnits.set(unit, folded);
  return folded;
}

const marks: ReadonlyMap<string, string> = new Map([
  ['\u2018', "'"],
  ['\u2019', "'"],
  ['\u201c', '"'],
  ['\u201d', '"'],
  ['\u300c', '"'],
  ['\u300d', '"'],
  ['\u300e', '"'],
  ['\u300f', '"'],
  ['\u2010', '-'],
  ['\u2011', '-'],
  ['\u2012', '-'],
  ['\u2013', '-'],
  ['\u2014', '-'],
  ['\u3014', '('],
  ['\u3015', ')'],
  ['\u3010', '['],
  ['\u3011', ']'],
  ['\uff61', '\u3002'],
]);
const markUnits = new Map([...marks].map(([from, to]) => [from.charCodeAt(0), to.charCodeAt(0)]));

function foldUnit(unit: number): number {
  if (unit < 0x80) return unit;
  if (unit >= 0xff01 && unit <= 0xff5e) return unit - 0xfee0;
  if (isHan(unit)) return simplified(unit);
  return markUnits.get(unit) ?? unit;
}

function isBlankUnit(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || unit === 0xa0 || unit === 0x3000 || unit === 0x2028;
}

function isDropped(unit: number): boolean {
  return unit === 0xad || (unit >= 0x200b && unit <= 0x200f) || unit === 0xfeff;
}

/** Chinese characters and their own marks: a blank beside one carries nothing. */
function isChinese(unit: number): boolean {
  return isHan(unit) || (unit >= 0x3001 && unit <= 0x301f);
}

/** Folds a text in linear time. */
export function foldText(source: string): FoldedText {
  const units = new Uint16Array(source.length);
  const origin = new Int32Array(source.length + 1);
  let length = 0;
  let blankAt = -1;
  for (let index = 0; index < source.length; index += 1) {
    const unit = source.charCodeAt(index);
    if (isDropped(unit)) continue;
    if (isBlankUnit(unit)) {
      if (blankAt < 0) blankAt = index;
      continue;
    }
    const folded = foldUnit(unit);
    if (blankAt >= 0) {
      if (length > 0 && !isChinese(folded) && !isChinese(units[length - 1] ?? 0)) {
        units[length] = 0x20;
        origin[length] = blankAt;
        length += 1;
      }
      blankAt = -1;
    }
    units[length] = folded;
    origin[length] = index;
    length += 1;
  }
  origin[length] = source.length;
  const cased = decode(units.subarray(0, length));
  const text = lowerCase(cased);
  return {
    source,
    text,
    cased,
    sourceStart: (offset) => origin[Math.min(Math.max(offset, 0), length)] ?? source.length,
    sourceEnd: (offset) => (offset <= 0 ? 0 : Math.min((origin[Math.min(offset, length) - 1] ?? 0) + 1, source.length)),
    foldedAt: (sourceOffset) => {
      let low = 0;
      let high = length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((origin[middle] ?? 0) < sourceOffset) low = middle + 1;
        else high = middle;
      }
      return low;
    },
  };
}

/** A phrase of the ontology in the form that folded texts have. */
export function foldPhrase(phrase: string): string {
  return foldText(phrase).text;
}

function decode(units: Uint16Array): string {
  const parts: string[] = [];
  for (let index = 0; index < units.length; index += 8192) {
    parts.push(String.fromCharCode(...units.subarray(index, index + 8192)));
  }
  return parts.join('');
}

/** Lower case that keeps every offset (İ would grow by one). */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from({ length: text.length }, (_, index) => {
    const unit = text.charAt(index);
    const one = unit.toLowerCase();
    return one.length === 1 ? one : unit;
  }).join('');
}
