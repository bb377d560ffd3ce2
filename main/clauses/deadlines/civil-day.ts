/** Days of the civil calendar as ISO 8601 text ("2026-03-01"), free of time zones. */

const dayMs = 86_400_000;

/** Days since 1970-01-01; null where the text names no day. */
export function dayNumber(iso: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  const ms = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(ms) || isoDay(ms / dayMs) !== iso ? null : ms / dayMs;
}

export function isoDay(number: number): string {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

export function addDays(iso: string, days: number): string {
  return isoDay((dayNumber(iso) ?? Number.NaN) + days);
}

/** 0 is Sunday. */
export function weekday(iso: string): number {
  return (((dayNumber(iso) ?? 0) % 7) + 11) % 7;
}

/**
 * The day with the same number so many months on, or the month's last day where
 * it has none: 31 January and one month give 28 or 29 February.
 */
export function addMonths(iso: string, months: number): string {
  const year = Number(iso.slice(0, 4));
  const month = Number(iso.slice(5, 7)) - 1 + months;
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(Number(iso.slice(8, 10)), lastDay))).toISOString().slice(0, 10);
}
