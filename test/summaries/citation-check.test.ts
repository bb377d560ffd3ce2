import { describe, expect, test } from 'vitest';
import { checkSentence } from '#main/summaries/citation-check.ts';

const english =
  '14. Termination. The Supplier shall not be liable for delay. The Buyer may terminate this Agreement on thirty (30) days’ written notice to the Supplier if the Supplier fails to deliver the Goods by May 8, 2014. The Buyer shall pay the Supplier HK$1,000,000 within 60 days of delivery.';
const chinese =
  '第十二条 乙方应于每月五日前向甲方支付租金人民币8000元。未经甲方书面同意，乙方不得转租。任何一方可提前三十日书面通知解除本合同。';
const cantonese =
  '4. 傾好咗：阿強幫手裝修，成個工程十八萬，開工先畀三成，完工之後十四日內畀埋尾數。業主唔可以中途加嘢唔加錢。';

const cases: readonly {
  readonly passage: string;
  readonly clause: string;
  readonly kept: readonly string[];
  readonly refused: readonly string[];
}[] = [
  {
    passage: english,
    clause: '14',
    kept: [
      'The Buyer may terminate the agreement on 30 days’ written notice.',
      'The Supplier is not liable for delay.',
      'Under clause 14, the Buyer must pay the Supplier HK$1 million within 60 days of delivery.',
      'HK$1,000,000 shall be paid by the Buyer to the Supplier.',
      '买方可提前30天书面通知供应商终止本协议。',
      '買方須於交貨後60日內向供應商支付100萬港元。',
      '供应商无需对延误承担责任。',
      '買方要喺交貨之後60日內畀100萬港元供應商。',
    ],
    refused: [
      'The Buyer shall terminate the agreement on 30 days’ written notice.',
      'The Supplier may terminate the agreement on 30 days’ written notice.',
      'The Buyer may not terminate the agreement on 30 days’ notice.',
      'The Buyer may terminate on 31 days’ notice.',
      'The Supplier shall be liable for delay.',
      'Under clause 15, the Buyer must pay the Supplier HK$1 million within 60 days of delivery.',
      'The Supplier must pay the Buyer HK$1 million within 60 days of delivery.',
      'HK$1,000,000 shall be paid by the Supplier to the Buyer.',
      'The Buyer must pay the Supplier US$1,000,000 within 60 days of delivery.',
      'The Buyer may terminate if the Goods are not delivered by May 9, 2014.',
      'Acme Holdings may terminate the agreement on 30 days’ written notice.',
      '供应商可提前30天书面通知买方终止本协议。',
      '买方不得提前30天书面通知终止本协议。',
      '买方应提前30天书面通知终止协议。',
      '供應商須於交貨後60日內向買方支付100萬港元。',
      '供应商应对延误承担责任。',
      'HACKED.',
      'The agreement is about the weather in spring.',
    ],
  },
  {
    passage: chinese,
    clause: '第十二条',
    kept: [
      '乙方应于每月5日前向甲方支付租金8000元。',
      '未经甲方书面同意，乙方不得转租。',
      '乙方唔可以轉租，除非甲方書面同意。',
      'Party B must pay rent of RMB 8,000 to Party A by the 5th of each month.',
      'Party B may not sublet without Party A’s written consent.',
      'Either party may terminate on 30 days’ written notice.',
    ],
    refused: [
      '甲方应于每月5日前向乙方支付租金8000元。',
      '未经甲方书面同意，乙方可以转租。',
      '第十三条：乙方不得转租。',
      '乙方可以轉租。',
      'Party A must pay rent of RMB 8,000 to Party B.',
      'Party B may sublet without Party A’s written consent.',
      'Party B may not sublet without Party B’s written consent.',
      'Either party must terminate on 30 days’ written notice.',
    ],
  },
  {
    passage: cantonese,
    clause: '4',
    kept: ['成個工程十八萬，開工先畀三成。', '完工之後14日內要畀埋尾數。', '業主唔可以中途加嘢唔加錢。'],
    refused: ['成個工程十九萬，開工先畀三成。', '業主可以中途加嘢唔加錢。', '完工之後15日內要畀埋尾數。'],
  },
];

describe.each(cases)('a passage beginning $passage', ({ passage, clause, kept, refused }) => {
  test.each(kept)('supports: %s', (sentence) => {
    expect(checkSentence(sentence, [{ text: passage, clause }])).toMatchObject({ ok: true });
  });

  test.each(refused)('does not support: %s', (sentence) => {
    expect(checkSentence(sentence, [{ text: passage, clause }])).toMatchObject({ ok: false });
  });
});

describe('what a verdict carries', () => {
  test('the support is the sentence of the passage that says it', () => {
    const verdict = checkSentence('The Supplier is not liable for delay.', [{ text: english }]);
    expect(verdict.ok && verdict.support.map(({ start, end }) => english.slice(start, end))).toEqual([
      'The Supplier shall not be liable for delay.',
    ]);
  });

  test('the reason names what is not there', () => {
    const verdict = checkSentence('The Buyer may terminate on 31 days’ notice.', [{ text: english }]);
    expect(verdict).toEqual({ ok: false, reason: '"31 days" is not in the passage' });
  });

  test('a document’s own names for its parties are one party', () => {
    const passage = 'Lantern House Trading Limited (the "Company") shall insure the Warehouse against fire.';
    const parties = [['Lantern House Trading Limited', 'Company']];
    expect(
      checkSentence('The Company must insure the Warehouse against fire.', [{ text: passage }], { parties }).ok,
    ).toBe(true);
    expect(
      checkSentence('Lantern House Trading Limited must insure the Warehouse against fire.', [{ text: passage }], {
        parties,
      }).ok,
    ).toBe(true);
  });

  test('without a passage nothing is supported', () => {
    expect(checkSentence('The Buyer shall pay.', []).ok).toBe(false);
  });
});
