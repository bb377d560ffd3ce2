import { describe, expect, test } from 'vitest';
import { datedDeadlines } from '#main/clauses/deadlines/dated-deadlines.ts';
import { extract } from '#main/clauses/extract.ts';
import { calendars, options } from './resources.ts';

/** Of the periods of a text: day and whether a right is lost with it. */
function counted(text: string): [string | null, boolean][] {
  return datedDeadlines({ text, extraction: extract(text, options) }, { calendars })
    .filter(({ count }) => count !== null)
    .map(({ day, kind }) => [day, kind === 'gen.time_bar']);
}

describe('the day in more turns of phrase', () => {
  test.each([
    [
      "The extraordinary general meeting will be held on 30 June 2026, and at least 21 clear days' notice of the same must be sent to every shareholder.",
      '2026-06-08',
      false,
    ],
    ['股東週年大會將於2026年6月5日舉行，開會前最少21日須以書面通知全體股東。', '2026-05-15', false],
    ['股东大会将于2026年6月5日召开，应当于会议召开21日前通知全体股东。', '2026-05-15', false],
    [
      'Our demand was served on you on 2 September 2026. Unless the debt is settled within 5 business days (Hong Kong) of service, we shall present a petition.',
      '2026-09-09',
      false,
    ],
    [
      'The bill of lading shows the cargo laden on board on 2 March 2026. Documents must be presented within 10 days after shipment and at the latest before the expiry of the credit, otherwise the bank is not bound to pay.',
      '2026-03-12',
      true,
    ],
    [
      'The contract was signed on 4 May 2026, and the Seller shall furnish the guarantee within 5 London banking days after signing.',
      '2026-05-11',
      false,
    ],
    ['合同於2026年5月4日簽署，買方須於簽署後6個business days內開立信用證，香港公眾假期不計。', '2026-05-12', false],
    [
      "The Licensee may end this licence on 30 November 2026 (the Termination Date) by giving not less than three months' notice before the Termination Date; a late notice is ineffective.",
      '2026-08-30',
      true,
    ],
    ['份租約到2026年11月30號滿，想續嘅話要喺租約滿前三個月寫信俾業主，過咗期就冇得續。', '2026-08-30', true],
    ['張發票係08/04/2026（四月八號）出嘅，三十日內要找數。', '2026-05-08', false],
    ['发票于08/04/2026（4月8日）开具，三十日内付清。', '2026-05-08', false],
    ['The invoice was issued on 08/04/2026 (8 April) and is payable within 30 days.', '2026-05-08', false],
    ['我2026年10月31號交樓，發展商應承收樓之後一個月內退返啲按金。', '2026-11-30', false],
    ['我哋2026年10月31號交樓，業主答應交樓之後一個月內退返啲按金。', '2026-11-30', false],
    [
      'NOR was tendered at 1000 hrs on 20 April 2026 and Charterers must reject it within 24 hours, failing which it is deemed accepted.',
      '2026-04-21',
      true,
    ],
    [
      'The award 已於2026年3月23日送達，任何 application to set aside 須在收到之日起30日內提出，逾期不予受理。',
      '2026-04-22',
      true,
    ],
    ['份 agreement 喺 30 June 2025 簽，死線係簽約之後 9 個月，到時 condition 未滿足就自動 lapse。', '2026-03-30', true],
    ['本協議於2025年6月30日簽署，最後截止日為簽署後9個月，屆時條件仍未達成即自動失效。', '2026-03-30', true],
    [
      'The first quarter of 2026 ended on 31 March. The Agent shall deliver a statement within 15 days after the end of the quarter.',
      '2026-04-15',
      false,
    ],
    ['2026年第一季度於3月31日結束，代理商須於季度結束後15日內提交報表。', '2026-04-15', false],
    ['2026年第一季3月31號完，代理要喺完季之後15日內交報表。', '2026-04-15', false],
    [
      'The insured became aware of the loss on 1 December 2026 and shall notify the insurers within 30 days.',
      '2026-12-31',
      false,
    ],
    ['船只NOR于2026年3月16日上午九时递交，承租人如有异议应在24小时内提出，逾期视为接受。', '2026-03-17', true],
    ['船2026年3月16號朝早九點 tender NOR，charterers 要反對就要 24 個鐘頭內講，過咗鐘就當接受。', '2026-03-17', true],
    ['投保人2026年3月3日知悉事故，須於三十日內通知保險人，此為承擔責任的先決條件。', '2026-04-02', true],
    ['投保人于2026年3月3日知悉事故，应于三十日内通知保险人，该通知为保险人承担责任的前提条件。', '2026-04-02', true],
    ['賣方2026年3月3日收到異議書，須於七日內回應，逾期即為最終定案。', '2026-03-10', true],
    ['貨物於2026年3月2日付運，單據須於付運後21日內提交，逾期銀行拒付。', '2026-03-23', true],
    ['货物于2026年3月2日装运，单据应在装运后21日内提交，逾期银行拒付。', '2026-03-23', true],
    ['批貨2026年3月2號付運，啲單要喺付運之後21日內交，過咗期銀行就拒付。', '2026-03-23', true],
    [
      'The hire agreement ends on 7 July 2026. The deposit shall be returned within one month after it ends.',
      '2026-08-07',
      false,
    ],
    [
      'The Insured became aware of the theft on 3 March 2026 and shall give notice within 30 days to the Insurer.',
      '2026-04-02',
      false,
    ],
    [
      'The Buyer received the samples on 3 March 2026 and must give notice of defects within 7 days.',
      '2026-03-10',
      false,
    ],
    ['本租約於2026年12月31日屆滿（屆滿日），租客如不續租，須於屆滿日前三個月書面通知業主。', '2026-09-30', false],
    ['本租约于2026年12月31日届满（到期日），承租人不续租的，应于到期日前三个月书面通知出租人。', '2026-09-30', false],
  ])('%s', (text, day, isLost) => {
    expect(counted(text)).toEqual([[day, isLost]]);
  });

  test.each([
    "Redelivery is expected on 31 May 2026, and Charterers are to give 30 days' provisional and 7 days' final notice of redelivery.",
    '還船預計於2026年5月31日；租船人須於還船前30日發出初步通知，並於還船前7日發出確定通知。',
    '还船预计于2026年5月31日；承租人应于还船前30日发出初步通知，并于还船前7日发出确定通知。',
    '預計2026年5月31號還船，租家要喺還船前30日通知，再喺還船前7日通知。',
  ])('two notices: %s', (text) => {
    expect(counted(text).map(([day]) => day)).toEqual(['2026-05-01', '2026-05-24']);
  });

  test('business days on which the banks of both places work', () => {
    expect(
      counted(
        'Completion took place on 31 March 2026. The Buyer shall deliver the Accounts within 20 Business Days after Completion; banks in London and Singapore must both be open on a Business Day.',
      ),
    ).toEqual([['2026-04-30', false]]);
  });
});

describe('no day is taken', () => {
  test.each([
    'The Buyer received the notice on 3 March 2026 and served its reply on 9 March 2026, and shall pay within 7 days.',
    'The invoice was issued on 3 March 2026 and received on 9 March 2026. It is payable within 30 days of its date of approval.',
    'The goods were loaded on 2 March 2026 and shipped on 4 March 2026. Payment is due within 10 days of the date of the survey.',
    'The NOR was tendered on 2 March 2026 and re-tendered on 5 March 2026; Charterers must reject it within 24 hours, otherwise it is deemed accepted.',
    'The Tenant paid the rent on 2 March 2026 and shall repair the roof within 14 days.',
    '租客於2026年3月2日付租，須於十四日內維修天花。',
    '張單03/04/2026（五月八號）出，三十日內要找數。',
    'The invoice was issued on 03/04/2026 and is payable within 30 days.',
    '2026年第一季度的報表顯示，季度結束後15日內代理商須提交佣金。',
    '份合約2026年3月2號簽，業主應承收到訂金之後七日內交匙。',
    "The annual general meeting was held on 26 June 2025 and the board meeting on 3 July 2025, and at least 21 days' notice of it shall be given to the members.",
    'The previous bill of lading shows goods shipped on board on 2 March 2025. Documents must be presented within 21 days after shipment.',
    '一號提單於2026年3月2日裝船，二號提單於2026年3月9日裝船。單據須於裝船後21日內提交。',
    'The Buyer received the samples on 3 March 2026 and the goods on 5 March 2026 and must give notice of defects within 7 days.',
    '買方2026年3月3日收到樣本，2026年3月5日收到貨物，須於七日內通知賣方。',
    'The Buyer received the samples on 3 March 2026 and the goods on 5 March 2026 and must pay within 7 days.',
    'On 3 March 2026 the Buyer received the samples, the goods on 5 March 2026, and must pay within 7 days.',
  ])('%s', (text) => {
    expect(counted(text).map(([day]) => day)).toEqual([null]);
  });
});

test("a loss is that of the other side's period, which stands between", () => {
  expect(
    counted(
      'Completion took place on 31 March 2026. The Buyer shall deliver the draft within 20 days after Completion, and the Seller may dispute it within 10 days of receiving the draft, failing which it is final.',
    ),
  ).toEqual([
    ['2026-04-20', false],
    [null, true],
  ]);
});
