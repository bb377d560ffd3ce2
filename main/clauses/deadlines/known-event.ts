import type { TextFinding } from '#contract/finding.ts';
import { dates } from '#main/language/dates.ts';
import { foldText } from '../matching/folded-text.ts';
import { dayNumber } from './civil-day.ts';
import { eventTerms, headOf, objectRoots } from './event-terms.ts';
import { history, limit } from './told-events.ts';

export interface KnownEvent {
  readonly day: string;
  /** Dated elsewhere in the text than in the deadline's own words. */
  readonly source: 'document';
  /** Where the date stands. */
  readonly start: number;
  readonly end: number;
}

/** Folded words of a trigger, by the event that dates of the text are found with. */
const eventWords: readonly (readonly [string, RegExp])[] = [
  ['commencement', /commencement of (?:the )?works|开工|动工|进场/],
  ['effective', /effective date|commencement|comes? into (?:force|effect)|生效|^起?开始|施行/],
  [
    'agreement',
    /date (?:of (?:this|the) (?:agreement|contract|deed)|hereof)|sign|execut|签订|签署|订立|本(?:协议|合同)之?日/,
  ],
  ['completion', /complet|closing|discharge|竣工|完工|成交|卸货/],
  ['delivery', /deliver(?!y of (?:the |a |such )?(?:notice|invoice))|shipment|交付|交货|装运|付运/],
  ['expiry', /expir|terminat|届满|到期|终止/],
  ['payment', /payment|due date|付款|支付/],
];

/** A notice of an expiry is no expiry, nor is the receipt of a payment a payment. */
const ownAct: ReadonlySet<string> = new Set([
  'receive',
  'serve',
  'send',
  'notify',
  'notice',
  'file',
  'request',
  'aware',
  'issue',
  'accident',
]);
/** Another paper that is signed, a delivery sheet, is not the contract. */
const instrument =
  /\b(?:agreements?|contracts?|deed|charter(?:party)?|lease|hereof|addendum|part(?:y|ies)|both|last)\b|协议|合同|合约|契约|契据|租约|双方|各方/;
const otherPaper =
  /(?:单|(?<![议约])书|函|据|证|票|图|表|录|信)(?:已|经|被|由[^,。;]{1,12})*签|签(?:咗|妥|好|署|收)*[张份封](?![^,。;]{0,4}[约同议契])/;
const ofAnother = /\beffective date of (?!this\b|the (?:agreement|contract|lease|charter)|hereof)/;

/** The first settled day that a trigger's own words name, ISO 8601; null where they name none. */
export function dateInWords(trigger: string): string | null {
  return (
    dates(trigger).find(({ iso, doubt }) => iso !== null && doubt === null && dayNumber(iso) !== null)?.iso ?? null
  );
}

/** The event that a deadline runs from, if the text gives it one settled day; `several` where it gives more. */
export function knownEvent(
  trigger: string | null,
  findings: readonly TextFinding[],
  text: string,
): KnownEvent | 'several' | null {
  if (trigger === null || ofAnother.test(trigger) || ownAct.has(headOf(trigger, eventTerms(trigger)) ?? ''))
    return null;
  const event = eventWords.find(([, pattern]) => pattern.test(trigger))?.[0];
  if (event === undefined) return null;
  if (event === 'agreement' && !instrument.test(trigger) && (otherPaper.test(trigger) || objectRoots(trigger).size > 0))
    return null;
  const dated = findings.filter(
    ({ kind, fields, start, end }) =>
      kind === 'fact.dated_event' &&
      fields.event === event &&
      fields.precision === 'day' &&
      fields.doubt === undefined &&
      fields.of_another_document !== true &&
      !history.test(clauseAround(text, start, end)) &&
      (event === 'expiry' || !limit.test(foldText(text.slice(Math.max(0, start - 30), start)).text)),
  );
  const days = new Set(dated.map(({ fields }) => fields.date_iso));
  if (days.size > 1) return 'several';
  const first = dated[0];
  const day = first?.fields.date_iso;
  if (first === undefined || typeof day !== 'string' || dayNumber(day) === null) return null;
  return { day, source: 'document', start: first.start, end: first.end };
}

/** Folded words beside a date, up to the next stop or comma. */
function clauseAround(text: string, start: number, end: number): string {
  const ahead =
    foldText(text.slice(Math.max(0, start - 60), start))
      .text.split(/[,;.。]/)
      .at(-1) ?? '';
  const behind = foldText(text.slice(end, end + 16)).text.split(/[,;.。]/)[0] ?? '';
  return `${ahead}|${behind}`;
}
