import { chineseNumeral } from './chinese-numeral.ts';
import { englishOrdinal } from './english-numeral.ts';
import { shortYear, twoFigures } from './short-years.ts';

export interface DateFound {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** ISO 8601: a day, a month (`2024-03`) or a year; null where the text does not settle it. */
  readonly iso: string | null;
  readonly precision: 'day' | 'month' | 'year';
  readonly calendar: 'gregorian' | 'minguo' | 'lunar';
  /** Other readings (5/3/24 by day-month and by month-day; 24年 as 2024 or 民國24); empty where there is one. */
  readonly readings: readonly string[];
  /** What makes it doubtful, in plain words; null where nothing does. */
  readonly doubt: string | null;
}

const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const month =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?';
const ordinalWord =
  '(?:(?:twenty|thirty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)';
const day = '[0-9]{1,2}(?:\\s?(?:st|nd|rd|th))?';
/** In full, or as '97. */
const yearWords = "((?:19|20)[0-9]{2}|['’‘][0-9]{2})";
const han = '[0-9０-９〇○零一二三四五六七八九十廿卅]';

const englishDay = new RegExp(
  `\\b(${day}|${ordinalWord})(?:\\s{1,3}day)?(?:\\s{1,3}of)?\\s?,?\\s{1,3}(${month})\\s{0,2},?(?:\\s{1,3}(?:of\\s)?${yearWords})?(?![0-9]|['’‘][0-9])`,
  'gi',
);
const englishMonthFirst = new RegExp(
  `\\b(${month})\\s{1,3}(${day})(?:\\s{0,2},\\s{0,3}|\\s{1,3})${yearWords}(?![0-9])`,
  'gi',
);
const englishMonth = new RegExp(`\\b(${month})(?:\\s?,|\\s{1,3}of)?\\s{1,3}${yearWords}(?![0-9])`, 'gi');
const isoDay = /(?<![0-9./-])((?:19|20)[0-9]{2})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])/g;
const slashed = /(?<![0-9./-])([0-9]{1,2})([/.-])([0-9]{1,2})\2((?:19|20)?[0-9]{2})(?![0-9/]|[.-][0-9])/g;
const chinese = new RegExp(
  `(公元|西元|民國|民国|農曆|农历|陰曆)?[ ]{0,2}((?:${han}|百){1,6}|元)\\s{0,2}年\\s{0,2}(?:(閏)?(${han}{1,3}|正|臘)\\s{0,2}月\\s{0,2}(?:(初?${han}{1,3})\\s{0,2}[日號号]?)?)?`,
  'g',
);
const chineseMonthDay = new RegExp(`(?<!年\\s{0,2}|${han})(${han}{1,3})\\s?月\\s?(${han}{1,3})\\s?[日號号]`, 'g');

const lunarDay = new RegExp(`(?:農曆|农历|陰曆)\\s{0,2}閏?(?:${han}{1,2}|正|臘)月(?:初?${han}{1,3})?[日號号]?`, 'g');

/**
 * The dates in a text, in order: day, month or year, Gregorian, 民國 and, kept as
 * printed, the lunar calendar. A year of two figures is read in the time of the years
 * that the text prints in full (`shortYear`), and says so. Nothing else is guessed:
 * 5/3/24 gives two readings and no `iso`; 24年3月 in a text without a full year may be
 * 2024 or 民國24. Linear time: every pattern is bounded.
 */
export function dates(text: string): DateFound[] {
  const found: DateFound[] = [];
  const add = (start: number, end: number, rest: Omit<DateFound, 'start' | 'end' | 'text'>): void => {
    found.push({ start, end, text: text.slice(start, end), ...rest });
  };
  /** Dates with a year of two figures wait for the years in full. */
  const short: ((time: DocumentTime) => void)[] = [];
  const addWith = (start: number, end: number, yearText: string, settle: (year: number) => Settled | null): void => {
    if (yearText.length === 4) {
      const value = settle(Number(yearText));
      if (value !== null) add(start, end, value);
      return;
    }
    short.push(({ years }) => {
      const value = settle(shortYear(Number(yearText.slice(-2)), years));
      if (value !== null) add(start, end, { ...value, doubt: both(value.doubt, shortDoubt) });
    });
  };
  for (const match of text.matchAll(englishDay)) {
    const [whole, dayText = '', monthText = '', year] = match;
    const number = /^[0-9]/.test(dayText)
      ? Number.parseInt(dayText, 10)
      : englishOrdinal(dayText.toLowerCase().replace(/\s+/g, ' '));
    const end = match.index + whole.trimEnd().replace(/\s?,$/, '').length;
    if (year !== undefined) {
      addWith(match.index, end, year, (value) => settledOrNone(gregorian(value, monthNumber(monthText), number)));
      continue;
    }
    const value = gregorian(null, monthNumber(monthText), number);
    if (value === null || (!/^[0-9]/.test(dayText) && !whole.includes('day'))) continue;
    // "may" the verb: "section 5 may" is no date.
    if (/^(?:may|mar|dec|sep|march)$/i.test(monthText) && monthText !== 'May' && monthText !== 'March') continue;
    add(match.index, end, settled(value));
  }
  for (const match of text.matchAll(englishMonthFirst)) {
    const [whole, monthText = '', dayText = '', year = ''] = match;
    addWith(match.index, match.index + whole.length, year, (value) =>
      settledOrNone(gregorian(value, monthNumber(monthText), Number.parseInt(dayText, 10))),
    );
  }
  for (const match of text.matchAll(englishMonth)) {
    const [whole, monthText = '', year = ''] = match;
    addWith(match.index, match.index + whole.length, year, (value) => ({
      ...settled(`${value}-${two(monthNumber(monthText))}`),
      precision: 'month',
    }));
  }
  for (const match of text.matchAll(isoDay)) {
    const value = gregorian(Number(match[1]), Number(match[3]), Number(match[4]));
    if (value !== null) add(match.index, match.index + match[0].length, settled(value));
  }
  for (const match of text.matchAll(slashed)) {
    const [whole, first, mark, second, year = ''] = match;
    if (mark === '.' && year.length !== 4) continue;
    addWith(match.index, match.index + whole.length, year, (value) =>
      slashedDate(Number(first), Number(second), value),
    );
  }
  for (const match of text.matchAll(chinese)) {
    const value = chineseDate(match);
    if (value === null) continue;
    const [start, end] = [match.index + value.shift, match.index + match[0].trimEnd().length];
    if (!('inTime' in value)) add(start, end, value.date);
    else
      short.push((time) => {
        const date = value.inTime(time);
        if (date !== null) add(start, end, date);
      });
  }
  for (const match of text.matchAll(lunarDay)) add(match.index, match.index + match[0].length, lunarDate);
  for (const match of text.matchAll(chineseMonthDay)) {
    const value = gregorian(null, numberOf(match[1] ?? ''), numberOf(match[2] ?? ''));
    if (value !== null)
      add(match.index, match.index + match[0].length, { ...settled(value), doubt: 'no year is given' });
  }
  if (short.length > 0) {
    const time = documentTime(found);
    for (const addShort of short) addShort(time);
  }
  return withoutOverlaps(found);
}

/** A date as ISO 8601 (`--03-05` without a year, after ISO 8601:2000), or null where there is no such day. */
function gregorian(year: number | null, monthValue: number | null, dayValue: number | null): string | null {
  if (monthValue === null || dayValue === null || monthValue < 1 || monthValue > 12 || dayValue < 1) return null;
  const leap = year === null || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  if (dayValue > (days[monthValue - 1] ?? 0)) return null;
  return `${year === null ? '-' : String(year).padStart(4, '0')}-${two(monthValue)}-${two(dayValue)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function monthNumber(name: string): number {
  const short = name.toLowerCase().slice(0, 3);
  return monthNames.findIndex((full) => full.startsWith(short)) + 1;
}

type Settled = Omit<DateFound, 'start' | 'end' | 'text'>;

function settled(iso: string): Settled {
  const noYear = iso.startsWith('-');
  return {
    iso: noYear ? null : iso,
    precision: 'day',
    calendar: 'gregorian',
    readings: noYear ? [iso] : [],
    doubt: noYear ? 'no year is given' : null,
  };
}

function settledOrNone(iso: string | null): Settled | null {
  return iso === null ? null : settled(iso);
}

/** The years that a text prints in full, and whether it counts in those of the Republic of China. */
interface DocumentTime {
  readonly years: readonly number[];
  readonly isMinguo: boolean;
}

function documentTime(found: readonly Settled[]): DocumentTime {
  return {
    years: found.flatMap(({ iso, readings }) => {
      const year = Number((iso ?? readings[0] ?? '').slice(0, 4));
      return year > 0 ? [year] : [];
    }),
    isMinguo: found.some(({ calendar }) => calendar === 'minguo'),
  };
}

const shortDoubt = 'the year has two figures';

function both(one: string | null, other: string): string {
  return one === null ? other : `${one}; ${other}`;
}

const lunarDate: Settled = {
  iso: null,
  precision: 'day',
  calendar: 'lunar',
  readings: [],
  doubt: 'the lunar calendar needs a table',
};

function slashedDate(first: number, second: number, year: number): Settled | null {
  const readings = [gregorian(year, second, first), gregorian(year, first, second)].filter((value) => value !== null);
  const [only, other] = readings;
  if (only === undefined) return null;
  if (other === undefined || other === only) return settled(only);
  return {
    iso: null,
    precision: 'day',
    calendar: 'gregorian',
    readings,
    doubt: 'day and month may stand in either order (Hong Kong day first, United States month first)',
  };
}

function numberOf(text: string): number | null {
  const plain = text.normalize('NFKC');
  return /^[0-9]+$/.test(plain) ? Number(plain) : chineseNumeral(plain.replaceAll('○', '〇'));
}

type ChineseDate =
  | { readonly shift: number; readonly date: Settled }
  | { readonly shift: number; readonly inTime: (time: DocumentTime) => Settled | null };

function chineseDate(match: RegExpExecArray): ChineseDate | null {
  const [, era, yearText = '', leapMonth, monthText, dayText] = match;
  const lunar =
    /農曆|农历|陰曆/.test(era ?? '') ||
    leapMonth !== undefined ||
    monthText === '正' ||
    monthText === '臘' ||
    dayText?.startsWith('初') === true;
  const minguo = era === '民國' || era === '民国';
  const monthValue = monthText === undefined ? null : numberOf(monthText);
  const number =
    yearText === '元'
      ? minguo
        ? 1
        : null
      : (numberOf(yearText) ?? (monthValue === null ? null : twoFigures(yearText)));
  if (number === null) return null;
  const dayValue = dayText === undefined ? null : numberOf(dayText.replace(/^初/, ''));
  const shift = era === undefined ? match[0].length - match[0].trimStart().length : 0;
  if (lunar) {
    return { shift, date: lunarDate };
  }
  const precision = dayValue !== null ? 'day' : monthValue !== null ? 'month' : 'year';
  const isoFor = (year: number): string | null =>
    precision === 'day'
      ? gregorian(year, monthValue, dayValue)
      : precision === 'month'
        ? (gregorian(year, monthValue, 1)?.slice(0, 7) ?? null)
        : String(year);
  if (minguo) {
    const iso = isoFor(number + 1911);
    return iso === null ? null : { shift, date: { iso, precision, calendar: 'minguo', readings: [], doubt: null } };
  }
  if (number >= 1000) {
    const iso = isoFor(number);
    return iso === null || number > 2999
      ? null
      : { shift, date: { iso, precision, calendar: 'gregorian', readings: [], doubt: null } };
  }
  // 三年 is a period, 二三年 and 三五年 are estimates; 九七年 is a year, 24年3月 a date of one of two calendars.
  const figures = twoFigures(yearText);
  if (monthValue === null && (figures === null || /[0-9０-９]|三五/.test(yearText))) return null;
  if (number < 1 && figures === null) return null;
  return { shift, inTime: (time) => shortChineseDate(number, figures, yearText, time, precision, isoFor) };
}

/** 九七年 in the time of its document; 民國 where that is as near. */
function shortChineseDate(
  number: number,
  figures: number | null,
  yearText: string,
  { years, isMinguo }: DocumentTime,
  precision: DateFound['precision'],
  isoFor: (year: number) => string | null,
): Settled | null {
  const common = number < 100 ? isoFor(shortYear(number, years)) : null;
  const isSettled = figures !== null && !isMinguo && (years.length > 0 || !/[0-9０-９]/.test(yearText));
  if (isSettled && common !== null)
    return { iso: common, precision, calendar: 'gregorian', readings: [], doubt: shortDoubt };
  const readings = [common, isoFor(1911 + number)].filter((value) => value !== null);
  return readings.length === 0
    ? null
    : {
        iso: null,
        precision,
        calendar: 'gregorian',
        readings,
        doubt: 'the year may be shortened or of the Republic of China calendar (民國)',
      };
}

/** In order of place; of overlapping dates the longest, then the earlier pattern. */
function withoutOverlaps(found: DateFound[]): DateFound[] {
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: DateFound[] = [];
  for (const date of found) {
    const last = kept.at(-1);
    if (last === undefined || date.start >= last.end) kept.push(date);
    else if (date.end - date.start > last.end - last.start) kept[kept.length - 1] = date;
  }
  return kept;
}
