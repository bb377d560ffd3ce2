import { describe, expect, test } from 'vitest';
import type { DatedDeadline } from '#main/clauses/deadlines/dated-deadline.ts';
import { datedDeadlines } from '#main/clauses/deadlines/dated-deadlines.ts';
import { extract } from '#main/clauses/extract.ts';
import { linkedCases } from '#test/bench/deadlines/linked-cases.ts';
import { calendars, options } from './resources.ts';

function dated(text: string): DatedDeadline[] {
  return datedDeadlines({ text, extraction: extract(text, options) }, { calendars });
}

function only(text: string): DatedDeadline {
  const found = dated(text).filter(({ count }) => count !== null);
  expect(found).toHaveLength(1);
  const [first] = found;
  if (first === undefined) throw new Error(text);
  return first;
}

describe('the signing of another paper', () => {
  test.each([
    [
      'English',
      'This Agreement is made on 5 October 2026 between A Limited and B Limited.\n1. Shortages must be told to the Supplier within seven days after the delivery sheet was signed.',
    ],
    ['繁', '本合同於2026年10月5日簽訂。\n第一條 買方須於送貨單簽署後七日內提出短缺。'],
    ['简', '本合同于2026年10月5日签订。\n第一条 买方须在送货单签署后七日内提出短缺。'],
    ['Cantonese', '本合約於2026年10月5日簽訂。\n1. 買方要喺張送貨單簽咗之後七日內提出唔夠數。'],
  ])('is not that of the contract: %s', (_, text) => {
    expect(dated(text).map(({ day }) => day)).toEqual([null]);
  });

  test.each([
    'This Agreement is made on 5 October 2026 between A Limited and B Limited.\n1. The Buyer shall pay the deposit within seven days after signing.',
    'This Agreement is made on 5 October 2026 between A Limited and B Limited.\n1. The Buyer shall pay the deposit within seven days after this Agreement was signed.',
    '本合同于2026年10月5日签订。\n第一条 买方应在合同签订后七日内支付定金。',
  ])('but the contract’s own is: %s', (text) => {
    expect(only(text).day).toBe('2026-10-12');
  });
});

describe('the event is the one that the text tells', () => {
  test.each([
    [
      'English',
      'The crane was handed over on 3 March 2026. The Hirer must report any defect within 7 days of handover.',
      '2026-03-10',
      'The crane was handed over on 3 March 2026',
    ],
    [
      '繁體',
      '本行已於2026年3月3日收到貴公司的索款要求，並須於收到後五日內付款。',
      '2026-03-08',
      '本行已於2026年3月3日收到貴公司的索款要求',
    ],
    ['简体', '样机于2026年3月3日验收合格，尾款应在验收后十日内支付。', '2026-03-13', '样机于2026年3月3日验收合格'],
    ['粵語', '師傅2026年3月3號裝好部冷氣，有問題要喺裝好之後七日內講。', '2026-03-10', '師傅2026年3月3號裝好部冷氣'],
    [
      'mixed',
      'Shipment 已於 2026年3月3日到港，consignee 須於到港後 7 日內提貨。',
      '2026-03-10',
      'Shipment 已於 2026年3月3日到港',
    ],
  ])('%s', (_form, text, day, words) => {
    const { day: found, anchor, doubts } = only(text);
    expect(found).toBe(day);
    expect(anchor?.source).toBe('document');
    expect(text.slice(anchor?.start ?? 0, anchor?.end ?? 0)).toBe(words);
    expect(doubts.join()).toContain(`taken to be the one told by “${words}”`);
  });

  test.each([
    'The first notice was served on 2 March 2026. The second notice was served on 9 March 2026. The Tenant must reply within 14 days after service.',
    '第一份通知於2026年3月2日送達，第二份通知於2026年3月9日送達。租客須於送達後十四日內回覆。',
    '第一份通知于2026年3月2日送达，第二份通知于2026年3月9日送达。租客须于送达后十四日内回复。',
    '第一封信2026年3月2號收到，第二封信2026年3月9號收到。收到之後要喺十四日內覆。',
  ])('of two days none is taken, both are offered: %s', (text) => {
    const { day, doubts } = only(text);
    expect(day).toBeNull();
    expect(doubts.join()).toContain('2026-03-02 (“');
    expect(doubts.join()).toContain('2026-03-09 (“');
  });

  test.each([
    ['another matter', 'The previous award was received on 2 March 2024. A party may apply within 30 days of receipt.'],
    [
      'what did not happen',
      'The notice was not served on 2 March 2026. The Tenant must reply within 14 days of service.',
    ],
    [
      'each of many',
      'The Buyer received the sample on 2 March 2026. Each invoice is payable within 30 days of receipt.',
    ],
    ["a paper's date", 'The Owners refer to the letter dated 2 March 2026. They must reply within 14 days of receipt.'],
    [
      'a last day for it',
      'The goods must be delivered by 2 March 2026. The Buyer must reject within 7 days of delivery to site.',
    ],
    ['上一份', '上一份裁決於2024年3月2日收到。當事人須於收到裁決後三十日內提出。'],
    ['上一份', '上一份裁决于2024年3月2日收到。当事人须于收到裁决后三十日内提出。'],
    ['未收到', '業主未收到2026年3月2日的通知。業主須於收到通知後十四日內回覆。'],
    ['上次', '上次封信2024年3月2號收到。今次收到之後要喺十四日內覆。'],
  ])('not %s', (_name, text) => {
    expect(only(text).day).toBeNull();
  });

  test('hours run from the time that is told', () => {
    const { day, time } = only(
      'NOR was tendered at 0915 hrs on 3 March 2026. Charterers must reject it within 36 hours of tender.',
    );
    expect([day, time]).toEqual(['2026-03-04', '21:15']);
  });

  test('a notice posted on a day that is told is received by the text’s own rule', () => {
    const { day, anchor } = only(
      'The notice was posted by registered mail on 31 March 2026. A notice sent by post shall be deemed received on the third Hong Kong business day after posting. The Tenant shall reply within 10 days of receipt.',
    );
    expect(anchor).toMatchObject({ source: 'deemed', day: '2026-04-08' });
    expect(day).toBe('2026-04-18');
  });
});

describe("the text's own rule moves a last day off", () => {
  test.each([
    [
      'The invoice was received on 4 March 2026. It is payable within 30 days of receipt; where the last day is not a business day in Hong Kong, payment is due on the next business day.',
      '2026-04-08',
    ],
    [
      '發票於2026年3月4日收到，須於收到後三十日內付款；如最後一日為香港公眾假期或星期日，順延至下一個工作日。',
      '2026-04-08',
    ],
    ['发票于2026年3月5日收到，须于收到后三十日内付款；最后一日为内地法定节假日的，顺延至次一工作日。', '2026-04-07'],
    ['張單2026年3月4號收到，要喺收到之後三十日內找數；最尾嗰日係香港公眾假期就順延到下一個工作天。', '2026-04-08'],
  ])('%s', (text, day) => {
    const { day: found, steps } = only(text);
    expect(found).toBe(day);
    expect(steps.find(({ step }) => step === 'moved')).toMatchObject({ authority: "the document's own rule" });
  });

  test('a Saturday stays where Sundays and holidays alone are moved', () => {
    expect(
      only(
        'The award was received on 5 March 2026. A request must be made within 30 days of receipt; if the last day is a Sunday, it runs to the next business day in England.',
      ).day,
    ).toBe('2026-04-04');
  });
});

describe('a last day that is counted to', () => {
  test.each([
    [
      'The statement was rendered on 31 January 2026 and is payable on or before the last day of the month following that in which it is rendered.',
      '2026-02-28',
    ],
    [
      'The invoice was issued on 12 May 2026. Payment shall be made by the 15th day of the month following the issue of the invoice.',
      '2026-06-15',
    ],
    ['通函於2026年5月4日寄發，表格須於寄發日後第十四日或之前交回。', '2026-05-18'],
    ['合同于2026年3月2日签署，定金应于签署日后第5个工作日支付。', '2026-03-09'],
    [
      'The circular was posted on 4 May 2026. Forms must be returned no later than the fourteenth day after posting.',
      '2026-05-18',
    ],
  ])('%s', (text, day) => {
    expect(only(text).day).toBe(day);
  });
});

describe('a right is lost with the period', () => {
  test.each([
    'The Buyer shall notify defects within 7 days of delivery, after which it may no longer reject the goods.',
    'Suit must be brought within one year of delivery, failing which the Carrier shall be discharged from all liability.',
    'An application to set aside may not be made after three months have elapsed from receipt of the award.',
    'The option must be exercised within 14 days of the notice or it shall lapse.',
    '異議須於收到後七日內提出，逾時恕不受理。',
    '异议应当自收到之日起七日内提出，逾期不予受理。',
    '請求權的時效期間為兩年，自交付之日起計算。',
    '要反對就要喺收到之後七日內講，過咗期就冇得再拗。',
  ])('%s', (text) => {
    expect(only(text).kind).toBe('gen.time_bar');
  });

  test.each([
    'The Buyer shall pay within 7 days of delivery.',
    'A posted notice is deemed received on the second day after posting and the Tenant shall pay within 7 days of receipt.',
    '買方須於收到後七日內付款。',
    '买方应当自收到之日起七日内付款。',
    '要喺收到之後七日內找數。',
  ])('none is lost: %s', (text) => {
    expect(only(text).kind).toBe('proc.deadline');
  });
});

test.each(linkedCases)('$form: $text', ({ text, day, isTimeBar }) => {
  const found = only(text);
  expect([found.day, found.kind === 'gen.time_bar']).toEqual([day, isTimeBar]);
});
