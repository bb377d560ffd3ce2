import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayStatus } from '#main/clauses/deadlines/business-calendar.ts';
import { addDays, addMonths, weekday } from '#main/clauses/deadlines/civil-day.ts';
import { countPeriod, type PeriodToCount } from '#main/clauses/deadlines/count-period.ts';
import { type DeadlineOptions, datedDeadlines } from '#main/clauses/deadlines/dated-deadlines.ts';
import { extract } from '#main/clauses/extract.ts';
import { deadlinesIcs } from '#main/reports/deadlines-ics.ts';
import { practiceCases } from '#test/bench/deadlines/practice-cases.ts';
import { calendars, options } from './resources.ts';

function calendar(id: string) {
  const found = calendars.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no calendar ${id}`);
  return found;
}

function dated(text: string, given: Partial<DeadlineOptions>) {
  return datedDeadlines({ text, extraction: extract(text, options) }, { calendars, ...given });
}

const plain: PeriodToCount = { count: 1, unit: 'day', direction: 'within', clear: false, firstDayCounts: false };
const anyDay = fc.integer({ min: 0, max: 2700 }).map((days) => addDays('2020-02-01', days));

describe('counting', () => {
  test.each(practiceCases)('$text from $from in $place', ({ text, from, place, day }) => {
    expect(dated(text, { from, place })[0]?.day).toBe(day);
  });

  test('a business day lies so many worked days on, and back again', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 30 }), fc.constantFrom(...calendars), (from, count, place) => {
        const end = countPeriod({ ...plain, count, unit: 'business_day' }, from, place).day ?? '';
        let worked = 0;
        for (let day = addDays(from, 1); day <= end; day = addDays(day, 1))
          if (dayStatus(place, day).works) worked += 1;
        expect(worked).toBe(count);
        expect(dayStatus(place, end).works).toBe(true);
      }),
    );
  });

  test('days passed over are steps, each with its reason', () => {
    const { steps, day } = countPeriod(
      { ...plain, count: 3, unit: 'business_day' },
      '2026-02-13',
      calendar('mainland'),
    );
    expect(day).toBe('2026-02-25');
    expect(steps.filter(({ step }) => step === 'made-up')).toEqual([{ step: 'made-up', day: '2026-02-14' }]);
    expect(steps.filter(({ step }) => step === 'passed')).toHaveLength(9);
  });

  test('months end on the same number or the last day', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(weekday('2026-03-01')).toBe(0);
  });

  test('a last day off moves on the Mainland only', () => {
    expect(countPeriod({ ...plain, count: 7 }, '2026-03-01', calendar('mainland')).day).toBe('2026-03-09');
    const london = countPeriod({ ...plain, count: 7 }, '2026-03-01', calendar('england'));
    expect(london.day).toBe('2026-03-08');
    expect(london.doubts.join()).toContain('no business day');
  });

  test('hours need the time of day', () => {
    const hours = { ...plain, count: 36, unit: 'hour' } as const;
    expect(countPeriod(hours, '2026-03-01', calendar('england')).day).toBeNull();
    expect(countPeriod(hours, '2026-03-01', calendar('england'), '18:30')).toMatchObject({
      day: '2026-03-03',
      time: '06:30',
    });
  });

  test('a year outside the table is doubted', () => {
    const { doubts } = countPeriod({ ...plain, count: 5, unit: 'business_day' }, '2031-01-02', calendar('singapore'));
    expect(doubts.join()).toContain('2031');
  });
});

describe('events', () => {
  test('a date in the words comes before the day given', () => {
    const [found] = dated('The Seller shall deliver the goods no later than 5 days before 1 April 2026.', {
      from: '2020-01-01',
      place: 'england',
    });
    expect(found).toMatchObject({ day: '2026-03-27', anchor: { source: 'words', day: '2026-04-01' } });
  });

  test.each([
    ['Kindly appoint your arbitrator within 14 days of this notice.', '14'],
    ['Please appoint your arbitrator within 14 days of receipt of this letter.', '14'],
    ['請貴司於收到本函後十四日內委任仲裁員。', '十四'],
    ['请贵司于收到本函后14日内委任仲裁员。', '14'],
  ])('what a letter asks for in %s is a deadline', (text, count) => {
    const [found] = dated(text, { from: '2026-11-20', place: 'hong-kong' });
    expect(found?.text).toContain(count);
    expect(found?.day).toBe('2026-12-04');
  });

  test('a period from a letter runs from the day that it bears', () => {
    const mail = `From\nA <a@example.org>\nDate\nFri, 20 Nov 2026 18:42:10 +0800\nSubject\nNotice of Arbitration
We refer to the charter dated 2 October 2026. Kindly appoint your arbitrator within 14 days of this notice.`;
    const [found] = dated(mail, { from: '2026-11-29', place: 'hong-kong' });
    expect(found?.anchor).toMatchObject({ source: 'document', day: '2026-11-20' });
    expect(found?.day).toBe('2026-12-04');
    const letter = '日期：2026年11月20日\n請於本函發出之日起十四日內付款。';
    expect(dated(letter, { from: '2026-11-29', place: 'hong-kong' })[0]?.day).toBe('2026-12-04');
  });

  test('a letter that bears two days gives none', () => {
    const letter = '20 November 2026\n23 November 2026\nPlease pay within 14 days of this letter.';
    expect(dated(letter, { place: 'hong-kong' })[0]?.day).toBeNull();
  });

  test('the event is named as printed, without the line end that cuts it', () => {
    const [found] = dated('買方應於收到賣方發\n票後14日內付款。', { place: 'hong-kong' });
    expect(found?.trigger).toContain('賣方發票');
  });

  test.each([
    [
      'The Respondent shall deliver its Answer within 30 days of receipt of the Notice of Arbitration and shall at the same time pay the fee.',
      'receipt of the Notice of Arbitration',
    ],
    [
      'Each party shall nominate an arbitrator within 21 days after receipt of the Notice of Arbitration failing which the Centre shall appoint one.',
      'receipt of the Notice of Arbitration',
    ],
    [
      'The Seller shall within ten days from the date of this Agreement deliver the documents.',
      'the date of this Agreement',
    ],
    ['Any claim not made within 30 days of delivery shall be deemed waived.', 'delivery'],
    ['Within 28 days of becoming aware of the event the Contractor shall give notice.', 'becoming aware of the event'],
    [
      'It shall be made within 3 months from the date on which the tribunal is constituted unless extended.',
      'the date on which the tribunal is constituted',
    ],
    [
      'The Buyer shall notify the Seller within 5 days after discovery of any defect for which it claims.',
      'discovery of any defect',
    ],
    [
      'It must be paid within 30 days from the date of such written notice shall be no excuse.',
      'the date of such written notice',
    ],
    ['對方要喺收到仲裁通知之後14日內答覆。', '收到仲裁通知'],
    ['被申請人應在收到仲裁通知之日起30日內提交答辯書。', '收到仲裁通知'],
  ])('the event alone is named: %s', (text, trigger) => {
    expect(dated(text, {}).map((deadline) => deadline.trigger)).toEqual([trigger]);
  });

  test('what an applicant claimed is none', () => {
    expect(dated('申请人的请求在十四日内。', {})).toEqual([]);
  });

  test('without a known event there is no day', () => {
    expect(dated('The Buyer shall pay within 14 days after receipt of the invoice.', {})[0]?.day).toBeNull();
  });

  test('receipt follows the rule of the text', () => {
    const text =
      '1. Payment. The Buyer shall pay within 14 days after receipt of the invoice.\n2. Notices. A notice sent by post shall be deemed received on the second Business Day after posting.';
    const [found] = dated(text, { sent: { day: '2026-02-27', by: 'post' }, place: 'hong-kong' });
    expect(found?.anchor).toMatchObject({ source: 'deemed', day: '2026-03-03' });
    expect(found?.day).toBe('2026-03-17');
  });

  test.each([
    ['', 'no seat or law names a place: counted by the days of Hong Kong'],
    [
      ' 2. This Agreement is governed by the laws of the State of Florida.',
      'no calendar for the place of the law named (Florida): counted by the days of Hong Kong',
    ],
  ])('without a calendar of its own it says why another is used%s', (law, doubt) => {
    const text = `1. The Buyer shall pay within 14 days after 2 March 2026.${law}`;
    expect(dated(text, {})[0]?.doubts).toContain(doubt);
  });

  test.each([
    'The party referring a dispute shall require the other party to appoint its own arbitrator within 14 calendar days of that notice, stating that it will appoint its arbitrator as sole arbitrator unless the other party does so.',
    'The other party shall appoint its arbitrator within fourteen (14) days after receipt of the notice, failing which the arbitrator appointed by the first party shall act as sole arbitrator.',
    '另一方須於收到該通知後十四天內委任其仲裁員，否則首先委任之仲裁員將擔任獨任仲裁員。',
    '另一方应在收到通知后14日内指定其仲裁员，逾期未指定的，由申请方已指定的仲裁员担任独任仲裁员审理。',
    '對方要喺收到通知之後14日內委任佢嘅仲裁員，唔委任嘅話就由我哋嗰位做獨任仲裁員。',
    'Any objection to the invoice must be made within 7 days of its receipt, and any objection not so made shall be deemed to have been waived.',
    'Claims must be submitted within 60 days of discharge. Failing such submission the claim shall be deemed waived.',
    '買方須於收貨後七日內提出異議，逾期當放棄論。',
    '買方應於收貨後七日內以書面提出索賠。逾期未提出，視為放棄。',
    '买方应在收货后7日内书面提出异议，逾期未提的，视为自动放弃。',
    '收貨之後七日內要提出問題，過咗期就當你放棄追討。',
  ])('a right lost with the period is warned about: %s', (text) => {
    expect(dated(text, { from: '2026-03-02' }).map(({ warnings }) => warnings.map(({ code }) => code))).toContainEqual(
      expect.arrayContaining(['right-lost']),
    );
  });

  test.each([
    'The dispute shall be referred to a sole arbitrator, who shall be appointed within 14 days of the notice.',
    '爭議由獨任仲裁員審理，雙方須於收到通知後14日內共同委任獨任仲裁員。',
    '双方应在收到通知后14日内共同指定独任仲裁员。',
    '租客要喺收到通知之後14日內交返鎖匙。',
  ])('and none where nothing is lost: %s', (text) => {
    const [deadline] = dated(text, { from: '2026-03-02' });
    expect(deadline?.count).toBe(14);
    expect(deadline?.warnings.map(({ code }) => code)).not.toContain('right-lost');
  });

  test.each([
    'The Contractor shall, as a condition precedent to any entitlement, give notice to the Architect within 28 days after the Contractor became aware of the event.',
    'Detailed particulars shall be given within a further 28 days, failing which the Contractor shall have no entitlement to an extension of time.',
    '承包人須於事件發生後28日內發出通知，此乃延期權利的先決條件。',
  ])('a right that depends on a notice in time: %s', (text) => {
    expect(dated(text, {})[0]?.warnings.map(({ code }) => code)).toContain('right-lost');
  });

  test('an event that is named by a verb’s word is named whole', () => {
    const text =
      'The other Shareholder may within thirty days of receipt of the Transfer Notice elect to buy, failing which its right shall lapse.';
    expect(dated(text, {})[0]?.trigger).toBe('receipt of the Transfer Notice');
  });

  test('a payment within days of an event needs no word of duty in Chinese', () => {
    const [fee] = dated('安排費港幣250,000元，於簽署本函後七日內支付。每筆貸款於利息期最後一日償還。', {
      from: '2026-02-03',
    });
    expect(fee).toMatchObject({ day: '2026-02-10', trigger: '簽署本函' });
  });

  test('an option that is given up unless notice is given before the term ends', () => {
    const text = '租客可於租期屆滿前六個月以書面通知業主續租兩年。逾期通知即作放棄論。';
    const [found] = dated(text, { from: '2029-04-30' });
    expect(found).toMatchObject({ day: '2028-10-30', direction: 'before', trigger: '租期屆滿' });
    expect(found?.warnings.map(({ code }) => code)).toContain('right-lost');
    // What was done in the years before is no deadline.
    expect(
      dated('乙方在本合同簽訂前三年內未受處罰，須提供證明。', {}).filter(({ direction }) => direction === 'before'),
    ).toEqual([]);
  });

  test('a demurrage time bar is warned about', () => {
    const text =
      'The Charterers shall be discharged from all claims for demurrage unless the claim is presented in writing within 90 days after completion of discharge.';
    const [found] = dated(text, { from: '2026-03-01', today: '2026-05-25', place: 'england' });
    expect(found?.day).toBe('2026-05-30');
    expect(found?.warnings.map(({ code }) => code)).toEqual(['right-lost', 'demurrage-claim', 'near']);
  });
});

describe('calendar file', () => {
  const item = {
    documentId: 'd1',
    documentName: '合約; final, v2.pdf',
    page: 3,
    quote: `within 14 days, 收到通知後${'十四日內付款'.repeat(20)}`,
    start: 5,
    title: 'Payment',
    day: '2026-12-31',
    notes: ['2026-12-17 is left out'],
  };

  test('has whole-day events in lines of at most 75 octets', () => {
    const file = deadlinesIcs([item], { stampedAtMs: 0 });
    expect(file).toContain('DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101');
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const unfolded = file.replaceAll('\r\n ', '');
    expect(unfolded).toContain('合約\\; final\\, v2.pdf\\, p. 3');
    expect(unfolded).toContain('within 14 days\\, 收到通知後');
  });

  test('keeps the UID when the day changes', () => {
    const uid = (day: string, start: number) =>
      /UID:\S+/.exec(deadlinesIcs([{ ...item, day, start }], { stampedAtMs: 0 }))?.[0];
    expect(uid('2026-12-31', 5)).toBe(uid('2027-01-04', 5));
    expect(uid('2026-12-31', 5)).not.toBe(uid('2026-12-31', 6));
  });
});

test.each([
  ['3. 滯期費索賠應於卸貨完成後90日內提出，逾期視為放棄。', '卸貨完成'],
  ['2.1 賣方收到通知後7個營業日內必須答覆。', '賣方收到通知'],
  ['（一）卖方收到通知后7个工作日内必须答复。', '卖方收到通知'],
  ['第三條 買方應於收到發票後14日內付款。', '收到發票'],
])('an event does not begin with its clause’s number or with who owes the act: %s', (text, trigger) => {
  expect(dated(text, {})[0]?.trigger).toBe(trigger);
});
