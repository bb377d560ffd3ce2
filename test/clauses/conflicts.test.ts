import { describe, expect, test } from 'vitest';
import { conflictsBetween } from '#main/clauses/conflicts.ts';
import { extract } from '#main/clauses/extract.ts';
import { versionsGlossary } from '#main/training/versions/versions-glossary.ts';
import { alternating, changes, chinese, english } from './conflict-cases.ts';
import { options } from './resources.ts';

function version(text: string) {
  return { text, extraction: extract(text, options) };
}

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

  test.each(changes)('differing on %s are told apart', (field, from, to) => {
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

describe('one text in English and Chinese by turns, with the glossary', () => {
  const byTurns = { ...options, glossary: versionsGlossary };
  const contract = (zhRefund: string, zhDuty: string): string =>
    [
      'SERVICE AGREEMENT 服務協議',
      '1. Fee 費用',
      'The Client shall pay the fee of HK$50,000 within 30 days of the invoice. The fee is not refundable.',
      `客戶須於收到發票後30日內支付費用港幣50,000元。${zhRefund}`,
      '2. Inspection 檢驗',
      'The Client may reject any work that fails the test.',
      `客戶${zhDuty}拒收未能通過測試的任何工程。`,
      '3. Confidentiality 保密',
      'The Contractor shall not disclose any confidential information to a third party.',
      '承辦商不得向第三方披露任何機密資料。',
    ].join('\n');
  const fields = (text: string) => extract(text, byTurns).conflicts.map((conflict) => conflict.fields.field);

  test('what is denied and what is allowed is compared as in two documents', () => {
    expect(fields(contract('費用不予退還。', '可'))).toEqual([]);
    expect(fields(contract('費用不予退還。', '可').replace('不得向第三方', '可向第三方'))).toContain('negation');
    const found = extract(contract('費用不予退還。', '須'), byTurns).conflicts;
    expect(found.map((conflict) => conflict.fields.field)).toContain('duty');
    const [duty] = found;
    const [support] = duty?.supports ?? [];
    const text = contract('費用不予退還。', '須');
    expect(text.slice(support?.start, support?.end)).toBe(duty?.fields.other_quote);
  });

  test('an English contract with a Chinese annex is no bilingual text', () => {
    const annex = `${contract('費用不予退還。', '可').replace(/^.*[\u4e00-\u9fff].*\n?/gm, '')}\nAnnex A 附件甲\n公司須於90日內向政府登記。`;
    expect(fields(annex)).toEqual([]);
  });
});
