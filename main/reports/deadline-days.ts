import type { CountStep, DeadlineView } from '#contract/deadline.ts';
import type { OutputLanguage } from '#contract/document.ts';
import { reasonIn } from '#contract/reason-words.ts';
import dayWords from '../../resources/locales/deadline-report.json' with { type: 'json' };
import holidays from '../../resources/locales/holidays.json' with { type: 'json' };
import templates from '../../resources/locales/reasons.json' with { type: 'json' };
import { fill } from './report-words.ts';

type DeadlineReportWords = (typeof dayWords)['en'];

const substituted = /^Day off \(substituted from .*\)$/;
const moved = / \((?:observed|rest day)\)$/;

/** What a report says about the days of deadlines, in its language. */
export function deadlineReportWords(language: OutputLanguage): DeadlineReportWords {
  return dayWords[language];
}

/** A step of a deadline's arithmetic as a sentence of the report's language; days are ISO 8601. */
export function stepSentence(step: CountStep, language: OutputLanguage): string {
  const words = dayWords[language];
  switch (step.step) {
    case 'start':
      return fill(words.step.start, step);
    case 'excluded':
      return fill(step.reason === 'event' ? words.step.eventExcluded : words.step.actExcluded, step);
    case 'passed':
      return step.reason === 'weekend'
        ? fill(words.step.weekend, step)
        : fill(words.step.holiday, { ...step, name: dayOffName(step.name, language) });
    case 'made-up':
      return fill(words.step.madeUp, step);
    case 'counted': {
      const unit = words.unit[step.unit][step.count === 1 ? 0 : 1] ?? '';
      return fill(words.step.counted, { ...step, period: fill(unit, { count: step.count }) });
    }
    case 'moved':
      return fill(words.step.moved, {
        ...step,
        name: dayOffName(step.name, language),
        authority: authorityName(step.authority, language),
      });
    case 'fixed':
      return step.time === undefined
        ? fill(words.step.fixed, { day: step.day })
        : fill(words.step.fixedAt, { day: step.day, time: step.time });
    case 'end':
      return step.time === undefined
        ? fill(words.step.end, { day: step.day })
        : fill(words.step.endAt, { day: step.day, time: step.time });
  }
}

/** The day as it is shown: with its time, and "not before" where it is the first for the act; null without one. */
export function deadlineDay({ day, time, direction }: DeadlineView, language: OutputLanguage): string | null {
  if (day === null) return null;
  const when = time === null ? day : `${day} ${time}`;
  return direction === 'after' ? fill(dayWords[language].notBefore, { day: when }) : when;
}

/** Where the day of the event comes from; null where it has none. */
export function deadlineSource({ source }: DeadlineView, language: OutputLanguage): string | null {
  return source === null ? null : fill(dayWords[language].source[source.from], { day: source.day });
}

/** A doubt or a warning of a deadline in the report's language; English where no template fits. */
export function deadlineDoubt(doubt: string, language: OutputLanguage): string {
  if (language === 'en') return doubt.charAt(0).toUpperCase() + doubt.slice(1);
  return reasonIn(language, doubt, templates, (name) => placeName(name, language) ?? dayOffName(name, language));
}

/** Names of days, places and rules are kept in standard written Chinese. */
function written(language: OutputLanguage): 'zh-Hant' | 'zh-Hans' | null {
  if (language === 'en') return null;
  return language === 'zh-Hans' ? 'zh-Hans' : 'zh-Hant';
}

function placeName(name: string, language: OutputLanguage): string | null {
  const script = written(language);
  if (script === null) return null;
  let rest = name;
  for (const place of holidays.places) rest = rest.replaceAll(place.en, place[script]);
  const joined = rest.replaceAll(' and ', script === 'zh-Hant' ? '及' : '和');
  return /[A-Za-z]/.test(joined) ? null : joined;
}

function dayOffName(name: string, language: OutputLanguage): string {
  const script = written(language);
  if (script === null) return name;
  return name
    .split('; ')
    .map((one) => {
      const plain = one.replace(moved, '');
      const named = substituted.test(one) ? holidays.substituted : holidays.days.find(({ en }) => en === plain);
      if (named === undefined) return one;
      return moved.test(one) ? `${named[script]}${holidays.observed[script]}` : named[script];
    })
    .join('、');
}

function authorityName(authority: string, language: OutputLanguage): string {
  const script = written(language);
  const known = holidays.authorities.find(({ en }) => en === authority);
  return known === undefined || script === null ? authority : known[script];
}
