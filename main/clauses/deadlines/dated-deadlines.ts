import type { DeadlineQuestion } from '#contract/deadline.ts';
import type { TextFinding } from '#contract/finding.ts';
import type { PeriodUnit } from '#main/language/periods.ts';
import { foldText } from '../matching/folded-text.ts';
import type { BusinessCalendar } from './business-calendar.ts';
import { dayNumber } from './civil-day.ts';
import { type CountDirection, countPeriod } from './count-period.ts';
import { type DatedDeadline, standing } from './dated-deadline.ts';
import { deemedService } from './deemed-service.ts';
import { definedBusinessDay } from './defined-business-day.ts';
import { type DaysOfText, type EventAnchor, eventAnchor } from './event-anchor.ts';
import { fixedDeadline, isFixedDay } from './fixed-deadline.ts';
import { type LastDayRule, lastDayRules } from './last-day-rule.ts';
import { ownDay } from './own-day.ts';
import { lawNamed, ofProcedure, placeOfDays, placeOfTime, timeZones } from './place-of-time.ts';
import { deadlineWarnings } from './time-bars.ts';
import { type ToldEvents, toldEvents } from './told-events.ts';

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

/** How far ahead of a period its sentence is looked at, in units of the text. */
const sentenceReach = 200;
/** A rule so close behind a deadline speaks of it. */
const ruleReach = 250;
const paying = /\bpa(?:y|id|yable|yment)\b|付|繳|缴|找數|找数/i;
const firstDay = /\b(?:beginning|commencing|starting) (?:on|with)\b/;

/**
 * The deadlines of a text as dates: from an event that the deadline's words or
 * the document date, a notice received by the document's own rule, or the day
 * given. Without any of them `day` is null. Pure; throws RangeError where
 * `calendars` lacks the place's.
 */
export function datedDeadlines({ text, extraction }: Source, options: DeadlineOptions): DatedDeadline[] {
  const chosen = placeOfTime(extraction.findings);
  const named = chosen ?? placeOfDays(text);
  const id = options.place ?? named?.calendar ?? 'hong-kong';
  const calendar = options.calendars.find((one) => one.id === id);
  if (calendar === undefined) throw new RangeError(`no calendar ${id}`);
  const assumed = options.place === undefined && chosen === null;
  const law = lawNamed(extraction.findings);
  const defined = definedBusinessDay(text, options.calendars);
  const business = options.place === undefined ? (defined?.calendar ?? calendar) : calendar;
  let told: ToldEvents | null = null;
  const days: DaysOfText = {
    text,
    findings: extraction.findings,
    letter: ownDay(text),
    rules: deemedService(text),
    get told() {
      told ??= toldEvents(text);
      return told;
    },
    business,
    calendars: options.calendars,
  };
  const lastDays = lastDayRules(text, options.calendars);
  const placeDoubt =
    chosen === null && named !== null
      ? `no seat or law names a place: the words “${named.from}” do, and the days of ${calendar.place} count`
      : law === null
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
    const { count, unit, direction, trigger, clear_days: clear, month_day: monthDay } = finding.fields;
    if (typeof count !== 'number' || !isUnit(unit) || !isDirection(direction)) return [];
    const place = finding.supports?.[0] ?? finding;
    const behind = foldText(text.slice(place.end, place.end + 80)).text;
    const printed = typeof trigger === 'string' ? trigger : null;
    const event = printed === null ? null : foldText(printed).text;
    const { anchor, time, steps, doubts }: EventAnchor =
      own !== undefined && dayNumber(own.day) !== null
        ? { anchor: { day: own.day, source: 'given', start: null, end: null }, time: null, steps: [], doubts: [] }
        : eventAnchor(
            {
              trigger: event,
              start: place.start,
              ahead: foldText(text.slice(Math.max(0, place.start - sentenceReach), place.start)).text,
              behind,
            },
            days,
            options,
          );
    const open: string[] = [];
    const rule = lastDayFor(lastDays, text, finding, place);
    const counted =
      anchor === null
        ? null
        : countPeriod(
            {
              count,
              unit,
              direction,
              clear: clear === true,
              firstDayCounts: firstDay.test(behind),
              isLawChosen: !assumed || ofProcedure(named),
              ...(typeof monthDay === 'number' ? { monthDay } : {}),
              ...(rule === null ? {} : { lastDay: { rule, calendar: rule.calendar ?? calendar } }),
            },
            anchor.day,
            unit === 'business_day' ? business : calendar,
            options.fromTime ?? time,
          );
    if (unit === 'business_day' && defined !== null) open.push(...defined.doubts);
    if (assumed && (unit !== 'business_day' || business === calendar)) open.push(placeDoubt);
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
        doubts: [...doubts, ...open, ...(counted?.doubts ?? [])],
        warnings: deadlineWarnings(finding, direction, day, options.today ?? null),
      },
    ];
  });
}

/** The rule for a last day off that a deadline falls under: of its own sentence, or one for every deadline of the text. */
function lastDayFor(
  rules: readonly LastDayRule[],
  text: string,
  finding: TextFinding,
  { start, end }: { readonly start: number; readonly end: number },
): LastDayRule | null {
  const own = rules.find((rule) => rule.start <= end && rule.end >= start);
  if (own !== undefined) return own;
  const near = rules.find((rule) => rule.start >= end && rule.start - end <= ruleReach);
  if (near !== undefined) return near;
  const isPayment = paying.test(
    text.slice(Math.max(finding.start, start - ruleReach), Math.min(finding.end, end + ruleReach)),
  );
  return rules.find(({ isOfPayment }) => !isOfPayment || isPayment) ?? null;
}

function isDirection(value: unknown): value is CountDirection {
  return value === 'within' || value === 'after' || value === 'before';
}

function isUnit(value: unknown): value is PeriodUnit {
  return (
    typeof value === 'string' && ['hour', 'day', 'business_day', 'week', 'month', 'quarter', 'year'].includes(value)
  );
}
