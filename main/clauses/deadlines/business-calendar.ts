import { z } from 'zod';
import { type CalendarId, calendarIds } from '#contract/deadline.ts';
import { weekday } from './civil-day.ts';

export { type CalendarId, calendarIds };

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const calendarSchema = z.object({
  id: z.enum(calendarIds),
  place: z.string(),
  authority: z.string(),
  compiledFrom: z.array(z.string()),
  status: z.enum(['checked', 'unverified']),
  firstYear: z.int(),
  lastYear: z.int(),
  provisionalYears: z.array(z.int()),
  closed: z.record(isoDate, z.string()),
  open: z.array(isoDate),
});

/** The days on which a place does not work, from `resources/calendars`. */
export interface BusinessCalendar {
  readonly id: CalendarId;
  readonly place: string;
  /** Whose notices the days follow. */
  readonly authority: string;
  /** `checked` against those notices, or `unverified`. */
  readonly status: 'checked' | 'unverified';
  readonly firstYear: number;
  readonly lastYear: number;
  /** Years whose notice was not out when the table was made. */
  readonly provisionalYears: readonly number[];
  /** Holidays by day, with their names. */
  readonly closed: ReadonlyMap<string, string>;
  /** Saturdays and Sundays worked in exchange for a holiday. */
  readonly open: ReadonlySet<string>;
}

export type DayStatus =
  | { readonly works: true; readonly madeUp: boolean }
  | { readonly works: false; readonly reason: 'weekend' | 'holiday'; readonly name: string };

/** @throws ZodError where the table is not what it should be. */
export function parseCalendar(json: unknown): BusinessCalendar {
  const { closed, open, ...rest } = calendarSchema.parse(json);
  return { ...rest, closed: new Map(Object.entries(closed)), open: new Set(open) };
}

/** Whether a day is worked. Saturdays and Sundays are not, unless made up for. */
export function dayStatus(calendar: BusinessCalendar, iso: string): DayStatus {
  const holiday = calendar.closed.get(iso);
  if (calendar.open.has(iso)) return { works: true, madeUp: true };
  if (holiday !== undefined) return { works: false, reason: 'holiday', name: holiday };
  const day = weekday(iso);
  if (day === 6) return { works: false, reason: 'weekend', name: 'Saturday' };
  if (day === 0) return { works: false, reason: 'weekend', name: 'Sunday' };
  return { works: true, madeUp: false };
}

/** Why a day of this calendar is doubtful; null where it is not. */
export function calendarDoubt(calendar: BusinessCalendar, iso: string): string | null {
  const year = Number(iso.slice(0, 4));
  if (year < calendar.firstYear || year > calendar.lastYear)
    return `no holidays of ${calendar.place} are known for ${year}: only weekends were left out`;
  if (calendar.provisionalYears.includes(year))
    return `the holidays of ${calendar.place} for ${year} are provisional: the official notice is not in the table`;
  return null;
}
