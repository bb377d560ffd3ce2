import { describe, expect, test } from 'vitest';
import { extract } from '#main/clauses/extract.ts';
import { options } from './resources.ts';

/** Whether a period or a day of the text is told as one with which a right is lost; null where it is told as neither. */
function isBar(text: string): boolean | null {
  const { deadlines } = extract(text, options);
  return deadlines.length === 0 ? null : deadlines.some(({ kind }) => kind === 'gen.time_bar');
}

describe('what is lost with a period', () => {
  test.each([
    // The right as the subject.
    'The Tenant may renew by notice given at least six months before expiry, or the option dies.',
    'Shares must be taken up within 21 days of the offer, failing which the entitlement goes.',
    'The buyer has ten days from delivery to return the goods; after that the right to return them is gone.',
    'A bid bond may be called within 30 days of award, after which the right evaporates.',
    'The voucher can be redeemed within twelve months of purchase. Once that period has passed it is void.',
    'An option not exercised within 60 days of the Closing Date shall lapse.',
    'The offer is open for 14 days from its date and falls away if it is not accepted by then.',
    'A booking not confirmed within 48 hours of the quotation is cancelled and the deposit forfeited.',
    // The person as the subject.
    'Any member who does not vote within seven days of the circular loses the right to object.',
    'A claimant who omits to file within 28 days of the decision cannot later challenge it.',
    'If the Buyer does not complain within 7 days of arrival, it must live with the goods and may not reject them.',
    'Unless the Insured reports the loss within 48 hours of discovery, it will have no claim under this policy.',
    'Failure to object within 14 days of receipt shall be taken as acceptance of the account.',
    'Whoever misses the 30 days from publication is shut out of the distribution.',
    'You have 21 days from service to acknowledge; say nothing and you will be out of time.',
    // What is done with what comes late.
    'Claims must reach us within 30 days of delivery. Late claims will not be looked at.',
    'Requests for a refund made more than 14 days after purchase will be refused.',
    'We do not accept returns later than 28 days after delivery.',
    'A demand received by the Bank after 15 days from expiry will not be honoured.',
    'No extension of time will be granted unless notice is given within 21 days of the event.',
    'Objections shall be lodged within 14 days of the notice and any objection lodged later shall be disregarded.',
    'Invoices submitted over 180 days after the services are not payable.',
    'The registry will not receive a notice of appeal filed after the 28 days from judgment.',
    // What silence is taken for.
    'Please revert within five days of receipt; silence will be treated as consent.',
    'If no comment is received within 10 days of submission, the drawing is deemed approved.',
    'Unless queried within 30 days of issue, a statement is conclusive against the customer.',
    'The determination becomes final and binding if not referred to arbitration within 28 days of receipt.',
    'The minutes stand as correct unless challenged within seven days of circulation.',
    // Only in time.
    'The Contractor is entitled to payment only if it gives notice within 28 days of the instruction.',
    'It is a condition precedent to any indemnity that the loss is reported within 48 hours of its discovery.',
    'The Seller shall not be liable for any Claim unless it is notified within 18 months of Completion.',
    'The carrier is discharged from all liability unless suit is brought within one year of delivery.',
    'The buyer may rescind, provided that notice is given within 7 days of inspection.',
    'An appeal lies only where leave is sought within 14 days of the award.',
    'No action shall be maintainable once six years have passed from the date on which the cause accrued.',
    'An action upon this bond is barred after two years from final payment.',
    'Time is of the essence: notice must be given within 7 days of the event, or else any claim is waived.',
    'If the Contractor does not notify a compensation event within eight weeks of becoming aware of it, the Prices are not changed.',
    // Told by the sentence behind.
    'The Distributor shall notify shortages within seven days of delivery. If it fails to give such notice, the goods shall be deemed accepted.',
    'The Reseller shall report errors within 15 days of receipt of the invoice. Thereafter it will be deemed to have agreed with it.',
    'Sealed offers must be received by 12 noon on 3 June 2026. Late offers will on no account be considered.',
    // In other words.
    'No claim for breach of the Warranties shall be brought unless notice is received on or before the second anniversary of Completion.',
    'Tell the Engineer within a month of the event, or the right is lost.',
    'All claims die one year after delivery, unless a writ has gone out by then.',
    'Notice of damage must be given within three days of delivery, or the goods are presumed to have arrived sound.',
    'Any suit must be brought within one year of delivery or not at all.',
    'Charterers shall owe nothing for the delay unless a supported file reaches them by the sixtieth day after discharge.',
    'Accounts shall be settled within twenty days of final discharge; afterwards neither side may reopen them.',
    'A guest may query the bill within seven days of check-out, else the hotel is released from all claims.',
  ])('English: %s', (text) => {
    expect(isBar(text)).toBe(true);
  });

  test.each([
    '租客須於租約屆滿前六個月以書面通知續租，逾期則續租權告吹。',
    '索賠須於交貨後三十日內提出，過期恕不受理。',
    '異議應於公告之日起三個月內提出，過此期限即不得再提。',
    '買方未於收貨後七日內通知賣方者，視為貨物符合約定。',
    '上訴須於判決後二十八日內提交，逾時者一律駁回。',
    '購股權須於授出後兩年內行使，未行使者即告失效。',
    '保險索償應於事故後三十日內遞交，否則本公司毋須賠償。',
    '承建商如未於事件發生後二十八日內發出通知，即喪失延期及補償的權利。',
    '投標人須於開標後五日內提交澄清，未有提交者將被剔除。',
    '客戶須於月結單發出後九十日內提出異議，否則該結單即屬定論。',
    '訂金須於七日內繳付，過期則訂位取消，訂金沒收。',
    '只有在收到通知後十四日內提出的申請方可獲受理。',
    '請求權自知悉之日起一年間不行使而消滅。',
    '債權人應於公告後四十五日內申報債權，逾期未申報者，不得參與分配。',
  ])('繁體: %s', (text) => {
    expect(isBar(text)).toBe(true);
  });

  test.each([
    '买受人应当在收货后十五日内提出异议，怠于通知的，视为质量合格。',
    '当事人应自收到裁决之日起六个月内申请撤销，逾期法院不予受理。',
    '保证期间为主债务履行期届满之日起六个月，期间内未主张的，保证人免责。',
    '撤销权自知道撤销事由之日起一年内没有行使的，该权利消灭。',
    '不服处罚决定的，可在收到决定书之日起六十日内申请复议；过期则决定生效，不得再争议。',
    '投诉须自知道之日起十日内提出，超过期限的投诉得不到支持。',
    '优惠券须在领取后三十日内使用，过后作废，不予补发。',
    '承包人未在事件发生后28天内发出索赔意向通知书的，丧失要求追加付款的权利。',
    '股东应自通知之日起三十日内答复，未答复的，视为同意转让。',
    '只有在验收后七日内书面提出，才有权要求更换。',
    '报价自发出之日起十五日有效，期满未接受即失效。',
    '仲裁时效期间为一年，自知道权利被侵害之日起计算，超过时效的请求不受保护。',
    '收货人应自提货之日起三日内提出，未提出的，视为货物完好交付。',
    '货方应自交付之日起一年内提起诉讼，否则承运人解除一切责任。',
  ])('简体: %s', (text) => {
    expect(isBar(text)).toBe(true);
  });

  test.each([
    '收貨之後七日內要話畀賣家知，過咗就冇得退。',
    '張票要喺買咗之後三十日內用，過期就廢紙一張冇得換。',
    '接到信之後十四日內要覆，唔覆就當你應承。',
    '想上訴就要喺判決之後28日內入紙，遲咗法庭唔會受理。',
    '簽咗臨約之後十四日內要簽正式約，唔簽就殺訂。',
    '出咗事之後48個鐘內要報保險，報遲咗佢哋唔賠。',
    '租約滿前三個月要出聲話續租，錯過咗就冇得續。',
    '個offer由今日起計七日有效，過咗鐘就唔使傾。',
    '收樓之後三十日內要報執漏，過咗呢個限期發展商就唔再執。',
    '投訴要喺事發之後三個月內交，遲一日都冇人理你。',
    '要告我哋，由完成交易嗰日計兩年內要入稟，過咗兩年就一筆勾銷。',
    '過咗三日先嚟話件貨爛，我哋唔賠。',
  ])('粵語: %s', (text) => {
    expect(isBar(text)).toBe(true);
  });

  test.each([
    'Claim 要喺 delivery 之後 7 days 內 submit，過咗就 time-barred。',
    'Tenant 要喺 expiry 前 not less than 3 months 俾 notice，錯過咗個 option 就 lapse。',
    'Docs 要喺 15 days after the B/L date 之內交，late docs 銀行一律 refuse。',
    '收到 invoice 之後 14 days 內冇 object，就當你 accept。',
    'Warranty claim 須在 Completion 後 18 months 內通知，否則 Seller 免責。',
  ])('mixed: %s', (text) => {
    expect(isBar(text)).toBe(true);
  });
});

describe('what is no loss of a right', () => {
  test.each([
    'The Buyer shall pay within 30 days of the invoice, failing which interest accrues at 8% a year.',
    'If the Buyer does not pay within 14 days of demand, the Seller may suspend deliveries.',
    'If the breach is not remedied within 30 days of notice, the other party may terminate this Agreement.',
    'If the Contractor fails to finish within 90 days of commencement, it shall pay liquidated damages.',
    'The Term is three years from the Commencement Date, unless terminated earlier.',
    'The Supplier shall repair the defect within five days of notice, otherwise the Buyer may do so at its own cost.',
    'The parties shall meet within 10 days of the dispute, failing which either may refer it to arbitration.',
    'The Borrower shall, within 5 days of the request, provide the accounts and shall not dispose of any asset.',
    'Deliver the goods within seven days of the order; late delivery costs HK$500 a day.',
    'Late payment within 30 days of the due date bears a surcharge of 5%.',
    'The Employer shall release the retention within 14 days of the certificate and no interest is payable.',
    'Notice is deemed received two days after posting.',
    'Records shall be kept for seven years after termination and shall not be disclosed.',
    'We will answer your complaint within 15 working days of receipt; no reply by then does not mean that it is accepted.',
    'If we hear nothing within 14 days of this letter we shall issue proceedings without further notice.',
    'The Supplier shall return the data within thirty days of the request. It shall not withhold them in any dispute.',
    'The receiver has not been discharged within thirty days of its appointment. No refusal to terminate is deemed to be a waiver.',
    'Either may terminate if a petition is not dismissed within 60 days of its filing.',
    'Notice is given by facsimile, provided it is confirmed in writing within five days of that date.',
    'The hire agreement ends on 7 July 2026. The deposit shall be returned within one month after it ends.',
    'Credits are paid within one month of expiry. A charge that was credited or waived earns none.',
    'Give seven days notice before you cease to use an employee; the notice shall not apply to dismissal for cause.',
  ])('English: %s', (text) => {
    expect(isBar(text)).not.toBe(true);
  });

  test.each([
    '買方須於收到發票後三十日內付款，逾期按月息一厘計息。',
    '承建商未於期限後七日內完工者，每日賠償港幣一萬元。',
    '違約方未於收到通知後十四日內補救，守約方有權終止合約。',
    '請於本函日期起計十四日內清付，否則本行將入稟法院追討，不再另行通知。',
    '雙方應於爭議發生後三十日內協商，否則任何一方可提交仲裁。',
    '本公司收到申請後十個工作日內答覆，逾期未覆不代表同意。',
    '應徵者資料於半年內銷毀，不得轉交他人。',
  ])('繁體: %s', (text) => {
    expect(isBar(text)).not.toBe(true);
  });

  test.each([
    '甲方应在收到发票后三十日内付款，逾期每日按万分之五支付违约金。',
    '乙方未在通知后十日内改正的，甲方有权解除合同。',
    '双方应在争议发生后三十日内协商，协商不成的，提交仲裁。',
    '本合同自签署之日起三年内有效，期满可续签。',
    '员工应在离职后七日内办妥交接，逾期公司将发函催告。',
  ])('简体: %s', (text) => {
    expect(isBar(text)).not.toBe(true);
  });

  test.each([
    '收到單之後三十日內要找數，遲咗要計利息。',
    '接到傳票之後十四日內要交返張表，唔交嘅話對方可以攞判決。',
    '壞咗之後七日內師傅會上門整，整唔好會再嚟。',
    '交樓之後一個月內業主會退返按金，唔退我哋就去小額錢債追。',
  ])('粵語: %s', (text) => {
    expect(isBar(text)).not.toBe(true);
  });

  test.each([
    'Invoice 要喺 30 days 內 settle，late payment 按 1% per month 收 interest。',
    'Architect 收到之後 15 working days 內 comment，no comment 唔代表 approve。',
  ])('mixed: %s', (text) => {
    expect(isBar(text)).not.toBe(true);
  });
});
