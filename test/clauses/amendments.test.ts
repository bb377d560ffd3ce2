import { describe, expect, test } from 'vitest';
import type { TextFinding } from '#contract/finding.ts';
import { amendedContract } from '#main/clauses/amendments/amended-contract.ts';
import { standingText } from '#main/clauses/amendments/standing-text.ts';
import { extract } from '#main/clauses/extract.ts';
import type { Extraction } from '#main/clauses/extraction.ts';
import { clauseTree } from '#main/clauses/structure/clause-tree.ts';
import { toScript } from '#main/language/script.ts';
import { options } from './resources.ts';

const main = `SUPPLY AGREEMENT

This Agreement is made on 3 March 2024 between Harbour Steel Limited (the "Seller") and Pearl Trading Limited (the "Buyer").

1. Sale
The Seller shall sell and the Buyer shall buy 500 tonnes of steel.

2. Price
2.1 The price is USD 400,000.
2.2 The Buyer shall pay within 30 days of the invoice.

3. Governing law
This Agreement is governed by the laws of Hong Kong.

4. Arbitration
4.1 Any dispute arising out of or in connection with this Agreement shall be referred to and finally resolved by arbitration administered by the Hong Kong International Arbitration Centre. The seat of arbitration shall be Hong Kong. The number of arbitrators shall be three.
4.2 The language of the arbitration shall be English.

5. Notices
Notices shall be in writing.
`;
const siac =
  'Any dispute arising out of or in connection with this Agreement shall be referred to and finally resolved by arbitration administered by the Singapore International Arbitration Centre. The seat of arbitration shall be Singapore. The number of arbitrators shall be one.';

const hant = `供貨合同

本合同由甲方：維港鋼鐵有限公司與乙方：珠江貿易有限公司於2024年3月3日簽訂。

第一條 買賣
甲方出售而乙方購買鋼材500噸。

第二條 價款
價款為美元400,000元。乙方須於收到發票後30日內付款。

第三條 適用法律
本合同適用香港法律。

第四條 仲裁
凡因本合同引起的或與本合同有關的任何爭議，均應提交香港國際仲裁中心仲裁。仲裁地為香港。仲裁員人數為三名。仲裁語言為英文。

第五條 通知
通知須以書面作出。
`;
const newHant =
  '凡因本合同引起的或與本合同有關的任何爭議，均應提交新加坡國際仲裁中心仲裁。仲裁地為新加坡。仲裁員人數為一名。';

const agreementsOf = ({ findings }: Extraction): TextFinding[] =>
  findings.filter(({ kind }) => kind === 'arb.agreement');
const of = ({ findings }: Extraction, kind: string): TextFinding[] =>
  findings.filter((finding) => finding.kind === kind);
const seats = (found: Extraction): unknown[] => agreementsOf(found).map(({ fields }) => fields.seat);

function expectSlices(text: string, found: Extraction): void {
  for (const finding of [...found.findings, ...found.defects, ...found.conflicts, ...found.deadlines])
    expect(text.slice(finding.start, finding.end)).toBe(finding.text);
}

/** Each replaces the arbitration clause of the contract before it. */
const replacements: readonly (readonly [string, string])[] = [
  [
    'deleted and replaced',
    `${main}\nAMENDMENT NO. 1\n\n1. Clause 4.1 of the Agreement is deleted in its entirety and replaced by the following:\n"4.1 ${siac}"\n2. All other terms remain unchanged.\n`,
  ],
  [
    'to read as follows, not quoted',
    `${main}\nADDENDUM\n\n1. Clause 4.1 is hereby amended to read as follows:\n${siac}\n\n2. Clause 5 remains as it is.\n`,
  ],
  [
    'delete and substitute, a rider',
    `${main}\nRIDER CLAUSES\n\nDelete Clause 4.1 and substitute the following: “${siac}”\n`,
  ],
  [
    'the following for clause',
    `${main}\nSUPPLEMENTAL AGREEMENT\n\nThe following shall be substituted for clause 4.1:\n${siac}\nSave as aforesaid the Agreement stands.\n`,
  ],
  ['Traditional', `${hant}\n補充協議\n\n一、刪去第四條，改為：「${newHant}」\n二、其他條款不變。\n`],
  [
    'Traditional, 由以下條文取代',
    `${hant}\n修訂協議\n\n一、原合同第四條由以下條文取代：\n${newHant}\n二、其餘條款不變。\n`,
  ],
  ['Simplified', toScript(`${hant}\n補充協議\n\n一、將第四條修改為：“${newHant}”\n二、其他條款不變。\n`, 'zh-Hans')],
  [
    'Simplified, not quoted',
    toScript(`${hant}\n補充協議\n\n第四條修改為如下：\n${newHant}\n其他條款不變。\n`, 'zh-Hans'),
  ],
  ['Cantonese', `${hant}\n補充協議\n\n一、第四條刪咗佢，改做：「${newHant}」\n二、其他條款唔變。\n`],
];

describe('a clause that an amendment replaced', () => {
  test.each(replacements)('%s: the new clause stands, the old one does not', (_, text) => {
    const found = extract(text, options);
    expectSlices(text, found);
    expect(seats(found)).toEqual(['Singapore']);
    const [agreement] = agreementsOf(found);
    expect(agreement?.start).toBeGreaterThan(text.length / 2);
    expect(agreement?.fields).toMatchObject({
      institution_id: 'siac',
      number_of_arbitrators: 1,
      governing_law: 'Hong Kong',
    });
    expect(agreement?.reasons.join()).toContain('read as the amendment leaves it');
    expect(agreement?.clause?.number).toMatch(/4\.1|第四/);
    const [old] = of(found, 'gen.superseded');
    expect(old?.text).toMatch(/Hong Kong International|香港/);
    expect(old?.fields.held).toContain('arb.agreement');
    expect(of(found, 'gen.amendment')).toHaveLength(1);
    expect(found.defects.map(({ kind }) => kind)).not.toContain('path.two_institutions');
    expect(found.defects.map(({ kind }) => kind)).not.toContain('path.amendment');
    expect(found.clauses.filter(({ standing }) => standing === 'replaced').map(({ number }) => number)).toHaveLength(1);
  });
});

const changedWords: readonly (readonly [string, string, unknown])[] = [
  [
    'delete the words … in clause',
    `${main}\nADDENDUM\n\nIn clause 4.1, delete the words "The seat of arbitration shall be Hong Kong" and insert "The seat of arbitration shall be London".\n`,
    'London',
  ],
  [
    'words in clause replaced',
    `${main}\nADDENDUM\n\nThe words "shall be Hong Kong" in Clause 4.1 are deleted and replaced by "shall be London".\n`,
    'London',
  ],
  ['Traditional', `${hant}\n補充協議\n\n刪去第四條「仲裁地為香港」，改為「仲裁地為倫敦」。\n`, 'London'],
  [
    'Simplified',
    toScript(`${hant}\n補充協議\n\n第四條中的“仲裁地為香港”修改為“仲裁地為倫敦”。\n`, 'zh-Hans'),
    'London',
  ],
  ['Cantonese', `${hant}\n補充協議\n\n第四條入面嘅「仲裁地為香港」改做「仲裁地為倫敦」。\n`, 'London'],
];

describe('words that an amendment changed', () => {
  test.each(changedWords)('%s: the clause is read with the new words', (_, text, seat) => {
    const found = extract(text, options);
    expectSlices(text, found);
    expect(seats(found)).toEqual([seat]);
    const [agreement] = agreementsOf(found);
    expect(agreement?.start).toBeLessThan(text.length * 0.85);
    expect(agreement?.supports?.length).toBeGreaterThan(0);
    expect(of(found, 'gen.superseded')[0]?.text).toMatch(/Hong Kong|香港/);
    expect(found.clauses.filter(({ standing }) => standing === 'amended')).toHaveLength(1);
  });
});

describe('a clause that an amendment deleted', () => {
  test.each([
    ['English', `${main}\nADDENDUM\n\nClause 4 is hereby deleted in its entirety.\n`],
    ['Traditional', `${hant}\n補充協議\n\n刪去第四條全文。\n`],
    ['Simplified', toScript(`${hant}\n補充協議\n\n第四條全文予以刪除。\n`, 'zh-Hans')],
    ['Cantonese', `${hant}\n補充協議\n\n刪咗第四條。\n`],
  ])('%s: gives no agreement', (_, text) => {
    const found = extract(text, options);
    expect(agreementsOf(found)).toEqual([]);
    expect(found.clauses.some(({ standing }) => standing === 'deleted')).toBe(true);
    expect(of(found, 'gen.superseded')[0]?.reasons[0]).toContain('deleted by');
  });
});

describe('an amendment that does not fit', () => {
  test('names a clause or words that are not there', () => {
    const found = extract(
      `${main}\nADDENDUM\n\n1. Clause 9.3 is deleted.\n2. In clause 4.1 the words "shall be Paris" are replaced by "shall be London".\n`,
      options,
    );
    expect(found.defects.filter(({ kind }) => kind === 'path.amendment').map(({ reasons }) => reasons[0])).toEqual([
      'the contract has no such clause to change: “Clause 9.3”',
      'the words to be changed do not stand in the clause: “shall be Paris”',
    ]);
    expect(seats(found)).toEqual(['Hong Kong']);
  });

  test('changes what another changed: the later one is read, and it is said', () => {
    const text = `${main}\nADDENDUM\n\n1. Clause 4.1 is deleted and replaced by the following: "${siac}"\n2. Clause 4.1 is deleted and replaced by the following: "${siac.replaceAll('Singapore.', 'London.')}"\n`;
    const found = extract(text, options);
    expect(seats(found)).toEqual(['London']);
    expect(found.defects.find(({ kind }) => kind === 'path.amendment')?.reasons[0]).toContain('two amendments change');
  });
});

describe('what is no amendment of the contract at hand', () => {
  test('how one would amend, a clause about amendments, an enactment', () => {
    const plain = `${main.replace('Notices shall be in writing.', 'Clause 4 may be amended only in writing. No amendment of clause 2 is binding unless signed. Section 5 of the Companies Act was amended.')}`;
    const found = extract(plain, options);
    expect(of(found, 'gen.amendment')).toEqual([]);
    expect(seats(found)).toEqual(['Hong Kong']);
  });

  test('an amendment by itself does not change its own clauses', () => {
    const text = `FIRST AMENDMENT TO SUPPLY AGREEMENT\n\nThis Amendment is made between Harbour Steel Limited and Pearl Trading Limited and amends the Supply Agreement dated 3 March 2024.\n\n1. Definitions\nWords have the same meaning.\n\n2. Price\nClause 2.1 of the Agreement is deleted and replaced by the following:\n"2.1 The price is USD 450,000."\n\n3. Arbitration\nClause 1 of the Agreement is deleted.\n`;
    const found = extract(text, options);
    expect(of(found, 'gen.amendment').map(({ fields }) => fields.of_another_document)).toEqual([true, true]);
    expect(of(found, 'gen.superseded')).toEqual([]);
  });
});

describe('the text that may be quoted', () => {
  test('has blanks for a replaced clause and for a sentence of which words changed', () => {
    const text = `${main}\nADDENDUM\n\n1. Clause 4.2 is deleted.\n2. In clause 2.2 the words "30 days" are replaced by "60 days".\n`;
    const standing = standingText(text, extract(text, options).findings);
    expect(standing).toHaveLength(text.length);
    expect(standing).not.toContain('within 30 days of the invoice');
    expect(standing).not.toContain('The language of the arbitration');
    expect(standing).toContain('The price is USD 400,000.');
  });
});

describe('which contract an amendment changes', () => {
  const contract = {
    id: 'a',
    title: 'SUPPLY AGREEMENT',
    ownDays: ['2024-03-03'],
    days: ['2024-03-03'],
    parties: ['Harbour Steel Limited'],
    isAmending: false,
  };
  const amendment = {
    id: 'm',
    title: 'FIRST AMENDMENT',
    ownDays: ['2025-05-05'],
    days: ['2025-05-05', '2024-03-03'],
    parties: ['Harbour Steel Ltd.'],
    isAmending: true,
  };

  test('the one of its parties that it names by day or title', () => {
    expect(
      amendedContract(amendment, [contract, { ...contract, id: 'b', ownDays: ['2023-01-01'], title: 'LEASE' }]),
    ).toBe('a');
    expect(amendedContract({ ...amendment, days: [], title: 'FIRST AMENDMENT TO SUPPLY AGREEMENT' }, [contract])).toBe(
      'a',
    );
  });

  test('none of other parties, none that it does not name, none of two alike', () => {
    expect(amendedContract(amendment, [{ ...contract, parties: ['Delta Grain Limited'] }])).toBeNull();
    expect(amendedContract({ ...amendment, days: [] }, [contract])).toBeNull();
    expect(amendedContract(amendment, [contract, { ...contract, id: 'b' }])).toBeNull();
  });
});

describe('an amendment in another document', () => {
  const other = `FIRST AMENDMENT TO SUPPLY AGREEMENT\n\n1. Clause 4.1 of the Agreement is deleted and replaced by the following:\n"4.1 ${siac}"\n\n2. In Clause 2.2 of the Agreement the words "30 days" are replaced by "60 days".\n`;
  const amending = [{ id: 'doc-2', name: 'Amendment.pdf', text: other, clauses: clauseTree(other) }];

  test('the contract is read as it leaves it, and says where', () => {
    const found = extract(main, options, amending);
    expectSlices(main, found);
    expect(agreementsOf(found).map(({ fields }) => [fields.seat, fields.institution_id])).toEqual([
      ['Singapore', 'siac'],
    ]);
    expect(agreementsOf(found)[0]?.reasons.at(-1)).toContain('“Amendment.pdf”');
    expect(agreementsOf(found)[0]?.elsewhere?.[0]?.documentId).toBe('doc-2');
    expect(of(found, 'gen.superseded').map(({ fields }) => fields.other_document)).toEqual([
      'Amendment.pdf',
      'Amendment.pdf',
    ]);
    expect(
      found.deadlines.find(({ clause }) => clause?.number === '2.2')?.fields.value ?? of(found, 'fact.period'),
    ).not.toBe(30);
    expect(
      found.clauses
        .filter(({ standing }) => standing !== undefined)
        .map(({ number, standing }) => `${number} ${standing}`),
    ).toEqual(['2.2 amended', '4.1 replaced']);
  });
});
