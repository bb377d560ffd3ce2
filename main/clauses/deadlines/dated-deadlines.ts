import type { CountStep, DeadlineQuestion } from '#contract/deadline.ts';
import type { TextFinding } from '#contract/finding.ts';
import type { PeriodUnit } from '#main/language/periods.ts';
import { foldText } from '../matching/folded-text.ts';
import type { BusinessCalendar } from './business-calendar.ts';
import { dayNumber } from './civil-day.ts';
import { type CountDirection, countPeriod } from './count-period.ts';
import { type DatedDeadline, type DeadlineAnchor, standing } from './dated-deadline.ts';
import { type DeemedService, deemedService } from './deemed-service.ts';
import { definedBusinessDay } from './defined-business-day.ts';
import { fixedDeadline, isFixedDay } from './fixed-deadline.ts';
import { knownEvent } from './known-event.ts';
import { type OwnDay, ownDay } from './own-day.ts';
import { lawNamed, placeOfTime, timeZones } from './place-of-time.ts';
import { deadlineWarnings } from './time-bars.ts';

/** The event's day that a person gave one deadline, known by the finding's kind and place. */
export interface GivenDay {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly day: string;
}

export interface DeadlineOptions extends DeadlineQuestion {
  readonly calendars: readonly BusinessCalendar[];
  /** Days of single deadlines: they go before whatever the text says. */
  readonly givenDays?: readonly GivenDay[];
}

interface Source {
  readonly text: string;
  readonly extraction: { readonly findings: readonly TextFinding[]; readonly deadlines: readonly TextFinding[] };
}

const receipt = /receiv|receipt|serv(?:ed|ice)|notice|notif|收到|收悉|送达|通知|收咗/;
/** The very letter that sets the period; the day it was received is another. */
const thisLetter =
  /^(?:the )?(?:date of )?this (?:notice|letter|e-?mail|message)\b|^(?:本|此)(?:函|信|通知书?|电?邮件?)(?:之日|日期|(?:的)?发出(?:之日)?|当日)?$/;
const firstDay = /\b(?:beginning|commencing|starting) (?:on|with)\b/;

/**
 * The deadlines of a text as dates: from an event that the deadline's words or
 * the document date, a notice received by the document's own rule, or the day
 * given. Without any of them `day` is null. Pure; throws RangeError where
 * `calendars` lacks the place's.
 */
export function datedDeadlines({ text, extraction }: Source, options: DeadlineOptions): DatedDeadline[] {
  const named = placeOfTime(extraction.findings);
  const id = options.place ?? named?.calendar ?? 'hong-kong';
  const calendar = options.calendars.find((one) => one.id === id);
  if (calendar === undefined) throw new RangeError(`no calendar ${id}`);
  const assumed = options.place === undefined && named === null;
  const law = lawNamed(extraction.findings);
  const rules = deemedService(text);
  const letter = ownDay(text);
  const defined = definedBusinessDay(text, options.calendars);
  const business = options.place === undefined ? (defined?.calendar ?? calendar) : calendar;
  const placeDoubt =
    law === null
      ? `no seat or law names a place: counted by the days of ${calendar.place}`
      : `no calendar for the place of the law named (${law}): counted by the days of ${calendar.place}`;
  return extraction.deadlines.flatMap((finding): DatedDeadline[] => {
    const own = options.givenDays?.find(
      ({ kind, start, end }) => kind === finding.kind && start === finding.start && end === finding.end,
    );
    if (isFixedDay(finding))
      return [
        fixedDeadline(text, finding, {
          calendar,
          placeDoubt: assumed ? placeDoubt : null,
          given: own?.day ?? null,
          today: options.today ?? null,
        }),
      ];
    const { count, unit, direction, trigger, clear_days: clear } = finding.fields;
    if (typeof count !== 'number' || !isUnit(unit) || !isDirection(direction)) return [];
    const place = finding.supports?.[0] ?? finding;
    const behind = foldText(text.slice(place.end, place.end + 80)).text;
    const printed = typeof trigger === 'string' ? trigger : null;
    const event = printed === null ? null : foldText(printed).text;
    const doubts: string[] = [];
    const steps: CountStep[] = [];
    const anchor: DeadlineAnchor | null =
      own !== undefined && dayNumber(own.day) !== null
        ? { day: own.day, source: 'given', start: null, end: null }
        : anchorOf(event, letter, extraction.findings, rules, business, options, steps, doubts);
    const counted =
      anchor === null
        ? null
        : countPeriod(
            { count, unit, direction, clear: clear === true, firstDayCounts: firstDay.test(behind) },
            anchor.day,
            unit === 'business_day' ? business : calendar,
            options.fromTime ?? null,
          );
    if (unit === 'business_day' && defined !== null) doubts.push(...defined.doubts);
    if (assumed && (unit !== 'business_day' || business === calendar)) doubts.push(placeDoubt);
    const day = counted?.day ?? null;
    return [
      {
        ...standing(text, finding),
        trigger: printed,
        direction,
        count,
        unit,
        anchor,
        calendar: unit === 'business_day' ? business.id : id,
        timeZone: timeZones[unit === 'business_day' ? business.id : id],
        steps: [...steps, ...(counted?.steps ?? [])],
        day,
        time: counted?.time ?? null,
        doubts: [...doubts, ...(counted?.doubts ?? [])],
        warnings: deadlineWarnings(finding, direction, day, options.today ?? null),
      },
    ];
  });
}

function anchorOf(
  trigger: string | null,
  letter: OwnDay | null,
  findings: readonly TextFinding[],
  rules: readonly DeemedService[],
  calendar: BusinessCalendar,
  { sent, from }: DeadlineOptions,
  steps: CountStep[],
  doubts: string[],
): DeadlineAnchor | null {
  if (letter !== null && trigger !== null && thisLetter.test(trigger)) return { ...letter, source: 'document' };
  const known = knownEvent(trigger, findings);
  if (known !== null && known !== 'several') return known;
  if (sent !== undefined && trigger !== null && receipt.test(trigger)) {
    const rule = rules.find(({ method }) => method === sent.by);
    if (rule !== undefined) {
      const received = receivedOn(rule, sent.day, calendar, steps);
      if (received !== null) return { day: received, source: 'deemed', start: rule.start, end: rule.end };
    }
    doubts.push('the text has no rule on when a notice sent this way counts as received');
  }
  if (known === 'several') doubts.push('the document gives several dates for the event');
  if (from === undefined || dayNumber(from) === null) return null;
  doubts.push(`the document gives the event no day: counted from the day given for all such events, ${from}`);
  return { day: from, source: 'given', start: null, end: null };
}

function receivedOn(rule: DeemedService, sent: string, calendar: BusinessCalendar, steps: CountStep[]): string | null {
  if (dayNumber(sent) === null) return null;
  if (rule.period === null) return sent;
  const { value: count, unit, clear } = rule.period;
  const counted = countPeriod({ count, unit, clear, direction: 'after', firstDayCounts: false }, sent, calendar);
  steps.push(...counted.steps);
  return counted.day;
}

function isDirection(value: unknown): value is CountDirection {
  return value === 'within' || value === 'after' || value === 'before';
}

function isUnit(value: unknown): value is PeriodUnit {
  return (
    typeof value === 'string' && ['hour', 'day', 'business_day', 'week', 'month', 'quarter', 'year'].includes(value)
  );
}
