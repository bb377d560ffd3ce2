import { describe, expect, test } from 'vitest';
import { sentenceDifferences } from '#main/clauses/versions/sentence-differences.ts';

function fields(a: string, b: string, after: { readonly a?: string; readonly b?: string } = {}): string[] {
  const whole = (text: string) => ({ start: 0, end: text.length });
  // Chinese takes about a third of the letters of English.
  const longer = Math.log((b.length * 3.2) / a.length);
  return sentenceDifferences(a + (after.a ?? ''), b + (after.b ?? ''), whole(a), whole(b), longer).map(
    ({ field }) => field,
  );
}

describe('what is no conflict between two languages', () => {
  test('the number of a list’s item', () => {
    expect(fields('4. Roster of shareholders;', '三、股東名冊。')).toEqual([]);
    expect(fields('The seller pays within 14 days.', '賣方須於15日內付款。')).toEqual(['number']);
  });

  test('a year of the Republic, but another year is', () => {
    expect(fields('This Act takes effect from 1 January 2016.', '本法自中華民國一百零五年一月一日起施行。')).toEqual(
      [],
    );
    expect(fields('This Act takes effect from 1 January 2016.', '本法自中華民國一百零六年一月一日起施行。')).toEqual([
      'number',
    ]);
  });

  test('a duty beside which 得 allows', () => {
    expect(
      fields('The Office may set up committees with staff.', '本局得設各種委員會；所需人員，應就員額內派充。'),
    ).toEqual([]);
    expect(fields('The Supplier shall repair the goods.', '供應商可修理貨物。')).toEqual(['duty']);
  });

  test('a proviso that is a sentence by itself on the other side', () => {
    const english =
      'A supervisor shall not be a relative of a director unless the competent authority has approved it.';
    expect(fields(english, '監察人不得為董事之親屬。')).toEqual(['proviso']);
    expect(fields(english, '監察人不得為董事之親屬。', { b: '但經主管機關核准者，不在此限。' })).toEqual([]);
    expect(fields('The costs of transferred cases are borne by the court.', '但移付案件之費用，由法院負擔。')).toEqual(
      [],
    );
  });
});
