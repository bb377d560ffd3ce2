import type { FieldValue } from '#contract/finding.ts';
import { amounts } from '#main/language/amounts.ts';
import { chineseNumeral } from '#main/language/chinese-numeral.ts';
import { dates } from '#main/language/dates.ts';
import { englishNumeral, englishOrdinal } from '#main/language/english-numeral.ts';
import { type Numeral, numerals } from '#main/language/numerals.ts';
import { type Period, periods } from '#main/language/periods.ts';
import type { Place } from '../conflicts/difference.ts';
import { withoutReferences } from './without-references.ts';

export type ValueKind = 'amount' | 'date' | 'period' | 'percentage' | 'number';

/** A value that a passage states, comparable across languages and ways of writing. */
export interface StatedValue extends Place {
  readonly kind: ValueKind;
  /** “day”, “HKD”, “%”; "" where nothing tells. */
  readonly unit: string;
  /** In the smallest unit it is exact in: months for years, days for weeks, percent for fractions; ISO for dates. */
  readonly keys: readonly string[];
  /** The plain numbers that stand in its words; what another way of reading would give. */
  readonly numbers: readonly number[];
  readonly value: FieldValue;
  /** 1 and 一 are as often articles as numbers. */
  readonly weak: boolean;
}

/** 民國元年 is 1912. */
const yearZeroOfTheRepublic = 1911;

/** The values of a passage in order; a value in words and figures (“thirty (30) days”) is one. Cross-references are none. */
export function statedValues(words: string): StatedValue[] {
  const text = withoutReferences(words);
  const found = numerals(text);
  const taken: StatedValue[] = [];
  const free = (place: Place): boolean => !taken.some(({ start, end }) => place.start < end && start < place.end);
  const add = (value: StatedValue): void => {
    if (free(value)) taken.push(value);
  };
  for (const value of shares(text)) add(value);
  for (const date of dates(text)) if (date.precision !== 'year' && date.iso !== null) add(dateValue(date));
  for (const amount of amounts(text, found))
    add({
      kind: 'amount',
      start: amount.start,
      end: amount.end,
      unit: amount.currency ?? '?',
      keys: [String(amount.value)],
      numbers: [amount.value],
      value: { value: amount.value, currency: amount.currency },
      weak: false,
    });
  for (const period of compound(text, periods(text, found).map(periodValue))) add(period);
  for (const value of [...ordinals(text), ...monthNames(text)]) add(value);
  found.forEach((numeral, index) => {
    if (!repeatsBefore(text, found[index - 1], numeral)) add(numberValue(text, numeral));
  });
  return taken.filter(({ kind, numbers }) => kind !== 'number' || numbers[0] !== 0).sort((a, b) => a.start - b.start);
}

/** “thirty (30)”, 三十（30）: one number in two ways. */
function repeatsBefore(text: string, before: Numeral | undefined, numeral: Numeral): boolean {
  return (
    before !== undefined &&
    /[\p{L}]/u.test(before.text) &&
    /^\s{0,2}[(（]\s?$/.test(text.slice(before.end, numeral.start))
  );
}

function dateValue(date: ReturnType<typeof dates>[number]): StatedValue {
  const { start, end, iso, readings } = date;
  const keys = [iso ?? '', ...readings].filter((key) => key !== '');
  return {
    kind: 'date',
    start,
    end,
    unit: 'date',
    keys,
    numbers: (iso ?? '').split('-').map(Number),
    value: iso,
    weak: false,
  };
}

const perUnit: Readonly<Record<string, readonly [number, string]>> = {
  year: [12, 'month'],
  quarter: [3, 'month'],
  week: [7, 'day'],
};

function periodValue({ start, end, value, unit }: Period): StatedValue {
  const [factor, base] = perUnit[unit] ?? [1, unit];
  const keys = [`${value * factor}`];
  return {
    kind: 'period',
    start,
    end,
    unit: base,
    keys,
    numbers: [value],
    value: `${value} ${unit.replace('_', ' ')}${value === 1 ? '' : 's'}`,
    weak: value === 1,
  };
}

/** 一年六個月, “one year and six months”: one period. */
function compound(text: string, found: readonly StatedValue[]): StatedValue[] {
  const joined: StatedValue[] = [];
  for (const value of found) {
    const last = joined.at(-1);
    const isPart = last !== undefined && last.unit === 'month' && value.unit === 'month';
    if (!isPart || !/^\s?(?:and\s|又|零|及)?$/.test(text.slice(last.end, value.start)) || months(last) % 12 !== 0)
      joined.push(value);
    else {
      const all = months(last) + months(value);
      joined[joined.length - 1] = {
        ...last,
        end: value.end,
        keys: [`${all}`],
        numbers: [all],
        value: `${all} months`,
        weak: false,
      };
    }
  }
  return joined;
}

function months({ keys }: StatedValue): number {
  return Number(keys[0]);
}

const fractionWords: Readonly<Record<string, number>> = {
  half: 2,
  halves: 2,
  third: 3,
  thirds: 3,
  quarter: 4,
  quarters: 4,
  fourth: 4,
  fourths: 4,
  fifth: 5,
  fifths: 5,
  sixth: 6,
  sixths: 6,
  eighth: 8,
  eighths: 8,
  tenth: 10,
  tenths: 10,
  twelfth: 12,
  twelfths: 12,
  twentieth: 20,
  twentieths: 20,
  hundredth: 100,
  thousandth: 1000,
};
const numberWord =
  '(?:[0-9]{1,3}(?:,[0-9]{3})*(?:\\.[0-9]+)?|(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)(?:[- ](?:and )?)?){1,4})';
const han = '[0-9〇零一二三四五六七八九十百千]';
const percent = new RegExp(
  `(${numberWord})\\s?(?:\\([0-9.]+%?\\)\\s?)?(?:%|per ?cent(?:um)?(?![a-z])|percentage points?)`,
  'gi',
);
const fraction = new RegExp(
  `\\b(one|two|three|four|five|seven|nine|an?|[0-9]{1,3})[- ](${Object.keys(fractionWords).join('|')})(?=\\s(?:of|or|in|share|vote|majority|the|by|more|interest|thereof)|[,.;)]|$)`,
  'gi',
);
const slashed = /(?<![\d/.])([1-9])\/([2-9]|10)(?![\d/])/g;
const chineseShare = new RegExp(`(${han}{1,5}|万)分之(${han}{1,6}(?:[.‧·][0-9]+|[点點.‧·]${han}{1,4})?)`, 'g');
/** 年息八厘, 月息一分: of a year a 厘 is one in the hundred and a 分 ten, of a month a tenth of that. */
const interest = new RegExp(
  `(?<=(年|週|周|月)(?:息|利率?)[^，。；、]{0,4}?)(${han}{1,3}(?:[點点]${han}{1,3})?)([厘釐分])(?!之)`,
  'g',
);
const points = new RegExp(`(${han}{1,4})[个個]?百分[点點]`, 'g');
const tenths = /(?<![第年])([一二三四五六七八九])成(?![立为員员功本果年熟分])/g;
/** 過半數 is “majority”, which states no number. */
const halfChinese = /(?<![过過])半[数數](?!以?上?通)|一半/g;

/** Percentages and fractions, in percent. */
function shares(text: string): StatedValue[] {
  const share = (match: RegExpExecArray, value: number): StatedValue[] =>
    Number.isFinite(value)
      ? [
          {
            kind: 'percentage',
            start: match.index,
            end: match.index + match[0].trimEnd().length,
            unit: '%',
            keys: [String(Number(value.toFixed(3)))],
            numbers: [Number(value.toFixed(3))],
            value: `${Number(value.toFixed(2))}%`,
            weak: false,
          },
        ]
      : [];
  return [
    ...[...text.matchAll(percent)].flatMap((match) => share(match, numberOf(match[1] ?? ''))),
    ...[...text.matchAll(fraction)].flatMap((match) =>
      share(match, (numberOf(match[1] ?? '') / (fractionWords[(match[2] ?? '').toLowerCase()] ?? Number.NaN)) * 100),
    ),
    ...[...text.matchAll(slashed)].flatMap((match) => share(match, (Number(match[1]) / Number(match[2])) * 100)),
    ...[...text.matchAll(chineseShare)].flatMap((match) =>
      share(match, (numberOf(match[2] ?? '') / (match[1] === '万' ? 10_000 : numberOf(match[1] ?? ''))) * 100),
    ),
    ...[...text.matchAll(interest)].flatMap((match) =>
      share(match, numberOf(match[2] ?? '') * (match[3] === '分' ? 10 : 1) * (match[1] === '月' ? 0.1 : 1)),
    ),
    ...[...text.matchAll(points)].flatMap((match) => share(match, numberOf(match[1] ?? ''))),
    ...[...text.matchAll(tenths)].flatMap((match) => share(match, numberOf(match[1] ?? '') * 10)),
    ...[...text.matchAll(halfChinese)].flatMap((match) => share(match, 50)),
  ];
}

function numberOf(words: string): number {
  const plain = words.trim().toLowerCase();
  if (/^[0-9.,]+$/.test(plain)) return Number(plain.replaceAll(',', ''));
  if (/^an?$/.test(plain)) return 1;
  if (/^[a-z -]+$/.test(plain))
    return englishNumeral(plain.split(/[- ]+/).filter((word) => word !== 'and' && word !== '')) ?? Number.NaN;
  const [whole = '', decimals] = plain.split(/[点點.‧·]/);
  const before = /^[0-9]+$/.test(whole) ? Number(whole) : (chineseNumeral(whole) ?? Number.NaN);
  if (decimals === undefined) return before;
  const digits = [...decimals].map((digit) => (/[0-9]/.test(digit) ? digit : (chineseNumeral(digit) ?? ''))).join('');
  return Number(`${before}.${digits}`);
}

const ordinalWord =
  /\b((?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ])?(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)\b|\b([0-9]{1,3})(?:st|nd|rd|th)\b/gi;
const ordinalChinese = new RegExp(`第(${han}{1,5})`, 'g');

function ordinals(text: string): StatedValue[] {
  const ordinal = (start: number, end: number, value: number | null): StatedValue[] =>
    value === null || value < 1
      ? []
      : [
          {
            kind: 'number',
            start,
            end,
            unit: '第',
            keys: [String(value)],
            numbers: [value],
            value,
            weak: value === 1 || value === 2,
          },
        ];
  return [
    ...[...text.matchAll(ordinalWord)].flatMap((match) =>
      ordinal(
        match.index,
        match.index + match[0].length,
        match[2] === undefined ? englishOrdinal(match[0].toLowerCase()) : Number(match[2]),
      ),
    ),
    ...[...text.matchAll(ordinalChinese)].flatMap((match) =>
      ordinal(
        match.index,
        match.index + match[0].length,
        /^[0-9]+$/.test(match[1] ?? '') ? Number(match[1]) : chineseNumeral(match[1] ?? ''),
      ),
    ),
  ];
}

const names = 'January|February|March|April|May|June|July|August|September|October|November|December'.split('|');
const monthName = new RegExp(`\\b(?:${names.join('|')})\\b`, 'g');

/** “in April” is 4月 in Chinese. */
function monthNames(text: string): StatedValue[] {
  return [...text.matchAll(monthName)].map((match) => {
    const value = names.indexOf(match[0]) + 1;
    const end = match.index + match[0].length;
    return {
      kind: 'number',
      start: match.index,
      end,
      unit: '月',
      keys: [`${value}`],
      numbers: [value],
      value,
      weak: true,
    };
  });
}

const counted = /^\s?(名|人|位|[個个]|次|份|倍|[間间]|家|股|元|席|票|[歲岁]|公斤|公里|[噸吨]|公噸|米|平方|港仙|[級级])/;
const countedEnglish =
  /^[\s-](arbitrators?|persons?|members?|directors?|times|copies|shares?|votes?|metres?|kilomet\w+|tonnes?|tons?|witness\w*|occasions?|instal?lments?|supervisors?|representatives?)\b/i;

function numberValue(text: string, { start, end, value }: Numeral): StatedValue {
  const behind = text.slice(end, end + 16);
  const isYear = /^\s?年/.test(behind);
  const numbers =
    isYear && value < 200
      ? [value, value + yearZeroOfTheRepublic]
      : value > 1911 && value < 2100
        ? [value, value - yearZeroOfTheRepublic]
        : [value];
  const unit =
    isYear || (value > 1800 && value < 2100)
      ? 'year'
      : (counted.exec(behind)?.[1] ?? countedEnglish.exec(behind)?.[1] ?? '');
  // 每百公升, “per hundred litres” or “per 100 litres”: a measure, seldom a number of its own.
  const isMeasure = /^[百千万萬]$/.test(text.slice(start, end));
  return { kind: 'number', start, end, unit, keys: numbers.map(String), numbers, value, weak: value <= 1 || isMeasure };
}
