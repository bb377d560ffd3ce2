import { describe, expect, test } from 'vitest';
import { conflictsBetween } from '#main/clauses/conflicts.ts';
import { extract } from '#main/clauses/extract.ts';
import { options } from './resources.ts';

function version(text: string) {
  return { text, extraction: extract(text, options) };
}

const english = [
  'SALE AGREEMENT',
  '1. Price',
  'The Buyer shall pay HK$1,200,000 within 30 days of delivery.',
  '2. Delivery',
  'The Seller shall deliver the machines on or before 5 March 2024.',
  '3. Inspection',
  'The Buyer may reject any machine that fails the test.',
  '4. Arbitration',
  'Any dispute arising out of this Agreement shall be referred to and finally resolved by arbitration administered by the Hong Kong International Arbitration Centre. The seat of arbitration shall be Hong Kong. The number of arbitrators shall be three. The language of the arbitration shall be English.',
  '5. Governing law',
  'This Agreement is governed by the laws of Hong Kong.',
].join('\n');

const chinese = [
  '買賣合約',
  '第一條 價款',
  '買方須於交貨後30日內支付港幣壹佰貳拾萬元。',
  '第二條 交貨',
  '賣方須於2024年3月5日或之前交付機器。',
  '第三條 檢驗',
  '買方可拒收未能通過測試的任何機器。',
  '第四條 仲裁',
  '凡因本合約引起的任何爭議，均須提交香港國際仲裁中心以仲裁方式最終解決。仲裁地為香港。仲裁員人數為三名。仲裁語言為英文。',
  '第五條 管限法律',
  '本合約受香港法律管限。',
].join('\n');

function fieldsOf(a: string, b: string): string[] {
  return conflictsBetween(version(a), version(b))
    .map(({ fields }) => String(fields.field))
    .toSorted();
}

describe('two versions', () => {
  test('that say the same have no conflict', () => {
    expect(fieldsOf(english, chinese)).toEqual([]);
    expect(fieldsOf(chinese, english)).toEqual([]);
  });

  test.each([
    ['seat', '仲裁地為香港', '仲裁地為新加坡'],
    ['institution', '提交香港國際仲裁中心', '提交新加坡國際仲裁中心'],
    ['number_of_arbitrators', '人數為三名', '人數為一名'],
    ['language', '仲裁語言為英文', '仲裁語言為中文'],
    ['governing_law', '受香港法律管限', '受新加坡法律管限'],
    ['amount', '壹佰貳拾萬元', '壹佰貳拾伍萬元'],
    ['date', '3月5日', '3月6日'],
    ['period', '30日內', '60日內'],
    ['duty', '買方可拒收', '買方須拒收'],
  ])('differing on %s are told apart', (field, from, to) => {
    expect(chinese).toContain(from);
    expect(fieldsOf(english, chinese.replace(from, to))).toEqual([field]);
  });

  test('business days against days is a conflict of periods', () => {
    expect(fieldsOf(english, chinese.replace('30日內', '30個工作日內'))).toEqual(['period']);
  });

  test('the silence of one version is no conflict', () => {
    expect(fieldsOf(english, chinese.replace('仲裁語言為英文。', ''))).toEqual([]);
  });

  test('a conflict quotes both places and names the prevailing rule', () => {
    const a = version(`${english}\n6. Language\nIf the versions differ, the English version shall prevail.`);
    const b = version(chinese.replace('仲裁地為香港', '仲裁地為新加坡'));
    const [conflict] = conflictsBetween(a, b);
    expect(conflict?.kind).toBe('fact.bilingual_mismatch');
    expect(conflict?.severity).toBe('high');
    expect(a.text.slice(conflict?.start, conflict?.end)).toBe(conflict?.text);
    expect(conflict?.text).toContain('Hong Kong');
    const { other_start: start, other_end: end, prevailing_rule: rule } = conflict?.fields ?? {};
    expect(b.text.slice(Number(start), Number(end))).toContain('新加坡');
    expect(rule).toContain('English version prevails');
  });

  test('clauses that contradict each other on the prevailing version are a conflict', () => {
    const a = `${english}\n6. Language\nThe English version shall prevail.`;
    const b = `${chinese}\n第六條 語言\n如有歧義，以中文版本為準。`;
    expect(fieldsOf(a, b)).toEqual(['prevailing_language']);
  });
});

describe('one bilingual text', () => {
  const alternating = (seat: string, days: string): string =>
    [
      '1. Payment 付款',
      'The Buyer shall pay the price within 30 days of the invoice.',
      `買方須於收到發票後${days}日內支付價款。`,
      '2. Arbitration 仲裁',
      'Any dispute arising out of this Agreement shall be finally resolved by arbitration administered by HKIAC. The seat of arbitration shall be Hong Kong.',
      `凡因本協議引起的任何爭議，均須提交香港國際仲裁中心以仲裁方式最終解決。仲裁地為${seat}。`,
    ].join('\n');

  test('without differences has no conflict', () => {
    const found = extract(alternating('香港', '30'), options);
    expect(found.conflicts).toEqual([]);
    expect(found.defects.filter(({ kind }) => kind === 'path.bilingual_conflict')).toEqual([]);
  });

  test('with another seat has a conflict and a defect of high severity', () => {
    const text = alternating('北京', '30');
    const found = extract(text, options);
    expect(found.conflicts.map(({ fields }) => fields.field)).toEqual(['seat']);
    const defect = found.defects.find(({ kind }) => kind === 'path.bilingual_conflict');
    expect(defect?.severity).toBe('high');
    expect(defect?.supports?.map(({ start, end }) => text.slice(start, end)).join()).toMatch(/Hong Kong.*北京/s);
  });

  test('with another period has a conflict', () => {
    const found = extract(alternating('香港', '45'), options);
    expect(found.conflicts.map(({ fields }) => fields.field)).toEqual(['period']);
  });
});
