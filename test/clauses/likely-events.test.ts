import { describe, expect, test } from 'vitest';
import type { DatedDeadline } from '#main/clauses/deadlines/dated-deadline.ts';
import { datedDeadlines } from '#main/clauses/deadlines/dated-deadlines.ts';
import { extract } from '#main/clauses/extract.ts';
import { calendars, options } from './resources.ts';

function only(text: string): DatedDeadline {
  const found = datedDeadlines({ text, extraction: extract(text, options) }, { calendars }).filter(
    ({ count }) => count !== null,
  );
  expect(found).toHaveLength(1);
  const [first] = found;
  if (first === undefined) throw new Error(text);
  return first;
}

describe('an event told in words of another kind', () => {
  test.each([
    [
      'The parcel dropped on our doorstep on 3 March 2026. Complaints must be made within 14 days of receipt.',
      '2026-03-17',
    ],
    [
      'Our diver stumbled upon the cracked rudder on 3 March 2026. The Owners must claim within 10 days of discovery.',
      '2026-03-13',
    ],
    [
      'The clerk had his leg crushed by a forklift on 3 March 2026. The employer must report within 14 days after the accident.',
      '2026-03-17',
    ],
    [
      'We moved out and handed in the keys on 3 March 2026. The landlord must refund the deposit within 30 days of the surrender of the flat.',
      '2026-04-02',
    ],
    [
      'M/V Kestrel cast off from Yantian on 3 March 2026. Shipping documents must be sent within 5 days after sailing.',
      '2026-03-08',
    ],
    [
      'Your employment ran its course and your last day at work was 3 March 2026. Wages must be paid within 7 days after termination.',
      '2026-03-10',
    ],
    [
      'The insurers turned down the claim on 3 March 2026. Arbitration must be begun within 3 months after the rejection.',
      '2026-06-03',
    ],
    ['該箱文件於2026年3月3日由前台代收。異議須於收悉後十四日內提出。', '2026-03-17'],
    ['地盤工人於2026年3月3日從棚架跌落。僱主須於意外後十四日內呈報。', '2026-03-17'],
    ['工程隊於2026年3月3日掘到一條舊水管。承建商須於發現後十日內通知建築師。', '2026-03-13'],
    ['货柜于2026年3月3日进仓。买方须在收货后十四日内提出异议。', '2026-03-17'],
    ['巡检员于2026年3月3日挖出一段旧电缆。承包人应在发现后十日内通知监理。', '2026-03-13'],
    ['员工于2026年3月3日被叉车撞伤。单位应在事故发生后三十日内申报。', '2026-04-02'],
    ['個箱2026年3月3號落咗貨。有爛要喺收貨之後七日內講。', '2026-03-10'],
    ['阿輝2026年3月3號俾老細炒咗。追錢要喺離職之後三個月內寫信。', '2026-06-03'],
    ['啲鎖匙2026年3月3號交咗俾業主。按金要喺交吉後七日內退返。', '2026-03-10'],
  ])('is linked, with a doubt: %s', (text, day) => {
    const { day: found, doubts } = only(text);
    expect(found).toBe(day);
    expect(doubts.join()).toMatch(/taken to be the one told by|tells one day alone/);
  });

  test.each([
    [
      'the date of the contract',
      'This Agreement is dated 3 March 2026. The Buyer must notify defects within 7 days of delivery.',
    ],
    ['a birth', 'The patient was born on 3 March 1990. An action must be brought within 3 years of the accident.'],
    [
      'a letter referred to',
      'We refer to your letter of 3 March 2026. The Contractor must reply within 14 days of receipt.',
    ],
    [
      'a meeting',
      'Further to our meeting on 3 March 2026, please note that claims must be made within 28 days of discovery.',
    ],
    ['an expiry', 'The policy runs out on 3 March 2027. Claims must be notified within 30 days of the accident.'],
    [
      'a statute',
      'The Ordinance came into operation on 3 March 2026. An appeal must be lodged within 14 days after receipt.',
    ],
    [
      'the making of what is received',
      'The award was made on 3 March 2026. A party must apply within 30 days of receipt of the award.',
    ],
    [
      'the invoice of what is delivered',
      'The invoice was issued on 3 March 2026. The price is payable within 30 days of delivery.',
    ],
    [
      'the shipment of what arrives',
      'The goods were shipped on 3 March 2026. The Buyer must claim within 7 days of arrival.',
    ],
    [
      'the start of what is completed',
      'The works were started on 3 March 2026. Retention must be released within 28 days of completion.',
    ],
    [
      'the posting of what is received',
      'The notice was posted on 3 March 2026. The Tenant must answer within 14 days of receipt.',
    ],
    [
      'the receipt of another paper',
      'The invoice was received on 3 March 2026. An appeal must be lodged within 14 days of receipt of the judgment.',
    ],
    [
      'what only may be',
      'The vessel may well sail on 3 March 2026. The documents must be sent within 5 days after sailing.',
    ],
    ['合同日期', '本合同於2026年3月3日訂立。買方須於收貨後七日內提出異議。'],
    ['會議', '雙方於2026年3月3日會面。承建商須於發現後二十八日內通知。'],
    ['屆滿', '保單於2027年3月3日屆滿。索賠須於意外後三十日內提出。'],
    ['寄出', '通知於2026年3月3日寄出。租客須於收到後十四日內回覆。'],
    ['作出', '裁决于2026年3月3日作出。当事人应在收到裁决后三十日内申请。'],
    ['开工', '工程于2026年3月3日开工。质保金应在竣工后三十日内退还。'],
    ['签约', '合同于2026年3月3日签订。买方应在到货后七日内验收。'],
    ['付款', '货款于2026年3月3日付清。买方应在收货后七日内提出异议。'],
    ['食飯', '我哋2026年3月3號食飯。收到貨之後七日內要講有冇爛。'],
    ['簽約', '份約2026年3月3號簽。收貨之後七日內要講有冇爛。'],
    ['寄出', '封信2026年3月3號寄出。收到之後十四日內要覆。'],
  ])('but not %s', (_name, text) => {
    expect(only(text).day).toBeNull();
  });
});

describe('a day without its year, or told by another day', () => {
  test.each([
    [
      'The award was made on 28 December 2026 and was received by us on 5 January. A party must apply within 30 days of receipt.',
      '2027-02-04',
    ],
    [
      'The notice was signed on 3 March 2026 and was received on the 9th. The Tenant must answer within 14 days of receipt.',
      '2026-03-23',
    ],
    [
      'The notice was signed on 3 March 2026 and was received the following Monday. The Tenant must answer within 14 days of receipt.',
      '2026-03-23',
    ],
    ['裁決於2026年4月10日作出，4月17日送達我方。當事人應於送達後三十日內申請。', '2026-05-17'],
    ['通知於2026年3月3日發出，翌日送達。租客須於送達後十四日內回覆。', '2026-03-18'],
    ['裁决于2026年4月10日作出，4月17日送达我方。当事人应在送达后三十日内申请。', '2026-05-17'],
    ['通知于2026年3月3日发出，次日送达。承租人应在送达后十四日内回复。', '2026-03-18'],
    ['今日係2026年3月4號，封信尋日收到。收到之後十四日內要覆。', '2026-03-17'],
  ])('is reckoned, with a doubt: %s', (text, day) => {
    const { day: found, doubts } = only(text);
    expect(found).toBe(day);
    expect(doubts.join()).toContain('is reckoned from');
  });

  test.each([
    'The notice was received on 5 March. The Tenant must answer within 14 days of receipt.',
    'Rent fell due on 5 March in each year of the term from 1 January 2020. The Tenant must answer within 14 days of receipt.',
    '通知於3月5日收到。租客須於收到後十四日內回覆。',
    '通知于3月5日收到。承租人应在收到后十四日内回复。',
    '封信尋日收到。收到之後十四日內要覆。',
  ])('but not where the text has no day for it: %s', (text) => {
    expect(only(text).day).toBeNull();
  });
});

describe('two days of one verb', () => {
  test.each([
    'The first lot was delivered on 3 March 2026 and the other on 9 March 2026. The price is payable within 30 days of delivery.',
    '頭批貨於2026年3月3日送達，餘下的於2026年3月9日。貨款須於送達後三十日內付清。',
    '首批于2026年3月3日送达，其余于2026年3月9日。货款应在送达后三十日内付清。',
    '頭嗰櫃2026年3月3號到，尾嗰櫃3月9號先到。到貨之後七日內要找數。',
  ])('are both offered and none is taken: %s', (text) => {
    const { day, doubts } = only(text);
    expect(day).toBeNull();
    expect(doubts.join()).toContain('several days that may be meant');
  });
});

describe('of several days the one that the words fit', () => {
  test.each([
    [
      'Contract S-9 was signed on 3 March 2026 and the bales landed at Tuen Mun on 21 March 2026. Complaints must be made within 60 days of arrival at the port of destination.',
      '2026-05-20',
    ],
    [
      'The award was made on 1 May 2026. It was sent to the parties on 4 May 2026. We received it on 6 May 2026. Any application must be made within 3 months of receipt.',
      '2026-08-06',
    ],
    [
      'We received your letter on 1 May 2026 and the parcel on 20 May 2026. An answer is due within 14 days of receipt of the letter.',
      '2026-05-15',
    ],
    [
      'Mr Lo was given notice of dismissal on 18 December 2026, and his last day in the office was 31 December 2026. The wages must be paid within seven days after the last day worked.',
      '2027-01-07',
    ],
    ['貨物於2026年3月3日在廠房檢驗，2026年3月20日運抵地盤。短缺須於到場後三日內提出。', '2026-03-23'],
    ['裁決書於2026年5月1日作出，同月6日由我方簽收。申請撤銷須於收到裁決書後三個月內提出。', '2026-08-06'],
    ['船舶于2026年5月1日靠泊，5月2日开始卸货，5月5日卸货完毕。索赔须在卸货完毕后三十日内提出。', '2026-06-04'],
    ['隻船2026年3月3號開，3月20號先到埗。少咗貨要喺到埗之後三日內講。', '2026-03-23'],
  ])('is linked: %s', (text, day) => {
    expect(only(text).day).toBe(day);
  });

  test.each([
    'The surveyor came on 3 March 2026 and the adjuster on 12 March 2026. The claim must be filed within 60 days of the casualty.',
    'The aircraft kissed the tarmac on 18 January 2026; the driver collected the crate on 19 January 2026. Claims must be made within two years of arrival at destination.',
    '甲方於2026年3月3日收到通知，乙方於2026年3月9日收到通知。答覆須於收到通知後十四日內作出。',
    '甲方于2026年3月3日收到通知，乙方于2026年3月9日收到通知。答复应在收到通知后十四日内作出。',
    '佢2026年3月3號收到封信，我3月9號收到。收到封信之後十四日內要覆。',
  ])('none where two fit alike, or the better one is told in words not known: %s', (text) => {
    expect(only(text).day).toBeNull();
  });
});

describe('a day in a table or behind a label', () => {
  test.each([
    [
      'Claims must be notified within 7 days of receipt of the goods.\n\nShipment record\nDate of order: 3 May 2026\nDate of receipt: 3 June 2026\nChecked by: K. Ho',
      '2026-06-10',
    ],
    ['買方須於收貨後七日內提出異議。\n\n訂貨日期：2026年5月3日\n收貨日期：2026年6月3日\n經手人：何先生', '2026-06-10'],
    ['承包人应在竣工后十四日内提交结算书。\n开工日期：2026年5月3日\n竣工日期：2026年6月3日', '2026-06-17'],
    ['收貨之後七日內要講有冇爛。\n落單日期：2026年5月3號\n收貨日期：2026年6月3號', '2026-06-10'],
  ])('is the event’s, told after the period: %s', (text, day) => {
    expect(only(text).day).toBe(day);
  });

  test.each([
    'Claims must be notified within 7 days of receipt of the goods.\nDate of order: 3 May 2026\nChecked by: K. Ho',
    '買方須於收貨後七日內提出異議。\n訂貨日期：2026年5月3日',
    '承包人应在竣工后十四日内提交结算书。\n开工日期：2026年5月3日',
    '收貨之後七日內要講有冇爛。\n落單日期：2026年5月3號',
  ])('but not that of another: %s', (text) => {
    expect(only(text).day).toBeNull();
  });
});

describe('a stretch of days', () => {
  test.each([
    [
      'Delivery took place between 3 and 5 May 2026. The buyer must reject within 7 days of completion of delivery.',
      '2026-05-12',
    ],
    ['貨物於2026年5月3日至5日分批卸完。索賠須於卸完後七日內提出。', '2026-05-12'],
    ['货物于2026年5月3日至5日分批卸完。索赔须在卸完后七日内提出。', '2026-05-12'],
    ['啲貨2026年5月3號到5號先卸完。索償要喺卸完之後七日內講。', '2026-05-12'],
  ])('is over on its last, with a doubt: %s', (text, day) => {
    const { day: found, doubts } = only(text);
    expect(found).toBe(day);
    expect(doubts.join()).toContain('the last of the days told');
  });

  test.each([
    'The notice was received between 3 and 5 May 2026. The tenant must answer within 7 days of receipt.',
    '通知於2026年5月3日至5日收到。租客須於收到後七日內回覆。',
    '通知于2026年5月3日至5日收到。承租人应在收到后七日内回复。',
    '封信2026年5月3號到5號收到。收到之後七日內要覆。',
  ])('but what happens once has no day in it: %s', (text) => {
    expect(only(text).day).toBeNull();
  });
});

describe('a last day that the text moves', () => {
  test.each([
    [
      'The decision was served on 13 March 2026. Payment must be made within 30 days of service; if the last day is a Saturday or Sunday, payment on the following Monday will be in time.',
      '2026-04-13',
    ],
    [
      'The schedule was posted on 20 June 2026. Objections must be made within 14 days of posting; where the fourteenth day is not a business day in Hong Kong, the next business day will do.',
      '2026-07-06',
    ],
    [
      '供應商於2026年10月12日交付樣機。報告須於交付後二十日內發出；倘期滿日適逢星期六或星期日，改於隨後首個星期一發出。',
      '2026-11-02',
    ],
    [
      '转让款已于2026年7月6日支付完毕。目标公司应在付款后二十日内办妥登记；末日为周六、周日的，顺延至下周一。',
      '2026-07-27',
    ],
    ['部機2026年10月12號交貨。報告要喺交貨之後二十日內出；尾日撞正星期六日，就改到跟住嗰個星期一。', '2026-11-02'],
  ])('is moved: %s', (text, day) => {
    expect(only(text).day).toBe(day);
  });

  test('back, where it says so', () => {
    expect(
      only(
        'The account was signed off on 22 April 2026. The retention must be released within 45 days of the sign-off; if that day is no business day, on the business day before it.',
      ).day,
    ).toBe('2026-06-05');
  });
});

describe('a paper that speaks of its own receipt', () => {
  test.each([
    'We received your invoice NB-118 on 8 December 2026.\nAny objection must reach us within 7 days of your receipt of this letter.',
    '日期：2026年12月10日\n一、貴司於2026年12月8日收到本公司發票。\n二、如有異議，應於收到本通知之日起十日內以書面提出。',
    '日期：2026年12月10日\n一、贵司于2026年12月8日收到我司发票。\n二、如有异议，应在收到本函后十日内以书面提出。',
    '日期：2026年12月10日\n張發票你哋2026年12月8日收到。有異議嘅，收到本通知之後十日內要出聲。',
  ])('is not received when another paper was: %s', (text) => {
    expect(only(text).day).toBeNull();
  });

  test.each([
    'This letter was delivered to you by hand on 8 December 2026.\nAny objection must reach us within 7 days of your receipt of this letter.',
    'Objections must reach us within 7 days after this letter comes into your hands. Hand-delivered to your manager on 8 December 2026.',
    '本函於2026年12月8日由專人送達貴司。如有異議，須於收到本函後七日內提出。',
    '本函于2026年12月8日由专人送达贵司。如有异议，须于收到本函后七日内提出。',
  ])('but when it says so itself: %s', (text) => {
    expect(only(text).day).toBe('2026-12-15');
  });
});

describe('a chat', () => {
  const chat = (...messages: readonly string[]) =>
    messages
      .map((words, index) => `[2026/12/${4 + index} 09:1${index}:03] ${index % 2 ? 'May' : 'Keung'}: ${words}`)
      .join('\n');

  test.each([
    ['Cantonese', '張發票我今日收到，話收到之後14日內要找數'],
    ['繁', '發票今日收到，須於收到後14日內付款。'],
    ['简', '发票今天收到，须在收到后14日内付款。'],
    ['English', 'I received the invoice today. It must be paid within 14 days of receipt.'],
  ])('counts from the day of its message: %s', (_, words) => {
    const found = only(chat('早晨', words, 'ok 唔好唔記得，上次遲咗兩日俾人拒賠'));
    expect(found.day).toBe('2026-12-19');
    expect(found.kind).toBe('proc.deadline');
  });

  test('whose next message tells another loss has none with its own period', () => {
    const found = only(chat('早晨', '發票12月5號收到，收到後14日內要付款。', '逾期索賠嘅話就當放棄'));
    expect(found.kind).toBe('proc.deadline');
  });
});

test.each([
  ['English', 'Please pay the deposit by 18 December 2026.', 'Late claims are barred, that is another matter'],
  ['繁', '請於2026年12月18日或之前提出索賠。', '上次逾期就視為放棄'],
  ['简', '请于2026年12月18日或之前提出索赔。', '上次逾期就视为放弃'],
  ['Cantonese', '2026年12月18號之前要提出索償。', '上次過咗期就冇得追'],
])('a fixed day in a chat has none of the next message’s losses: %s', (_, first, second) => {
  const text = `[2026/12/4 09:10:03] Keung: 早晨\n[2026/12/4 09:11:03] May: ${first}\n[2026/12/5 09:12:03] Keung: ${second}\n`;
  const { deadlines } = extract(text, options);
  expect(deadlines.map(({ kind }) => kind)).toEqual(['proc.deadline']);
});
