import type { DateFound } from '#main/language/dates.ts';
import { dayNumber } from './civil-day.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthDay =
  /\b(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.? (\d{1,2})(?:st|nd|rd|th)?\b(?![:.]\d|,? ?(?:19|20)\d\d|%| ?(?:days|hours|months))/g;

/** "March 18" without a year in folded text: only beside words of a deadline is it surely a day. */
export function monthFirstDays(text: string): DateFound[] {
  return [...text.matchAll(monthDay)].flatMap(({ 0: words, 1: month = '', 2: day = '', index }) => {
    const number = String(months.indexOf(month.slice(0, 3)) + 1).padStart(2, '0');
    const reading = `-${number}-${day.padStart(2, '0')}`;
    // 2024 has every day that any year has.
    if (dayNumber(`2024${reading}`) === null) return [];
    return [
      {
        start: index,
        end: index + words.length,
        text: words,
        iso: null,
        precision: 'day',
        calendar: 'gregorian',
        readings: [`-${reading}`],
        doubt: 'no year is given',
      },
    ];
  });
}
