import { describe, expect, it } from 'vitest';
import { temporaryIndex } from './temporary-index.ts';

/** Each query finds the one document, among the others, that says it in another form. */
const forms: readonly (readonly [query: string, id: string, text: string])[] = [
  ['HK$1,000,000', 'capital-amount', '買方須支付壹佰萬港元作為訂金。'],
  ['US$2.5 million', 'figures-amount', 'The price is USD 2,500,000 in all.'],
  ['1 March 2025', 'chinese-date', '本合約於二零二五年三月一日簽訂。'],
  ['2024年12月31日', 'english-date', 'The lease ends on December 31, 2024.'],
  ['30 days', 'chinese-period', '須於三十日內作出答覆。'],
  ['调解', 'two-characters', '雙方應先行調解。'],
  ['后果', 'traditional', '違約後果由乙方承擔。'],
  ['裏面', 'variant', '箱裡面的貨物已損壞。'],
  ['衞生', 'hong-kong-variant', '卫生署发出通知。'],
  ['indemnities', 'stem', 'Each party gives an indemnity.'],
  ['ＡＲＢＩＴＲＡＬ seat', 'full-width', 'The arbitral seat is Geneva.'],
  ['勝訴', 'two-character-end', '原告勝訴'],
];

describe('words in any form', () => {
  it.each(forms)('%s finds %s', async (query, id) => {
    const { add, find } = await temporaryIndex();
    for (const [, each, text] of forms) add(each, [text]);
    const { hits } = await find(query);
    expect(hits[0]?.documentId).toBe(id);
    expect(hits[0]?.ranges.length).toBeGreaterThan(0);
  });

  it('finds a single ideograph wherever it stands and marks it alone', async () => {
    const { add, find } = await temporaryIndex();
    add('a', ['船東與租家。']);
    add('b', ['貨物已裝船']);
    const { hits } = await find('船');
    expect(hits.map(({ documentId, ranges }) => [documentId, ranges])).toEqual(
      expect.arrayContaining([
        ['a', [{ start: 0, end: 1 }]],
        ['b', [{ start: 4, end: 5 }]],
      ]),
    );
  });
});

describe('the syntax', () => {
  const texts = {
    order: 'The buyer pays the seller. Interest runs from the due date.',
    reverse: 'The seller pays the buyer at once.',
    far: 'The buyer, having inspected the goods at the port of loading in the presence of a surveyor, and having found them to be in good order and condition in every respect, now pays the seller.',
    chinese: '買方須付款予賣方，賣方須交貨。',
  };
  async function filled() {
    const made = await temporaryIndex();
    for (const [id, text] of Object.entries(texts)) made.add(id, [text]);
    return made;
  }

  it('keeps the order of a phrase', async () => {
    const { ids } = await filled();
    expect(await ids('"buyer pays the seller"')).toEqual(['order']);
    expect(await ids('「付款予賣方」')).toEqual(['chinese']);
    expect(await ids('「賣方付款」')).toEqual([]);
  });

  it('measures the distance of NEAR', async () => {
    const { ids } = await filled();
    expect(new Set(await ids('buyer NEAR/4 seller'))).toEqual(new Set(['order', 'reverse']));
    expect(await ids('buyer NEAR/60 surveyor')).toEqual(['far']);
  });

  it('leaves out what is excluded', async () => {
    const { ids } = await filled();
    expect(await ids('buyer -surveyor -interest', { byMeaning: false })).toEqual(['reverse']);
    expect(await ids('buyer NOT (surveyor OR interest)')).toEqual(['reverse']);
  });

  it('joins with OR and brackets, and finds beginnings', async () => {
    const { ids } = await filled();
    expect(new Set(await ids('(surveyor OR interest) AND buyer'))).toEqual(new Set(['far', 'order']));
    expect(await ids('inspec*')).toEqual(['far']);
    expect(await ids('surveyo*')).toEqual(['far']);
  });

  it('says what it did not understand', async () => {
    const { find } = await filled();
    const { notes, hits } = await find('buyer) lang:xx page:none');
    expect(notes).toHaveLength(3);
    expect(hits.length).toBeGreaterThan(0);
  });
});

describe('fields', () => {
  it('narrow to language, page, matter, party, document and dates', async () => {
    const { add, ids, find } = await temporaryIndex();
    add('one', ['Delivery is in May. The date is 1 March 2025.', '交貨日期為二零二三年五月六日。'], 'm1');
    add('two', ['Delivery is at the port.'], 'm2');
    expect(await ids('delivery lang:en')).toEqual(expect.arrayContaining(['one', 'two']));
    expect((await find('交貨 lang:en')).hits.map(({ passage }) => passage.language)).toEqual(['en', 'en']);
    expect(await ids('delivery matter:harbour')).toEqual(['two']);
    expect(new Set(await ids('delivery party:"Pearl River"'))).toEqual(new Set(['one']));
    expect(new Set(await ids('delivery party:珠江贸易'))).toEqual(new Set(['one']));
    expect(await ids('delivery doc:two')).toEqual(['two']);
    expect(await ids('delivery', { matterId: 'm2' })).toEqual(['two']);
    expect(await ids('delivery from:2025-01-01 to:2025-12-31')).toEqual(['one']);
    expect(await ids('delivery from:2025-04-01')).toEqual([]);
    expect((await find('交貨 page:2')).hits.map(({ page }) => page)).toEqual([2]);
  });

  it('narrow to passages in which something of a kind was found', async () => {
    const { database, add, ids } = await temporaryIndex();
    add('one', ['The seat is Paris.']);
    add('two', ['The seat is Paris, they said.']);
    const finding = JSON.stringify({ anchors: [{ page: 1, start: 4, end: 8 }], fields: {} });
    database.$client
      .prepare(
        "INSERT INTO findings (id, document_id, position, list, kind, body_start, body_end, json) VALUES ('f', 'one', 0, 'finding', 'arb.seat', 4, 8, ?)",
      )
      .run(finding);
    expect(await ids('Paris kind:arb.seat')).toEqual(['one']);
    expect(await ids('Paris kind:arb')).toEqual(['one']);
    expect(await ids('Paris kind:ar')).toEqual([]);
  });
});

describe('fields alone', () => {
  it('list what passes them, in the order of the pages', async () => {
    const { add, find } = await temporaryIndex();
    add('b', ['Nothing of note.', 'Signed on 1 March 2025.', '二零二五年三月六日交貨。']);
    add('a', ['Delivered on 5 May 2023.'], 'm2');
    const places = async (query: string): Promise<string[]> =>
      (await find(query)).hits.map(({ documentId, page }) => `${documentId} ${page}`);
    expect(await places('date:2025-03')).toEqual(['b 2', 'b 3']);
    expect(await places('matter:harbour')).toEqual(['a 1']);
    expect(await places('lang:zh-Hant doc:b')).toEqual(['b 3']);
    expect(await places('page:1')).toEqual(['a 1', 'b 1']);
    expect(await places('date:1999')).toEqual([]);
    expect((await find('party:"Pearl River"', { limit: 2 })).hits).toHaveLength(2);
  });
});

describe('hits', () => {
  it('give the exact places on the page and in the snippet', async () => {
    const { add, find } = await temporaryIndex();
    const text = `${'前言甚長。'.repeat(80)}雙方同意仲裁地為香港，仲裁語言為英文。`;
    add('long', [text]);
    const { hits } = await find('仲裁');
    const [hit] = hits;
    expect(hit?.ranges.map(({ start, end }) => text.slice(start, end))).toEqual(['仲裁', '仲裁']);
    expect(hit?.snippet.marks.map(({ start, end }) => hit.snippet.text.slice(start, end))).toEqual(['仲裁', '仲裁']);
    expect(text.slice(hit?.snippet.start, (hit?.snippet.start ?? 0) + (hit?.snippet.text.length ?? 0))).toBe(
      hit?.snippet.text,
    );
  });

  it('cross the language border by the glossary and say by which words', async () => {
    const { add, find } = await temporaryIndex();
    add('zh', ['仲裁員須保持獨立。']);
    add('other', ['貨物須於碼頭交付。']);
    const { hits } = await find('arbitrator');
    expect(hits[0]?.documentId).toBe('zh');
    expect(hits[0]?.why).toContainEqual({
      kind: 'translated',
      words: expect.arrayContaining([{ asked: 'arbitrator', found: '仲裁員' }]),
    });
    expect((await find('仲裁员 lang:zh')).hits[0]?.why[0]).toEqual({ kind: 'words', words: ['仲裁员'] });
  });

  it('say that a number or a phrase is there in so many words', async () => {
    const { add, find } = await temporaryIndex();
    add('bond', ['The Contractor shall provide a bond of 10%, being HK$48,560,000.']);
    for (const asked of ['48,560,000', '"a bond of"'])
      expect((await find(asked)).hits[0]?.why[0], asked).toMatchObject({ kind: 'words' });
  });

  it('fold near-duplicates and say how many', async () => {
    const { add, find } = await temporaryIndex();
    for (let copy = 0; copy < 5; copy += 1)
      add(`copy-${copy}`, [
        `Notice number ${copy + 10}: the carrier shall not be liable for any delay in delivery however caused, save by its own wilful default.`,
      ]);
    add('different', [
      'Delay in delivery is governed by another clause of this bill of lading, which the parties have read.',
    ]);
    const { hits } = await find('delay in delivery');
    expect(hits).toHaveLength(2);
    expect(hits.map(({ alike }) => alike.length).sort()).toEqual([0, 4]);
  });

  it('put a page with every word before one with some', async () => {
    const { add, ids } = await temporaryIndex();
    add('some', ['Indemnity, indemnity, indemnity; nothing but indemnity.']);
    add('all', ['An indemnity for the broker is given.']);
    expect((await ids('broker indemnity'))[0]).toBe('all');
  });
});
