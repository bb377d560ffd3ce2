import { describe, expect, test } from 'vitest';
import { type DeadlineOptions, datedDeadlines } from '#main/clauses/deadlines/dated-deadlines.ts';
import { extract } from '#main/clauses/extract.ts';
import { fixedDays, otherDays } from './fixed-day-cases.ts';
import { calendars, options } from './resources.ts';

const fixedIn = (text: string) => extract(text, options).deadlines.filter(({ fields }) => 'date' in fields);

describe('fixed days', () => {
  test.each(fixedDays.map(([words, day, time = null]) => [words, day, time] as const))('%s', (words, day, time) => {
    const [found] = fixedIn(words);
    expect(found?.fields.date).toBe(day);
    if (time !== null) expect(String(found?.fields.time).slice(0, 5)).toBe(time);
  });

  test.each(otherDays.map((words) => [words]))('none in %s', (words) => {
    expect(fixedIn(words)).toEqual([]);
  });
});

const dated = (text: string, given: Partial<DeadlineOptions> = {}) =>
  datedDeadlines({ text, extraction: extract(text, options) }, { calendars, ...given });

describe('as deadlines', () => {
  test('the time and the zone stand as printed, nothing is counted', () => {
    const [found] = dated('You shall remit by 5:00 p.m. (Hong Kong time) on Friday, 4 December 2026.', {
      place: 'england',
    });
    expect(found).toMatchObject({ day: '2026-12-04', time: '17:00', timeZone: 'Hong Kong time', anchor: null });
    expect(found?.steps).toEqual([{ step: 'fixed', day: '2026-12-04', time: '17:00' }]);
    expect(dated('解約日為2026年12月23日中午12時（香港時間）。')[0]).toMatchObject({
      time: '12:00',
      timeZone: '香港時間',
    });
  });

  test('a day off stays and is said to be one', () => {
    const [found] = dated('The Buyer shall pay no later than 25 December 2026.', { place: 'mainland' });
    expect(found?.doubts).toEqual([]);
    const [there] = dated('The Buyer shall pay no later than 25 December 2026.', { place: 'hong-kong' });
    expect(there?.day).toBe('2026-12-25');
    expect(there?.doubts.join()).toMatch(/a fixed day; it is no business day in Hong Kong \(.*\), and it is not moved/);
  });

  test('a cancelling date lets cancel, a bar loses the right, and both warn near the day', () => {
    const codes = (text: string) => dated(text, { today: '2026-10-20' })[0]?.warnings.map(({ code }) => code);
    expect(codes('Cancelling date: Noon 22 October 2026.')).toEqual(['cancelling', 'near']);
    const bar = 'Any claim shall be presented on or before 30 October 2026, failing which it shall be deemed waived.';
    expect(codes(bar)).toEqual(['right-lost', 'near']);
    expect(extract(bar, options).deadlines[0]?.fields.consequence).toContain('deemed waived');
  });

  test('the year is taken from the message, else from the letter, else not at all', () => {
    const chat = '[2026/12/28, 09:10:00] Ann: 早晨\n[2026/12/29, 09:12:00] Ben: 3月18號之前要交份 statement of claim\n';
    expect(dated(chat)[0]).toMatchObject({ day: '2027-03-18' });
    expect(dated(chat)[0]?.doubts).toContain('the words give no year: it is taken from the message of 2026-12-29');
    const letter = 'Date: 20 November 2026\n\nPlease send the papers by January 18.';
    expect(dated(letter)[0]?.day).toBe('2027-01-18');
    const bare = dated('Please send the papers by January 18.')[0];
    expect(bare).toMatchObject({ day: null, steps: [] });
    expect(bare?.doubts.join()).toContain('no year');
  });

  test('a day that a person gives goes before', () => {
    const text = 'Please send the papers by January 18.';
    const [finding] = extract(text, options).deadlines;
    const { kind, start, end } = finding ?? { kind: '', start: 0, end: 0 };
    const [found] = dated(text, { givenDays: [{ kind, start, end, day: '2028-01-18' }] });
    expect(found).toMatchObject({ day: '2028-01-18', anchor: { source: 'given' } });
  });

  test('a line end within the day or ahead of it does not hide it', () => {
    expect(dated('3. 貴司須於2026年12月\n25日或之前付款。')[0]?.day).toBe('2026-12-25');
    expect(dated('The Buyer shall pay on or before\n15 January 2027.')[0]?.day).toBe('2027-01-15');
  });

  test('who must act is named as printed', () => {
    const who = (text: string) => extract(text, options).deadlines[0]?.fields.who;
    expect(who('The Tenant shall vacate the premises on or before 30 June 2027.')).toBe('The Tenant');
    expect(who('承租人須於2027年6月30日或之前遷出該物業。')).toBe('承租人');
    expect(who('截止日期：2027年1月15日')).toBeNull();
  });

  test('a day assumed for all undated events is said to be assumed', () => {
    const [found] = dated('The Buyer shall pay within 14 days after receipt of the invoice.', { from: '2026-11-02' });
    expect(found?.doubts.join()).toContain('the day given for all such events, 2026-11-02');
  });

  test('two deadlines of one sentence are two findings', () => {
    const found = fixedIn('賣方應於2026年8月1日前交貨，最遲不得超過2026年8月15日。');
    expect(found.map(({ fields }) => fields.date)).toEqual(['2026-08-01', '2026-08-15']);
    expect(found[1]?.text).toBe('交貨，最遲不得超過2026年8月15日');
    const both = extract('The Buyer shall pay within 14 days after the invoice and by 4 December 2026.', options);
    expect(new Set(both.deadlines.map(({ start, end }) => `${start}-${end}`)).size).toBe(2);
  });
});
