import type { TextFinding } from '#contract/finding.ts';
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
  ['england', /england|london|english|英格蘭|英格兰|倫敦|伦敦|英國|英国/i],
  [
    'mainland',
    /\bprc\b|mainland|china|beijing|shanghai|shenzhen|guangzhou|中國|中国|內地|内地|北京|上海|深圳|廣州|广州/i,
  ],
];

/** The places that words name, in the table's order. */
export function placesIn(words: string): CalendarId[] {
  // 'Hong Kong, China' is no second place.
  const own = words.replace(/(?:hong kong|香港)[^a-z0-9;。]{0,20}?(?:,? ?(?:prc|china)|特别行政区)/gi, '香港');
  return places.filter(([, pattern]) => pattern.test(own)).map(([id]) => id);
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
