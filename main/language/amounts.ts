import { chineseDigit, isNumeralCharacter } from './chinese-numeral.ts';
import { type CurrencyMark, currencyAfter, currencyBefore } from './currencies.ts';
import { type Numeral, numerals } from './numerals.ts';

export interface Amount {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** In units of the currency (dollars, not cents). */
  readonly value: number;
  /** ISO 4217; null where the sign alone does not tell ($, 元, ¥) and nothing beside it does. */
  readonly currency: string | null;
  /** The currency mark as printed. */
  readonly mark: string;
  /** The value in words where both words and figures are given; null otherwise. */
  readonly wordsValue: number | null;
  /** Whether words and figures agree; null where only one is given. */
  readonly agrees: boolean | null;
}

interface Part extends Omit<Amount, 'wordsValue' | 'agrees' | 'text'> {
  readonly system: Numeral['system'];
}

/**
 * The sums of money in a text, in order, in every numeral system: figures,
 * capitals (壹佰萬圓正), 萬/億, English words. Words and figures for one sum
 * (US Dollars Two Million (US$2,000,000)) are one amount with a check; which of
 * them prevails is law, not arithmetic, so `value` is the figures' and the
 * difference is reported. Slang sums (5舊, 3皮) are left alone: sources disagree
 * about them. Linear time.
 */
export function amounts(text: string, found: readonly Numeral[] = numerals(text)): Amount[] {
  const parts: Part[] = [];
  let reached = 0;
  for (const numeral of found) {
    if (numeral.start < reached) continue;
    const part = partAt(text, numeral, reached);
    if (part === null) continue;
    parts.push(part);
    reached = part.end;
  }
  return joinPairs(text, parts);
}

function partAt(text: string, numeral: Numeral, reached: number): Part | null {
  let before = numeral.start;
  while (before > reached && before > numeral.start - 3 && /[ \n\u00a0:：]/.test(text.charAt(before - 1))) before -= 1;
  const blankless = before;
  const prefix = prefixBefore(text, blankless, reached);
  let end = numeral.end;
  let value = numeral.value;
  if (numeral.system === 'figures') {
    const scale = /^ ?(K|M|mn|m|bn|k|B)(?![A-Za-z0-9])/.exec(text.slice(end, end + 4));
    if (scale !== null && prefix !== null) {
      value *= scale[1] === 'K' || scale[1] === 'k' ? 1e3 : scale[1] === 'bn' || scale[1] === 'B' ? 1e9 : 1e6;
      end += scale[0].length;
    }
  }
  let after = end;
  while (after < end + 2 && /[ \n\u00a0]/.test(text.charAt(after))) after += 1;
  const suffix = suffixAfter(text, after);
  if (prefix === null && suffix === null) return null;
  // "Amount HKD" heads a column, and "2025-11-03" opens the row below.
  if (suffix === null && opensDate.test(text.slice(numeral.start, numeral.start + 11))) return null;
  // 元 of 元旦, 元件; 2024 USD bonds are not told apart here.
  if (
    prefix === null &&
    suffix !== null &&
    /^[元圓圆]$/.test(suffix.mark) &&
    /^[旦件素始老首里]/.test(text.slice(after + 1, after + 2))
  )
    return null;
  if (suffix !== null) {
    end = after + suffix.mark.length;
    const cents =
      /^(?:([0-9零一二三四五六七八九壹貳贰貮叁叄參肆伍陸陆柒捌玖两兩])[角毫])?(?:零?([0-9零一二三四五六七八九壹貳贰貮叁叄參肆伍陸陆柒捌玖两兩])[分仙])?/.exec(
        text.slice(end, end + 6),
      );
    if (cents !== null && cents[0] !== '') {
      value += digitOf(cents[1]) / 10 + digitOf(cents[2]) / 100;
      value = Math.round(value * 100) / 100;
      end += cents[0].length;
    }
    const whole = /^[整正](?![常式式確确在當当])/.exec(text.slice(end, end + 2));
    if (whole !== null) end += 1;
  }
  return {
    start: prefix?.start ?? numeral.start,
    end,
    value,
    currency: suffix?.currency ?? prefix?.currency ?? null,
    mark: prefix?.mark ?? suffix?.mark ?? '',
    system: numeral.system,
  };
}

const opensDate = /^(?:19|20)\d{2}([-/.])\d{1,2}\1\d{1,2}(?!\d)/;
const inWords = /[(（]\s?(?:大寫|大写|小寫|小写)\s?[)）]\s?[:：]?\s?$/;

/** The mark before a number, also with （大寫） between them: 人民幣（大寫）壹佰萬元. */
function prefixBefore(
  text: string,
  end: number,
  reached: number,
): { mark: string; currency: string | null; start: number } | null {
  const label = /[)）:：\s]/.test(text.charAt(end - 1))
    ? inWords.exec(text.slice(Math.max(reached, end - 12), end))
    : null;
  const at = label === null ? end : end - label[0].length;
  const found = currencyBefore(text, at);
  return found === null || at - found.mark.length < reached ? null : { ...found, start: at - found.mark.length };
}

/** The mark after a number, unless it belongs to the number after it: "2.01 港幣壹佰萬". */
function suffixAfter(text: string, start: number): CurrencyMark | null {
  const found = currencyAfter(text, start);
  if (found === null) return null;
  const end = start + found.mark.length;
  const next = text.charAt(end) === ' ' ? text.charAt(end + 1) : text.charAt(end);
  const opensNext = /[0-9０-９]/.test(next) || (isNumeralCharacter(next) && !/[角分]/.test(text.charAt(end + 1)));
  return opensNext && currencyBefore(text, end) !== null ? null : found;
}

function digitOf(character: string | undefined): number {
  if (character === undefined) return 0;
  return /[0-9]/.test(character) ? Number(character) : (chineseDigit(character) ?? 0);
}

/** What may stand between the words and the figures of one sum. */
const between =
  /^[\s]*(?:only)?[\s]*[(（[［][\s]*(?:大寫|大写|小寫|小写|即|in words|in figures|say|equivalent)?[\s:：]*$/i;
const betweenOpen = /^[\s]*[,，]?[\s]*(?:大寫|大写|小寫|小写)[\s:：]*$/;

function joinPairs(text: string, parts: readonly Part[]): Amount[] {
  const joined: Amount[] = [];
  for (let index = 0; index < parts.length; index += 1) {
    const first = parts[index];
    if (first === undefined) continue;
    const second = parts[index + 1];
    const gap = second === undefined ? '' : text.slice(first.end, Math.min(second.start, first.end + 40));
    const samePrice =
      second !== undefined &&
      second.start - first.end <= 30 &&
      // "($5 00,000)": a blank in the figures, which then say nothing.
      !/^ ?\d/.test(text.slice(second.end, second.end + 2)) &&
      (first.system === 'figures') !== (second.system === 'figures') &&
      (first.currency === null || second.currency === null || first.currency === second.currency) &&
      (between.test(gap) || betweenOpen.test(gap));
    if (!samePrice) {
      joined.push({
        start: first.start,
        end: first.end,
        text: text.slice(first.start, first.end),
        value: first.value,
        currency: first.currency,
        mark: first.mark,
        wordsValue: null,
        agrees: null,
      });
      continue;
    }
    const figures = first.system === 'figures' ? first : second;
    const words = first.system === 'figures' ? second : first;
    const close = /^[\s]*(?:only)?[\s]*[)）\]］]/i.exec(text.slice(second.end, second.end + 8));
    const end = second.end + (close !== null && between.test(gap) ? close[0].length : 0);
    joined.push({
      start: first.start,
      end,
      text: text.slice(first.start, end),
      value: figures.value,
      currency: figures.currency ?? words.currency,
      mark: figures.mark,
      wordsValue: words.value,
      agrees: Math.abs(words.value - figures.value) < 0.005,
    });
    index += 1;
  }
  return joined;
}
