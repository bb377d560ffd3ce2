import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TextFinding } from '#contract/finding.ts';
import { clauseKey, crossReferences } from '#main/clauses/facts/cross-reference.ts';
import { findFacts } from '#main/clauses/facts/find-facts.ts';
import { clauseTree } from '#main/clauses/structure/clause-tree.ts';
import { anyText } from '../language/any-text.ts';

function facts(text: string, kind: string): TextFinding[] {
  return findFacts(text, clauseTree(text)).filter((finding) => finding.kind === kind);
}

const parties = (text: string): unknown[] =>
  facts(text, 'gen.parties_authority').map(({ fields }) => [fields.name, fields.role, fields.alias]);

describe('parties', () => {
  test('an English preamble', () => {
    expect(
      parties(
        'This Agreement is made on 5 March 2024 between XYZ (China) Co., Ltd., a company incorporated in the PRC whose registered office is at 1 Nanjing Road (the "Buyer") and Acme Trading Limited, a company incorporated in Hong Kong (hereinafter referred to as "Acme"). The goods (the "Goods") are sold.',
      ),
    ).toEqual([
      ['XYZ (China) Co., Ltd.', 'Buyer', 'Buyer'],
      ['Acme Trading Limited', null, 'Acme'],
    ]);
  });

  test.each([
    'Nordhavn Bulk A/S',
    'Quai Ouest S.à r.l.',
    'Acciaio Ligure S.p.A.',
    'Hafen Stahl GmbH & Co. KG',
    'Volga Metals PJSC',
    'Selat Timber Sdn. Bhd.',
    'Maas Tankers N.V.',
    'Ferro Mining Pty Ltd',
    'Huta Stal Sp. z o.o.',
    'Lee & Carter LLP',
  ])('%s as a company of its own', (name) => {
    const named = (text: string): unknown[] =>
      facts(text, 'gen.parties_authority').map(({ fields, confidence }) => [fields.name, confidence]);
    expect(named(`This Agreement is made between ${name} (the "Seller") and Acme Ltd (the "Buyer").`)).toEqual([
      [name, 0.9],
      ['Acme Ltd', 0.9],
    ]);
    expect(named(`This Agreement is made between ${name} and Acme Trading Limited\n\nWHEREAS`)).toEqual([
      [name, 0.7],
      ['Acme Trading Limited', 0.7],
    ]);
  });

  test('a day before a name is no part of it', () => {
    expect(
      parties('WITNESS STATEMENT\n\nOn 1 March 2025 Harbour Trading Limited (the "Seller") signed the agreement.'),
    ).toEqual([['Harbour Trading Limited', 'Seller', 'Seller']]);
  });

  test('Chinese preambles in both scripts', () => {
    expect(parties('甲方（买方）：深圳市某某科技有限公司\n乙方：香港某某有限公司\n一、标的')).toEqual([
      ['深圳市某某科技有限公司', '甲方', '买方'],
      ['香港某某有限公司', '乙方', null],
    ]);
    expect(
      parties(
        '本協議由甲乙貿易有限公司，一間於香港註冊成立的公司（以下簡稱「賣方」）與陳大文先生（「買方」）訂立。（下稱「本協議」）',
      ),
    ).toEqual([
      ['甲乙貿易有限公司', '賣方', '賣方'],
      ['陳大文先生', '買方', '買方'],
    ]);
  });

  test('signature blocks and defined things are no parties', () => {
    expect(parties('甲方（盖章）：        乙方（盖章）：\n本合同（下称“本合同”）；标的公司的股权（「標的」）')).toEqual(
      [],
    );
  });
});

describe('parties of a recap', () => {
  test('stand behind their labels, a line each', () => {
    const text =
      'FIXTURE RECAP\nCHARTER PARTY DATED 20 JANUARY 2026\nOwners: Lantau Bulk S.A., Panama\nCharterers: Eastwind Commodities Pte Ltd (Singapore)\nSellers: to be declared\nDemurrage: USD 16,500 pdpr';
    expect(facts(text, 'gen.parties_authority')).toMatchObject([
      { text: 'Lantau Bulk S.A.', fields: { name: 'Lantau Bulk S.A.', role: 'Owners', description: 'Panama' } },
      { text: 'Eastwind Commodities Pte Ltd', fields: { role: 'Charterers', alias: 'Charterers' } },
    ]);
  });
});

describe('amounts, dates and periods', () => {
  const text = `1. Price
1.1 The price is Two Million Dollars ($2,000,001), "$" means Hong Kong dollars.
1.2 The Buyer shall pay HK$500 within thirty (30) days of receipt of the invoice dated 5/3/24, and HK$500 again.`;

  test('fields, reasons and the clause they stand in', () => {
    expect(facts(text, 'fact.amount')).toMatchObject([
      {
        text: 'Two Million Dollars ($2,000,001)',
        fields: { value: 2_000_001, currency: 'HKD', words_value: 2_000_000, words_agree: false },
        clause: { number: '1.1' },
        group: 'general',
        origin: 'rule',
      },
      { text: 'HK$500', fields: { value: 500, currency: 'HKD' }, clause: { number: '1.2' }, supports: [{}] },
    ]);
    expect(facts(text, 'fact.period')).toMatchObject([
      {
        fields: { value: 30, unit: 'day', trigger: 'within … of receipt of the invoice dated 5/3/24' },
        clause: { number: '1.2' },
      },
    ]);
    expect(facts(text, 'fact.dated_event')).toMatchObject([
      { fields: { date_iso: null, readings: ['2024-03-05', '2024-05-03'] } },
    ]);
  });

  test('the second place of the same sum is a support with its own slice', () => {
    const [, repeated] = facts(text, 'fact.amount');
    const [place] = repeated?.supports ?? [];
    expect(text.slice(place?.start, place?.end)).toBe('HK$500');
    expect(place?.start).toBeGreaterThan(repeated?.start ?? 0);
  });

  test('a Cantonese message', () => {
    const chat = '佢話聽日會俾五萬蚊先，餘數三個月內找晒，最遲2024年6月1日。';
    expect(facts(chat, 'fact.amount')).toMatchObject([{ fields: { value: 50_000, currency: 'HKD' } }]);
    expect(facts(chat, 'fact.period')).toMatchObject([{ fields: { value: 3, unit: 'month' } }]);
    expect(facts(chat, 'fact.dated_event')).toMatchObject([{ fields: { date_iso: '2024-06-01' } }]);
  });
});

describe('defined terms', () => {
  test('in all written forms', () => {
    const text = `"Goods" means the goods listed in Schedule 1;
The price (the "Price") is payable.
「貨物」指附表一所列貨物；
“交货日”是指2024年3月5日。
貨款（以下簡稱「價金」）`;
    expect(facts(text, 'fact.defined_term').map(({ fields }) => [fields.term, fields.form])).toEqual([
      ['Goods', 'means'],
      ['Price', 'parenthetical'],
      ['貨物', 'means'],
      ['交货日', 'means'],
      ['價金', 'parenthetical'],
    ]);
  });
});

describe('crossReferences', () => {
  test('find their clause', () => {
    const text = `12.3 Notices
(a) Notices are in writing.
(b) Subject to clause 12.3(a) and Schedule 2, notices bind; see clause 99.
12.4 Clause 12.3(z) and Article IV.
Schedule 2
Forms`;
    const references = crossReferences(text, clauseTree(text));
    expect(references.map((reference) => [reference.text, reference.clause?.number ?? null])).toEqual([
      ['clause 12.3(a)', '12.3(a)'],
      ['Schedule 2', 'Schedule 2'],
      ['clause 99', null],
      ['Clause 12.3(z)', '12.3'],
      ['Article IV', null],
    ]);
  });

  test('in Chinese, across numeral systems', () => {
    const text = '第十二條　通知\n（三）依第十二條第三款及附件一辦理，另見第12條。\n附件一\n表格';
    const references = crossReferences(
      text,
      clauseTree(`第十一條　前文\n${text}`).map((clause) => ({ ...clause, start: clause.start - 8 })),
    );
    expect(references.map((reference) => [reference.text, reference.clause?.number ?? null])).toContainEqual([
      '第12條',
      '第十二條',
    ]);
  });

  test.each([
    ['第十二條（三）', '12/3'],
    ['Clause 12 (3)', '12/3'],
    ['12.3(b)', '12/3/b'],
    ['Section 2.01', '2/1'],
    ['附件一', '附件/1'],
  ])('%s has the key %s', (number, key) => {
    expect(clauseKey(number)).toBe(key);
  });
});

test('any text: every finding quotes its slice, and the result is the same every time', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const clauses = clauseTree(text);
      const found = findFacts(text, clauses);
      for (const finding of found) {
        expect(finding.text).toBe(text.slice(finding.start, finding.end));
        expect(finding.end).toBeGreaterThan(finding.start);
        expect(finding.reasons.length).toBeGreaterThan(0);
        for (const place of finding.supports ?? []) expect(place.end).toBeGreaterThan(place.start);
      }
      expect(findFacts(text, clauses)).toEqual(found);
      for (const reference of crossReferences(text, clauses)) {
        expect(reference.text).toBe(text.slice(reference.start, reference.end));
      }
    }),
  );
});
