import { intlLocale } from './intl-locale.ts';

/** A moment that a file names, as ISO 8601, in the language's way; a date without a time stays one, anything else stays as it is. */
export function momentWords(moment: string, language: string): string {
  if (!/^\d{4}-\d{2}-\d{2}/.test(moment)) return moment;
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return moment;
  const hasTime = moment.length > 10;
  // The time is shown as the file has it, not moved into this computer's zone.
  const wall = new Date(hasTime ? `${moment.slice(0, 16)}:00Z` : date);
  return new Intl.DateTimeFormat(intlLocale(language), {
    dateStyle: 'medium',
    ...(hasTime && { timeStyle: 'short' }),
    timeZone: 'UTC',
  }).format(Number.isNaN(wall.getTime()) ? date : wall);
}
