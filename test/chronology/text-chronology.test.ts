import { describe, expect, it } from 'vitest';
import { textChronology } from '#main/chronology/text-chronology.ts';

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
    expect(telling('Delivery of steel')[0]).toMatchObject({ day: '2024-05-06', time: '14:05', kind: 'message' });
    expect(telling('shipped').map(({ day }) => day)).toEqual(['2024-05-01', '2024-05-06']);
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
    expect(telling('嗰批貨')[0]?.actors).toEqual([chan?.id]);
  });
  it('takes the words of a heading for no part of a name', () => {
    const [person] = textChronology([document('statement-of', 'WITNESS STATEMENT OF LEE KA YAN (李嘉欣)\n')]).people;
    expect(person?.names.map(({ text }) => text)).toEqual(['LEE KA YAN', '李嘉欣']);
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
