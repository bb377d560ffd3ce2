import { chineseNumeral } from '#main/language/chinese-numeral.ts';
import { englishOrdinal } from '#main/language/english-numeral.ts';
import type { PeriodUnit } from '#main/language/periods.ts';

/** A last day that is counted from an event and is no plain period: 寄發日後第二十一日, "the last day of the month following". */
export interface CountedForm {
  /** Folded offsets of the words that count. */
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly unit: PeriodUnit;
  readonly direction: 'within' | 'before';
  /** Of the month that is counted to: 0 is its last day; null where no month's day is named. */
  readonly monthDay: number | null;
  /** Folded offsets of the event's words. */
  readonly event: { readonly start: number; readonly end: number };
}

const place = '(?:hong kong|singapore|london|english|prc|mainland|香港|新加坡|伦敦|英国|内地|中国)';
const businessWords = '(?:business|working|banking)';
const chineseOrdinal = new RegExp(
  `([^,。;:()]{1,24}?)(?:之日|当日|日期|日)?(?:起)?(?:之|以)?(后|前)(?:的)?(第?([一二三四五六七八九十百\\d]{1,5})(?:个|個)?(?:${place}(?:的)? ?)?(${businessWords} ?days?|工作日|工作天|营业日|银行日|日|天))(?!内)`,
  'dg',
);
/** Soon found or not: the patterns look at every place of a text. */
const ordinalAnywhere = /[前后]的?第/;
const nextMonthAnywhere = /(?:[次翌]|下一?个?)月/;
const englishOrdinalDay = new RegExp(
  `\\b(?:by|no later than|not later than|on or before|latest(?: on)?)\\b[^.;,]{0,30}?\\bthe ((\\d{1,2}(?:st|nd|rd|th)|[a-z]+(?:[ -][a-z]+)?) (?:${place} )?(${businessWords} |calendar |clear )?day) (after|following|before|prior to|preceding) ([^,.;:()]{3,120})`,
  'dg',
);
/** “on or before the second anniversary of Completion” */
const anniversary =
  /\b(?:by|no later than|not later than|on or before|before|prior to)\b[^.;,]{0,12}?\bthe ((\d{1,2}(?:st|nd|rd|th)|[a-z]+(?:[ -][a-z]+)?) anniversary) of ([^,.;:()]{3,120})/dg;
const monthDayEnglish =
  /\b(?:by|no later than|not later than|on or before|within|on)\b[^.;,]{0,20}?\b(?:the )?((last|\d{1,2}(?:st|nd|rd|th)|[a-z]+(?:[ -][a-z]+)?) (?:business |calendar )?day of the (?:calendar )?month (?:immediately |next )?(?:following|after|succeeding)) (?:(?:that|the month|the calendar month|the one) (?:in|during) which )?([^,.;:()]{3,120})/dg;
const monthDayChinese =
  /([^,。;:()]{2,24}?)(?:之日|当日|日)?(?:起)?(?:之|的|所在月份?的?)?((?:次|翌|下一?个?)月(?:份)?(?:的)?(底|最后一[日天]|月底|([一二三四五六七八九十\d]{1,3})[日号]))(?=(?:或(?:之|以)?前|之?前|内|付|支付|缴|交)|[^,。;]{0,6}(?:支付|缴付|付清|结清|找数))/dg;

/** The counted forms of folded text, in its order. Linear. */
export function countedForms(text: string): CountedForm[] {
  const found: CountedForm[] = [];
  const add = (
    { indices }: RegExpExecArray,
    [span, event]: readonly [number, number],
    rest: Pick<CountedForm, 'value' | 'unit' | 'direction' | 'monthDay'>,
  ): void => {
    const words = indices?.[span];
    const named = indices?.[event];
    if (words === undefined || named === undefined || !(rest.value > 0)) return;
    found.push({ start: words[0], end: words[1], event: { start: named[0], end: named[1] }, ...rest });
  };
  for (const match of ordinalAnywhere.test(text) ? text.matchAll(chineseOrdinal) : []) {
    const [, , way, printed = '', number = '', unit = ''] = match;
    const ordinal = printed.startsWith('第');
    // 前三个工作日 needs no 第; 后三日 is a length like any other.
    if (!ordinal) continue;
    add(match, [3, 1], {
      value: numberOf(number),
      unit: /日$|天$/.test(unit) && unit.length === 1 ? 'day' : 'business_day',
      direction: way === '前' ? 'before' : 'within',
      monthDay: null,
    });
  }
  for (const match of text.matchAll(englishOrdinalDay)) {
    const [, , ordinal = '', kind = '', way = ''] = match;
    add(match, [1, 5], {
      value: ordinalOf(ordinal),
      unit: /business|working|banking/.test(kind) ? 'business_day' : 'day',
      direction: /after|following/.test(way) ? 'within' : 'before',
      monthDay: null,
    });
  }
  for (const match of text.matchAll(anniversary)) {
    const [, , ordinal = ''] = match;
    add(match, [1, 3], { value: ordinalOf(ordinal), unit: 'year', direction: 'within', monthDay: null });
  }
  for (const match of text.matchAll(monthDayEnglish)) {
    const [, , ordinal = ''] = match;
    const monthDay = ordinal === 'last' ? 0 : ordinalOf(ordinal);
    if (monthDay <= 31) add(match, [1, 3], { value: 1, unit: 'month', direction: 'within', monthDay });
  }
  for (const match of nextMonthAnywhere.test(text) ? text.matchAll(monthDayChinese) : []) {
    const [, , , printed = '', number] = match;
    const monthDay = number === undefined || printed.length === 0 ? 0 : numberOf(number);
    if (monthDay <= 31) add(match, [2, 1], { value: 1, unit: 'month', direction: 'within', monthDay });
  }
  return found.toSorted((one, other) => one.start - other.start);
}

function numberOf(words: string): number {
  return /^\d+$/.test(words) ? Number(words) : (chineseNumeral(words) ?? Number.NaN);
}

function ordinalOf(words: string): number {
  return /^\d/.test(words) ? Number.parseInt(words, 10) : englishOrdinal(words) || Number.NaN;
}
