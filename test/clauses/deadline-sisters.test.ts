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

describe('days, and which of two periods a right is lost with', () => {
  test.each<[string, [string, boolean][]]>([
    ['隻船2026年3月2號朝早8點開咗，開船之後48個鐘內要交艙單。', [['2026-03-04', false]]],
    [
      "The Tribunal's order was served on 2 March 2026. The Claimant shall reply within 14 days of service; objections received late may be considered at the Tribunal's discretion.",
      [['2026-03-16', false]],
    ],
    [
      'The notice was served on 2 March 2026. The Tenant shall object within 14 days of service, failing which it is barred; the bond is to be returned within 29 days of service.',
      [
        ['2026-03-16', true],
        ['2026-03-31', false],
      ],
    ],
    [
      '通知於2026年3月2日送達。租客須於送達後14日內提出異議，否則視為放棄；按金須於送達後29日內退還。',
      [
        ['2026-03-16', true],
        ['2026-03-31', false],
      ],
    ],
    [
      '通知于2026年3月2日送达。承租人应于送达后14日内提出异议，否则视为放弃；押金应于送达后29日内退还。',
      [
        ['2026-03-16', true],
        ['2026-03-31', false],
      ],
    ],
    [
      '封信2026年3月2號收到。收到之後14日內要反對，唔係就當你放棄；按金就要喺收到之後29日內退返。',
      [
        ['2026-03-16', true],
        ['2026-03-31', false],
      ],
    ],
    [
      'The certificate was issued on 5 March 2026. The Supplier shall deliver the bond within 30 days of issue, and the period is not extended if the last day falls on a Saturday or a public holiday.',
      [['2026-04-04', false]],
    ],
    [
      '證書於2026年3月5日發出。承建商須於發出後30日內交回保函，最後一日如屬星期六、日或公眾假期亦不順延。',
      [['2026-04-04', false]],
    ],
    [
      '证书于2026年3月5日签发。承包人应于签发后30日内提交保函，最后一日为法定休假日的，亦不顺延。本合同适用中华人民共和国法律。',
      [['2026-04-04', false]],
    ],
    ['張證書2026年3月5號出咗。出咗之後30日內要交保函，嗰日就算係星期六都唔會順延。', [['2026-04-04', false]]],
    ['股东会决议于2026年5月20日作出。股东可自决议作出之日起六十日内请求人民法院撤销。', [['2026-07-19', false]]],
    [
      '股东会决议于2026年5月20日作出。股东可自决议作出之日起六十日内请求人民法院撤销。本章程适用中华人民共和国法律。',
      [['2026-07-20', false]],
    ],
    [
      '通知于2026年4月28日签收，应在签收后6个工作日内答复。工作日指周一至周五，劳动节假期（5月1日至5日）不计入。',
      [['2026-05-11', false]],
    ],
    [
      '通知於2026年4月28日簽收，須於簽收後6個工作天內答覆。工作天指星期一至星期五，5月1日及5月4日不計。',
      [['2026-05-08', false]],
    ],
    [
      'The lease was terminated and the receiver died on 2 March 2026. The family must vacate within 11 days of the death.',
      [['2026-03-13', false]],
    ],
    [
      'Owners tendered notice at 10:00 on 8 September 2026. Charterers are given 48 hours from tender to reject it.',
      [['2026-09-10', false]],
    ],
    [
      'The share register was closed; the annual general meeting will be held on 17 April 2026 and the secretary is to send the notice at least 21 days before the meeting.',
      [['2026-03-27', false]],
    ],
    [
      'The notice was received on 2 March 2026. If the Buyer does not reply within 14 days of receipt, it has no further right to reject the goods.',
      [['2026-03-16', true]],
    ],
    [
      'The notice was received on 2 March 2026. Unless the claim is lodged within 14 days of receipt, it shall be null and void.',
      [['2026-03-16', true]],
    ],
    [
      'The invoice was received on 2 March 2026. Disputes not notified within 14 days of receipt are conclusively barred.',
      [['2026-03-16', true]],
    ],
    [
      'The report was received on 2 March 2026. The Seller shall return the deposit within 14 days of receipt if the offer is refused.',
      [['2026-03-16', false]],
    ],
    [
      'The notice was received on 2 March 2026. Within 14 days of receipt the Tenant must remedy the breach, failing which the Landlord may re-enter.',
      [['2026-03-16', false]],
    ],
    ['通知於2026年3月2日收到。租客須於收到後十四日內付款，否則業主有權終止租約。', [['2026-03-16', false]]],
    ['通知于2026年3月2日收到。买方应于收到后十四日内付款，否则卖方有权解除合同。', [['2026-03-16', false]]],
    ['封信2026年3月2號收到。收到之後14日內要還錢，唔係就收樓。', [['2026-03-16', false]]],
    [
      'The notice was served on 2 March 2026. The Employer is to inspect within 14 days of service and the Contractor has to remain on site.',
      [['2026-03-16', false]],
    ],
    ['隻船2026年3月2號到咗，船公司5月8號開咗張單。到港之後七日內要提貨。', [['2026-03-09', false]]],
  ])('%s', (text, days) => {
    expect(counted(text)).toEqual(days);
  });
});

describe('words that were not known as events, or not tied to them', () => {
  test.each<[string, string]>([
    [
      "The vessel's ETA at Singapore is 10:00 on 8 September 2026. The master is to send notices 48 hours and again 24 hours before ETA.",
      '2026-09-06 2026-09-07',
    ],
    [
      "The licence may be ended on 30 September 2026 (the Exit Date) by giving not less than two months' written notice expiring on that date.",
      '2026-07-30',
    ],
    ['The mortgage was created on 5 May 2026. It has to be registered within 21 days of creation.', '2026-05-26'],
    ['抵押於2026年5月5日設立，須於設立後21日內登記。', '2026-05-26'],
    ['「順安」輪已於2026年5月5日駛出鹽田港，托運人須於開航後七日內交回保函。', '2026-05-12'],
    ['「顺安」轮已于2026年5月5日驶离盐田港，托运人应于开航后七日内交回保函。', '2026-05-12'],
    ['隻船2026年5月5號開咗，開船之後七日內要交返保函。', '2026-05-12'],
    ['通告已於2026年5月5日寄予各股東，股東須於寄出後七日內回覆。', '2026-05-12'],
    ['通知已于2026年5月5日寄给各股东，股东应于寄出后七日内答复。', '2026-05-12'],
    ['貨物於2026年5月5日交付，收貨人須自交付次日起連續七日內提出書面通知。', '2026-05-12'],
    ['货物于2026年5月5日交付，收货人应自交付之次日起连续七日内提出书面通知。', '2026-05-12'],
    ['老太2026年5月5號過咗身。份契據寫明啲受益人要喺佢過身之後兩個月內揀。', '2026-07-05'],
    ['業主2026年5月5號發現漏水。份租約話發現之後七日內要通知保險公司。', '2026-05-12'],
    ['業主大會定咗喺2026年5月20號開，通知最遲要喺開會前14日派晒出去。', '2026-05-06'],
    ['股东大会定于2026年5月20日上午十时举行，委托书应于指定开会时间不少于24小时前送达。', '2026-05-19'],
    ['股東大會定於2026年5月20日上午十時舉行，委任表格須於指定開會時間不少於24小時前送達。', '2026-05-19'],
    ['The change of name took effect on 5 May 2026，Form 須於 15 days after 生效日內交到 Registry。', '2026-05-20'],
    ['個 policy 喺 5 May 2026 expired 咗，reporting period 係 expiry 之後 30 days，過咗就冇得 claim。', '2026-06-04'],
  ])('%s', (text, days) => {
    expect(
      counted(text)
        .map(([day]) => day)
        .join(' '),
    ).toBe(days);
  });
});
