import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clauseAt, clauseTree } from '#main/clauses/structure/clause-tree.ts';
import { toScript } from '#main/language/script.ts';
import { anyText } from '../language/any-text.ts';

/** One line a clause: indented by level, kind where it is not `clause`, number, heading. */
function drawn(text: string): string[] {
  return clauseTree(text).map((clause) => {
    const kind = clause.kind === 'clause' ? '' : `${clause.kind} `;
    return `${'  '.repeat(clause.level - 1)}${kind}${clause.number}${clause.heading === '' ? '' : ` | ${clause.heading}`}`;
  });
}

const purchase = `SHARE PURCHASE AGREEMENT
TABLE OF CONTENTS
Page
1. DEFINITIONS AND INTERPRETATION 1
2. SALE AND PURCHASE 5
3. ARBITRATION 12
Schedule 1 Particulars 20
1. DEFINITIONS AND INTERPRETATION
1.1 Definitions. In this Agreement the following terms
have the meanings given in clause
12.3 and Schedule 2.
2. SALE AND PURCHASE
2.1 The Seller shall sell on 1 July 2024 for US$2,000,000.00 (US Dollars Two Million)
5 Business Days after Completion.
2.2 The consideration is:
(a) the Cash; and
(i) more cash; and
(ii) yet more;
(b) the Shares.
3. ARBITRATION
3.1 HKIAC
Any dispute shall be finally resolved.
SCHEDULE 1
PARTICULARS
1. Company
1.1 Name: ABC`;

const american = `ARTICLE I
DEFINITIONS
Section 1.01 Certain Terms. As used herein:
"Affiliate" means any person;
"Business Day" means a day.
Section 1.02 Interpretation.
(a) Headings are for reference.
(i) one
(ii) two
(b) The word including.
ARTICLE II
SALE
Section 2.01 Sale. Subject to
Section 1.02 hereof and Article I, the Seller sells.
Section 2.02 Price. The price is $500.
EXHIBIT A
FORM OF NOTICE`;

const simplified = `购销合同
甲方（买方）：深圳市某某科技有限公司
乙方（卖方）：香港某某有限公司
鉴于甲方拟向乙方购买设备，双方经协商，达成如下协议：
一、标的
1、乙方向甲方提供设备一批，总价人民币一百万元整（¥1,000,000.00）。
2、设备清单见附件一。
二、付款
（一）甲方应于本合同签订之日起十个工作日内支付30%的定金。
（二）余款在
三十日内付清，逾期按第
二条第（一）款处理。
1. 甲方可以转账。
2. 甲方可以支票。
三、争议解决
因本合同引起的争议，应提交中国国际经济贸易仲裁委员会仲裁。
甲方（盖章）：            乙方（盖章）：
附件一：设备清单
1、设备甲`;

const traditional = `租賃合約
第一章　總則
第一條　定義
1.1 「物業」指香港中環某某大廈。
第二條　租金
第2.1款　租客須於每月5日前繳付租金港幣叁萬元正（HK$30,000.00）。
第2.2款　逾期繳付者，
第一條規定的利息適用。
第二章　爭議解決
第三條　仲裁
（一）提交香港國際仲裁中心。
（二）仲裁地為香港。
第四條　其他
甲、通知須以書面作出。
乙、本合約受香港法律管限。
附表一
物業資料`;

const bilingual = `SUPPLY AGREEMENT
供應協議
(1) ABC Trading Limited, a company incorporated in Hong Kong (the "Seller"); and
(1) 甲乙貿易有限公司，一間於香港註冊成立的公司（「賣方」）；及
WHEREAS:
鑒於：
(A) The Seller sells goods to many buyers.
(A) 賣方向多個買方出售貨物。
1. Definitions
1. 定義
1.1 In this Agreement:
1.1 在本協議中：
"Goods" means the goods listed in Schedule 1;
「貨物」指附表一所列貨物；
2. Payment
2. 付款
2.1 The Buyer shall pay within thirty (30) days of receipt of the invoice.
2.1 買方須於收到發票後三十日內付款。
(a) by cheque; or
(a) 以支票；或
(b) by transfer.
(b) 以轉賬。
IN WITNESS WHEREOF the parties have signed.
茲證明雙方已簽署。
Schedule 1
附表一`;

test('an extract that leaves clauses out keeps the numbers of those it has', () => {
  const extract = `4. Sampling
(a) The sample shall be drawn at a point to be agreed.
9. Claims
(a)(i) Quantity. Any dispute must be noted at the time of delivery.
14. Law and Arbitration
This Contract is governed by English law.`;
  expect(drawn(extract)).toEqual([
    '4 | Sampling',
    '  4(a)',
    '9 | Claims',
    '  9(a)',
    '    9(a)(i) | Quantity',
    '14 | Law and Arbitration',
  ]);
});

test('a dash stands between a statutory number and its first subsection', () => {
  const rules = `1. The arbitration commences with a notice.
2.\u2014(1) All periods are measured in days.
(2) Periods are calculated from the day after\u2014
(a) the date of acceptance; or
(b) the date of appointment.
(3) Weekends count, but holidays do not.`;
  const numbers = clauseTree(rules).map(({ number }) => number);
  expect(numbers).toEqual(['1', '2', '2(1)', '2(2)', '2(2)(a)', '2(2)(b)', '2(3)']);
});

describe('clauseTree', () => {
  test('a contents table, cross-references and dates at line starts are no clauses', () => {
    expect(drawn(purchase)).toEqual([
      'title  | SHARE PURCHASE AGREEMENT',
      '1 | DEFINITIONS AND INTERPRETATION',
      '  1.1 | Definitions',
      '2 | SALE AND PURCHASE',
      '  2.1',
      '  2.2',
      '    2.2(a)',
      '      2.2(a)(i)',
      '      2.2(a)(ii)',
      '    2.2(b)',
      '3 | ARBITRATION',
      '  3.1 | HKIAC',
      'schedule Schedule 1 | PARTICULARS',
      '  Schedule 1, 1 | Company',
      '    Schedule 1, 1.1 | Name',
    ]);
  });

  test('a line that begins with PARTY or SECTIONS opens no part and no section', () => {
    const text =
      '7. LIABILITY\nIN NO EVENT SHALL EITHER\nPARTY BE LIABLE TO THE OTHER UNDER\nSECTIONS 5 OR 6.\n8. TERM\nOne year.\n';
    expect(drawn(text)).toEqual(['7 | LIABILITY', '8 | TERM']);
  });

  test('the boxes of a charter’s Part I open clauses, whatever letters are left out', () => {
    const english =
      'PART I\n(F)\nDischarging port\nQingdao\n(G)\nLaydays\n1 March 2026\n(I)\nFreight\nUSD 20 per mt\n(J)\nDemurrage\nUSD 15,000 per day\n(L) Law: English law    (P) Agents: Owners’ agents\nPART II\n1. Description\nThe vessel is as described.\n';
    expect(drawn(english)).toEqual([
      'Part I',
      '  (F) | Discharging port',
      '  (G) | Laydays',
      '  (I) | Freight',
      '  (J) | Demurrage',
      '  (L) | Law',
      '  (P) | Agents',
      'Part II',
      '  1 | Description',
    ]);
    const chinese =
      '第一部分\n(F) 卸貨港：青島\n(J) 滯期費：每日一萬五千美元\n(L) 法律：英國法\n第二部分\n第一條 船舶\n船舶如所述。\n';
    expect(drawn(chinese)).toEqual([
      '第一部分',
      '  (F) | 卸貨港',
      '  (J) | 滯期費',
      '  (L) | 法律',
      '第二部分',
      '  第一條 | 船舶',
    ]);
    expect(drawn(toScript(chinese, 'zh-Hans')).slice(1, 4)).toEqual([
      '  (F) | 卸货港',
      '  (J) | 滞期费',
      '  (L) | 法律',
    ]);
  });

  test('boxes beside each other are clauses of their own', () => {
    const text =
      '1. Shipbroker                      2. Place and date\nThe Brokers                         London, 1 March 2026\n3. Owners                          4. Charterers\n(a) Name\n(b) Address\n';
    expect(drawn(text)).toEqual([
      '1 | Shipbroker',
      '2 | Place and date',
      '3 | Owners',
      '4 | Charterers',
      '  4(a) | Name',
      '  4(b) | Address',
    ]);
  });

  test('a line that begins with a day or a period opens no clause', () => {
    const english =
      '24. PAYMENT\nThe Buyer shall pay the balance of the price of the goods to the Seller by the\n25 March 2026 or the date of the invoice, whichever is later.\n25. NOTICE\nClaims are made in writing.\n9 Business Days after that they lapse.\n26. LAW\nEnglish law.\n';
    expect(drawn(english)).toEqual(['24 | PAYMENT', '25 | NOTICE', '26 | LAW']);
    const monthly = '15. Hire\nHire is paid on delivery of the vessel, or on\n16 May 2026.\n16. Law\nEnglish law.\n';
    expect(drawn(monthly)).toEqual(['15 | Hire', '16 | Law']);
    const chinese =
      '2. 付款\n買方須於二零二六年\n3 月 25 日前付款，最遲不得遲於\n3 個工作日。\n3. 交貨\n賣方須交貨。\n4. 法律\n香港法律。\n';
    expect(drawn(chinese)).toEqual(['2 | 付款', '3 | 交貨', '4 | 法律']);
  });

  test('a number before a heading of years or monthly fees numbers a clause', () => {
    const text =
      '1 授予\n特許人准許加盟人經營一間麵店。\n\n2 年期\n由開業日起計五年。\n\n3.1 加盟費\n簽署時付六十萬元。\n\n3.2 月費\n每月七日前付款。\n\n4 裝修\n店面用白磚。\n';
    expect(drawn(text)).toEqual(['1 | 授予', '2 | 年期', '3.1 | 加盟費', '3.2 | 月費', '4 | 裝修']);
  });

  test('a number before a heading of hours or leave still numbers a clause', () => {
    const text =
      '1 Position\n\nThe Employee is employed as a clerk by the Employer in Hong Kong.\n\n2 Working Hours\n\nThe Employee works from nine to six on five days of every week.\n\n3 Law\n\nThis contract is governed by the law of Hong Kong.\n';
    expect(drawn(text)).toEqual(['1 | Position', '2 | Working Hours', '3 | Law']);
  });

  test('articles, sections and definitions', () => {
    expect(drawn(american)).toEqual([
      'Article I | DEFINITIONS',
      '  Section 1.01 | Certain Terms',
      '    definition  | Affiliate',
      '    definition  | Business Day',
      '  Section 1.02 | Interpretation',
      '    Section 1.02(a)',
      '      Section 1.02(a)(i)',
      '      Section 1.02(a)(ii)',
      '    Section 1.02(b)',
      'Article II | SALE',
      '  Section 2.01 | Sale',
      '  Section 2.02 | Price',
      'schedule Exhibit A | FORM OF NOTICE',
    ]);
  });

  test('a Mainland contract', () => {
    expect(drawn(simplified)).toEqual([
      'title  | 购销合同',
      'recital  | 鉴于',
      '一 | 标的',
      '  一、1',
      '  一、2',
      '二 | 付款',
      '  二（一）',
      '  二（二）',
      '    二（二）1',
      '    二（二）2',
      '三 | 争议解决',
      'signature  | 甲方（盖章）',
      'schedule 附件一 | 设备清单',
      '  附件一，1 | 设备甲',
    ]);
  });

  test('a Hong Kong contract: articles go on over chapters', () => {
    expect(drawn(traditional)).toEqual([
      'title  | 租賃合約',
      '第一章 | 總則',
      '  第一條 | 定義',
      '    1.1',
      '  第二條 | 租金',
      '    第2.1款',
      '    第2.2款',
      '第二章 | 爭議解決',
      '  第三條 | 仲裁',
      '    第三條（一）',
      '    第三條（二）',
      '  第四條 | 其他',
      '    第四條甲',
      '    第四條乙',
      'schedule 附表一 | 物業資料',
    ]);
  });

  test('two languages line by line', () => {
    expect(drawn(bilingual)).toEqual([
      'title  | SUPPLY AGREEMENT',
      'title  | 供應協議',
      'recital (1)',
      'recital (1)',
      'recital  | WHEREAS',
      'recital  | 鑒於',
      '  recital (A)',
      '  recital (A)',
      '1 | Definitions',
      '1 | 定義',
      '  1.1',
      '  1.1 | 在本協議中',
      '    definition  | Goods',
      '    definition  | 貨物',
      '2 | Payment',
      '2 | 付款',
      '  2.1',
      '  2.1',
      '    2.1(a)',
      '    2.1(a)',
      '    2.1(b)',
      '    2.1(b)',
      'signature  | IN WITNESS WHEREOF',
      'signature  | 茲證明',
      'schedule Schedule 1',
      'schedule 附表一',
    ]);
  });

  test('a document without numbers is read by its headings', () => {
    const paragraph = 'The parties agree to keep this agreement and everything under it confidential at all times.';
    expect(
      drawn(
        `CONSULTING AGREEMENT\n\n${paragraph}\n\nDUTIES\n\n${paragraph}\n\nTerm and Termination. ${paragraph}\n(a) Either party may end it; and\n(b) it ends after a year.\n\nGOVERNING LAW: ${paragraph}\n\nIN WITNESS WHEREOF the parties have signed.\n\nName: John Smith`,
      ),
    ).toEqual([
      'title  | CONSULTING AGREEMENT',
      ' | DUTIES',
      ' | Term and Termination',
      '  (a)',
      '  (b)',
      ' | GOVERNING LAW',
      'signature  | IN WITNESS WHEREOF',
    ]);
  });

  test('recitals end at the first clause, also where the operative words stand inside a line', () => {
    expect(
      drawn(
        'WHEREAS, the Company desires to retain the Consultant, and the Consultant agrees;\nin consideration of the mutual promises, NOW, THEREFORE, the parties agree:\n1. Services. The Consultant shall serve.\n2. Fees. The Company shall pay.',
      ),
    ).toEqual(['recital  | WHEREAS', '1 | Services', '2 | Fees']);
    expect(
      drawn(
        'RECITALS\n1. The Seller owns the goods; and\n2. The Buyer wants them.\nAGREEMENT\n1. Sale. The Seller sells.',
      ),
    ).toEqual(['recital  | RECITALS', '  recital 1', '  recital 2', '1 | Sale']);
  });

  test('numbers after repealed ones, and reference numbers of the filing', () => {
    expect(
      drawn(
        '1. Short title\n\n168C. Interpretation\n(1) In this Part, company means—\n(a) a company; or\n(b) a firm.\n\n168D. Orders',
      ),
    ).toEqual([
      '1 | Short title',
      '168C | Interpretation',
      '  168C(1)',
      '    168C(1)(a)',
      '    168C(1)(b)',
      '168D | Orders',
    ]);
    expect(drawn(`EXHIBIT 99.1 JOINT FILING AGREEMENT ${'The undersigned agree. '.repeat(15)}`)).toEqual([]);
  });

  test('clauses run together on one line', () => {
    const text = `1. TERM 1.1 Commencement This agreement commences on signing. ${'The term is ten years. '.repeat(12)}1.2 Renewal The parties may renew under Section 1.1 at will. 2. ARBITRATION 2.1 Disputes Any dispute shall (a) first be mediated; and (b) then be arbitrated.`;
    expect(clauseTree(text).map((clause) => clause.number)).toEqual(
      ['1', '1.1', '1.2', '2', '2.1', '2.1(b)'].filter((number) => number !== '2.1(b)'),
    );
  });

  test('12.3(b) and (a)(i) on one line, letters after numbers', () => {
    expect(
      drawn(
        '12.1 First clause\n12.2 Second clause\n(a)(i) By hand.\n(ii) By post.\n12.2(b) By fax.\n12.3 Third clause',
      ),
    ).toEqual([
      '12.1 | First clause',
      '12.2 | Second clause',
      '  12.2(a)',
      '    12.2(a)(i) | By hand',
      '    12.2(a)(ii) | By post',
      '  12.2(b) | By fax',
      '12.3 | Third clause',
    ]);
    expect(drawn('168C. Interpretation\n(1) In this Part, company means a company.\n168D. Effect')).toEqual([
      '168C | Interpretation',
      '  168C(1)',
      '168D | Effect',
    ]);
  });

  test('a clause ends where the next of its level begins, with everything below it', () => {
    const clauses = clauseTree(purchase);
    const second = clauses.find((clause) => clause.number === '2');
    expect(second).toBeDefined();
    expect(purchase.slice(second?.start, second?.end)).toMatch(/^2\. SALE[\s\S]*\(b\) the Shares\.\n$/);
  });

  test('clauseAt is the innermost', () => {
    const clauses = clauseTree(purchase);
    const at = (words: string): string | undefined => clauseAt(clauses, purchase.lastIndexOf(words))?.number;
    expect(at('yet more')).toBe('2.2(a)(ii)');
    expect(at('the Shares')).toBe('2.2(b)');
    expect(at('finally resolved')).toBe('3.1');
    expect(clauseAt(clauses, purchase.indexOf('Page'))).toBeNull();
    expect(clauseAt(clauses, purchase.length)).toBeNull();
    expect(clauseAt([], 0)).toBeNull();
  });

  test('any text: in order, inside the text, nested properly, the same every time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clauses = clauseTree(text);
        const open: { level: number; end: number }[] = [];
        let reached = 0;
        for (const clause of clauses) {
          expect(clause.start).toBeGreaterThanOrEqual(reached);
          expect(clause.end).toBeGreaterThanOrEqual(clause.start);
          expect(clause.end).toBeLessThanOrEqual(text.length);
          reached = clause.start;
          while ((open.at(-1)?.level ?? 0) >= clause.level) open.pop();
          const parent = open.at(-1);
          if (parent !== undefined) expect(clause.end).toBeLessThanOrEqual(parent.end);
          open.push(clause);
        }
        expect(clauseTree(text)).toEqual(clauses);
        for (let offset = 0; offset <= text.length; offset += 7) {
          const found = clauseAt(clauses, offset);
          const covering = clauses.filter((clause) => clause.start <= offset && offset < clause.end);
          expect(found).toEqual(covering.at(-1) ?? null);
        }
      }),
    );
  });
});
