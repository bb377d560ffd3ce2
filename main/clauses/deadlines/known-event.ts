import type { TextFinding } from '#contract/finding.ts';
import { dates } from '#main/language/dates.ts';
import { dayNumber } from './civil-day.ts';

export interface KnownEvent {
  readonly day: string;
  /** `words`: the deadline's own words name the date; `document`: an event dated elsewhere in the text. */
  readonly source: 'words' | 'document';
  /** Where the date stands; null where it stands in the deadline's own words. */
  readonly start: number | null;
  readonly end: number | null;
}

/** Folded words of a trigger, by the event that dates of the text are found with. */
const eventWords: readonly (readonly [string, RegExp])[] = [
  ['commencement', /commencement of (?:the )?works|开工|动工|进场/],
  ['effective', /effective date|commencement|comes? into (?:force|effect)|生效|开始|施行/],
  [
    'agreement',
    /date (?:of (?:this|the) (?:agreement|contract|deed)|hereof)|sign|execut|签订|签署|订立|本(?:协议|合同)之?日/,
  ],
  ['completion', /complet|closing|discharge|竣工|完工|成交|卸货/],
  ['delivery', /deliver(?!y of (?:the |a |such )?(?:notice|invoice))|shipment|交付|交货|装运|付运/],
  ['expiry', /expir|terminat|届满|到期|终止/],
  ['payment', /payment|due date|付款|支付/],
];

/** The event that a deadline runs from, if the text gives it one settled day; `several` where it gives more. */
export function knownEvent(trigger: string | null, findings: readonly TextFinding[]): KnownEvent | 'several' | null {
  if (trigger === null) return null;
  const own = dates(trigger).find(({ iso, doubt }) => iso !== null && doubt === null && dayNumber(iso) !== null);
  if (own?.iso !== undefined && own.iso !== null) return { day: own.iso, source: 'words', start: null, end: null };
  const event = eventWords.find(([, pattern]) => pattern.test(trigger))?.[0];
  if (event === undefined) return null;
  const dated = findings.filter(
    ({ kind, fields }) =>
      kind === 'fact.dated_event' &&
      fields.event === event &&
      fields.precision === 'day' &&
      fields.doubt === undefined &&
      fields.of_another_document !== true,
  );
  const days = new Set(dated.map(({ fields }) => fields.date_iso));
  if (days.size > 1) return 'several';
  const first = dated[0];
  const day = first?.fields.date_iso;
  if (first === undefined || typeof day !== 'string' || dayNumber(day) === null) return null;
  return { day, source: 'document', start: first.start, end: first.end };
}
