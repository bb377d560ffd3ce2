import { expect, test } from 'vitest';
import { fieldVerdict } from '#main/playbooks/field-condition.ts';
import { phrasePlaces } from '#main/playbooks/phrase-places.ts';
import { wordStream } from '#main/playbooks/word-stream.ts';

const period = (count: number, unit: string) => ({ period: 'x', period_count: count, period_unit: unit });
const years = (count: number) => ({ count, unit: 'year' as const });

test.each([
  [{ seat: 'Hong Kong' }, { field: 'seat', is: 'hong kong' }, 'yes'],
  [{ seat: 'Hong Kong' }, { field: 'seat', is: ['London', 'Paris'] }, 'no'],
  [{ seat: null }, { field: 'seat', is: 'Hong Kong' }, 'silent'],
  [{}, { field: 'seat', is: 'Hong Kong' }, 'unknown'],
  [{ language: ['English', 'Chinese'] }, { field: 'language', is: 'English' }, 'no'],
  [{ language: ['English', 'Chinese'] }, { field: 'language', has: 'English' }, 'yes'],
  [{ language: ['English', 'Chinese'] }, { field: 'language', isNot: 'Chinese' }, 'no'],
  [{ language: ['English'] }, { field: 'language', isNot: 'Chinese' }, 'yes'],
  [{ number: 3 }, { field: 'number', atLeast: 3 }, 'yes'],
  [{ number: 'three' }, { field: 'number', atLeast: 3 }, 'unknown'],
  [{ tiers: [] }, { field: 'tiers', stated: false }, 'yes'],
  [{ law: 'x' }, { field: 'law', stated: false }, 'no'],
  [period(60, 'month'), { field: 'period', atMost: years(5) }, 'yes'],
  [period(61, 'month'), { field: 'period', atMost: years(5) }, 'no'],
  [period(2, 'year'), { field: 'period', atLeast: { count: 13, unit: 'month' as const } }, 'yes'],
  [period(30, 'day'), { field: 'period', atMost: { count: 1, unit: 'month' as const } }, 'unknown'],
  [period(28, 'day'), { field: 'period', atMost: { count: 1, unit: 'month' as const } }, 'yes'],
  [period(10, 'business_day'), { field: 'period', atMost: { count: 1, unit: 'month' as const } }, 'unknown'],
])('%j against %j: %s', (fields, condition, verdict) => {
  expect(fieldVerdict(fields, condition)).toBe(verdict);
});

test.each([
  ['The Supplier SHALL,\nat its own  cost, deliver.', 'shall … deliver', 'SHALL,\nat its own  cost, deliver'],
  ['The Supplier shall pay. It may deliver.', 'shall … deliver', undefined],
  ['一切爭議須提交香港國際仲裁中心。', '争议须提交{机构}仲裁中心', '爭議須提交香港國際仲裁中心'],
  ['The sum of US$1,000 is due', 'sum of US$1000', 'sum of US$1,000'],
  ['indefiniteness', 'indefinite', undefined],
])('in %j “%s” is %j', (text, phrase, found) => {
  const [place] = phrasePlaces(wordStream(text), phrase);
  expect(place && text.slice(place.start, place.end)).toBe(found);
});
