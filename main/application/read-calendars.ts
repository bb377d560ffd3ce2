import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BusinessCalendar, calendarIds, parseCalendar } from '#main/clauses/deadlines/business-calendar.ts';

/** The calendars of business days, from the project's resources. Errors: ZodError where one is not what it should be. */
export function readCalendars(resourcesFolder: string): BusinessCalendar[] {
  return calendarIds.map((id) =>
    parseCalendar(JSON.parse(readFileSync(join(resourcesFolder, 'calendars', `${id}.json`), 'utf8'))),
  );
}
