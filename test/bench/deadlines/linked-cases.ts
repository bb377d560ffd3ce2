/** A text that dates an event in its own words, and the deadline that runs from it. */
export interface LinkedCase {
  readonly form: 'en' | 'zh-Hant' | 'zh-Hans' | 'yue' | 'mixed';
  readonly text: string;
  /** The due day, ISO 8601; null where the text settles none. */
  readonly day: string | null;
  readonly isTimeBar: boolean;
}

/** Own wording; days worked out by hand. Looked at while the links were mended: they show what is read, not how often. */
export const linkedCases: readonly LinkedCase[] = [
  // English
  {
    form: 'en',
    text: 'The Insured discovered the theft on 9 February 2026. Proof of loss must be lodged within 60 days of discovery, otherwise the claim is forfeited.',
    day: '2026-04-10',
    isTimeBar: true,
  },
  {
    form: 'en',
    text: 'The trade mark application was published on 13 February 2026. Any person may oppose it within three months of publication; late oppositions will not be entertained.',
    day: '2026-05-13',
    isTimeBar: true,
  },
  {
    form: 'en',
    text: 'Your employment was terminated on 30 January 2026. A complaint to the Tribunal must be presented within three months of the termination, and not thereafter.',
    day: '2026-04-30',
    isTimeBar: true,
  },
  {
    form: 'en',
    text: 'The hotel cancelled our booking on 4 May 2026 and is to refund the deposit within 14 days of cancellation.',
    day: '2026-05-18',
    isTimeBar: false,
  },
  {
    form: 'en',
    text: 'The aircraft was redelivered at Changi on 2 June 2026. The Lessor shall return the security deposit no later than 30 days following redelivery.',
    day: '2026-07-02',
    isTimeBar: false,
  },
  {
    form: 'en',
    text: 'We received your defence on 12 January 2026. Our reply is to be filed within 28 days after such receipt.',
    day: '2026-02-09',
    isTimeBar: false,
  },
  {
    form: 'en',
    text: 'The collision took place on 7 August 2024. Proceedings may not be brought after two years have passed from the date of the collision.',
    day: '2026-08-07',
    isTimeBar: true,
  },
  {
    form: 'en',
    text: 'The Certificate of Completion was issued on 17 April 2026; the Defects Liability Period claim must be notified within six months of that date or it shall be deemed waived.',
    day: '2026-10-17',
    isTimeBar: true,
  },
  {
    form: 'en',
    text: 'On 5 May 2026 the Registrar refused the application. The applicant may request a review within 21 days of the refusal.',
    day: '2026-05-26',
    isTimeBar: false,
  },
  {
    form: 'en',
    text: 'The adjudicator was appointed on 11 March 2026 and shall reach a decision within 28 days of appointment.',
    day: '2026-04-08',
    isTimeBar: false,
  },
  {
    form: 'en',
    text: 'The lease ends on 31 December 2026. Notice to renew shall be served at least six months before expiry of the lease, failing which the option is lost.',
    day: '2026-06-30',
    isTimeBar: true,
  },
  {
    form: 'en',
    text: 'The wedding banquet is to be held on 24 October 2026; the final head count must be confirmed at least 10 days before the banquet.',
    day: '2026-10-14',
    isTimeBar: false,
  },
  {
    form: 'en',
    text: 'The vessel was arrested at Singapore on 16 March 2026. Security must be provided within 7 days of the arrest.',
    day: '2026-03-23',
    isTimeBar: false,
  },
  {
    form: 'en',
    text: 'The samples were collected on 4 March 2026 and the laboratory shall report within 10 days of collection.',
    day: '2026-03-14',
    isTimeBar: false,
  },
  {
    form: 'en',
    text: 'The first instalment was paid on 2 March 2026. The first invoice was received on 6 March 2026. Any query on the invoice must be raised within 10 days of its receipt.',
    day: '2026-03-16',
    isTimeBar: false,
  },
  {
    form: 'en',
    text: 'Owners say the hatch was damaged on 3 May 2026 while Charterers say it was damaged on 5 May 2026. Notice of damage must be given within 24 hours of the damage.',
    day: null,
    isTimeBar: false,
  },
  {
    form: 'en',
    text: 'Under an earlier loan the lender made demand on 3 May 2021. The Guarantor shall pay within 7 days of demand.',
    day: null,
    isTimeBar: false,
  },
  // Traditional
  {
    form: 'zh-Hant',
    text: '申訴人於2026年1月15日獲悉商標獲准註冊，須於獲悉之日起三個月內提出撤銷申請，逾期喪失申請權。',
    day: '2026-04-15',
    isTimeBar: true,
  },
  {
    form: 'zh-Hant',
    text: '僱員於2026年3月2日遭解僱，如有申索，須於解僱後三個月內向勞資審裁處提出。',
    day: '2026-06-02',
    isTimeBar: false,
  },
  {
    form: 'zh-Hant',
    text: '保單於2026年4月8日送達投保人，投保人可於送達後二十一日內取消保單，逾期冷靜期權益即告失效。',
    day: '2026-04-29',
    isTimeBar: true,
  },
  {
    form: 'zh-Hant',
    text: '會計師報告已於2026年5月4日發出，各股東如有異議，須於報告發出後十四日內書面提出，否則視為同意。',
    day: '2026-05-18',
    isTimeBar: true,
  },
  {
    form: 'zh-Hant',
    text: '工程於2026年2月28日竣工。承建商須於竣工後兩個月內提交結算書。',
    day: '2026-04-28',
    isTimeBar: false,
  },
  {
    form: 'zh-Hant',
    text: '我方於2026年3月9日收到貴方的仲裁通知，答辯書將於該日起三十日內提交。',
    day: '2026-04-08',
    isTimeBar: false,
  },
  {
    form: 'zh-Hant',
    text: '展覽訂於2026年9月18日開幕，參展商須於開幕前最少十四日提交保險證明。',
    day: '2026-09-04',
    isTimeBar: false,
  },
  {
    form: 'zh-Hant',
    text: '乘客於2026年6月1日提取行李。行李損壞須於提取後七日內書面投訴，逾期航空公司概不負責。',
    day: '2026-06-08',
    isTimeBar: true,
  },
  {
    form: 'zh-Hant',
    text: '命令於2026年3月16日作出，上訴通知書須於命令作出之日起十四日內存檔。',
    day: '2026-03-30',
    isTimeBar: false,
  },
  // Simplified
  {
    form: 'zh-Hans',
    text: '劳动者于2025年12月31日离职，竞业限制补偿应自离职之日起一个月内支付。',
    day: '2026-01-31',
    isTimeBar: false,
  },
  {
    form: 'zh-Hans',
    text: '仲裁庭于2026年3月10日组成，应当自组庭之日起六个月内作出裁决。',
    day: '2026-09-10',
    isTimeBar: false,
  },
  {
    form: 'zh-Hans',
    text: '买方于2026年5月6日提货，外观瑕疵须在提货后三日内书面提出，过期视为验收合格。',
    day: '2026-05-09',
    isTimeBar: true,
  },
  {
    form: 'zh-Hans',
    text: '承包人于2026年4月1日知道索赔事件发生，应在知道后28天内递交索赔意向通知书，否则丧失要求追加付款的权利。',
    day: '2026-04-29',
    isTimeBar: true,
  },
  {
    form: 'zh-Hans',
    text: '保险事故发生于2024年5月20日，被保险人请求赔偿的诉讼时效期间为二年，自事故发生之日起计算。',
    day: '2026-05-20',
    isTimeBar: true,
  },
  {
    form: 'zh-Hans',
    text: '不予立案裁定于2026年3月12日送达，当事人可在裁定送达之日起十日内上诉，逾期不再受理。',
    day: '2026-03-23',
    isTimeBar: true,
  },
  {
    form: 'zh-Hans',
    text: '公司于2026年6月10日作出减资决议，应当自作出决议之日起十日内通知债权人。',
    day: '2026-06-20',
    isTimeBar: false,
  },
  {
    form: 'zh-Hans',
    text: '订单于2026年3月3日确认，供方须自确认之日起二十日内发货。',
    day: '2026-03-23',
    isTimeBar: false,
  },
  {
    form: 'zh-Hans',
    text: '贷款于2026年9月30日到期，借款人如需展期，应于到期日前三十日提出申请。',
    day: '2026-08-31',
    isTimeBar: false,
  },
  // Cantonese
  {
    form: 'yue',
    text: '隻船2026年4月3號到港，提單要喺到港之後五日內交畀船公司。',
    day: '2026-04-08',
    isTimeBar: false,
  },
  {
    form: 'yue',
    text: '我2026年5月2號買咗部電話，有問題要喺買咗之後七日內攞返嚟換，過咗期就冇得換。',
    day: '2026-05-09',
    isTimeBar: true,
  },
  {
    form: 'yue',
    text: '單嘢2026年3月5號發生，要報保險就要喺發生之後十四日內報，遲咗唔受理。',
    day: '2026-03-19',
    isTimeBar: true,
  },
  {
    form: 'yue',
    text: '佢哋2026年6月8號先知道漏水，按合約要喺知道之後廿八日內通知我哋。',
    day: '2026-07-06',
    isTimeBar: false,
  },
  {
    form: 'yue',
    text: '租約2026年11月30號到期，想續租就要喺到期前三個月話畀業主知，否則當放棄。',
    day: '2026-08-30',
    isTimeBar: true,
  },
  // Mixed
  {
    form: 'mixed',
    text: 'Defects notice 已於 2026年3月11日 served，main contractor 須於 service 後 14 日內 rectify。',
    day: '2026-03-25',
    isTimeBar: false,
  },
  {
    form: 'mixed',
    text: '我哋 received the award on 9 March 2026，要 apply 更正就要喺 receipt 之後 30 日內做，遲咗就 waived。',
    day: '2026-04-08',
    isTimeBar: true,
  },
  {
    form: 'mixed',
    text: 'Closing 於 2026年1月30日完成，earn-out statement 須於 Closing 後 90 日內交付。',
    day: '2026-04-30',
    isTimeBar: false,
  },
  {
    form: 'mixed',
    text: 'The Tenant 於 2026年5月4日收到 rent notice，須 within 21 days of receipt 提出 counter-notice，逾期視為接受。',
    day: '2026-05-25',
    isTimeBar: true,
  },
  // A second batch, written after the rules had been mended by the first
  {
    form: 'en',
    text: 'The seller acknowledged the order on 8 June 2026 and must ship within 15 days of acknowledgement.',
    day: '2026-06-23',
    isTimeBar: false,
  },
  {
    form: 'en',
    text: 'Flooding damaged the basement on 11 July 2026. Claims not notified to underwriters within 30 days of the loss are void.',
    day: '2026-08-10',
    isTimeBar: true,
  },
  {
    form: 'en',
    text: 'The employee resigned on 1 April 2026; wages in lieu shall be paid not later than 7 days after the resignation.',
    day: '2026-04-08',
    isTimeBar: false,
  },
  {
    form: 'en',
    text: 'The tribunal declared the proceedings closed on 20 May 2026. The award shall be made within three months of the closure of the proceedings.',
    day: '2026-08-20',
    isTimeBar: false,
  },
  {
    form: 'en',
    text: 'Dear Sirs, your letter reached us on 3 February 2026. Unless we hear from you within 14 days of that date, we shall issue proceedings.',
    day: '2026-02-17',
    isTimeBar: false,
  },
  {
    form: 'en',
    text: 'The goods were rejected by the Buyer on 6 March 2026. The Seller may cure within 10 days of the rejection, after which the Buyer may rescind.',
    day: '2026-03-16',
    isTimeBar: false,
  },
  {
    form: 'en',
    text: 'The Partial Award was issued on 2 March 2026 and received by the Claimant on 9 March 2026. Any request for interpretation must be made within 30 days of receipt of the award or the right is lost.',
    day: '2026-04-08',
    isTimeBar: true,
  },
  {
    form: 'en',
    text: 'This Deed is dated 15 January 2026. The Mortgagor shall register the charge within one month of the date of this Deed.',
    day: '2026-02-15',
    isTimeBar: false,
  },
  {
    form: 'en',
    text: 'The subcontract dated 4 May 2023 was terminated by notice given on 6 April 2026. Plant must be removed within 14 days of termination.',
    day: '2026-04-20',
    isTimeBar: false,
  },
  {
    form: 'en',
    text: 'The Company will convene its EGM on 9 December 2026. Proxy forms must be deposited not less than 48 hours before the meeting.',
    day: null,
    isTimeBar: false,
  },
  {
    form: 'en',
    text: 'Each shipment shall be inspected within 5 days of arrival. The first shipment arrived on 3 August 2026.',
    day: null,
    isTimeBar: false,
  },
  {
    form: 'en',
    text: 'Invoice dated 5 May 2026 refers. Payment is due within 45 days from date of invoice.',
    day: '2026-06-19',
    isTimeBar: false,
  },
  {
    form: 'zh-Hant',
    text: '承租人於2026年3月31日遷出，業主須於遷出後十四日內退還按金。',
    day: '2026-04-14',
    isTimeBar: false,
  },
  {
    form: 'zh-Hant',
    text: '答辯人於2026年2月2日獲送達申請書，須於二十八日內提交抗辯書，否則法庭可作缺席判決。',
    day: '2026-03-02',
    isTimeBar: false,
  },
  {
    form: 'zh-Hant',
    text: '貨櫃於2026年5月30日交還碼頭。滯箱費爭議須於交還後三十日內書面提出，逾期作廢。',
    day: '2026-06-29',
    isTimeBar: true,
  },
  {
    form: 'zh-Hant',
    text: '甲方曾於2023年4月1日收到同類通知。乙方須於收到通知後十日內補救。',
    day: null,
    isTimeBar: false,
  },
  {
    form: 'zh-Hant',
    text: '股份轉讓於2026年8月3日完成登記，買方須於登記完成後十個工作日內支付餘款。',
    day: '2026-08-17',
    isTimeBar: false,
  },
  {
    form: 'zh-Hant',
    text: '評標結果於2026年6月5日公布，投標人如有異議，須自公布之日起五日內提出，逾期不予考慮。',
    day: '2026-06-10',
    isTimeBar: true,
  },
  {
    form: 'zh-Hans',
    text: '设备于2026年4月15日安装调试完毕，质保期自安装调试完毕之日起十二个月。买方应于调试完毕后五日内签署验收单。',
    day: '2026-04-20',
    isTimeBar: false,
  },
  {
    form: 'zh-Hans',
    text: '用人单位于2026年1月20日作出处分决定。劳动者自知道之日起一年内可申请仲裁，劳动者于2026年1月26日知道该决定。',
    day: '2027-01-26',
    isTimeBar: false,
  },
  {
    form: 'zh-Hans',
    text: '快递于2026年7月1日签收，消费者可自签收次日起七日内无理由退货。',
    day: '2026-07-08',
    isTimeBar: false,
  },
  {
    form: 'zh-Hans',
    text: '债权人会议定于2026年9月1日召开，管理人应当提前十五日通知已知的债权人。',
    day: '2026-08-17',
    isTimeBar: false,
  },
  { form: 'zh-Hans', text: '前一份租约于2025年3月1日届满。承租人应于届满后十日内腾退。', day: null, isTimeBar: false },
  {
    form: 'yue',
    text: '部電梯2026年6月3號壞咗，保養公司要喺壞咗之後廿四個鐘頭內派人嚟。',
    day: null,
    isTimeBar: false,
  },
  {
    form: 'yue',
    text: '我哋2026年4月20號交樓，執漏要喺交樓之後三個月內報，過咗就唔再受理。',
    day: '2026-07-20',
    isTimeBar: true,
  },
  {
    form: 'yue',
    text: '張告票係2026年5月6號出嘅，唔服就要喺出票之後廿一日內上訴。',
    day: '2026-05-27',
    isTimeBar: false,
  },
  {
    form: 'mixed',
    text: 'Vendor 於 2026年3月2日 deliver goods，buyer 要喺 delivery 後 10 日內 reject，否則 deemed accepted。',
    day: '2026-03-12',
    isTimeBar: true,
  },
  { form: 'mixed', text: 'Demand letter 2026年5月4號 send 出，對方要喺 14 日內覆。', day: null, isTimeBar: false },
  {
    form: 'mixed',
    text: 'Completion date 為 2026年7月15日，vendor 須 no later than 5 business days before the completion date 交出 title deeds。',
    day: '2026-07-08',
    isTimeBar: false,
  },
];
