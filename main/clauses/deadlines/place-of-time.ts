import type { TextFinding } from '#contract/finding.ts';
import { foldText } from '../matching/folded-text.ts';
import type { CalendarId } from './business-calendar.ts';

export interface PlaceOfTime {
  readonly calendar: CalendarId;
  /** IANA name. */
  readonly timeZone: string;
  /** The finding's words that name the place; null where it was only assumed. */
  readonly from: string | null;
}

export const timeZones: Readonly<Record<CalendarId, string>> = {
  'hong-kong': 'Asia/Hong_Kong',
  mainland: 'Asia/Shanghai',
  england: 'Europe/London',
  singapore: 'Asia/Singapore',
};

const places: readonly (readonly [CalendarId, RegExp])[] = [
  ['hong-kong', /hong kong|香港/i],
  ['singapore', /singapore|新加坡|星洲/i],
  ['england', /england|\buk\b|united kingdom|london|english|英格蘭|英格兰|倫敦|伦敦|英國|英国/i],
  [
    'mainland',
    /\bprc\b|mainland|china|beijing|shanghai|shenzhen|guangzhou|中國|中国|內地|内地|北京|上海|深圳|廣州|广州|國務院|国务院|調休|调休|法定(?:節|节|休)假日|人民法院/i,
  ],
];

/** The places that words name, in the table's order. */
export function placesIn(words: string): CalendarId[] {
  // 'Hong Kong, China' is no second place.
  const own = words.replace(/(?:hong kong|香港)[^a-z0-9;。]{0,20}?(?:,? ?(?:prc|china)|特别行政区)/gi, '香港');
  return places.filter(([, pattern]) => pattern.test(own)).map(([id]) => id);
}

const holidayWords =
  /(?:hong kong|singapore|london|english|england|prc|mainland|chinese)(?:'s)? (?:business|working|banking|public|general|bank|statutory) ?(?:days?|holidays?)|(?:香港|新加坡|英国|伦敦|内地|中国)(?:的)?(?:公众|公共|法定|银行)?(?:假期|假日|节假日|工作日|营业日)|国务院|人民法院|法定(?:节|休)假日|行政(?:复议|处罚)|[一二]审判决|不予立案/g;

/** A letter or a clause. */
const shortText = 1500;

/** The one place whose holidays or offices a text's words name, for want of a seat or a law; null where they name none or several. */
export function placeOfDays(text: string): PlaceOfTime | null {
  const found = [...foldText(text).text.matchAll(holidayWords)].flatMap(([words]) => {
    const id = placesIn(words)[0] ?? (/^行政|审判|立案/.test(words) ? 'mainland' : undefined);
    return id === undefined ? [] : [{ calendar: id, timeZone: timeZones[id], from: words }];
  });
  const [first] = found;
  if (first !== undefined) return found.some(({ calendar }) => calendar !== first.calendar) ? null : first;
  if (text.length > shortText) return null;
  // The Mainland's law moves a last day: a town there that a letter names is not enough.
  const [id, ...others] = placesIn(text);
  if (id === undefined || others.length > 0 || id === 'mainland') return null;
  return { calendar: id, timeZone: timeZones[id], from: places.find(([one]) => one === id)?.[1].exec(text)?.[0] ?? id };
}

/** Whether words of the Mainland's procedure name the place: its law then moves a last day off, though none is chosen. */
export function ofProcedure(named: PlaceOfTime | null): boolean {
  return named?.from !== null && named?.from !== undefined && /^行政|审判决|不予立案/.test(named.from);
}

/** The law that the findings choose, whether or not there is a calendar for its place; null where none is chosen. */
export function lawNamed(findings: readonly TextFinding[]): string | null {
  const law = findings.find(({ kind }) => kind === 'gen.governing_law')?.fields.law;
  return typeof law === 'string' && law !== '' ? law : null;
}

/** The place whose days and clock count: the seat, else the contract's law; null where neither names one of the four. */
export function placeOfTime(findings: readonly TextFinding[]): PlaceOfTime | null {
  for (const [kind, field] of [
    ['arb.seat', 'seat'],
    ['gen.governing_law', 'law'],
    ['gen.jurisdiction', 'courts'],
  ] as const) {
    for (const finding of findings) {
      if (finding.kind !== kind) continue;
      const value = finding.fields[field];
      const words = typeof value === 'string' ? value : JSON.stringify(value ?? '');
      const place = places.find(([, pattern]) => pattern.test(words));
      if (place !== undefined) return { calendar: place[0], timeZone: timeZones[place[0]], from: finding.text };
    }
  }
  return null;
}
