import type { CountStep, DeadlineWarning } from '#contract/deadline.ts';
import type { TextFinding } from '#contract/finding.ts';
import type { PeriodUnit } from '#main/language/periods.ts';
import type { CalendarId } from './business-calendar.ts';
import type { CountDirection } from './count-period.ts';

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
  /** Where the whole finding stands. */
  readonly finding: { readonly start: number; readonly end: number };
  /** The period's words and place in the text. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly clause: TextFinding['clause'];
  readonly trigger: string | null;
  readonly direction: CountDirection;
  /** Null, as the unit is, where the words fix the day itself. */
  readonly count: number | null;
  readonly unit: PeriodUnit | null;
  readonly anchor: DeadlineAnchor | null;
  readonly calendar: CalendarId;
  /** IANA name, or the zone in a fixed day's own words. */
  readonly timeZone: string;
  /** Steps of deemed receipt first, where there are any. */
  readonly steps: readonly CountStep[];
  /** ISO 8601; null where the event has no known date. */
  readonly day: string | null;
  readonly time: string | null;
  readonly doubts: readonly string[];
  readonly warnings: readonly DeadlineWarning[];
}

/** Where a deadline stands: the whole finding, and the words of its period or day. */
export function standing(
  text: string,
  { kind, start, end, clause, supports }: TextFinding,
): Pick<DatedDeadline, 'kind' | 'finding' | 'text' | 'start' | 'end' | 'clause'> {
  const place = supports?.[0] ?? { start, end };
  const words = text.slice(place.start, place.end);
  return { kind, finding: { start, end }, text: words, start: place.start, end: place.end, clause };
}
