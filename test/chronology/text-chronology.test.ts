import { describe, expect, it } from 'vitest';
import { textChronology } from '#main/chronology/text-chronology.ts';
import { toldByMessage } from '#main/chronology/told-message.ts';

const document = (documentId: string, text: string) => ({ documentId, documentName: documentId, text, parties: [] });

const agreement = document(
  'agreement',
  'THIS AGREEMENT is made on 3 March 2024 between CHAN Tai Man, Peter (陳大文) ("the Buyer") and Harbour Steel Limited (海港鋼鐵有限公司) ("the Seller"). On 5 May 2024 the Seller delivered 500 tonnes of steel to the Buyer. Three days later the Buyer rejected the goods.',
);
const chat = document(
  'chat',
  '[2024/5/6 14:02:11] 陈大文: 嗰批貨我哋收唔到\n[2024/5/6 下午2:05:00] Mary Wong: The goods were shipped on 1 May 2024.',
);
const statement = document(
  'statement',
  '本人黃美玲。2024年5月5日，海港钢铁有限公司交付500噸鋼材。翌日，陳大文拒收貨物。嗰日佢付咗款。',
);
const witness = document('witness', 'Harbour Steel Limited delivered 500 tonnes on 7 May 2024.');
const mail = document(
  'mail',
  'From: Mary Wong <m@example.com>\nDate: Mon, 6 May 2024 14:05:00 +0800\nSubject: Delivery of steel\n\nWe received the goods on 5 May 2024.',
);
const whole = textChronology([agreement, chat, statement, witness, mail]);
const telling = (words: string) => whole.events.filter((event) => event.words.includes(words));

describe('textChronology', () => {
  it('merges tellings of one event across languages and scripts', () => {
    const [event] = telling('delivered 500 tonnes of steel');
    expect(event?.day).toBe('2024-05-05');
    expect(event?.places.map(({ documentId }) => documentId)).toEqual(['agreement', 'statement']);
  });
  it('reads a date of two readings in the order of the document’s others', () => {
    const paid = (shown: string, open: string) =>
      textChronology([
        document('ledger', `The Buyer paid on ${shown}. The Seller delivered the goods on ${open}.`),
      ]).events.map(({ day }) => day);
    expect(paid('28/11/2025', '03/12/2025')).toEqual(['2025-11-28', '2025-12-03']);
    expect(paid('11/28/2025', '12/03/2025')).toEqual(['2025-11-28', '2025-12-03']);
  });
  it('gives a name whole that a printed line breaks', () => {
    const text =
      'made BETWEEN (1) PEAK\nHARBOUR DEVELOPMENT LIMITED (恒峰港發展有限公司) (the "Employer") on 3 March 2024.';
    const name = 'PEAK HARBOUR DEVELOPMENT LIMITED (恒峰港發展有限公司)';
    const { people } = textChronology([
      { ...document('main', text), parties: [{ start: 17, end: 78, name, role: 'Employer' }] },
    ]);
    expect(people.map(({ names }) => names.map((one) => one.text))).toEqual([
      ['PEAK HARBOUR DEVELOPMENT LIMITED', '恒峰港發展有限公司'],
    ]);
  });
  it('keeps a telling with another day beside it, each pointing at the other', () => {
    const [one] = telling('delivered 500 tonnes of steel');
    const [other] = telling('on 7 May 2024');
    expect(one?.contradictions).toEqual([
      { eventId: other?.id, differs: 'day', here: '2024-05-05', there: '2024-05-07' },
    ]);
    expect(other?.contradictions.map(({ eventId }) => eventId)).toEqual([one?.id]);
  });
  it('counts relative days from the day before them and shows the step', () => {
    expect(telling('Three days later')[0]).toMatchObject({ day: '2024-05-08' });
    expect(telling('Three days later')[0]?.reasons[0]).toContain('2024-05-05 + 3 days = 2024-05-08');
    expect(telling('翌日')[0]).toMatchObject({ day: '2024-05-06' });
  });
  it('takes messages with speaker and time, and a mail’s date as its sending', () => {
    expect(telling('嗰批貨')[0]).toMatchObject({ day: '2024-05-06', time: '14:02', kind: 'message' });
    expect(telling('嗰批貨')[0]?.messages.map(({ time, speaker }) => [time, speaker])).toEqual([
      ['14:02', '陈大文'],
      ['14:05', 'Mary Wong'],
    ]);
    expect(telling('Delivery of steel')[0]).toMatchObject({ day: '2024-05-06', time: '14:05', kind: 'message' });
    expect(telling('shipped').map(({ day, kind }) => [day, kind])).toEqual([['2024-05-01', 'happened']]);
  });
  it.each([
    [
      '李偉',
      '多謝',
      '收到貨未呀？',
      '我哋今日收咗貨',
      'happened',
      '我哋聽日會派人執好',
      '好，我同意減一成',
      '買方於2025年3月1日付咗款',
    ],
    [
      '李伟',
      '谢谢',
      '收到货了吗？',
      '我们今天已收到货',
      'happened',
      '我方会在明天付款',
      '好的，我同意减一成',
      '买方于2025年3月1日付款',
    ],
    [
      'Lee',
      'ok thanks',
      'Did you receive the goods?',
      'The goods arrived today',
      'happened',
      'We will pay tomorrow',
      'Agreed, ten per cent off',
      'The Buyer paid on 1 March 2025.',
    ],
  ])(
    'folds a chat’s messages by day and tells what happened, was promised and was agreed: %s',
    (speaker, talk, asked, arrived, kind, promise, consent, dated) => {
      const said = [talk, asked, arrived, promise, consent, dated];
      const chatted = said.map(
        (words, minute) => `[2025/4/2 10:0${minute}:00] ${minute % 2 === 0 ? speaker : 'A. Chan'}: ${words}`,
      );
      const { events } = textChronology([document('talk', chatted.join('\n'))]);
      expect(events.map((event) => [event.day, event.kind, event.words, event.messages.length])).toEqual([
        ['2025-03-01', expect.any(String), dated, 0],
        ['2025-04-02', 'message', talk, 6],
        ['2025-04-02', kind, arrived, 0],
        ['2025-04-02', 'due', promise, 0],
        ['2025-04-02', 'agreement', consent, 0],
      ]);
      expect(events[1]?.messages.map(({ words }) => words)).toEqual(said);
      expect(events[1]?.actors).toHaveLength(2);
    },
  );
  it.each([
    ['如果你同意我哋再傾', null],
    ['收到你嘅訊息', null],
    ['If you agree we can talk', null],
    ['我哋唔接受呢個價', 'happened'],
    ['我不同意你的說法', 'happened'],
    ['We have not agreed to anything', 'happened'],
    ['今日已經過咗數俾你', 'happened'],
    ['好，我確認每噸減五蚊', 'agreement'],
    ['我司会在下周付款', 'due'],
    ['We will deliver on Monday', 'due'],
  ])('%s tells %s', (words, kind) => {
    expect(toldByMessage(words)).toBe(kind);
  });
  it('gives a day without a year its message’s year, and none elsewhere', () => {
    const told = (text: string) => textChronology([document('yearless', text)]).events.map(({ day }) => day);
    expect(told('[2023/3/1 10:00] 李偉: 好\n[2023/3/2 10:00] 李偉: 我哋2月25日先裝船')).toEqual([
      '2023-02-25',
      '2023-03-01',
      '2023-03-02',
    ]);
    expect(told('我哋2月25日先裝船。')).toEqual([]);
  });
  it('reads day and month as another heading of the chat shows', () => {
    const [event] = textChronology([document('order', '[6/5/2024, 14:02] A1: hi\n[13/5/2024, 14:05] B2: yes')]).events;
    expect(event).toMatchObject({ day: '2024-05-06', confidence: 0.75 });
  });
  it('ties names that a document gives together, in both Chinese scripts', () => {
    const [chan] = whole.people.filter(({ names }) => names.some(({ text }) => text === '陳大文'));
    expect(chan?.names.map(({ text }) => text)).toEqual(['CHAN Tai Man, Peter', '陳大文', '陈大文']);
    expect(chan?.roles).toEqual(['the Buyer']);
    expect(telling('嗰批貨')[0]?.actors).toContain(chan?.id);
  });
  it('takes the words of a heading for no part of a name', () => {
    const [person] = textChronology([document('statement-of', 'WITNESS STATEMENT OF LEE KA YAN (李嘉欣)\n')]).people;
    expect(person?.names.map(({ text }) => text)).toEqual(['LEE KA YAN', '李嘉欣']);
  });
  it.each([
    ['2025-03-01', 'Payment received', 'HK$5,000', 'Payment received', 'HK$9,000'],
    ['1 March 2025', 'Goods delivered by Harbour', '500 tonnes', 'Goods delivered by Harbour', '200 tonnes'],
    ['2025年3月1日', '買方付款', '陳大文', '買方付款', '陳大文'],
    ['二〇二五年三月一日', '卖方交货', '李伟', '卖方交货', '李伟'],
    ['2025年3月1號', '佢哋收咗貨', '黃生', '佢哋收咗貨', '黃生'],
  ])('tells each row of a table as an event of its own: %s %s', (day, one, first, other, second) => {
    const cells = [day, one, first, day, other, second];
    const text = cells.join('\n');
    let at = 0;
    const stretches = cells.map((cell) => {
      const start = text.indexOf(cell, at);
      at = start + cell.length;
      return { start, end: at };
    });
    const sheet = { ...document('sheet', text), rows: [stretches.slice(0, 3), stretches.slice(3)] };
    const { events } = textChronology([sheet]);
    expect(events.map((event) => [event.day, event.words, event.places.length])).toEqual([
      ['2025-03-01', `${one} | ${first}`, 1],
      ['2025-03-01', `${other} | ${second}`, 1],
    ]);
    expect(events.map(({ places: [place] }) => text.slice(place?.start, place?.end))).toEqual([
      cells.slice(0, 3).join('\n'),
      cells.slice(3).join('\n'),
    ]);
  });
  it('lets a cell that is a text tell its days by itself', () => {
    const cells = ['12', 'On 1 March 2025 the Seller delivered the goods. On 4 March 2025 the Buyer refused them.'];
    const text = cells.join('\n');
    const rows = [
      [
        { start: 0, end: 2 },
        { start: 3, end: text.length },
      ],
    ];
    expect(textChronology([{ ...document('table', text), rows }]).events.map(({ words }) => words)).toEqual([
      'On 1 March 2025 the Seller delivered the goods.',
      'On 4 March 2025 the Buyer refused them.',
    ]);
  });
  it.each([
    ['Nordhavn Bulk A/S', '北港散裝公司'],
    ['Quai Ouest S.à r.l.', '西碼頭'],
    ['Acciaio Ligure S.p.A.', '利古里亞鋼鐵'],
    ['Hafen Stahl GmbH & Co. KG', '海港钢铁'],
    ['Volga Metals PJSC', '伏尔加金属'],
    ['Selat Timber Sdn Bhd', '海峽木業'],
    ['Maas Tankers N.V.', '馬士油輪'],
    ['Kita Kaiun', '北海運株式會社'],
  ])('takes %s for a company', (latin, chinese) => {
    const [firm] = textChronology([document('firm', `We wrote to ${latin} (${chinese}) in May.`)]).people;
    expect(firm).toMatchObject({ kind: 'company' });
    expect(firm?.names.map(({ text }) => text).filter((name) => name === latin)).toEqual([latin]);
  });
  it('takes a barrister’s or a person’s initials for no company', () => {
    const texts = ['NG SIU AB (吳少)', 'Wong Ka Ming S.C. (王家明)', 'Lee Ka Sa (李家莎)'];
    const kinds = texts.flatMap((text) => textChronology([document('persons', text)]).people.map(({ kind }) => kind));
    expect(kinds).toEqual(['person', 'person', 'person']);
  });
  it('guesses no tie that no document gives', () => {
    const apart = textChronology([chat, document('letter', 'I am Peter Chan. Mr Chan wrote on 1 May 2024.')]);
    expect(apart.people.map(({ names }) => names.length)).toEqual([1, 1]);
  });
  it('gives every event an id of its own and words that stand in its document', () => {
    expect(new Set(whole.events.map(({ id }) => id)).size).toBe(whole.events.length);
    const texts = new Map([agreement, chat, statement, witness, mail].map((each) => [each.documentId, each.text]));
    for (const { words, places } of whole.events) {
      const told = places.map(({ documentId, start, end }) => texts.get(documentId)?.slice(start, end));
      expect(told).toContain(words);
    }
  });
});
