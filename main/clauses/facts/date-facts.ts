import { inFigureOrder } from '#main/language/date-order.ts';
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
    /dated|made (?:and entered into )?(?:as of|on|this)|entered into|executed|signed|簽訂|签订|訂立|订立|簽署|签署|(?:^|\n)\s*日期\s?[:：]?\s*$/i,
  ],
  ['commencement', /commencement of (?:the )?works|開工|开工|動工|动工|進場|进场/i],
  ['delivery', /deliver|shipment|ship|交付|交貨|交货|付運|装运|裝運/i],
  ['completion', /complet|closing|竣工|完工|完成|成交/i],
  ['payment', /pay(?:able|ment)?|due|instal|付款|支付|繳|缴|找數|俾錢/i],
  ['notice', /notice|notif|通知/i],
];
const reach = 48;

/** "A contract dated …", 于…签订主合同: the day of another paper than this one. */
const otherBefore =
  /\b(?:an?|the|that|said|certain|main|head|principal|original)\s(?!(?:present|within)\b)[^.;\n]{0,60}\b(?:agreement|contract|charter ?party|deed|lease|guarantee|bond|facility)\b[^.;\n]{0,16}\bdated\s[^.;\n]{0,12}$/i;
const otherAfter =
  /^[^。；;\n]{0,2}(?:簽訂|签订|訂立|订立|簽署|签署)(?:了|的|之|嘅)?(?:一份)?(?:《|[^。；;，,\n本]{0,8}(?:合同|合約|合约|協議|协议|契約|契约|租約|租约|章程))/;

/**
 * `fact.dated_event`: `date_iso`, `precision`, `calendar`, `event`, `of_another_document`
 * where it is the day of another paper, and `readings` with `doubt` where the date is
 * not settled. A date of two readings (5/3/2024) is settled by the order of the text's others.
 */
export function dateFacts(text: string): Fact[] {
  return inFigureOrder(dates(text))
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
  const isOther = event === 'agreement' && (otherBefore.test(near) || otherAfter.test(after));
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
      ...(isOther ? { of_another_document: true } : {}),
      ...(date.readings.length === 0 ? {} : { readings: [...date.readings] }),
      ...(date.doubt === null ? {} : { doubt: date.doubt }),
    },
    confidence: date.iso === null ? 0.6 : date.doubt === null ? 0.95 : 0.85,
    reasons,
  };
}
