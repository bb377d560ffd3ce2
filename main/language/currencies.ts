export interface CurrencyMark {
  /** ISO 4217 code (CNH counts as CNY); null for a sign that several currencies share ($, 元, ¥). */
  readonly currency: string | null;
  readonly mark: string;
}

/** Marks that may stand before or after a number, longest first after sorting. */
const named: readonly (readonly [string, string | null])[] = [
  ['HK$', 'HKD'],
  ['HKD$', 'HKD'],
  ['HKD', 'HKD'],
  ['H.K.$', 'HKD'],
  ['HK dollars', 'HKD'],
  ['Hong Kong Dollars', 'HKD'],
  ['Hong Kong Dollar', 'HKD'],
  ['港幣', 'HKD'],
  ['港币', 'HKD'],
  ['港元', 'HKD'],
  ['港圓', 'HKD'],
  ['港圆', 'HKD'],
  ['港紙', 'HKD'],
  ['港纸', 'HKD'],
  ['US$', 'USD'],
  ['USD$', 'USD'],
  ['USD', 'USD'],
  ['U.S.$', 'USD'],
  ['U.S. $', 'USD'],
  ['US Dollars', 'USD'],
  ['U.S. Dollars', 'USD'],
  ['US dollar', 'USD'],
  ['United States Dollars', 'USD'],
  ['Dollars of the United States', 'USD'],
  ['美元', 'USD'],
  ['美金', 'USD'],
  ['美圓', 'USD'],
  ['RMB¥', 'CNY'],
  ['RMB￥', 'CNY'],
  ['RMB', 'CNY'],
  ['CNY', 'CNY'],
  ['CNH', 'CNY'],
  ['Renminbi', 'CNY'],
  ['Renminbi Yuan', 'CNY'],
  ['RMB Yuan', 'CNY'],
  ['Yuan', 'CNY'],
  ['人民幣', 'CNY'],
  ['人民币', 'CNY'],
  ['MOP$', 'MOP'],
  ['MOP', 'MOP'],
  ['Patacas', 'MOP'],
  ['葡幣', 'MOP'],
  ['葡币', 'MOP'],
  ['澳門元', 'MOP'],
  ['澳门元', 'MOP'],
  ['澳門幣', 'MOP'],
  ['NT$', 'TWD'],
  ['NTD', 'TWD'],
  ['TWD', 'TWD'],
  ['新台幣', 'TWD'],
  ['新臺幣', 'TWD'],
  ['新台币', 'TWD'],
  ['S$', 'SGD'],
  ['SGD', 'SGD'],
  ['Singapore Dollars', 'SGD'],
  ['新加坡元', 'SGD'],
  ['新元', 'SGD'],
  ['坡幣', 'SGD'],
  ['A$', 'AUD'],
  ['AU$', 'AUD'],
  ['AUD', 'AUD'],
  ['澳元', 'AUD'],
  ['C$', 'CAD'],
  ['CAD', 'CAD'],
  ['CDN$', 'CAD'],
  ['加元', 'CAD'],
  ['€', 'EUR'],
  ['EUR', 'EUR'],
  ['Euros', 'EUR'],
  ['Euro', 'EUR'],
  ['歐元', 'EUR'],
  ['欧元', 'EUR'],
  ['£', 'GBP'],
  ['GBP', 'GBP'],
  ['Pounds Sterling', 'GBP'],
  ['英鎊', 'GBP'],
  ['英镑', 'GBP'],
  ['JPY', 'JPY'],
  ['Japanese Yen', 'JPY'],
  ['日圓', 'JPY'],
  ['日元', 'JPY'],
  ['CHF', 'CHF'],
  ['瑞士法郎', 'CHF'],
  ['KRW', 'KRW'],
  ['INR', 'INR'],
  ['Rs.', 'INR'],
  ['THB', 'THB'],
  ['$', null],
  ['＄', null],
  ['¥', null],
  ['￥', null],
  ['元', null],
  ['圓', null],
  ['圆', null],
  ['塊錢', null],
  ['块钱', null],
  ['Dollars', null],
  ['Dollar', null],
  ['蚊', 'HKD'],
];

interface Entry extends CurrencyMark {
  readonly lower: string;
}

/** The marks by the last or first character of their lower-case form, longest first. */
function marksBy(place: 'first' | 'last', leftOut: ReadonlySet<string>): ReadonlyMap<string, readonly Entry[]> {
  const map = new Map<string, Entry[]>();
  for (const [mark, currency] of named) {
    if (leftOut.has(mark)) continue;
    const lower = mark.toLowerCase();
    const key = place === 'first' ? lower.charAt(0) : lower.charAt(lower.length - 1);
    const entries = map.get(key) ?? [];
    entries.push({ mark, currency, lower });
    map.set(key, entries);
  }
  for (const entries of map.values()) entries.sort((a, b) => b.mark.length - a.mark.length);
  return map;
}

/** Signs that stand only after a number. */
const onlyAfter = new Set(['元', '圓', '圆', '蚊', '塊錢', '块钱', 'Dollars', 'Dollar', 'Yuan']);
/** Signs that stand only before a number. */
const onlyBefore = new Set(['$', '＄', '¥', '￥', '£', 'HK$', 'US$', 'Rs.']);
const isLetter = /[A-Za-z]/;
const marksByLast = marksBy('last', onlyAfter);
const marksByFirst = marksBy('first', onlyBefore);

/** The currency mark that ends at `end`, or null. */
export function currencyBefore(text: string, end: number): CurrencyMark | null {
  const entries = marksByLast.get(text.charAt(end - 1).toLowerCase());
  if (entries === undefined) return null;
  const slice = text
    .slice(Math.max(0, end - 30), end)
    .toLowerCase()
    .replaceAll('\n', ' ');
  for (const { mark, currency, lower } of entries) {
    if (!slice.endsWith(lower)) continue;
    if (isLetter.test(mark.charAt(0)) && isLetter.test(slice.charAt(slice.length - mark.length - 1))) continue;
    return { currency, mark: text.slice(end - mark.length, end) };
  }
  return null;
}

/** The currency mark that begins at `start`, or null. */
export function currencyAfter(text: string, start: number): CurrencyMark | null {
  const entries = marksByFirst.get(text.charAt(start).toLowerCase());
  if (entries === undefined) return null;
  const slice = text
    .slice(start, start + 32)
    .toLowerCase()
    .replaceAll('\n', ' ');
  for (const { mark, currency, lower } of entries) {
    if (!slice.startsWith(lower)) continue;
    if (isLetter.test(mark.charAt(mark.length - 1)) && isLetter.test(slice.charAt(mark.length))) continue;
    return { currency, mark: text.slice(start, start + mark.length) };
  }
  return null;
}
