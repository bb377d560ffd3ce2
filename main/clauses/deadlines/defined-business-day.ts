import { foldText } from '../matching/folded-text.ts';
import type { BusinessCalendar } from './business-calendar.ts';
import { addDays } from './civil-day.ts';
import { placesIn } from './place-of-time.ts';

/** What a document says a business day is. */
export interface DefinedBusinessDay {
  /** Worked where every place it names works; null where it names none that is known. */
  readonly calendar: BusinessCalendar | null;
  readonly doubts: readonly string[];
  /** The definition's words in the text. */
  readonly start: number;
  readonly end: number;
}

const marks = `["'“”‘’「」『』《》()]*`;
const definition = new RegExp(
  `\\b(?:business|working|banking) days?${marks} ?(?:means?|shall mean|refers? to|is|are)\\b[^;\\n]{1,400}?(?=[.;\\n]|$)|` +
    `(?:营业日|工作日|工作天|银行日)${marks} ?(?:(?:是指|系指|意指|即系|即是|指|即)[^。;\\n]{1,300}|以[^。;\\n]{2,60}为准)|` +
    // Where it is not called a definition.
    `\\bbanks? in [^.;\\n]{3,80}\\bopen\\b[^.;\\n]{0,60}\\b(?:business|working|banking) days?\\b|` +
    // Which days do not count, without the name of those that do.
    `\\bsaturdays?\\b[^.;\\n]{0,80}\\b(?:not (?:be )?(?:count\\w*|working|business)|excluded|disregarded)|(?:(?:星期|礼拜|周)[六日末]|六、日)[^。;\\n]{0,40}(?:不|唔)(?:计|算|包括|是|系)`,
  'g',
);
const storm = /gale|typhoon|tropical cyclone|rainstorm|台风|飓风|烈风|热带气旋|暴雨|打风|黑雨/;
const sundayOnly = /\bsundays?\b|星期日|周日|礼拜日/;
const saturday = /saturday|星期六|周六|礼拜六|六、日|六日/;

/** The first definition of a business day in a text; null where it has none. Throws RangeError where a calendar is missing. */
export function definedBusinessDay(text: string, calendars: readonly BusinessCalendar[]): DefinedBusinessDay | null {
  const folded = foldText(text);
  for (const { 0: words, index } of folded.text.matchAll(definition)) {
    const places = placesIn(words).map((id) => {
      const found = calendars.find((one) => one.id === id);
      if (found === undefined) throw new RangeError(`no calendar ${id}`);
      return found;
    });
    const doubts: string[] = [];
    if (storm.test(words)) {
      doubts.push(
        'the definition of a business day leaves out days of gale or rainstorm warnings: no table knows them',
      );
    }
    if (sundayOnly.test(words) && !saturday.test(words)) {
      doubts.push('the definition of a business day seems to count Saturdays: they were left out');
    }
    return {
      calendar: together(places) ?? ownDays(words, calendars),
      doubts,
      start: folded.sourceStart(index),
      end: folded.sourceEnd(index + words.length),
    };
  }
  return null;
}

const weekdaysOnly = /(?:星期|礼拜|周)一(?:至|到|-)(?:星期|礼拜|周)?五|\bmondays? (?:to|through|-) fridays?\b/;
/** Holidays of a place that the words leave to its table. */
const allHolidays =
  /公众假[期日]|法定(?:节|休)?假日|法定节假|公共假[期日]|银行假[期日]|\b(?:public|general|bank|statutory) holidays?\b/;
const listedDays =
  /(?<!\d)(1[0-2]|[1-9])月(3[01]|[12]\d|[1-9])[日号]?(?:(?:至|到|-)(?:(1[0-2]|[1-9])月)?(3[01]|[12]\d|[1-9])[日号])?/g;

/** Monday to Friday but for the days that a definition itself lists; null where it lists none or leaves the holidays to a place. */
function ownDays(words: string, calendars: readonly BusinessCalendar[]): BusinessCalendar | null {
  if (!weekdaysOnly.test(words) || allHolidays.test(words)) return null;
  const ranges = [...words.matchAll(listedDays)].map(([, month = '', day = '', toMonth = month, toDay = day]) => ({
    first: monthDay(month, day),
    last: monthDay(toMonth, toDay),
  }));
  if (ranges.length === 0) return null;
  const years = (calendar: BusinessCalendar): number[] =>
    Array.from({ length: calendar.lastYear - calendar.firstYear + 1 }, (_, index) => calendar.firstYear + index);
  const listed = (calendar: BusinessCalendar): string[] =>
    years(calendar).flatMap((year) =>
      ranges.flatMap(({ first, last }) => {
        const days: string[] = [];
        for (
          let day = `${year}-${first}`;
          day <= `${year}-${last}` && days.length < longestHoliday;
          day = addDays(day, 1)
        )
          days.push(day);
        return days;
      }),
    );
  // The place, for its clock: the one whose holidays they are.
  const closedOf = (calendar: BusinessCalendar): number =>
    listed(calendar).filter((day) => calendar.closed.has(day)).length;
  const [base] = calendars.toSorted((one, other) => closedOf(other) - closedOf(one));
  if (base === undefined) return null;
  return {
    ...base,
    place: "the document's own definition",
    authority: "the document's own definition",
    provisionalYears: [],
    closed: new Map(listed(base).map((day) => [day, 'named by the definition'])),
    open: new Set(),
  };
}

const longestHoliday = 15;

function monthDay(month: string, day: string): string {
  return [month, day].map((part) => part.padStart(2, '0')).join('-');
}

/** One calendar that works only where all of them do. */
function together(calendars: readonly BusinessCalendar[]): BusinessCalendar | null {
  const [first, ...others] = calendars;
  if (first === undefined || others.length === 0) return first ?? null;
  return {
    ...first,
    place: calendars.map(({ place }) => place).join(' and '),
    authority: calendars.map(({ authority }) => authority).join('; '),
    status: calendars.every(({ status }) => status === 'checked') ? 'checked' : 'unverified',
    firstYear: Math.max(...calendars.map(({ firstYear }) => firstYear)),
    lastYear: Math.min(...calendars.map(({ lastYear }) => lastYear)),
    provisionalYears: calendars.flatMap(({ provisionalYears }) => provisionalYears),
    closed: new Map(calendars.flatMap(({ closed }) => [...closed])),
    open: new Set([...first.open].filter((day) => others.every(({ open }) => open.has(day)))),
  };
}
