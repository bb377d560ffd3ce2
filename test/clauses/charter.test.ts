import { beforeAll, describe, expect, test } from 'vitest';
import { extract } from '#main/clauses/extract.ts';
import { bodyText } from '#main/documents/anchor.ts';
import { toScript } from '#main/language/script.ts';
import { read } from '#test/documents/made-pdfs.ts';
import { charterPdf, voyageCharter } from '#test/fixtures/charter/charter-pdf.ts';
import { options } from './resources.ts';

const charter = voyageCharter();

describe('a voyage charter party, from its PDF', () => {
  let text = '';
  let found: ReturnType<typeof extract>;
  beforeAll(async () => {
    const document = await read(await charterPdf(charter));
    text = bodyText(document.pages).text;
    found = extract(text, options);
  });

  test.each(charter.struck)('leaves out what is struck: %s', (words) => {
    expect(text.replaceAll(/\s+/g, ' ')).not.toContain(words);
  });

  test.each(charter.boxes)('keeps the box %s with its entry', (label, value) => {
    const flat = text.replaceAll(/\s+/g, ' ');
    expect(flat).toContain(label);
    expect(flat).toContain(value);
  });

  test.each(charter.clauses)('clause $number is read as $kinds', ({ number, kinds }) => {
    // The boxes of Part I have numbers too: Part II begins after them.
    const part = text.indexOf('PART II');
    const headOf = (wanted: number): number => {
      const at = text.slice(part).search(new RegExp(`^${wanted}\\. [A-Z]`, 'm'));
      return at < 0 ? text.length : part + at;
    };
    const [start, end] = [headOf(Number(number)), headOf(Number(number) + 1)];
    expect(start).toBeLessThan(end);
    const here = [...found.findings, ...found.deadlines]
      .filter((finding) => finding.start < end && finding.end > start)
      .map(({ kind }) => kind);
    expect(here).toEqual(expect.arrayContaining(kinds));
  });

  test('reads the arbitration clause without the struck seat', () => {
    const agreement = found.findings.find(({ kind }) => kind === 'arb.agreement');
    expect(agreement?.fields).toMatchObject(charter.terms);
    expect(found.defects.filter(({ severity }) => severity === 'high')).toEqual([]);
  });
});

const printed = `VOYAGE CHARTER PARTY
PART II
1. Voyage. The Vessel shall proceed to the loading port and load a full cargo.
2. Freight. Freight is USD 41.50 per metric ton and shall be paid within five banking days after signing bills of lading.
3. Notice of readiness. The Master may tender notice of readiness in office hours on arrival at the anchorage, whether in berth or not.
4. Laytime. The cargo shall be loaded at the average rate of 8,000 metric tons per weather working day of 24 consecutive hours, Sundays and holidays excepted unless used. Laytime shall commence at 14:00 hours if notice of readiness is given before noon. Total laytime allowed is 72 running hours.
5. Demurrage. Demurrage shall be paid at the rate of USD 16,500 per day or pro rata. Despatch money at half the demurrage rate on laytime saved.
6. Time bar. Any claim for demurrage is waived unless presented in writing with all supporting documents within 60 days after completion of discharge.
7. Arbitration. This Charter Party is governed by English law. Any dispute shall be referred to arbitration in London on LMAA Terms.

RIDER CLAUSES TO CHARTER PARTY DATED 2 MARCH 2026

8. Clause 7 of the printed form is deleted and replaced by the following: "Any dispute arising out of this Charter Party shall be referred to arbitration in Hong Kong under HKIAC rules."
9. In Clause 5, delete "USD 16,500 per day" and insert "USD 18,000 per day".
10. Lines 12-14: deleted.
11. Clause 6 - deleted.
12. Ice. The Vessel shall not be obliged to force ice.
`;
const zhPrinted = `航次租船合同
第一條 航次
船舶應駛往裝貨港裝載滿載貨物。
第二條 裝卸時間
貨物應按每連續24小時晴天工作日8,000公噸的平均速度裝載，星期日及假日除外，除非已使用。裝卸時間自遞交裝卸準備就緒通知書後下午2時起算。
第三條 滯期費
滯期費為每天16,500美元，不足一天按比例計算。速遣費為滯期費的一半。
第四條 仲裁
本租約適用英國法。任何爭議應在倫敦按LMAA條款仲裁。

附加條款

第五條 刪除第四條，改為：「凡因本租約引起的爭議，均應提交香港國際仲裁中心仲裁，仲裁地為香港。」
第六條 第三條中「每天16,500美元」改為「每天18,000美元」。
`;

describe('a printed form with riders', () => {
  const fieldsOf = (text: string, kind: string) =>
    extract(text, options).findings.find((finding) => finding.kind === kind)?.fields;

  test('laytime and demurrage have their terms, as the riders leave them', () => {
    expect(fieldsOf(printed, 'ship.laytime')).toEqual({
      allowance: '72 running hours',
      rate: '8,000 metric tons per weather working day',
      exceptions: 'Sundays and holidays excepted unless used',
      commencement: 'Laytime shall commence at 14:00 hours if notice of readiness is given before noon',
      reversible: null,
    });
    expect(fieldsOf(printed, 'ship.demurrage')).toMatchObject({
      rate_per_day: { value: 18_000, currency: 'USD' },
      pro_rata: true,
    });
  });

  test.each([
    ['繁體', (text: string) => text],
    ['简体', (text: string) => toScript(text, 'zh-Hans')],
    [
      'Cantonese',
      (text: string) => text.replace('假日除外，除非已使用', '假日唔計，用咗就計').replace('裝卸時間自', '裝卸時間由'),
    ],
  ])('%s: the same', (_, written) => {
    const text = written(zhPrinted);
    expect(fieldsOf(text, 'ship.laytime')?.rate).toMatch(/8,000公[噸吨]$/);
    expect(fieldsOf(text, 'ship.laytime')?.exceptions).toMatch(/^星期日及假日/);
    expect(fieldsOf(text, 'ship.laytime')?.commencement).toMatch(/起算$/);
    expect(fieldsOf(text, 'ship.demurrage')).toMatchObject({
      rate_per_day: { value: 18_000, currency: 'USD' },
      pro_rata: true,
    });
  });

  test.each([
    [
      'Clause 5 lines 3–4 delete ‘USD 16,500 per day’ insert ‘USD 18,000 per day’.',
      'USD 16,500 per day',
      'USD 18,000 per day',
    ],
    [
      'Clause 5, line 3: delete "half the demurrage rate", insert "a third of it".',
      'half the demurrage rate',
      'a third of it',
    ],
    ['Line 45: delete "five banking days" and insert "three banking days".', 'five banking days', 'three banking days'],
    ['Line 9 delete "a full cargo".', 'a full cargo', null],
    [
      '第5條第3至4行：刪去「USD 16,500 per day」，加入「USD 18,000 per day」。',
      'USD 16,500 per day',
      'USD 18,000 per day',
    ],
    ['第5条第3行：删除“USD 16,500 per day”，改为“USD 18,000 per day”。', 'USD 16,500 per day', 'USD 18,000 per day'],
    ['第12行刪咗「five banking days」，換成「三個銀行日」。', 'five banking days', '三個銀行日'],
  ])('a rider that names lines is carried out where its words stand: %s', (line, goes, comes) => {
    const found = extract(`${printed.slice(0, printed.indexOf('8. Clause 7'))}8. ${line}\n`, options);
    const gone = found.findings.filter(({ kind }) => kind === 'gen.superseded');
    expect(gone.map(({ text, fields }) => [text, fields.new_words])).toEqual([[goes, comes]]);
    expect(found.defects.filter(({ kind }) => kind === 'path.amendment')).toEqual([]);
  });

  test.each([
    'Lines 12-14: deleted.',
    'Delete lines 30 to 32.',
    'Clause 5 lines 3-4: deleted.',
    'Line 12 delete "Laytime".',
    '第十二至十四行刪去。',
    '删除第12-14行。',
    '第12至14行刪咗。',
  ])('and else noted as not carried out: %s', (line) => {
    const found = extract(`${printed.slice(0, printed.indexOf('8. Clause 7'))}8. ${line}\n`, options);
    expect(found.findings.filter(({ kind }) => kind === 'gen.superseded')).toEqual([]);
    expect(found.findings.filter(({ kind }) => kind === 'gen.amendment')).toHaveLength(1);
    expect(found.defects.filter(({ kind }) => kind === 'path.amendment').map(({ reasons }) => reasons[0])).toEqual([
      expect.stringMatching(/^not carried out/),
    ]);
  });

  test('a rider takes the place of the printed clause, and a deleted one is gone', () => {
    const { findings, clauses, deadlines } = extract(printed, options);
    expect(findings.filter(({ kind }) => kind === 'arb.agreement').map(({ fields }) => fields.seat)).toEqual([
      'Hong Kong',
    ]);
    expect(
      clauses.flatMap(({ number, standing }) => (standing === undefined ? [] : [`${number} ${standing}`])),
    ).toEqual(['5 amended', '6 deleted', '7 replaced']);
    expect(deadlines.filter(({ clause }) => clause?.number === '6')).toEqual([]);
    expect(extract(zhPrinted, options).findings.find(({ kind }) => kind === 'gen.superseded')?.clause?.number).toBe(
      '第三條',
    );
  });
});
