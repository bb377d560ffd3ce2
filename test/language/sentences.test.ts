import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentences } from '#main/language/sentences.ts';
import { anyText } from './any-text.ts';

function cut(text: string): string[] {
  return sentences(text).map((sentence) => text.slice(sentence.start, sentence.end));
}

describe('sentences', () => {
  test('abbreviations, decimals and clause numbers do not end one', () => {
    expect(
      cut('ABC Co. Ltd. shall pay under Cl. 12.3 (e.g. HK$1.5 million) to Mr. J. Smith. The Buyer agrees. See No. 5.'),
    ).toEqual([
      'ABC Co. Ltd. shall pay under Cl. 12.3 (e.g. HK$1.5 million) to Mr. J. Smith.',
      'The Buyer agrees.',
      'See No. 5.',
    ]);
  });

  test('an abbreviation may end one where a usual opener follows', () => {
    expect(cut('The seller is XYZ Ltd. The buyer is ABC Inc. It pays.')).toEqual([
      'The seller is XYZ Ltd.',
      'The buyer is ABC Inc.',
      'It pays.',
    ]);
  });

  test('Chinese marks with their closing quotation marks', () => {
    expect(cut('他說：「我唔會找數。」然後離開。第二！第三？甲；乙。')).toEqual([
      '他說：「我唔會找數。」',
      '然後離開。',
      '第二！',
      '第三？',
      '甲；',
      '乙。',
    ]);
  });

  test.each([
    '買方須於二零二六年三月\n25日前支付尾款港幣一百萬元，逾期者須支付利息並賠償損失。',
    '买方应当在收到卖方依照本合同开具的增值税专用发票之后\n10 个工作日内付清全部余款，逾期的按日支付违约金。',
    '租客要喺每個月嘅頭五日之內俾租，最遲唔可以遲過\n3 號，遲咗就要俾利息同埋行政費，仲可能要搬走㗎。',
    'The Buyer shall pay the balance of the price to the Seller on delivery, being\n25 March 2026 or the day after it, whichever the parties may choose.',
    'Any claim shall be notified to the other party in writing, and that within\n10 Business Days after the date of discharge of the cargo at the port.',
  ])('a line that begins with a day or a period goes on: %s', (text) => {
    expect(cut(text)).toEqual([text]);
  });

  test('entries that begin with their days stand alone', () => {
    expect(cut('3月5日 貨物裝船\n3月8日 抵達香港\n10 March 2026 survey\n12 March 2026 claim')).toHaveLength(4);
  });

  test('a page-width line break stays inside, a list item begins its own', () => {
    const text = [
      'Any dispute arising out of or in connection with this Agreement shall be referred to and',
      'finally resolved by arbitration administered by the Hong Kong International Arbitration',
      'Centre under:',
      '(a) the Rules in force when the Notice of Arbitration is submitted; and',
      '(b) the law of Hong Kong.',
    ].join('\n');
    expect(cut(text)).toEqual([
      text.slice(0, text.indexOf('(a)') - 1),
      '(a) the Rules in force when the Notice of Arbitration is submitted; and',
      '(b) the law of Hong Kong.',
    ]);
  });

  test('headings and chat messages are sentences by their lines', () => {
    expect(cut('第十二條 仲裁\n凡因本合同引起的或與本合同有關的任何爭議，均應提交\n仲裁。')).toEqual([
      '第十二條 仲裁',
      '凡因本合同引起的或與本合同有關的任何爭議，均應提交\n仲裁。',
    ]);
    expect(cut('陳生：聽日交唔交到貨？\n張太：得\n陳生：好，收到')).toEqual([
      '陳生：聽日交唔交到貨？',
      '張太：得',
      '陳生：好，收到',
    ]);
  });

  test('any text: in order, apart, without blanks at the ends, and nothing but blanks between', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let reached = 0;
        for (const { start, end } of sentences(text)) {
          expect(start).toBeGreaterThanOrEqual(reached);
          expect(text.slice(reached, start)).toMatch(/^[\s\u200b\ufeff]*$/);
          expect(text.slice(start, end)).toMatch(/\S/);
          reached = end;
        }
        expect(text.slice(reached)).toMatch(/^[\s\u200b\ufeff]*$/);
      }),
    );
  });
});
