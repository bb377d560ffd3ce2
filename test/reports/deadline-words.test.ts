import { expect, test } from 'vitest';
import type { CountStep, DeadlineView } from '#contract/deadline.ts';
import { calendarDeadlines, stepWords } from '#main/reports/deadline-words.ts';
import { deadlinesIcs } from '#main/reports/deadlines-ics.ts';

test.each<[CountStep, string]>([
  [{ step: 'start', day: '2026-04-01' }, 'The event is on 2026-04-01.'],
  [
    { step: 'passed', day: '2026-04-03', reason: 'holiday', name: 'Good Friday' },
    '2026-04-03 is no business day (Good Friday).',
  ],
  [
    { step: 'counted', from: '2026-04-01', to: '2026-04-02', count: 1, unit: 'business_day' },
    '1 business day from 2026-04-01: 2026-04-02.',
  ],
  [{ step: 'end', day: '2026-04-02', time: '09:30' }, 'Ends on 2026-04-02 at 09:30.'],
])('$0.step as a sentence', (step, words) => {
  expect(stepWords(step)).toBe(words);
});

function deadline(page: number, day: string | null): DeadlineView {
  return {
    id: `f${page}`,
    documentId: 'd',
    documentName: 'contract.pdf',
    kind: 'proc.deadline',
    origin: 'rule',
    quote: '14 days',
    anchors: [{ documentId: 'd', page, start: 10, end: 17, quads: [] }],
    clause: { number: '3.1', heading: '' },
    trigger: 'receipt of the notice',
    direction: 'within',
    day,
    time: null,
    timeZone: 'Asia/Hong_Kong',
    calendar: 'hong-kong',
    steps: day === null ? [] : [{ step: 'end', day }],
    source: null,
    doubts: ['the event has no settled day'],
    warnings: [{ code: 'near', words: '3 days left' }],
  };
}

test('only what has a day goes into the calendar; equal words on two pages are two events', () => {
  const items = calendarDeadlines([deadline(1, '2026-04-02'), deadline(2, '2026-04-02'), deadline(3, null)]);
  expect(items.map(({ title }) => title)).toEqual(Array(2).fill('contract.pdf (3.1): 14 days – receipt of the notice'));
  expect(items[0]?.notes).toEqual([
    'Ends on 2026-04-02.',
    'Take care: 3 days left',
    'Open: the event has no settled day',
  ]);
  const ids = deadlinesIcs(items, { stampedAtMs: 0 }).match(/^UID:.*$/gm) ?? [];
  expect(new Set(ids).size).toBe(2);
});
