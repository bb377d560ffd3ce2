import type { CountStep } from '#contract/deadline.ts';
import type { PeriodUnit } from '#main/language/periods.ts';
import { type BusinessCalendar, calendarDoubt, dayStatus } from './business-calendar.ts';
import { addDays, addMonths, dayNumber } from './civil-day.ts';
import type { LastDayRule } from './last-day-rule.ts';

export type CountDirection = 'within' | 'after' | 'before';

export interface PeriodToCount {
  readonly count: number;
  readonly unit: PeriodUnit;
  readonly direction: CountDirection;
  readonly clear: boolean;
  /** Whether the event's own day is the first day ("beginning on"). */
  readonly firstDayCounts: boolean;
  /** The day of the month that is counted to, 0 for its last; left out where it is the event's own. */
  readonly monthDay?: number;
  /** False where no seat or law chosen says that the Mainland's law moves a last day off: it stays, with a doubt. */
  readonly isLawChosen?: boolean;
  /** The text's own rule for a last day off, with the calendar that it is told by. */
  readonly lastDay?: {
    readonly rule: Pick<LastDayRule, 'isOff' | 'isBack'>;
    readonly calendar: BusinessCalendar;
  };
}

export interface CountedPeriod {
  readonly steps: readonly CountStep[];
  /** Last day for the act ("within", "before"), or the first day on which it may be done ("after"); null where it cannot be told. */
  readonly day: string | null;
  /** `HH:MM` of periods of hours. */
  readonly time: string | null;
  /** Plain words on what the date leaves open. */
  readonly doubts: readonly string[];
}

const longestCount = 10_000;
const ownRule = "the document's own rule";
const mainlandRule = 'PRC Civil Code, art. 203';

/**
 * Counts a period from an event's day, step by step. The event's day is left
 * out; months end on the day of the same number; business days follow the
 * calendar; a last day off is moved where the Mainland's law moves it and only
 * remarked elsewhere. `time` (`HH:MM`) is needed for hours. Pure.
 */
export function countPeriod(
  period: PeriodToCount,
  event: string,
  calendar: BusinessCalendar,
  time: string | null = null,
): CountedPeriod {
  if (dayNumber(event) === null) return unknown('the event has no settled day');
  if (!(period.count > 0) || period.count > longestCount) return unknown('the length is out of range');
  if (period.unit === 'hour') return countHours(period, event, time);
  const steps: CountStep[] = [{ step: 'start', day: event }];
  if (!period.firstDayCounts) steps.push({ step: 'excluded', day: event, reason: 'event' });
  const counted =
    period.unit === 'business_day' ? businessDays(period, event, calendar, steps) : plainDays(period, event);
  if (counted === null) return unknown('a part of a business day or of a day cannot be counted');
  steps.push({ step: 'counted', from: event, to: counted, count: period.count, unit: period.unit });
  const doubts: string[] = [];
  let day = counted;
  if (period.clear && period.direction !== 'within') {
    steps.push({ step: 'excluded', day, reason: 'act' });
    day =
      period.unit === 'business_day'
        ? nextWorking(day, calendar, period.direction === 'before' ? -1 : 1)
        : addDays(day, period.direction === 'before' ? -1 : 1);
  }
  if (period.unit !== 'business_day') day = lastDayOff(period, day, calendar, steps, doubts);
  const doubt = calendarDoubt(calendar, day) ?? calendarDoubt(calendar, event);
  if (doubt !== null) doubts.push(doubt);
  steps.push({ step: 'end', day });
  return { steps, day, time: null, doubts };
}

function unknown(doubt: string): CountedPeriod {
  return { steps: [], day: null, time: null, doubts: [doubt] };
}

function businessDays(
  period: PeriodToCount,
  event: string,
  calendar: BusinessCalendar,
  steps: CountStep[],
): string | null {
  if (!Number.isInteger(period.count)) return null;
  const way = period.direction === 'before' ? -1 : 1;
  let day = period.firstDayCounts ? addDays(event, -way) : event;
  for (let left = period.count; left > 0; ) {
    day = addDays(day, way);
    const status = dayStatus(calendar, day);
    if (status.works) {
      left -= 1;
      if (status.madeUp) steps.push({ step: 'made-up', day });
    } else steps.push({ step: 'passed', day, reason: status.reason, name: status.name });
  }
  return day;
}

function plainDays(period: PeriodToCount, event: string): string | null {
  const way = period.direction === 'before' ? -1 : 1;
  const own = period.firstDayCounts ? -way : 0;
  const months = { month: 1, quarter: 3, year: 12 } as const;
  if (period.unit === 'month' || period.unit === 'quarter' || period.unit === 'year') {
    const all = period.count * months[period.unit];
    const whole = Math.trunc(all);
    if (period.monthDay !== undefined) return dayOfMonth(addMonths(event, way * whole), period.monthDay);
    // Half a month is fifteen days.
    const rest = Math.round((all - whole) * 30);
    return addDays(addDays(addMonths(event, way * whole), way * rest), own);
  }
  const days = period.count * (period.unit === 'week' ? 7 : 1);
  return Number.isInteger(days) ? addDays(event, way * days + own) : null;
}

/** A day of the month that a day lies in; its last for 0 and for days that it has not. */
function dayOfMonth(day: string, number: number): string {
  const first = `${day.slice(0, 8)}01`;
  const last = addDays(addMonths(first, 1), -1);
  const asked = addDays(first, number - 1);
  return number === 0 || asked > last ? last : asked;
}

function lastDayOff(
  period: PeriodToCount,
  day: string,
  calendar: BusinessCalendar,
  steps: CountStep[],
  doubts: string[],
): string {
  const { lastDay } = period;
  const status = dayStatus(lastDay?.calendar ?? calendar, day);
  if (status.works || period.direction === 'after') return day;
  if (lastDay !== undefined && (lastDay.rule.isBack || period.direction === 'within')) {
    if (lastDay.rule.isOff(day, status)) {
      const to = nextWorking(day, lastDay.calendar, lastDay.rule.isBack ? -1 : 1);
      steps.push({ step: 'moved', from: day, to, name: status.name, authority: ownRule });
      return to;
    }
    doubts.push(`the last day is a day off (${status.name}) that the document's own rule does not move`);
    return day;
  }
  if (calendar.id === 'mainland' && period.direction === 'within') {
    const to = nextWorking(day, calendar, 1);
    if (period.isLawChosen === false) {
      doubts.push(
        `the last day is no business day in ${calendar.place} (${status.name}), and no seat or law is chosen: where the law there governs, it is ${to}`,
      );
      return day;
    }
    steps.push({ step: 'moved', from: day, to, name: status.name, authority: mainlandRule });
    return to;
  }
  doubts.push(
    `the last day is no business day in ${calendar.place} (${status.name}): a contract's period does not move by itself`,
  );
  return day;
}

function nextWorking(from: string, calendar: BusinessCalendar, way: 1 | -1): string {
  let day = addDays(from, way);
  for (let passed = 0; passed < 60 && !dayStatus(calendar, day).works; passed += 1) day = addDays(day, way);
  return day;
}

function countHours(period: PeriodToCount, event: string, time: string | null): CountedPeriod {
  const clock = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time ?? '');
  if (clock === null) return unknown('hours run from a time of day, which is not known');
  const way = period.direction === 'before' ? -1 : 1;
  const minutes = Number(clock[1]) * 60 + Number(clock[2]) + way * Math.round(period.count * 60);
  const day = addDays(event, Math.floor(minutes / 1440));
  const left = ((minutes % 1440) + 1440) % 1440;
  const at = `${String(Math.floor(left / 60)).padStart(2, '0')}:${String(left % 60).padStart(2, '0')}`;
  return {
    steps: [
      { step: 'start', day: event },
      { step: 'counted', from: event, to: day, count: period.count, unit: 'hour' },
      { step: 'end', day, time: at },
    ],
    day,
    time: at,
    doubts: [],
  };
}
