import type { ServiceMethod } from '#contract/deadline.ts';
import { type Period, periods } from '#main/language/periods.ts';
import { foldText } from '../matching/folded-text.ts';
import type { CalendarId } from './business-calendar.ts';
import { placesIn } from './place-of-time.ts';

/** A clause's own rule on when a notice counts as received. */
export interface DeemedService {
  readonly method: ServiceMethod;
  /** Null is at once, on the day of sending. */
  readonly period: Pick<Period, 'value' | 'unit' | 'clear'> | null;
  /** The place whose business days it names: "the second London Business Day"; null where it names none. */
  readonly place: CalendarId | null;
  /** The rule's words in the text. */
  readonly start: number;
  readonly end: number;
}

const methods: readonly (readonly [ServiceMethod, RegExp])[] = [
  ['email', /e-?mail|electronic (?:mail|means)|电子邮件|电邮/],
  ['fax', /\bfax|facsimile|传真/],
  ['courier', /courier|快递|速递/],
  ['post', /\bpost(?:ed|ing|al)?\b|\bmail(?:ed|ing)?\b|邮寄|投邮|寄出|挂号|邮递/],
  ['hand', /\bhand\b|personal(?:ly)? deliver|delivered personally|当面|专人|亲手|面交/],
];
const deemed =
  /deemed (?:to have been |to be |have been )?(?:duly )?(?:received|served|delivered|given)|视为[^;。,]{0,24}?(?:送达|收到|收悉|交付)|当(?:作[^;。,]{0,24}?|已)?(?:送达|收到|收咗)/;
/** The words of one rule: notices list them one after another, parted by semicolons or stops. */
const piece = /(?:[^;。.\n]|\.(?! )){1,600}/g;

/** The rules of deemed receipt that a text states, in its order. Linear. */
export function deemedService(text: string): DeemedService[] {
  const folded = foldText(text);
  const found: DeemedService[] = [];
  let within = 0;
  for (const { 0: words, index } of folded.text.matchAll(piece)) {
    if (deemed.test(words)) within = 6;
    else if (within === 0) continue;
    within -= 1;
    const method = methods.find(([, pattern]) => pattern.test(words));
    if (method === undefined) continue;
    const ordinals = words
      .replace(/第(?=[一二两三四五六七八九十\d])/g, '')
      .replace(/\b(first|second|third|fourth|fifth|sixth|seventh)\b/g, (word) => ordinalNumber[word] ?? word)
      .replace(dayOfPlace, (words) => words.replace(placeName, ''));
    const place = placesIn(dayOfPlace.exec(words)?.[1] ?? '')[0] ?? null;
    const after = ordinals.slice(deemed.exec(ordinals)?.index ?? 0);
    const period = [...periods(after), ...periods(ordinals)].find(({ unit }) => unit !== 'year') ?? null;
    if (
      period === null &&
      !/on (?:delivery|transmission|sending|dispatch)|when (?:sent|delivered|left)|at the time|发出时|送交时|当日|即时|交付时/.test(
        words,
      )
    )
      continue;
    found.push({
      method: method[0],
      period: period === null ? null : { value: period.value, unit: period.unit, clear: period.clear },
      place,
      start: folded.sourceStart(index),
      end: folded.sourceEnd(index + words.length),
    });
  }
  return found;
}

const placeName =
  /(?:hong kong|london|english|england|singapore|prc|mainland|香港|伦敦|英国|新加坡|内地|中国)(?:的| )?/;
const dayOfPlace = new RegExp(`(${placeName.source})(?:business|working|banking|营业|工作|银行)`);

const ordinalNumber: Readonly<Record<string, string>> = {
  first: '1',
  second: '2',
  third: '3',
  fourth: '4',
  fifth: '5',
  sixth: '6',
  seventh: '7',
};
