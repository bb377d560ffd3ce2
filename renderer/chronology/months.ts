import type { ChronologyEvent } from '#contract/chronology.ts';

/** The events of one month, `2024-05`. */
export interface EventMonth {
  readonly month: string;
  readonly events: readonly ChronologyEvent[];
}

/** Events, earliest first, by month. */
export function eventMonths(events: readonly ChronologyEvent[]): EventMonth[] {
  const months = new Map<string, ChronologyEvent[]>();
  for (const event of events) {
    const month = event.day.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), event]);
  }
  return [...months].map(([month, own]) => ({ month, events: own })).sort((a, b) => a.month.localeCompare(b.month));
}

/** A month as the language writes it; the month itself where it is none. */
export function monthWords(month: string, locale: string): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return month;
  return new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(date);
}
