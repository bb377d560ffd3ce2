import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TextFinding } from '#contract/finding.ts';
import { extract } from '#main/clauses/extract.ts';
import type { Extraction } from '#main/clauses/extraction.ts';
import { cleanCantonese, cleanEnglish, cleanSimplified, cleanTraditional, defective } from './arbitration-cases.ts';
import { ontology, options } from './resources.ts';

function all({ findings, defects, conflicts, deadlines }: Extraction): TextFinding[] {
  return [...findings, ...defects, ...conflicts, ...deadlines];
}

function kindsIn(text: string): string[] {
  return extract(text, options).findings.map(({ kind }) => kind);
}

describe('offsets', () => {
  const pieces = fc.constantFrom(
    'Any dispute shall be finally resolved by arbitration administered by HKIAC. ',
    '仲裁地為香港。',
    '\n\n12.3 ',
    '第十條 爭議解決\n',
    'This Agreement is governed by the laws of England and Wales.',
    '有咩拗撬就去 HKIAC 仲裁，',
    '  \u3000\u00a0',
    'ＨＫＩＡＣ',
    '\u200b',
    '𠮷',
    'within thirty (30) days of receipt, failing which the claim shall be deemed waived. ',
    'İstanbul ',
    '（',
    '"',
    '\r\n',
  );

  test('each finding’s text is the slice at its offsets, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 12 })), { maxLength: 14 }), (parts) => {
        const text = parts.join('');
        for (const finding of all(extract(text, options))) {
          expect(text.slice(finding.start, finding.end)).toBe(finding.text);
          expect(finding.start).toBeLessThanOrEqual(finding.end);
          for (const { start, end } of finding.supports ?? []) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeLessThanOrEqual(text.length);
            expect(start).toBeLessThanOrEqual(end);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test('every kind found is in the ontology', () => {
    const known = new Set(ontology.kinds.map(({ id }) => id));
    for (const { text } of [
      ...cleanEnglish,
      ...cleanTraditional,
      ...cleanSimplified,
      ...cleanCantonese,
      ...defective,
    ]) {
      for (const finding of all(extract(text, options))) expect(known).toContain(finding.kind);
    }
  });

  test('the same text gives the same findings', () => {
    const text = defective.map((one) => one.text).join('\n\n');
    expect(extract(text, options)).toEqual(extract(text, options));
  });
});

describe('only mentioned', () => {
  test.each([
    [
      'a definition',
      'In this Agreement, "Claim" means any claim, action, litigation, arbitration or other proceeding.',
    ],
    [
      'a representation',
      'The Seller represents under this Agreement that there is no litigation, arbitration or administrative proceeding pending or threatened against it.',
    ],
    ['a fee list', 'The fees under this Agreement do not include court and arbitration costs.'],
    [
      'legal fees',
      'If any legal action or arbitration is commenced in connection with this Agreement, the prevailing party shall recover its costs.',
    ],
    ['聲明', '賣方聲明並保證，不存在針對其的任何訴訟、仲裁或行政程序。本合約自簽署日起生效。'],
    ['劳动仲裁', '张某向劳动人事争议仲裁委员会申请仲裁，请求裁决某公司支付加班费。'],
    [
      'an enactment',
      'In this Ordinance, where a party to an arbitration agreement commences court proceedings, the court shall refer the parties to arbitration. This Ordinance applies to an arbitration. Nothing in this Ordinance affects any other law.',
    ],
    [
      '法律',
      '本法所称仲裁协议，是指当事人将争议提交仲裁的协议。本法自2026年3月1日起施行。当事人申请仲裁，应当符合本法规定的条件。',
    ],
  ])('%s is no arbitration agreement', (_, text) => {
    const found = extract(text, options);
    expect(found.findings.filter(({ kind }) => kind.startsWith('arb.agreement'))).toEqual([]);
    expect(found.defects).toEqual([]);
  });

  test('small talk has no clauses', () => {
    const text = '琴日食咗飯未呀？\n食咗喇，今日好攰。\n聽日一齊飲茶啦。';
    expect(kindsIn(text).filter((kind) => !kind.startsWith('fact.'))).toEqual([]);
  });
});

describe('clause kinds', () => {
  test.each([
    ['gen.governing_law', 'This Agreement shall be governed by the laws of the State of Delaware.'],
    ['gen.governing_law', '本合同适用中华人民共和国法律。'],
    [
      'gen.jurisdiction',
      'Each party submits under this Agreement to the exclusive jurisdiction of the courts of Hong Kong.',
    ],
    ['gen.jurisdiction', '因本合同引起的争议由上海市浦东新区人民法院管辖。'],
    ['gen.language_prevails', '本合同以中英文书就，两种文本具有同等法律效力。'],
    ['gen.language_prevails', 'If the versions of this Agreement differ, the English version shall prevail.'],
    ['gen.assignment', 'Neither party may assign this Agreement without the prior written consent of the other.'],
    ['gen.assignment', '未經另一方事先書面同意，任何一方不得轉讓本合約。'],
    ['gen.liability_cap', 'The aggregate liability of the Supplier under this Agreement shall not exceed US$100,000.'],
    ['gen.liability_cap', '乙方在本合同项下的赔偿责任以合同总价为限，且不赔偿间接损失。'],
    ['gen.confidentiality', '雙方須對保密資料保密，不得披露予任何第三方。'],
    ['gen.confidentiality', '呢單嘢你唔好講出去，大家保密。'],
    ['gen.force_majeure', '因不可抗力不能履行本合同的，部分或全部免除责任。'],
    ['gen.termination', 'Either party may terminate this Agreement if the other commits a material breach.'],
    [
      'gen.termination_convenience',
      'The Client may terminate this Agreement at any time for convenience upon 30 days’ written notice.',
    ],
    ['gen.price_payment', '佢話聽日過數，找埋尾數。'],
    ['gen.insurance', 'The Contractor shall under this Agreement procure and maintain general liability insurance.'],
    [
      'gen.licence_grant',
      'Licensor hereby grants to Licensee a non-exclusive license to use the Marks under this Agreement.',
    ],
    ['gen.non_compete', '乙方在本协议终止后两年内不得从事与甲方竞争的业务。'],
    ['ship.demurrage', 'Demurrage shall be paid at US$20,000 per day or pro rata under this charter party.'],
    ['ship.laytime', '本租約的裝卸時間為五個晴天工作日。'],
    ['con.eot', 'The Contractor shall be entitled to an extension of time under this Contract for notified delay.'],
    ['fin.facility', 'The Bank shall make available to the Borrower a term loan facility under this facility letter.'],
    ['fin.letter_of_credit', '買方須於簽署本合約後開立不可撤銷的跟單信用證。'],
    ['log.bill_of_lading', 'Shipped on board in apparent good order and condition, as per this bill of lading.'],
    ['fin.isda_close_out', 'Upon an Early Termination Date the close-out amount under this Agreement is payable.'],
  ])('%s is found in: %s', (kind, text) => {
    expect(kindsIn(text)).toContain(kind);
  });
});

test('who holds whom is no change of control', () => {
  const controlled = (text: string): number =>
    extract(text, options).findings.filter(({ kind }) => kind === 'gen.change_of_control').length;
  const denials = [
    'Under this Agreement neither party holds a controlling interest in the other.',
    'The parties do not have any controlling interest of each other and are independently run.',
    '本合約雙方互不持有控股權益，亦不受對方控制。',
    '本合同双方互不控股，任何一方均不持有对方的控股权。',
    '兩邊公司互相都冇控股權。',
  ];
  expect(denials.map(controlled)).toEqual([0, 0, 0, 0, 0]);
  expect(controlled('This Agreement ends if a controlling interest in the Distributor is acquired by another.')).toBe(
    1,
  );
  expect(controlled('本合約一方控制權變更時，另一方可終止本合約。')).toBe(1);
});

describe('line ends of a page', () => {
  test('do not hide a period, a name or a step', () => {
    const text =
      '15.1 雙方須先協商解決任何爭議。如爭議在一方發出通知後三十個工作\n日內未獲解決，則適用第15.2款。\n15.2 凡因本協議引起的任何爭議，均應提交香港國際仲\n裁中心，按其當時有效的機構仲裁規則進行仲裁，裁決為終局。仲裁地\n為香港。';
    const found = extract(text, options);
    const agreement = found.findings.find(({ kind }) => kind === 'arb.agreement');
    expect(agreement?.fields).toMatchObject({
      institution_id: 'hkiac',
      seat: 'Hong Kong',
      tiers: [{ step: 'negotiation', period: '三十個工作日' }],
    });
    expect(found.deadlines.map(({ fields }) => fields.unit)).toEqual(['business_day']);
  });
});

describe('chats', () => {
  test('a message that carries a term is told with its writer', () => {
    const text =
      '[2024/3/5 10:12:07] 阿明: 早晨\n[2024/3/5 10:13:41] Kit: 有咩拗撬就去 HKIAC 仲裁，喺香港搞\n[2024/3/5 10:15:20] 阿明: 冇問題，應承你';
    const statements = extract(text, options).findings.filter(({ kind }) => kind === 'fact.chat_statement');
    expect(statements.map(({ fields }) => [fields.sender, fields.time])).toEqual([
      ['Kit', '2024/3/5 10:13:41'],
      ['阿明', '2024/3/5 10:15:20'],
    ]);
  });
});

describe('deadlines', () => {
  test('a period with its event and direction', () => {
    const [deadline] = extract(
      'The Buyer shall pay within thirty (30) days of receipt of the invoice.',
      options,
    ).deadlines;
    expect(deadline?.kind).toBe('proc.deadline');
    expect(deadline?.fields).toMatchObject({
      count: 30,
      unit: 'day',
      direction: 'within',
      trigger: 'receipt of the invoice',
    });
  });

  test.each([
    [
      'Any claim must be notified within 90 days of completion of discharge, failing which it shall be deemed waived and absolutely barred.',
      90,
    ],
    ['申索須於卸貨完畢後90日內提出，否則視為放棄。', 90],
    ['索赔应在卸货完毕后90日内提出，逾期视为放弃索赔权利。', 90],
  ])('a bar: %s', (text, count) => {
    const [deadline] = extract(text, options).deadlines;
    expect(deadline?.kind).toBe('gen.time_bar');
    expect(deadline?.fields).toMatchObject({ count, unit: 'day', direction: 'within' });
    expect(deadline?.fields.consequence).not.toBeNull();
  });

  test('notice before an event runs backwards', () => {
    const [deadline] = extract(
      'Either party may terminate on not less than 60 days’ prior written notice.',
      options,
    ).deadlines;
    expect(deadline?.fields).toMatchObject({ count: 60, direction: 'before' });
  });

  test('a term’s length is no deadline', () => {
    expect(extract('The initial term of this Agreement is three years.', options).deadlines).toEqual([]);
  });
});
