import { describe, expect, test } from 'vitest';
import type { Finding } from '#contract/finding.ts';
import { instrumentMarks } from '#main/application/instrument-findings.ts';
import { areLinked, type Instrument, linkedDifference } from '#main/clauses/defects/linked-documents.ts';
import { extract } from '#main/clauses/extract.ts';
import { toScript } from '#main/language/script.ts';
import { options } from './resources.ts';

/** What is said of two contracts of a matter. */
function linked(one: Read, other: Read) {
  return areLinked(one, other) ? linkedDifference(one, other) : null;
}

type Read = Instrument<Finding> & { readonly text: string };

function instrument(id: string, text: string): Read {
  const findings = extract(text, options).findings.map(
    ({ start, end, text: quote, supports: _supports, elsewhere: _elsewhere, ...rest }): Finding => ({
      ...rest,
      id: `${id}-${start}`,
      documentId: id,
      quote,
      anchors: [{ documentId: id, page: 1, start, end, quads: [] }],
      supports: [],
    }),
  );
  return {
    marks: instrumentMarks(id, findings),
    text,
    forums: findings.filter(({ kind }) => kind === 'arb.agreement' || kind === 'gen.jurisdiction'),
  };
}

const arbitration = (what: string, body: string, place: string): string =>
  `Any dispute arising out of ${what} shall be referred to and finally resolved by arbitration administered by the ${body}. The seat of arbitration shall be ${place}.`;
const parties = 'between Harbour Steel Limited (the "Seller") and Pearl Trading Limited (the "Buyer")';
const main = `SUPPLY AGREEMENT

This Agreement is made on 3 March 2024 ${parties}.

1. Sale
The Seller shall sell 500 tonnes of steel.

2. Arbitration
${arbitration('this Agreement', 'Hong Kong International Arbitration Centre', 'Hong Kong')}
`;
const guarantee = (clause: string): string => `DEED OF GUARANTEE

This Guarantee is made on 8 March 2024 by Pearl Holdings Limited (the "Guarantor") in favour of Harbour Steel Limited (the "Seller").

1. Guarantee
The Guarantor guarantees the Buyer's debts under the supply agreement dated 3 March 2024.

2. Disputes
${clause}
`;
const zhMain = `供貨合同

本合同由甲方：維港鋼鐵有限公司與乙方：珠江貿易有限公司於2024年3月3日簽訂。

第一條 買賣
甲方出售而乙方購買鋼材500噸。

第二條 仲裁
凡因本合同引起的爭議，均應提交香港國際仲裁中心仲裁。仲裁地為香港。
`;
const zhGuarantee = (clause: string): string => `保證合同

本保證合同由甲方：維港鋼鐵有限公司與乙方：珠江控股有限公司於2024年3月8日簽訂。

第一條 保證
乙方就甲方於2024年3月3日簽訂的供貨合同項下的債務提供保證。

第二條 爭議解決
${clause}
`;
const zhCietac = '凡因本合同引起的爭議，均應提交中國國際經濟貿易仲裁委員會仲裁。仲裁地為北京。';
const yueCietac = '因為本合同搞出嚟嘅爭議，一律要交畀中國國際經濟貿易仲裁委員會仲裁。仲裁地係北京。';
const hans = (text: string): string => toScript(text, 'zh-Hans');

describe('two contracts of a matter that belong together', () => {
  test.each([
    ['English', main, guarantee(arbitration('this Guarantee', 'London Court of International Arbitration', 'London'))],
    ['Traditional', zhMain, zhGuarantee(zhCietac)],
    ['Simplified', hans(zhMain), hans(zhGuarantee(zhCietac))],
    ['Cantonese', zhMain, zhGuarantee(yueCietac)],
  ])('%s: name different bodies or seats, and each is cited', (_, contract, security) => {
    const found = linked(instrument('main', contract), instrument('guarantee', security));
    expect(found?.severity).toBe('high');
    expect(found?.reasons[0]).toContain('what belongs to it');
    expect([found?.one.documentId, found?.other.documentId]).toEqual(['main', 'guarantee']);
    expect(found?.fields.seats).toContain('Hong Kong');
  });

  test('one goes to the courts', () => {
    const courts = 'The Guarantor submits to the exclusive jurisdiction of the courts of England.';
    const found = linked(instrument('main', main), instrument('guarantee', guarantee(courts)));
    expect(found).toMatchObject({
      severity: 'medium',
      one: { kind: 'arb.agreement' },
      other: { kind: 'gen.jurisdiction' },
    });
  });

  test('that agree raise nothing', () => {
    const same = guarantee(arbitration('this Guarantee', 'HKIAC', 'Hong Kong'));
    expect(linked(instrument('main', main), instrument('guarantee', same))).toBeNull();
  });
});

describe('contracts that do not belong together raise nothing', () => {
  const london = arbitration('this Guarantee', 'London Court of International Arbitration', 'London');

  test('of other parties', () => {
    const others = guarantee(london).replaceAll('Harbour Steel', 'Delta Grain').replaceAll('Pearl Holdings', 'Omega');
    expect(linked(instrument('main', main), instrument('other', others))).toBeNull();
  });

  test('of the same parties, without a word of each other', () => {
    const lease = `LEASE AGREEMENT\n\nThis Agreement is made on 1 July 2022 ${parties}.\n\n1. Premises\nThe Seller lets the warehouse.\n\n2. Arbitration\n${london.replace('Guarantee', 'Agreement')}\n`;
    expect(linked(instrument('main', main), instrument('lease', lease))).toBeNull();
  });
});
