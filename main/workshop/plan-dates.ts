import { chineseNumeral } from '#main/language/chinese-numeral.ts';
import { dates } from '#main/language/dates.ts';

/** Days between which something must fall; neither is included. */
export interface DayBounds {
  readonly before: string | null;
  readonly after: string | null;
  /** The text with the words of the days blanked out. */
  readonly rest: string;
}

const months = [
  'jan(?:uary)?',
  'feb(?:ruary)?',
  'mar(?:ch)?',
  'apr(?:il)?',
  'may',
  'june?',
  'july?',
  'aug(?:ust)?',
  'sept?(?:ember)?',
  'oct(?:ober)?',
  'nov(?:ember)?',
  'dec(?:ember)?',
];
const numberCharacters = '[0-9一二三四五六七八九十百两廿卅]';
const englishNumbers: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  six: 6,
  seven: 7,
  ten: 10,
  fourteen: 14,
  thirty: 30,
  sixty: 60,
  ninety: 90,
};
const beforeWords = /(?:\b(?:before|by|until|no later than|prior to|not later than|up to)\s*(?:the\s+)?)$/;
const afterWords = /(?:\b(?:after|from|since|later than)\s*(?:the\s+)?)$/;
const untilDay = /(?:\b(?:by|until|no later than|not later than|up to)\s*(?:the\s+)?)$/;

const englishSpan =
  /(?:with)?in (?:the )?(?:next |coming |following )?(\d+|[a-z]+)[ -](day|week|month)s?\b|(?:over|during) the (?:next|coming) (\d+|[a-z]+) (day|week|month)s?\b|\b(?:next|coming) (\d+|[a-z]+) (day|week|month)s?\b/;
const chineseSpan = new RegExp(
  `(?:未来|今后|往后|接下来|之后|将来)?的?(${numberCharacters}+)(?:个)?(日|天|周|星期|礼拜|月)(?:之内|以内|内|里面|入面)`,
);
const chineseNext = new RegExp(
  `(?:未来|今后|往后|接下来|跟住)(?:的|嘅)?(${numberCharacters}+)(?:个)?(日|天|周|星期|礼拜|月)`,
);
const monthWord = new RegExp(
  `(?:(?<year>今年|本年|明年|后年|出年|\\d{4}年)的?)?(?<next>下个月|下月)(?<nextEnd>底|尾|末)?|(?:(?<year2>今年|本年|明年|后年|出年|\\d{4}年)的?|(?<![个年\\d]))(?<month>${numberCharacters}{1,2})月(?<end>底|尾|末)?(?![\\d一二三四五六七八九十]+[日号])|(?<yearEnd>年底|年尾)`,
);
const englishMonth = new RegExp(
  `(?<end>(?:the )?end of )?(?:(?<next>next month)|(?<month>\\b(?:${months.join('|')})\\b)\\.?(?:,? (?<year>\\d{4}))?)|(?<yearEnd>(?:the )?end of (?:the|this) year|year[- ]end)`,
  'g',
);

function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function plusMonths(day: string, count: number): string {
  const [year = 0, month = 1, of = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + count, Math.min(of, last))).toISOString().slice(0, 10);
}

function firstOf(year: number, month: number): string {
  return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
}

function blank(text: string, start: number, end: number): string {
  return `${text.slice(0, start)} ${text.slice(end)}`;
}

/**
 * The bounds that an instruction sets, from the day it is given on: "before
 * March" is before the next first of March, "in the next 45 days" counts today
 * as none. `text` is in lower case and, where Chinese, simplified. A month
 * that is past this year is next year's.
 */
export function dayBounds(text: string, today: string): DayBounds {
  const span = englishSpan.exec(text) ?? chineseNext.exec(text) ?? chineseSpan.exec(text);
  if (span) {
    const [amount = '', unit = ''] = span.slice(1).filter((part) => part !== undefined);
    const count = /^\d+$/.test(amount) ? Number(amount) : (englishNumbers[amount] ?? chineseNumeral(amount));
    if (count !== null && count > 0 && count < 10_000) {
      const last = /^(?:month|月)$/.test(unit)
        ? plusMonths(today, count)
        : plusDays(today, /^(?:week|周|星期|礼拜)$/.test(unit) ? count * 7 : count);
      const rest = blank(text, span.index, span.index + span[0].length);
      return { before: plusDays(last, 1), after: plusDays(today, -1), rest };
    }
  }
  const between = betweenBounds(text);
  if (between) return between;
  for (const { iso, start, end } of dates(text)) {
    const bounded = iso === null ? null : sided(text, start, end, firstDay(iso), lastDay(iso));
    if (bounded) return bounded;
  }
  return monthBounds(text, today);
}

const betweenWords =
  /\bbetween\s+(?<from>.{3,20}?)\s+–\s+(?<to>\d{1,2}\s+[a-z]+\s+\d{4}|[a-z]+\s+\d{1,2},?\s+\d{4}|[a-z]+\s+\d{4}|\d{4}-\d{2}-\d{2})|(?<!\d)(?<zhFrom>(?:\d{4}年)?\d{1,2}月(?:\d{1,2}[日号])?)\s*(?:至|到|—|–|-)\s*(?<zhTo>(?:\d{4}年)?\d{1,2}月(?:\d{1,2}[日号])?)/;

/** "between 1 April and 30 June 2027", 2027年4月1日至6月30日: both days included; a year that one lacks is the other's. */
function betweenBounds(text: string): DayBounds | null {
  const match = betweenWords.exec(text);
  const from = match?.groups?.from ?? match?.groups?.zhFrom;
  const to = match?.groups?.to ?? match?.groups?.zhTo;
  if (!match || from === undefined || to === undefined) return null;
  const year = /\d{4}/.exec(to)?.[0] ?? /\d{4}/.exec(from)?.[0];
  if (year === undefined) return null;
  const [first] = dates(withYear(from, year));
  const [last] = dates(withYear(to, year));
  if (first?.iso == null || last?.iso == null) return null;
  return {
    before: plusDays(lastDay(last.iso), 1),
    after: plusDays(firstDay(first.iso), -1),
    rest: blank(text, match.index, match.index + match[0].length),
  };
}

function withYear(words: string, year: string): string {
  if (/\d{4}/.test(words)) return words;
  return words.includes('月') ? `${year}年${words}` : `${words} ${year}`;
}

/** The first day of a day, month or year. */
function firstDay(iso: string): string {
  return `${iso}-01-01`.slice(0, 10);
}

function lastDay(iso: string): string {
  if (iso.length === 10) return iso;
  return plusDays(plusMonths(firstDay(iso), iso.length === 7 ? 1 : 12), -1);
}

/** The bound that the words around a time set; `first` and `last` are its days. */
function sided(text: string, start: number, end: number, first: string, last: string): DayBounds | null {
  const ahead = text.slice(Math.max(0, start - 24), start);
  const behind = text.slice(end, end + 8);
  const before = /^\s*(?:或)?(?:之前|以前|前)/.exec(behind);
  const after = /^\s*(?:之后|以后|后|起)/.exec(behind);
  const by = /(?:在|于|至|到)?(?:不迟于|不晚于)$/.test(ahead) || untilDay.test(ahead);
  if (before || beforeWords.test(ahead) || by)
    return {
      before: by ? plusDays(last, 1) : first,
      after: null,
      rest: blank(text, start - (beforeWords.exec(ahead)?.[0].length ?? 0), end + (before?.[0].length ?? 0)),
    };
  if (after || afterWords.test(ahead))
    return {
      before: null,
      after: after?.[0].includes('起') || /\bfrom\s*$/.test(ahead) ? plusDays(first, -1) : last,
      rest: blank(text, start - (afterWords.exec(ahead)?.[0].length ?? 0), end + (after?.[0].length ?? 0)),
    };
  return null;
}

function monthBounds(text: string, today: string): DayBounds {
  const [thisYear = 0, thisMonth = 1] = today.split('-').map(Number);
  for (const match of [...text.matchAll(englishMonth), ...text.matchAll(new RegExp(monthWord, 'g'))]) {
    const { month, next, end, yearEnd, nextEnd } = match.groups ?? {};
    const yearWord = match.groups?.year ?? match.groups?.year2;
    const number = yearEnd ? 12 : next ? (thisMonth % 12) + 1 : month ? monthNumber(month) : null;
    if (number === null) continue;
    const year = yearOf(yearWord, thisYear) ?? (number > thisMonth || yearEnd ? thisYear : thisYear + 1);
    const first = firstOf(year, number);
    const following = firstOf(year, number + 1);
    const stop = match.index + match[0].length;
    const isEnd = Boolean(end ?? yearEnd ?? nextEnd);
    const bounded = sided(text, match.index, stop, isEnd ? following : first, plusDays(following, -1));
    if (bounded) return bounded;
    const inside =
      /(?:\b(?:in|during|within)\s*)$/.test(text.slice(0, match.index)) || /^\s*(?:内|中|份)/.test(text.slice(stop));
    if (inside) return { before: following, after: plusDays(first, -1), rest: blank(text, match.index, stop) };
  }
  return { before: null, after: null, rest: text };
}

function monthNumber(word: string): number | null {
  const index = months.findIndex((name) => new RegExp(`^${name}$`).test(word));
  const value = index >= 0 ? index + 1 : /^\d+$/.test(word) ? Number(word) : chineseNumeral(word);
  return value !== null && value >= 1 && value <= 12 ? value : null;
}

function yearOf(word: string | undefined, thisYear: number): number | null {
  if (word === undefined) return null;
  if (/^\d{4}/.test(word)) return Number(word.slice(0, 4));
  if (word === '今年' || word === '本年') return thisYear;
  return word === '后年' ? thisYear + 2 : thisYear + 1;
}
