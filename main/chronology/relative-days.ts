import { chineseNumeral } from '#main/language/chinese-numeral.ts';

/** A day told from the one before it: "three days later", 翌日, 嗰日. Offsets are UTF-16 units. */
export interface RelativeDay {
  readonly start: number;
  readonly end: number;
  /** As printed. */
  readonly text: string;
  readonly days: number;
}

const numbers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const english = new RegExp(
  `\\b(?:(?:on )?the (same|next|following|previous) day|(\\d{1,3}|${numbers.join('|')}) (days?|weeks?) (later|earlier|thereafter|afterwards))\\b`,
  'gi',
);
const chinese =
  /(同日|當日|当日|當天|当天|同一日|同一天|嗰日)|(翌日|次日|第二日|第二天|隔日)|(前一日|前一天)|([\d一二三四五六七八九十兩两]{1,3})(日|天|個星期|个星期|星期|週|周)(之?[後后]|之?前)/g;
/** Only where a clause begins: "within the three days later agreed" tells no day. */
const opens = /(?:^|[\s.,;:，。；：、「“"(（]|and|then|但|而)$/i;

/** The relative days of a text, in order. */
export function relativeDays(text: string): RelativeDay[] {
  const found = [
    ...[...text.matchAll(english)].map((match) => relative(match, englishDays(match))),
    ...[...text.matchAll(chinese)]
      .filter(({ index }) => opens.test(text.slice(Math.max(0, index - 4), index)))
      .map((match) => relative(match, chineseDays(match))),
  ];
  return found.filter(({ days }) => Number.isFinite(days)).toSorted((one, other) => one.start - other.start);
}

function relative(match: RegExpExecArray, days: number): RelativeDay {
  return { start: match.index, end: match.index + match[0].length, text: match[0], days };
}

function englishDays([, named, count, unit, way]: RegExpExecArray): number {
  if (named !== undefined) return { same: 0, previous: -1 }[named.toLowerCase()] ?? 1;
  const word = (count ?? '').toLowerCase();
  const value = numbers.includes(word) ? numbers.indexOf(word) + 1 : Number(word);
  return value * (/week/i.test(unit ?? '') ? 7 : 1) * (/earlier/i.test(way ?? '') ? -1 : 1);
}

function chineseDays([, same, next, previous, count, unit, way]: RegExpExecArray): number {
  if (same !== undefined) return 0;
  if (next !== undefined) return 1;
  if (previous !== undefined) return -1;
  const word = (count ?? '').replace(/[兩两]/, '二');
  const value = /^\d+$/.test(word) ? Number(word) : (chineseNumeral(word) ?? Number.NaN);
  return value * (/[日天]/.test(unit ?? '') ? 1 : 7) * (way?.endsWith('前') ? -1 : 1);
}

/** The day so many days after an ISO day, an ISO day itself. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
