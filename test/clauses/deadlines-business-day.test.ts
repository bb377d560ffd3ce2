import { expect, test } from 'vitest';
import { type CalendarId, calendarIds } from '#contract/deadline.ts';
import { readCalendars } from '#main/application/read-calendars.ts';
import { datedDeadlines } from '#main/clauses/deadlines/dated-deadlines.ts';
import { definedBusinessDay } from '#main/clauses/deadlines/defined-business-day.ts';
import { extract } from '#main/clauses/extract.ts';
import { options } from './resources.ts';

const calendars = readCalendars(new URL('../../resources', import.meta.url).pathname);
const duty = 'The Seller shall reply within 3 business days after receipt of the notice.';

function dated(text: string, place?: CalendarId) {
  const known = { calendars, from: '2026-04-30', ...(place !== undefined && { place }) };
  return datedDeadlines({ text, extraction: extract(text, options) }, known)[0];
}

test.each<[string, string, CalendarId, string]>([
  ['English', `"Business Day" means a day on which banks are open in London.\n${duty}`, 'england', '2026-05-06'],
  [
    'another place',
    `"Business Day" means a day on which banks are open in Singapore.\n${duty}`,
    'singapore',
    '2026-05-06',
  ],
  ['繁體', '「營業日」指新加坡銀行營業的日子。\n賣方須於收到通知後3個營業日內答覆。', 'singapore', '2026-05-06'],
  ['简体', '“工作日”是指伦敦银行营业的日子。\n卖方应在收到通知后3个工作日内答复。', 'england', '2026-05-06'],
  ['粵語', '「工作天」即係倫敦銀行開門做生意嘅日子。\n賣方喺收到通知後3個工作天內要答覆。', 'england', '2026-05-06'],
])('%s: the place of the definition counts', (_name, text, place, day) => {
  expect(dated(text)).toMatchObject({ calendar: place, day });
});

test('with two places a day must be worked in both', () => {
  // 1 May: Hong Kong's holiday; 4 May 2026: England's.
  const text = `"Business Day" means a day on which banks are open in Hong Kong and London.\n${duty}`;
  expect(dated(text)?.day).toBe('2026-05-07');
  expect(dated(text, 'hong-kong')?.day).toBe('2026-05-06');
});

test('days of gale and rainstorm warnings are a doubt', () => {
  const text = `"Business Day" means a day (other than a Saturday, Sunday or a day with a gale warning) in Hong Kong.\n${duty}`;
  expect(dated(text)?.doubts.join()).toContain('gale');
  expect(
    definedBusinessDay('「營業日」指香港銀行營業的日子，懸掛八號風球或黑色暴雨警告的日子除外。', calendars)?.doubts,
  ).toHaveLength(1);
});

test('Hong Kong, China is one place; a text without a definition has none', () => {
  const found = definedBusinessDay(
    '"Business Day" means a day on which banks in Hong Kong, China are open.',
    calendars,
  );
  expect(found?.calendar?.id).toBe('hong-kong');
  expect(found?.calendar?.place).not.toContain(' and ');
  expect(definedBusinessDay(duty, calendars)).toBeNull();
  expect(calendars.map(({ id }) => id)).toEqual([...calendarIds]);
});
