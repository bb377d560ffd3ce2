import { describe, expect, test } from 'vitest';
import { contractTypeSchema, type Playbook } from '#contract/playbook.ts';
import { answeringPlaybooks } from '#main/application/held-against.ts';
import { type KnownType, recognisedType } from '#main/playbooks/recognised-type.ts';
import file from '../../resources/ontology/contract-types.json' with { type: 'json' };
import { shipped, shippedPlaybooks } from './shipped.ts';

const known: readonly KnownType[] = file.contractTypes.map((type) => ({
  ...contractTypeSchema.parse(type),
  isOwn: false,
}));
const of = (title: string | null, name = 'scan-0001.pdf', types = known, opening = '') => {
  const found = recognisedType(types, { title, name, opening: () => opening });
  return found === null ? null : [found.type.id, found.by];
};

describe('the type of a contract', () => {
  test('those of the program are named in three languages, once each', () => {
    expect(new Set(known.map(({ id }) => id)).size).toBe(known.length);
    for (const { name } of known) expect(Object.keys(name)).toEqual(['en', 'zh-Hant', 'zh-Hans']);
    const ids = known.map(({ id }) => id);
    for (const { contractTypes = [] } of shippedPlaybooks())
      for (const { id } of contractTypes) expect(ids).toContain(id);
  });

  test.each([
    ['MUTUAL NON-DISCLOSURE AGREEMENT', 'nda'],
    ['保密及不競爭協議', 'nda'],
    ['保密协议', 'nda'],
    ['SUPPLY AGREEMENT 供應協議', 'sale-of-goods'],
    ['设备采购合同', 'sale-of-goods'],
    ['SHARE PURCHASE AGREEMENT', 'share-purchase'],
    ['股权转让协议', 'share-purchase'],
    ['SHAREHOLDERS’ AGREEMENT', 'shareholders'],
    ['TENANCY AGREEMENT', 'lease'],
    ['房屋租赁合同', 'lease'],
    ['Time Charter-Party', 'charter-party'],
    ['租船合約', 'charter-party'],
    ['商品房买卖合同', 'land-sale'],
    ['劳动合同', 'employment'],
    ['僱傭合約', 'employment'],
    ['建设工程施工合同', 'construction'],
  ])('of “%s” is %s', (title, id) => {
    expect(of(title)).toEqual([id, 'title']);
  });

  test('is what a document calls itself where its title says nothing', () => {
    const opening = (text: string) => of(null, 'nda.pdf', known, text);
    expect(opening('Exhibit 10.1\nThis Amended and Restated Supply Agreement (this “Agreement”) is made')).toEqual([
      'sale-of-goods',
      'opening',
    ]);
    expect(opening('WHEREAS this agreement is made under a lease, THIS GUARANTEE is given')).toEqual([
      'guarantee',
      'opening',
    ]);
    expect(opening('甲乙双方订立本房屋租赁合同。')).toEqual(['lease', 'opening']);
    expect(opening('雙方同意簽呢份僱傭合約。')).toEqual(['employment', 'opening']);
    expect(opening(`${'x '.repeat(2_000)} this Lease`)).toEqual(['nda', 'file-name']);
    // A title that names a contract of another type is believed, and so is the first name that says more than “agreement”.
    expect(of('TENANCY AGREEMENT', 'a.pdf', known, 'This Supply Agreement is made')).toEqual(['lease', 'title']);
    expect(of('ENDORSEMENT AGREEMENT', 'a.pdf', known, 'The seller under this Supply Agreement')).toBeNull();
    expect(of('AGREEMENT', 'a.pdf', known, 'This Supply Agreement is made')).toEqual(['sale-of-goods', 'opening']);
    expect(of(null, 'a.pdf', known, 'This Endorsement Agreement is made beside this Supply Agreement')).toBeNull();
  });

  test('is not guessed', () => {
    // No word within another, two types at once, nothing at all.
    expect(of('DEED OF RELEASE')).toBeNull();
    expect(of('SUPPLY AGREEMENT AND LEASE')).toBeNull();
    expect(of('MEMORANDUM')).toBeNull();
    // It may be of goods, of shares or of land.
    expect(of('SALE AND PURCHASE AGREEMENT')).toBeNull();
    // The file's name only where the title says nothing.
    expect(of('AGREEMENT', 'Harbour_NDA-v2.docx')).toEqual(['nda', 'file-name']);
    expect(of(null, '租約 12 樓.pdf')).toEqual(['lease', 'file-name']);
    expect(of('TENANCY AGREEMENT', 'nda.docx')).toEqual(['lease', 'title']);
    // A type of a person's own playbook goes before one of the program.
    const own = { id: 'shop-lease', name: { en: 'Shop' }, titles: { en: ['tenancy agreement'] }, isOwn: true };
    expect(of('TENANCY AGREEMENT', 'a.pdf', [...known, own])).toEqual(['shop-lease', 'title']);
  });

  test('leads to the playbook that answers to it in the document’s language', () => {
    const nda = shipped('nda');
    const given = (playbook: Playbook, isOwn: boolean) => ({ playbook, isOwn });
    const all = shippedPlaybooks().map((playbook) => given(playbook, false));
    const ids = (list: readonly Playbook[]) => list.map(({ id }) => id);
    expect(ids(answeringPlaybooks(all, 'nda', 'zh-Hant'))).toEqual(['nda']);
    expect(answeringPlaybooks(all, 'lease', 'en')).toEqual([]);
    // One of one's own goes before, where it has rules for the language; two of them are a person's choice.
    const rules = nda.rules.map((rule) => ({ ...rule, languages: ['en' as const] }));
    const own = given({ ...nda, id: 'ours', rules }, true);
    expect(ids(answeringPlaybooks([...all, own], 'nda', 'en'))).toEqual(['ours']);
    expect(ids(answeringPlaybooks([...all, own], 'nda', 'yue-Hant'))).toEqual(['nda']);
    expect(answeringPlaybooks([own, given({ ...own.playbook, id: 'theirs' }, true)], 'nda', 'en')).toHaveLength(2);
  });
});
