import type { CountStep, DeadlineQuestion } from '#contract/deadline.ts';
import type { TextFinding } from '#contract/finding.ts';
import { plainWords } from '../matching/text-finding.ts';
import type { BusinessCalendar } from './business-calendar.ts';
import { dayNumber } from './civil-day.ts';
import { countPeriod } from './count-period.ts';
import type { DeadlineAnchor } from './dated-deadline.ts';
import type { DeemedService } from './deemed-service.ts';
import { dateInWords, knownEvent } from './known-event.ts';
import { type LikelyEvents, likelyEvents } from './likely-event.ts';
import { type EventNamed, linkedEvents } from './linked-event.ts';
import type { OwnDay } from './own-day.ts';
import type { ToldEvent, ToldEvents } from './told-events.ts';

/** What a text says of days: its letter's, its findings, its rules of receipt, the events it tells. */
export interface DaysOfText {
  readonly text: string;
  readonly findings: readonly TextFinding[];
  readonly letter: OwnDay | null;
  readonly rules: readonly DeemedService[];
  readonly told: ToldEvents;
  /** By the days of which a rule of receipt counts, where it names no place of its own. */
  readonly business: BusinessCalendar;
  readonly calendars: readonly BusinessCalendar[];
}

export interface EventAnchor {
  readonly anchor: DeadlineAnchor | null;
  /** `HH:MM` that the text gives the event; null where it gives none. */
  readonly time: string | null;
  /** Of deemed receipt. */
  readonly steps: readonly CountStep[];
  readonly doubts: readonly string[];
}

const receipt = /receiv|receipt|serv(?:ed|ice)|notice|notif|deliver|收到|收悉|送达|通知|收咗|收讫|收件/;
/** The very letter that sets the period; the day it was received is another. */
const thisLetter =
  /^(?:the )?(?:date of )?this (?:notice|letter|e-?mail|message)\b|^(?:本|此)(?:函|信|通知书?|电?邮件?)(?:之日|日期|(?:的)?发出(?:之日)?|当日)?$/;
const longestQuote = 90;

/** The day of the event that a period runs from or to, and where it comes from. */
export function eventAnchor(
  named: EventNamed,
  days: DaysOfText,
  { sent, from }: Pick<DeadlineQuestion, 'sent' | 'from'>,
): EventAnchor {
  const { trigger } = named;
  const found = (anchor: DeadlineAnchor, doubts: readonly string[] = []): EventAnchor => ({
    anchor,
    time: null,
    steps: [],
    doubts,
  });
  if (days.letter !== null && trigger !== null && thisLetter.test(trigger))
    return found({ ...days.letter, source: 'document' });
  const own = trigger === null ? null : dateInWords(trigger);
  if (own !== null) return found({ day: own, source: 'words', start: null, end: null });
  const doubts: string[] = [];
  const linked = linkedEvents(named, days.told, days.text.length);
  const link = linkOf(linked, days.text);
  if (link !== null && link.anchor !== null) return link;
  if (link === null) {
    const deemed = deemedReceipt(named, days, sent);
    if (deemed !== null && deemed.anchor !== null) return deemed;
    doubts.push(...(deemed?.doubts ?? []));
    const known = knownEvent(trigger, days.findings, days.text);
    if (known !== null && known !== 'several') return { ...found(known), doubts };
    const { events, by } = likelyEvents(named, days.told, days.text.length);
    const likely = known === null || by === 'words' ? linkOf(events, days.text, by) : null;
    if (likely !== null && likely.anchor !== null) return { ...likely, doubts: [...doubts, ...likely.doubts] };
    if (known === 'several') doubts.push('the document gives several dates for the event');
    doubts.push(...(likely?.doubts ?? []));
  } else doubts.push(...link.doubts);
  if (from === undefined || dayNumber(from) === null) return { anchor: null, time: null, steps: [], doubts };
  doubts.push(`the document gives the event no day: counted from the day given for all such events, ${from}`);
  return found({ day: from, source: 'given', start: null, end: null }, doubts);
}

/** One day of the told events; where they tell several, each is offered and none is taken. */
function linkOf(linked: readonly ToldEvent[], text: string, by: LikelyEvents['by'] = 'words'): EventAnchor | null {
  const [first] = linked;
  if (first === undefined) return null;
  const quote = ({ start, end }: ToldEvent): string => {
    const words = plainWords(text.slice(start, end));
    return words.length > longestQuote ? `${words.slice(0, longestQuote)}…` : words;
  };
  if (linked.some(({ day }) => day !== first.day)) {
    const each = [...new Map(linked.map((told) => [told.day, told])).values()];
    const days = each.map((told) => `${told.day} (“${quote(told)}”)`).join('; ');
    return {
      anchor: null,
      time: null,
      steps: [],
      doubts: [`the text tells several days that may be meant, and none is chosen: ${days}`],
    };
  }
  const { day, start, end } = first;
  return {
    anchor: { day, source: 'document', start, end },
    time: linked.every(({ time }) => time === first.time) ? first.time : null,
    steps: [],
    doubts: [
      linkDoubts[by](quote(first)),
      ...(first.from === null
        ? []
        : [`the text does not print the event's whole date: ${day} is reckoned from ${first.from}`]),
    ],
  };
}

const linkDoubts: Readonly<Record<LikelyEvents['by'], (quoted: string) => string>> = {
  words: (quoted) => `the event is taken to be the one told by “${quoted}”: check that it is`,
  stretch: (quoted) => `the event is taken to be over on the last of the days told by “${quoted}”: check that it is`,
  alone: (quoted) =>
    `the text tells one day alone, in other words than the event's, and it is taken: “${quoted}”: check that it is the event's`,
};

/** The day on which a notice counts as received by the text's own rule: sent on the day given, or on one that the text tells. */
function deemedReceipt(
  { trigger }: EventNamed,
  { text, rules, told, business, calendars }: DaysOfText,
  given: DeadlineQuestion['sent'],
): EventAnchor | null {
  if (trigger === null || !receipt.test(trigger)) return null;
  const sendings = given !== undefined || rules.length === 0 ? [] : told.all.filter(isSending);
  const one = sendings.length > 0 && sendings.every(({ day }) => day === sendings[0]?.day) ? sendings[0] : undefined;
  const sent = given?.day ?? one?.day;
  const rule = rules.find(({ method }) =>
    given === undefined ? one !== undefined && wordsOf[method].test(one.words) : method === given.by,
  );
  const none = { anchor: null, time: null, steps: [] };
  if (sent === undefined || rule === undefined)
    return given === undefined
      ? null
      : { ...none, doubts: ['the text has no rule on when a notice sent this way counts as received'] };
  const calendar = calendars.find(({ id }) => id === rule.place) ?? business;
  const received = receivedOn(rule, sent, calendar);
  if (received === null) return null;
  const doubts =
    one === undefined
      ? []
      : [`the event is taken to be the one told by “${plainWords(text.slice(one.start, one.end))}”: check that it is`];
  return {
    anchor: { day: received.day, source: 'deemed', start: rule.start, end: rule.end },
    time: null,
    steps: received.steps,
    doubts,
  };
}

const wordsOf: Readonly<Record<DeemedService['method'], RegExp>> = {
  email: /e-?mail|电子邮件|电邮/,
  fax: /\bfax|facsimile|传真/,
  courier: /courier|快递|速递/,
  post: /\bpost|\bmail(?!.{0,3}box)|邮寄|投邮|挂号|平邮|寄出/,
  hand: /\bhand\b|personal|专人|面交/,
};

function isSending({ terms, isOfPaper }: ToldEvent): boolean {
  return !isOfPaper && terms.acts.includes('send');
}

function receivedOn(
  rule: DeemedService,
  sent: string,
  calendar: BusinessCalendar,
): { readonly day: string; readonly steps: readonly CountStep[] } | null {
  if (dayNumber(sent) === null) return null;
  if (rule.period === null) return { day: sent, steps: [] };
  const { value: count, unit, clear } = rule.period;
  const { day, steps } = countPeriod({ count, unit, clear, direction: 'after', firstDayCounts: false }, sent, calendar);
  return day === null ? null : { day, steps };
}
