import { type DateFound, dates } from '#main/language/dates.ts';
import type { Fact } from './fact-finding.ts';

/** Words near a date that say what happens on it, by event. */
const events: readonly (readonly [string, RegExp])[] = [
  [
    'effective',
    /effective|commenc(?:e|ing|ement)|takes? effect|come into (?:force|effect)|生效|起生效|開始|开始|施行/i,
  ],
  ['expiry', /expir|terminat|until|ending|end(?:s)? on|屆滿|届满|到期|終止|终止|為止|为止|截止/i],
  [
    'agreement',
    /dated|made (?:and entered into )?(?:as of|on|this)|entered into|executed|signed|簽訂|签订|訂立|订立|簽署|签署|日期/i,
  ],
  ['delivery', /deliver|shipment|ship|交付|交貨|交货|付運|装运|裝運/i],
  ['completion', /complet|closing|竣工|完工|完成|成交/i],
  ['payment', /pay(?:able|ment)?|due|instal|付款|支付|繳|缴|找數|俾錢/i],
  ['notice', /notice|notif|通知/i],
];
const reach = 48;

/** `fact.dated_event`: `date_iso`, `precision`, `calendar`, `event`, and `readings` with `doubt` where the date is not settled. */
export function dateFacts(text: string): Fact[] {
  return dates(text)
    .filter((date) => date.precision !== 'year')
    .map((date) => dateFact(text, date));
}

function dateFact(text: string, date: DateFound): Fact {
  const before = text.slice(Math.max(0, date.start - reach), date.start);
  const after = text.slice(date.end, date.end + 16);
  const near = before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf('\n\n')) + 1);
  let event: string | null = null;
  let word = '';
  for (const [name, pattern] of events) {
    const match = pattern.exec(near) ?? pattern.exec(after);
    if (match !== null && (event === null || near.lastIndexOf(match[0]) > near.lastIndexOf(word))) {
      event = name;
      word = match[0];
    }
  }
  const reasons = [date.iso === null ? 'a date that the text does not settle' : `a date: ${date.iso}`];
  if (event !== null) reasons.push(`“${word}” beside it`);
  if (date.doubt !== null) reasons.push(date.doubt);
  return {
    kind: 'fact.dated_event',
    label: 'Date',
    start: date.start,
    end: date.end,
    fields: {
      date_iso: date.iso,
      precision: date.precision,
      calendar: date.calendar,
      event,
      ...(date.readings.length === 0 ? {} : { readings: [...date.readings] }),
      ...(date.doubt === null ? {} : { doubt: date.doubt }),
    },
    confidence: date.iso === null ? 0.6 : date.doubt === null ? 0.95 : 0.85,
    reasons,
  };
}
