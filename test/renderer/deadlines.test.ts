import { readdirSync, readFileSync } from 'node:fs';
import { createInstance } from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CountStep, CountUnit, DeadlineView } from '#contract/deadline.ts';
import { parseCalendar } from '#main/clauses/deadlines/business-calendar.ts';
import { openDayReason } from '#main/clauses/deadlines/fixed-deadline.ts';
import { dayWords, todayOf } from '#renderer/deadlines/day-words.ts';
import { deadlineGroups } from '#renderer/deadlines/deadline-groups.ts';
import { authorityWords, dayOffWords, doubtWords } from '#renderer/deadlines/doubt-words.ts';
import { withEventDay } from '#renderer/deadlines/event-day-fields.ts';
import { stepSentence } from '#renderer/deadlines/step-sentence.ts';
import en from '../../resources/locales/window.en.json' with { type: 'json' };
import zhHans from '../../resources/locales/window.zh-Hans.json' with { type: 'json' };
import zhHant from '../../resources/locales/window.zh-Hant.json' with { type: 'json' };

const words = createInstance();
const chinese = ['zh-Hant', 'zh-Hans'] as const;
const day = '2026-11-16';
const units = [
  'hour',
  'day',
  'business_day',
  'week',
  'month',
  'quarter',
  'year',
] as const satisfies readonly CountUnit[];
const steps: readonly CountStep[] = [
  { step: 'start', day },
  { step: 'excluded', day, reason: 'event' },
  { step: 'excluded', day, reason: 'act' },
  { step: 'passed', day, reason: 'weekend', name: 'Saturday' },
  { step: 'passed', day, reason: 'holiday', name: 'Good Friday' },
  { step: 'made-up', day },
  ...units.map((unit): CountStep => ({ step: 'counted', from: day, to: '2026-11-17', count: 2, unit })),
  { step: 'moved', from: day, to: '2026-11-17', name: 'Sunday', authority: 'PRC Civil Code, art. 203' },
  { step: 'end', day },
  { step: 'end', day, time: '17:00' },
];

beforeAll(async () => {
  await words.init({
    lng: 'en',
    interpolation: { escapeValue: false },
    resources: {
      en: { translation: en },
      'zh-Hant': { translation: zhHant },
      'zh-Hans': { translation: zhHans },
    },
  });
});

function sentences(locale: string): string[] {
  const t = words.getFixedT(locale);
  return steps.map((step) => stepSentence(t, step, locale));
}

describe('the steps', () => {
  test('are sentences in English', () => {
    const said = sentences('en');
    expect(said[0]).toBe('The event is on Mon, 16 Nov 2026.');
    expect(said).toContain('2 business days from Mon, 16 Nov 2026: Tue, 17 Nov 2026.');
    expect(said.at(-1)).toBe('Ends on Mon, 16 Nov 2026 at 17:00.');
    expect(said.filter((sentence) => sentence.includes('deadlines.') || sentence.includes('{{'))).toEqual([]);
  });

  test.each(chinese)('are sentences in %s, without English', (locale) => {
    const said = sentences(locale);
    expect(said.filter((sentence) => /[A-Za-z{]/.test(sentence) || !/\p{Script=Han}/u.test(sentence))).toEqual([]);
    expect(new Set(said).size).toBe(said.length);
  });
});

test.each(chinese)('every day off of the calendars has its name in %s', (locale) => {
  const folder = new URL('../../resources/calendars/', import.meta.url);
  const named = readdirSync(folder).flatMap((name) => [
    ...parseCalendar(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))).closed.values(),
  ]);
  expect(named.length).toBeGreaterThan(200);
  expect([...new Set(named)].filter((name) => /[A-Za-z]/.test(dayOffWords(name, locale)))).toEqual([]);
});

describe('doubts and warnings', () => {
  const folder = new URL('../../main/clauses/deadlines/', import.meta.url);
  const written = readdirSync(folder).flatMap((name) => {
    const source = readFileSync(new URL(name, folder), 'utf8');
    return [
      ...source.matchAll(/(?:unknown|doubts\.push)\(\s*(['`])(.+?)\1/gs),
      ...source.matchAll(/(?:words:|return) (['`])([^'`]+? .+?)\1(?:[,;]| })/g),
    ].map(([, , sentence = '']) => sentence);
  });
  const filled = written.map((sentence) =>
    sentence
      .replace(/passed \$\{.*ago$/, 'passed 3 days ago')
      .replaceAll(/\$\{(?:calendar\.)?place\}/g, 'Hong Kong and Singapore')
      .replaceAll(/\$\{status\.name\}/g, 'Good Friday')
      .replaceAll(/\$\{(?:from|to)\}/g, '2026-11-02')
      .replaceAll(/\$\{year\}/g, '2031'),
  );

  test.each(chinese)('of the source are all said in %s', (locale) => {
    expect(filled.length).toBeGreaterThanOrEqual(15);
    expect(filled.filter((sentence) => /[A-Za-z$]/.test(doubtWords(sentence, locale)))).toEqual([]);
  });

  test('of fixed days name the place and the day off in the language', () => {
    const off = 'a fixed day; it is no business day in Hong Kong (Christmas Day), and it is not moved';
    expect(doubtWords(off, 'zh-Hant')).toBe('固定日期；該日在香港並非營業日（聖誕節），不作順延');
    for (const locale of chinese) {
      expect(doubtWords(openDayReason, locale)).not.toMatch(/[A-Za-z]/);
      expect(doubtWords('the words give no year: it is taken from the message of 2026-12-29', locale)).not.toMatch(
        /[A-Za-z]/,
      );
    }
  });

  test.each(['ends today', '1 day left', '9 days left', 'passed 1 day ago', 'passed 12 days ago'])('%s', (warning) => {
    for (const locale of chinese) expect(doubtWords(warning, locale)).not.toMatch(/[A-Za-z]/);
  });
});

test('a rule is cited in its own language, and as it is where it is not known', () => {
  expect(authorityWords('PRC Civil Code, art. 203', 'zh-Hans')).toBe('《民法典》第二百零三条');
  expect(authorityWords('Another Act', 'zh-Hans')).toBe('Another Act');
});

test('days are written as the language writes them', () => {
  expect(dayWords(day, 'en')).toBe('Mon, 16 Nov 2026');
  expect(dayWords(day, 'zh-Hant')).toMatch(/2026年11月16日.*一/);
  expect(dayWords('soon', 'en')).toBe('soon');
  expect(todayOf(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
});

test('deadlines are grouped by how they stand to today', () => {
  const view = (id: string, at: string | null, direction: DeadlineView['direction'] = 'within'): DeadlineView => ({
    id,
    documentId: 'doc',
    documentName: 'a.txt',
    kind: 'proc.deadline',
    origin: 'rule',
    quote: '',
    anchors: [],
    clause: null,
    trigger: null,
    direction,
    day: at,
    time: null,
    timeZone: 'Asia/Hong_Kong',
    calendar: 'hong-kong',
    steps: [],
    source: null,
    doubts: [],
    warnings: [],
  });
  const views = [
    view('a', '2026-11-15'),
    view('b', '2026-11-15', 'after'),
    view('c', '2026-11-16'),
    view('d', '2026-11-30'),
    view('e', '2026-12-01'),
    view('f', null),
  ];
  expect(deadlineGroups(views, day).map(({ name, deadlines }) => [name, deadlines.map(({ id }) => id)])).toEqual([
    ['overdue', ['a']],
    ['soon', ['c', 'd']],
    ['later', ['e']],
    ['begun', ['b']],
    ['undated', ['f']],
  ]);
});

describe('the day of the event', () => {
  const review = { findingId: 'f', reviewedAtMs: 0, note: 'seen' };

  test('leaves an accepted finding accepted, with its note and other fields', () => {
    const kept = withEventDay({ ...review, state: 'accepted', fields: { count: 14 } }, day);
    expect(kept).toEqual({ state: 'accepted', note: 'seen', fields: { count: 14, event_day: day } });
  });

  test('makes an open one corrected, and taken away open again', () => {
    const kept = withEventDay(null, day);
    expect(kept).toEqual({ state: 'corrected', note: '', fields: { event_day: day } });
    expect(withEventDay({ ...review, ...kept }, null)).toEqual({ state: 'open', note: '', fields: {} });
  });

  test('taken away leaves what else was corrected', () => {
    const before = { ...review, state: 'corrected', fields: { count: 10, event_day: day } } as const;
    expect(withEventDay(before, null)).toEqual({ state: 'corrected', note: 'seen', fields: { count: 10 } });
  });
});
