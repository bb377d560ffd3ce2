import type { TextFinding } from '#contract/finding.ts';
import type { PeriodUnit } from '#main/language/periods.ts';
import { foldText } from '../matching/folded-text.ts';
import type { BusinessCalendar, CalendarId } from './business-calendar.ts';
import { dayNumber } from './civil-day.ts';
import { type CountDirection, type CountStep, countPeriod } from './count-period.ts';
import { type DeemedService, deemedService, type ServiceMethod } from './deemed-service.ts';
import { knownEvent } from './known-event.ts';
import { placeOfTime, timeZones } from './place-of-time.ts';
import { type DeadlineWarning, deadlineWarnings } from './time-bars.ts';

export interface DeadlineOptions {
  readonly calendars: readonly BusinessCalendar[];
  /** The day of the event where the text does not date it, ISO 8601. */
  readonly from?: string;
  /** The time of that event, `HH:MM`, for periods of hours. */
  readonly fromTime?: string;
  /** How a notice was sent and when: its receipt follows the text's own rule. */
  readonly sent?: { readonly day: string; readonly by: ServiceMethod };
  /** Overrides the place that the seat or the law names. */
  readonly place?: CalendarId;
  /** The day for "passed" and "near" warnings; none are given without it. */
  readonly today?: string;
}

export interface DeadlineAnchor {
  readonly day: string;
  readonly source: 'words' | 'document' | 'given' | 'deemed';
  /** Where the document gives the date or the rule; null for the others. */
  readonly start: number | null;
  readonly end: number | null;
}

/** A deadline with its date, where one can be told, and every step to it. */
export interface DatedDeadline {
  readonly kind: string;
  /** The period's words and place in the text. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly clause: TextFinding['clause'];
  readonly trigger: string | null;
  readonly direction: CountDirection;
  readonly count: number;
  readonly unit: PeriodUnit;
  readonly anchor: DeadlineAnchor | null;
  readonly calendar: CalendarId;
  readonly timeZone: string;
  /** Steps of deemed receipt first, where there are any. */
  readonly steps: readonly CountStep[];
  /** ISO 8601; null where the event has no known date. */
  readonly day: string | null;
  readonly time: string | null;
  readonly doubts: readonly string[];
  readonly warnings: readonly DeadlineWarning[];
}

interface Source {
  readonly text: string;
  readonly extraction: { readonly findings: readonly TextFinding[]; readonly deadlines: readonly TextFinding[] };
}

const receipt = /receiv|receipt|serv(?:ed|ice)|notice|notif|收到|收悉|送达|通知|收咗/;
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
  const rules = deemedService(text);
  return extraction.deadlines.flatMap((finding): DatedDeadline[] => {
    const { count, unit, direction, trigger, clear_days: clear } = finding.fields;
    if (typeof count !== 'number' || !isUnit(unit) || !isDirection(direction)) return [];
    const place = finding.supports?.[0] ?? finding;
    const behind = foldText(text.slice(place.end, place.end + 80)).text;
    const event = typeof trigger === 'string' ? trigger : null;
    const doubts: string[] = [];
    const steps: CountStep[] = [];
    const anchor = anchorOf(event, extraction.findings, rules, calendar, options, steps, doubts);
    const counted =
      anchor === null
        ? null
        : countPeriod(
            { count, unit, direction, clear: clear === true, firstDayCounts: firstDay.test(behind) },
            anchor.day,
            calendar,
            options.fromTime ?? null,
          );
    if (assumed) doubts.push(`no seat or law names a place: counted by the days of ${calendar.place}`);
    const day = counted?.day ?? null;
    return [
      {
        kind: finding.kind,
        text: text.slice(place.start, place.end),
        start: place.start,
        end: place.end,
        clause: finding.clause,
        trigger: event,
        direction,
        count,
        unit,
        anchor,
        calendar: id,
        timeZone: timeZones[id],
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
  findings: readonly TextFinding[],
  rules: readonly DeemedService[],
  calendar: BusinessCalendar,
  { sent, from }: DeadlineOptions,
  steps: CountStep[],
  doubts: string[],
): DeadlineAnchor | null {
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
