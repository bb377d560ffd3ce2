import { chineseNumeral } from '#main/language/chinese-numeral.ts';
import type { DateFound } from '#main/language/dates.ts';
import { chatLine } from '../matching/reading.ts';
import { addDays, addMonths, dayNumber, weekday } from './civil-day.ts';
import { monthFirstDays } from './month-first-days.ts';
import { nearestYear, yearSources } from './nearest-year.ts';

/** A date of a text, and the day that it was reckoned from where its own words do not settle it. */
export interface ReckonedDay extends DateFound {
  /** ISO 8601; null where the date's own words settle it. */
  readonly from: string | null;
}

/** In a longer text without a date of its own a day without a year may be of any year. */
const shortText = 1500;
const ofEveryYear = /^\s*(?:,\s*)?(?:of|in)?\s*(?:each|every|any)\b/i;
const everyAhead = /[每各]年?(?:的|嘅)?\s*$|\b(?:each|every)\s*$/i;
const todayAhead = /(?:今[日天](?:即?[係系是])?|\btoday(?: is|,| \(|:)?)\s*[(（]?$/i;
/** Behind a relative day: the date that says the same. */
const gloss = /^(?:即[係系是]|[(（,，]|\s){0,4}$/;

/** A message's date stands so near to its line's beginning. */
const stampOpens = 4;
const sentenceEnd = /[。；;！？]|\.\s/;

const weekdays: readonly string[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const chineseWeekdays = '日一二三四五六';

const relative = new RegExp(
  [
    '\\b(?<yesterday>yesterday)\\b',
    '(?<today>\\btoday\\b(?!,? (?:is|being)\\b)|今[日天](?![即係系是起後后之為为至內内]))',
    '\\b(?<same>the same day)\\b',
    '\\b(?<next>the (?:next|following) day)\\b(?! (?:after|of)\\b)',
    '\\blast (?<last>mon|tue|wed|thu|fri|sat|sun)[a-z]*day\\b(?!,? (?:the )?\\d)',
    '\\bthe following (?<following>mon|tue|wed|thu|fri|sat|sun)[a-z]*day\\b(?!,? (?:the )?\\d)',
    '\\bon the (?<ordinal>\\d{1,2})(?:st|nd|rd|th)\\b(?! (?:day|floor|anniversary|of (?!(?:that|the same) month)|page|january|february|march|april|may|june|july|august|september|october|november|december|[a-z]+ day)\\b)',
    '(?<zhYesterday>昨[日天]|[尋寻噚琴][日晚])',
    '(?<zhSame>同[日天]|[當当]天)(?![之起計计內内或為为的止後后前])',
    '(?<zhNext>[翌次]日|隔[日天]|第二[日天])(?![之起計计內内或為为的止後后前])',
    '(?<=[日號号])[至到](?<zhTo>[0-9０-９一二三四五六七八九十]{1,3})[日號号]',
    '同月(?<zhSameMonth>[0-9０-９一二三四五六七八九十]{1,3})[日號号]',
    '上(?:個|个)?月(?<zhLastMonth>[0-9０-９一二三四五六七八九十]{1,3})[日號号]',
    '[本今](?:個|个)?月(?<zhThisMonth>[0-9０-９一二三四五六七八九十]{1,3})[日號号]',
    '上(?:個|个)?(?:星期|禮拜|礼拜|週|周)(?<zhLast>[一二三四五六日天])',
  ].join('|'),
  'gi',
);

/**
 * The dates of a text with the days that have no year and those told by another day
 * ("yesterday" in a message, 翌日, "on the 12th", 上月3日) settled where the text has a day
 * to reckon them from; the stamps of chat messages are none. In order; linear.
 */
export function reckonedDays(text: string, found: readonly DateFound[]): ReckonedDay[] {
  const stamps = new Set(
    [...text.matchAll(chatLine)].flatMap(({ index, 0: words }) =>
      Array.from({ length: Math.min(words.length, stampOpens) }, (_, offset) => index + offset),
    ),
  );
  const isStamp = ({ start }: DateFound): boolean => stamps.has(start);
  const sources = yearSources(text);
  const isToday = ({ start }: DateFound): boolean => todayAhead.test(text.slice(Math.max(0, start - 12), start));
  const written = found.filter((date) => !isStamp(date));
  const all = written.filter((date) => !isToday(date));
  const isSettled = ({ iso, doubt, precision }: DateFound): boolean =>
    precision === 'day' && iso !== null && doubt === null;
  const settled = all.filter(isSettled);
  const today = written.find((date) => isToday(date) && isSettled(date))?.iso ?? null;
  const speaking = (at: number): string | null => sources(at)?.day ?? today;
  // Without a day of its own a long text has only what stands beside its dates.
  const hasOwn = text.length <= shortText || speaking(text.length) !== null;
  const lower = hasOwn ? text.toLowerCase() : '';
  const monthFirst =
    hasOwn && lower.length === text.length
      ? monthFirstDays(lower).filter(({ start, end }) => !all.some((date) => date.start < end && start < date.end))
      : [];
  const near = (at: number): string | null =>
    speaking(at) ??
    (text.length > shortText
      ? null
      : (settled.findLast(({ end }) => end <= at)?.iso ?? settled.find(({ start }) => start >= at)?.iso ?? null));
  const years = new Set(
    found.flatMap(({ iso, precision }) => (iso === null || precision === 'day' ? [] : iso.slice(0, 4))),
  );
  const [onlyYear] = years.size === 1 && text.length <= shortText ? years : [];
  const dated = [...all, ...monthFirst]
    .toSorted((one, other) => one.start - other.start)
    .flatMap((date): ReckonedDay[] => {
      const [reading] = date.readings;
      if (date.iso !== null || date.readings.length !== 1 || reading?.startsWith('--') !== true)
        return [{ ...date, from: null }];
      const from = near(date.start) ?? onlyYear ?? null;
      const isYearly =
        ofEveryYear.test(text.slice(date.end, date.end + 12)) ||
        everyAhead.test(text.slice(Math.max(0, date.start - 6), date.start));
      const iso =
        from === null || isYearly
          ? null
          : from.length === 4
            ? `${from}${reading.slice(1)}`
            : nearestYear(reading, from);
      if (iso === null) return monthFirst.includes(date) ? [] : [{ ...date, from: null }];
      return [{ ...date, iso, doubt: null, from }];
    });
  const told = relativeWords(text, hasOwn ? null : dated).flatMap(({ match, at }): ReckonedDay[] => {
    const [words] = match;
    const start = at + (/^on /i.test(words) ? 3 : /^[至到]/.test(words) ? 1 : 0);
    const end = at + words.length;
    if (dated.some((date) => date.start < end && start < date.end)) return [];
    const behind = dated.find((date) => date.start >= end);
    if (behind !== undefined && gloss.test(text.slice(end, behind.start))) return [];
    const isOfMonth = match.groups?.ordinal !== undefined;
    const last = dated.findLast(
      ({ end: to, iso, precision }) =>
        to <= start && iso !== null && (precision === 'day' || (isOfMonth && precision === 'month')),
    );
    const isNear = last !== undefined && !sentenceEnd.test(text.slice(last.end, start));
    const before = isNear || isOfMonth ? (last?.iso ?? null) : null;
    const from = isByAnother(match.groups) ? before : speaking(start);
    const iso = from === null ? null : relativeDay(match.groups ?? {}, from);
    if (from === null || iso === null || dayNumber(iso) === null) return [];
    const printed = text.slice(start, end);
    return [
      { start, end, text: printed, iso, precision: 'day', calendar: 'gregorian', readings: [], doubt: null, from },
    ];
  });
  return [...dated, ...told].toSorted((one, other) => one.start - other.start);
}

interface RelativeWords {
  readonly match: RegExpMatchArray;
  readonly at: number;
}

/** How far behind a date another day is told by it. */
const besideReach = 160;

/** The words that tell a day by another: of the whole text, or of what stands behind its dates. */
function relativeWords(text: string, beside: readonly DateFound[] | null): RelativeWords[] {
  const parts =
    beside === null
      ? [{ from: 0, to: text.length }]
      : beside.map(({ end }, index) => ({
          from: end,
          to: Math.min(end + besideReach, beside[index + 1]?.start ?? text.length),
        }));
  return parts.flatMap(({ from, to }) =>
    [...text.slice(from, to).matchAll(relative)].map((match) => ({ match, at: from + match.index })),
  );
}

type Groups = Readonly<Record<string, string | undefined>>;

/** Told from the date before it, not from the day of the message or letter. */
function isByAnother(groups: Groups | undefined): boolean {
  return ['same', 'next', 'following', 'ordinal', 'zhSame', 'zhNext', 'zhTo', 'zhSameMonth'].some(
    (name) => groups?.[name] !== undefined,
  );
}

function relativeDay(groups: Groups, from: string): string | null {
  if (groups.ordinal !== undefined) return ordinalDay(from, Number(groups.ordinal));
  if (dayNumber(from) === null) return null;
  if (groups.yesterday !== undefined || groups.zhYesterday !== undefined) return addDays(from, -1);
  if (groups.today !== undefined || groups.same !== undefined || groups.zhSame !== undefined) return from;
  if (groups.next !== undefined || groups.zhNext !== undefined) return addDays(from, 1);
  if (groups.following !== undefined) return weekdayFrom(from, weekdays.indexOf(groups.following.toLowerCase()), 1);
  if (groups.last !== undefined) return weekdayFrom(from, weekdays.indexOf(groups.last.toLowerCase()), -1);
  if (groups.zhLast !== undefined) {
    // 上星期五 is of the week before, whose days end with the Sunday.
    const monday = addDays(from, -((weekday(from) + 6) % 7) - 7);
    return addDays(monday, (chineseWeekdays.indexOf(groups.zhLast.replace('天', '日')) + 6) % 7);
  }
  const number = (words: string): number => {
    const plain = words.normalize('NFKC');
    return /^\d+$/.test(plain) ? Number(plain) : (chineseNumeral(plain) ?? 0);
  };
  const ofMonth = groups.zhTo ?? groups.zhSameMonth;
  if (ofMonth !== undefined) return ordinalDay(from, number(ofMonth));
  if (groups.zhLastMonth !== undefined)
    return dayOf(addMonths(`${from.slice(0, 8)}01`, -1), number(groups.zhLastMonth));
  return groups.zhThisMonth === undefined ? null : dayOf(from, number(groups.zhThisMonth));
}

/** "On the 12th" of the month told before it, or of the next where that is past. */
function ordinalDay(from: string, number: number): string | null {
  const day = dayOf(from, number);
  return from.length > 7 && day < from ? dayOf(addMonths(`${from.slice(0, 8)}01`, 1), number) : day;
}

function dayOf(month: string, number: number): string {
  return [month.slice(0, 7), String(number).padStart(2, '0')].join('-');
}

function weekdayFrom(from: string, asked: number, way: 1 | -1): string {
  const apart = way === 1 ? (asked - weekday(from) + 7) % 7 : (weekday(from) - asked + 7) % 7;
  return addDays(from, way * (apart === 0 ? 7 : apart));
}
