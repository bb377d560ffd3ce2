/**
 * Deadlines: cases from practice in three languages, read from their sentence
 * and counted to a day; and properties of the count over every start in the
 * calendars' years. `npm run bench -- deadlines`; `… deadlines set`: the
 * labelled texts of `resources/deadline-set` alone.
 */
import { readFileSync } from 'node:fs';
import { argv, exit, stdout } from 'node:process';
import { calendarIds, dayStatus, parseCalendar } from '#main/clauses/deadlines/business-calendar.ts';
import { addDays } from '#main/clauses/deadlines/civil-day.ts';
import { countPeriod } from '#main/clauses/deadlines/count-period.ts';
import { datedDeadlines } from '#main/clauses/deadlines/dated-deadlines.ts';
import { extract } from '#main/clauses/extract.ts';
import { options } from '../clauses/resources.ts';
import { fixedDayBatch, secondBatch } from './deadlines/fixed-day-batch.ts';
import { scoreLabelledSet } from './deadlines/labelled-set.ts';
import { linkedCases } from './deadlines/linked-cases.ts';
import { practiceCases } from './deadlines/practice-cases.ts';
import { writtenForms } from './deadlines/written-forms.ts';

const calendars = calendarIds.map((id) =>
  parseCalendar(JSON.parse(readFileSync(new URL(`../../resources/calendars/${id}.json`, import.meta.url), 'utf8'))),
);

if (argv.slice(2).includes('set')) {
  scoreLabelledSet(calendars);
  exit(0);
}

let right = 0;
for (const { text, from, place, day } of practiceCases) {
  const [found] = datedDeadlines({ text, extraction: extract(text, options) }, { calendars, from, place });
  if (found?.day === day) right += 1;
  else stdout.write(`wrong: ${text} from ${from} in ${place}: ${found?.day ?? 'none'}, not ${day}\n`);
}
stdout.write(`cases from practice: ${right} of ${practiceCases.length}\n`);

for (const form of ['en', 'zh-Hant', 'zh-Hans', 'yue'] as const) {
  const cases = writtenForms.filter((one) => one.form === form);
  const reached = cases.filter(({ text, from, place, day }) => {
    const [found] = datedDeadlines({ text, extraction: extract(text, options) }, { calendars, from, place });
    if (found?.day !== day)
      stdout.write(`wrong: ${text} from ${from} in ${place}: ${found?.day ?? 'none'}, not ${day}\n`);
    return found?.day === day;
  });
  stdout.write(`written forms, ${form}: ${reached.length} of ${cases.length}\n`);
}

for (const form of ['en', 'zh-Hant', 'zh-Hans', 'yue', 'mixed'] as const) {
  const cases = linkedCases.filter((one) => one.form === form);
  const right = cases.filter(({ text, day, isTimeBar }) => {
    const counted = datedDeadlines({ text, extraction: extract(text, options) }, { calendars }).filter(
      ({ count }) => count !== null,
    );
    const [found] = counted;
    const isRight = counted.length === 1 && found?.day === day && (found.kind === 'gen.time_bar') === isTimeBar;
    if (!isRight) stdout.write(`wrong: ${text}: ${found?.day ?? 'none'}, ${found?.kind ?? 'none'}, not ${day}\n`);
    return isRight;
  });
  stdout.write(`events told by the text, ${form}: ${right.length} of ${cases.length}\n`);
}

for (const [name, batch] of [
  ['first', fixedDayBatch],
  ['second', secondBatch],
] as const) {
  for (const form of ['en', 'zh-Hant', 'zh-Hans', 'yue'] as const) {
    const cases = batch.filter((one) => one.form === form);
    const right = cases.filter(({ text, day }) => {
      const found = extract(text, options).deadlines.find(({ fields }) => 'date' in fields)?.fields.date ?? null;
      if (found !== day) stdout.write(`wrong: ${text}: ${found}, not ${day}\n`);
      return found === day;
    });
    const fixed = (list: typeof cases) => list.filter(({ day }) => day !== null).length;
    stdout.write(
      `fixed days, ${name} batch, ${form}: ${fixed(right)} of ${fixed(cases)} found, ${right.length - fixed(right)} of ${cases.length - fixed(cases)} others left alone\n`,
    );
  }
}

let held = 0;
let counted = 0;
for (const calendar of calendars) {
  for (let day = '2020-02-01'; day < '2027-10-01'; day = addDays(day, 1)) {
    for (const count of [1, 5, 20]) {
      counted += 1;
      const period = { count, unit: 'business_day', clear: false, firstDayCounts: false } as const;
      const ahead = countPeriod({ ...period, direction: 'within' }, day, calendar).day ?? '';
      const back = countPeriod({ ...period, direction: 'before' }, ahead, calendar).day ?? '';
      // Counting back from a last day ends on the start or, where that is no business day, the one before it.
      const lands = dayStatus(calendar, day).works ? back === day : back < day;
      if (dayStatus(calendar, ahead).works && lands) held += 1;
    }
  }
}
stdout.write(`business days counted there and back: ${held} of ${counted}\n`);
