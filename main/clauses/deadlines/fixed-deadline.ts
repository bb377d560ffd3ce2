import type { CountStep } from '#contract/deadline.ts';
import type { TextFinding } from '#contract/finding.ts';
import { type BusinessCalendar, calendarDoubt, dayStatus } from './business-calendar.ts';
import { dayNumber } from './civil-day.ts';
import { type DatedDeadline, standing } from './dated-deadline.ts';
import { timeZones } from './place-of-time.ts';
import { deadlineWarnings } from './time-bars.ts';

/** 前, 之前 and "before" leave open whether the day itself still counts. */
export const openDayReason = 'the words say “before” the day: it may itself be too late';

interface FixedDeadlineOptions {
  readonly calendar: BusinessCalendar;
  /** Why this place's days are used, where nothing names one. */
  readonly placeDoubt: string | null;
  /** The day that a person gave it, ISO 8601. */
  readonly given: string | null;
  readonly today: string | null;
}

/** Whether the words of a deadline fix the day itself, so that nothing is counted. */
export function isFixedDay({ fields }: TextFinding): boolean {
  return fields.date !== undefined && fields.count === undefined;
}

/**
 * A deadline whose words fix the day, with its time and zone as printed. A day
 * off stays and is said to be one. `day` is null where the words do not settle it.
 */
export function fixedDeadline(
  text: string,
  finding: TextFinding,
  { calendar, placeDoubt, given, today }: FixedDeadlineOptions,
): DatedDeadline {
  const { date, time: printed, doubt } = finding.fields;
  const isGiven = given !== null && dayNumber(given) !== null;
  const day = isGiven ? given : typeof date === 'string' && dayNumber(date) !== null ? date : null;
  const [, time, zone] = typeof printed === 'string' ? (/^(\d\d:\d\d)(?: (.+))?$/.exec(printed) ?? []) : [];
  const direction = finding.fields.direction === 'after' ? 'after' : 'within';
  const doubts = !isGiven && typeof doubt === 'string' ? [doubt] : [];
  if (!isGiven && finding.reasons.includes(openDayReason)) doubts.push(openDayReason);
  if (day !== null) doubts.push(...dayDoubts(calendar, day, placeDoubt));
  return {
    ...standing(text, finding),
    trigger: null,
    direction,
    count: null,
    unit: null,
    anchor: isGiven ? { day: given, source: 'given', start: null, end: null } : null,
    calendar: calendar.id,
    timeZone: zone ?? timeZones[calendar.id],
    steps: day === null ? [] : fixedSteps(day, time),
    day,
    time: time ?? null,
    doubts,
    warnings: deadlineWarnings(finding, direction, day, today),
  };
}

function fixedSteps(day: string, time: string | undefined): CountStep[] {
  return [{ step: 'fixed', day, ...(time === undefined ? {} : { time }) }];
}

/** Whether the day is worked, by the calendar of the place, and why that place. */
function dayDoubts(calendar: BusinessCalendar, day: string, placeDoubt: string | null): string[] {
  const status = dayStatus(calendar, day);
  const open = calendarDoubt(calendar, day);
  const off = status.works
    ? []
    : [
        `a fixed day; it is no business day in ${calendar.place} (${status.name}), and it is not moved`,
        ...(placeDoubt === null ? [] : [placeDoubt]),
      ];
  return [...off, ...(open === null ? [] : [open])];
}
