import { describe, expect, test } from 'vitest';
import { conflictsBetween } from '#main/clauses/conflicts.ts';
import { extract } from '#main/clauses/extract.ts';
import { alignVersions } from '#main/clauses/versions/align-versions.ts';
import { options } from './resources.ts';

const english = `This Agreement is made between Harbour Press Limited (the "Buyer") and Kwong Fat Limited (the "Seller").
1. Price
The Buyer shall pay US$2,500,000 within 30 days after 5 March 2024.
2. Interest
Late sums bear interest at 8% per annum. The Seller may waive interest.
3. Assignment
The Buyer shall not assign this Agreement.
`;
const chinese = `本協議由海港印刷有限公司（「買方」）與廣發機械有限公司（「賣方」）訂立。
第一條 價款
買方須於2024年3月5日後三十日內支付二百五十萬美元。
第二條 利息
逾期款項按年利率百分之八計息。賣方可豁免利息。
第三條 轉讓
買方不得轉讓本協議。
`;

function found(draft: string, from: string, to: string): [unknown, unknown, unknown][] {
  expect(draft).toContain(from);
  const [a, b] = [draft, draft.replace(from, to)].map((text) => ({ text, extraction: extract(text, options) }));
  if (a === undefined || b === undefined) return [];
  return conflictsBetween(a, b, { alignment: alignVersions(a, b) }).map(({ fields, text, start, end }) => {
    expect(a.text.slice(start, end)).toBe(text);
    return [fields.field, fields.value, fields.other_value];
  });
}

describe('a draft against the signed text says exactly what changed', () => {
  test.each([
    [
      '2,500,000',
      '2,050,000',
      [['amount', { value: 2_500_000, currency: 'USD' }, { value: 2_050_000, currency: 'USD' }]],
    ],
    ['5 March', '15 March', [['date', '2024-03-05', '2024-03-15']]],
    ['30 days', '30 business days', [['period', '30 days', '30 business days']]],
    ['8% per', '18% per', [['percentage', '8%', '18%']]],
    ['may waive', 'shall waive', [['duty', 'permission', 'duty']]],
    ['shall not assign', 'may assign', [['negation', 'shall not', 'may']]],
    ['Kwong Fat Limited', 'Kwong Tai Limited', [['name', 'Kwong Fat Limited', 'Kwong Tai Limited']]],
    ['bear interest', 'carry interest', []],
  ])('%s → %s', (from, to, expected) => {
    expect(found(english, from, to)).toEqual(expected);
  });

  test.each([
    [
      '二百五十萬美元',
      '二百零五萬美元',
      [['amount', { value: 2_500_000, currency: 'USD' }, { value: 2_050_000, currency: 'USD' }]],
    ],
    ['3月5日', '3月15日', [['date', '2024-03-05', '2024-03-15']]],
    ['三十日內', '三個月內', [['period', '30 days', '3 months']]],
    ['百分之八', '百分之六', [['percentage', '8%', '6%']]],
    ['賣方可豁免', '賣方須豁免', [['duty', 'permission', 'duty']]],
    ['不得轉讓', '可轉讓', [['negation', '不得', '可']]],
    ['計息', '計算利息', []],
  ])('%s → %s', (from, to, expected) => {
    expect(found(chinese, from, to)).toEqual(expected);
  });
});
