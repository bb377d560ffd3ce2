import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseHypothesesModel } from '#main/kinds/kinds-model.ts';
import { toScript } from '#main/language/script.ts';
import { hypothesesIn, hypothesesModel, kindsIn, kindsModel, sampleText } from './learned-models.ts';

/** Passages of the project's own contracts, by the words they begin with, and the categories a lawyer gives them. */
const labels = {
  'supply-agreement.en': [
    ['14.1 This Agreement is governed by', 'cuad.governing_law'],
    ['11.1 Neither party may assign', 'cuad.anti_assignment'],
    ['8.1 Except for liability under clause 7', 'cuad.cap_on_liability'],
    ['8.2 Neither party is liable', 'cuad.cap_on_liability'],
    ['3.2 Time for delivery', 'cuad.liquidated_damages'],
    ['2.1 This Agreement starts on', 'cuad.expiration_date'],
    ['It renews for further periods', 'cuad.renewal_term'],
    ['(1) QINGSHAN PRECISION', 'cuad.parties'],
  ],
  'supply-agreement.zh-Hant': [
    ['14.1 本協議受香港法律管限', 'cuad.governing_law'],
    ['11.1 未經另一方', 'cuad.anti_assignment'],
    ['8.1 除第七條下的責任', 'cuad.cap_on_liability'],
    ['8.2 任何一方均無須', 'cuad.cap_on_liability'],
    ['任何一批貨物遲交', 'cuad.liquidated_damages'],
    ['2.1 本協議於二〇二六年四月一日生效', 'cuad.expiration_date'],
    ['除非任何一方在當時期限屆滿前', 'cuad.renewal_term'],
    ['（1）青杉精密科技', 'cuad.parties'],
  ],
  'supply-agreement.zh-Hans': [
    ['14.1 本合同适用中华人民共和国法律', 'cuad.governing_law'],
    ['11.1 未经另一方', 'cuad.anti_assignment'],
    ['8.1 除第七条项下的责任', 'cuad.cap_on_liability'],
    ['8.2 任何一方均无需', 'cuad.cap_on_liability'],
    ['任何一批货物迟交', 'cuad.liquidated_damages'],
    ['2.1 本合同于二〇二六年四月一日生效', 'cuad.expiration_date'],
    ['除非任何一方在当时期限届满前', 'cuad.renewal_term'],
    ['（1）青杉精密科技', 'cuad.parties'],
  ],
} as const;

/** The labelled passages that have a finding of their category. */
function found(name: keyof typeof labels): string[] {
  const text = sampleText(name);
  const kinds = kindsIn(text);
  return labels[name].flatMap(([words, kind]) => {
    const at = text.indexOf(words);
    expect(at, words).toBeGreaterThanOrEqual(0);
    return kinds.some((each) => each.kind === kind && each.start < at + words.length && each.end > at) ? [kind] : [];
  });
}

const names = Object.keys(labels) as (keyof typeof labels)[];

describe('learned kinds', () => {
  test('are CUAD’s categories and ContractNLI’s hypotheses', () => {
    expect(kindsModel.categories.length).toBeGreaterThanOrEqual(40);
    expect(new Set(kindsModel.categories.map(({ id }) => id)).size).toBe(kindsModel.categories.length);
    expect(hypothesesModel.hypotheses).toHaveLength(17);
  });

  test.each(names)('in %s: most labelled passages are found', (name) => {
    expect(found(name).length).toBeGreaterThanOrEqual(6);
  });

  test.each(names)('in %s: every finding is its own words, in order, with a reason', (name) => {
    const text = sampleText(name);
    const kinds = kindsIn(text, 0.05);
    expect(kinds.length).toBeGreaterThan(10);
    for (const { start, end, text: words, confidence, reasons } of kinds) {
      expect(words).toBe(text.slice(start, end));
      expect(confidence).toBeGreaterThan(0);
      expect(confidence).toBeLessThanOrEqual(1);
      expect(reasons.length).toBeGreaterThan(0);
    }
    expect(kinds.map(({ start }) => start)).toEqual(kinds.map(({ start }) => start).toSorted((a, b) => a - b));
  });

  test('are not sure in a text that is no contract', () => {
    expect(kindsIn('The ferry leaves at nine. It rains today. Bring an umbrella.', 0.5)).toEqual([]);
    expect(kindsIn('')).toEqual([]);
  });

  test('take any text', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        for (const { start, end, text: words } of [...kindsIn(text, 0), ...hypothesesIn(text)]) {
          expect(words).toBe(text.slice(start, end));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('hypotheses', () => {
  const nda = `NON-DISCLOSURE AGREEMENT
1. Confidential Information means any technical or business information disclosed by either party, whether orally or in writing.
2. The Receiving Party shall use the Confidential Information solely for the Purpose and for no other purpose.
3. The Receiving Party may disclose the Confidential Information to its employees who need to know it.
4. Information that the Receiving Party independently develops without use of the Confidential Information is not confidential.
5. The Receiving Party shall not reverse engineer, decompile or disassemble any prototypes or software.
6. Upon termination of this Agreement the Receiving Party shall return or destroy all Confidential Information.
7. If the Receiving Party is required by law or court order to disclose, it shall give the Disclosing Party prompt prior notice.
8. Nothing in this Agreement grants any license or right in any patent or copyright.`;

  test('are found at the passage that speaks of them', () => {
    const at = new Map(hypothesesIn(nda).map(({ kind, text, fields }) => [kind, { text, choice: fields.choice }]));
    expect(at.get('contractnli.nda_8')).toMatchObject({ choice: 'entailment' });
    expect(at.get('contractnli.nda_8')?.text).toContain('required by law');
    expect(at.get('contractnli.nda_12')?.text).toContain('independently develops');
    expect(at.get('contractnli.nda_15')?.text).toContain('grants any license');
  });

  const chinese = `保密协议
1. 保密信息是指任何一方以书面或口头形式披露的技术或商业信息。
2. 接收方仅可为本协议的目的使用保密信息，不得用于任何其他目的。
3. 接收方仅可向有必要知悉的雇员披露保密信息。
4. 保密信息不包括：
（1）接收方未使用保密信息而独立开发的信息；
（2）接收方从无保密义务的第三方合法取得的信息。
5. 接收方不得对样品或软件进行反向工程、反编译或反汇编。
6. 本协议终止时，接收方应返还或销毁全部保密信息。
7. 如法律或法院要求接收方披露保密信息，接收方应立即书面通知披露方。
8. 本协议不授予接收方对专利或著作权的任何许可。
9. 保密义务在本协议终止后五年内继续有效。`;
  const chineseAnswers = [
    ['nda_2', 'contradiction', '1. '],
    ['nda_3', 'entailment', '1. '],
    ['nda_4', 'entailment', '2. '],
    ['nda_5', 'entailment', '3. '],
    ['nda_8', 'entailment', '7. '],
    ['nda_11', 'entailment', '5. '],
    ['nda_12', 'entailment', '（1）'],
    ['nda_13', 'entailment', '（2）'],
    ['nda_15', 'entailment', '8. '],
    ['nda_16', 'entailment', '6. '],
    ['nda_19', 'entailment', '9. '],
  ] as const;

  test.each(['zh-Hans', 'zh-Hant'] as const)('are found in Chinese: %s', (script) => {
    const found = hypothesesIn(toScript(chinese, script));
    const met = chineseAnswers.filter(([id, choice, begins]) =>
      found.some(
        ({ kind, text, fields }) => kind === `contractnli.${id}` && fields.choice === choice && text.startsWith(begins),
      ),
    );
    expect(met).toHaveLength(chineseAnswers.length);
    expect(found.map(({ kind }) => kind)).not.toContain('contractnli.nda_18');
  });

  test('that nothing speaks of give no finding', () => {
    expect(hypothesesIn(nda).map(({ kind }) => kind)).not.toContain('contractnli.nda_18');
  });

  test('of a file with other hypotheses are refused', () => {
    expect(() => parseHypothesesModel({ version: 1 })).toThrow(expect.objectContaining({ code: 'damaged-file' }));
  });
});
