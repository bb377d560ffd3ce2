/**
 * Sentences in the four written forms, own wording, written after the rules of
 * fixed days. Its first look found 22 of 30 and left 22 of 22 others alone;
 * the rules were mended by it since, so that it measures nothing any more. `day`
 * is null where the sentence fixes no deadline.
 */
export const fixedDayBatch: readonly {
  readonly form: 'en' | 'zh-Hant' | 'zh-Hans' | 'yue';
  readonly text: string;
  readonly day: string | null;
}[] = [
  // English
  {
    form: 'en',
    text: 'The Charterers are to nominate the discharge port by 1800 hrs on 11 November 2026.',
    day: '2026-11-11',
  },
  {
    form: 'en',
    text: 'If we have not heard from you by Monday, 14 December 2026, we will issue proceedings without further notice.',
    day: '2026-12-14',
  },
  {
    form: 'en',
    text: 'The letter of credit is valid until 15 March 2027 for presentation at the counters of the issuing bank.',
    day: '2027-03-15',
  },
  {
    form: 'en',
    text: 'Skeleton arguments to be exchanged simultaneously by 4 pm on 22 February 2027.',
    day: '2027-02-22',
  },
  { form: 'en', text: 'No application to set aside the award may be made after 9 April 2027.', day: '2027-04-09' },
  { form: 'en', text: 'The right of first refusal lapses at midnight on 31 October 2027.', day: '2027-10-31' },
  { form: 'en', text: 'The vessel shall be redelivered not earlier than 1 July 2027.', day: '2027-07-01' },
  { form: 'en', text: 'We must have your bids in hand by the 20th day of May, 2027.', day: '2027-05-20' },
  { form: 'en', text: 'Latest date for shipment: 30 September 2027.', day: '2027-09-30' },
  {
    form: 'en',
    text: 'The Company shall hold its annual meeting in May and shall pay the dividend on 18 June 2027.',
    day: '2027-06-18',
  },
  { form: 'en', text: 'The tribunal closed the proceedings on 9 April 2026.', day: null },
  { form: 'en', text: 'The share price had fallen sharply before 12 August 2026.', day: null },
  { form: 'en', text: 'The parties shall comply with the Rules in force on 1 June 2024.', day: null },
  { form: 'en', text: 'The Buyer shall pay interest on sums that fell due before 2 January 2026.', day: null },
  { form: 'en', text: 'The bill of lading shows that the cargo was loaded by 6 July 2026.', day: null },
  { form: 'en', text: 'With effect from 1 April 2027 the rent shall be HK$80,000 a month.', day: null },
  { form: 'en', text: 'The Lessee may use the car park from 1 May 2027.', day: null },
  { form: 'en', text: 'In his statement of 3 February 2026 Mr Lee says that he must have been abroad.', day: null },
  // Traditional
  { form: 'zh-Hant', text: '各方須於2027年2月22日下午四時或之前交換書面陳詞。', day: '2027-02-22' },
  { form: 'zh-Hant', text: '信用證有效期至2027年3月15日止。', day: '2027-03-15' },
  { form: 'zh-Hant', text: '投標書遞交期限：2027年5月20日正午。', day: '2027-05-20' },
  { form: 'zh-Hant', text: '若閣下未能在2026年12月14日前清還欠款，本行將採取法律行動。', day: '2026-12-14' },
  { form: 'zh-Hant', text: '租船人不得遲於2026年11月11日指定卸貨港。', day: '2026-11-11' },
  { form: 'zh-Hant', text: '最後裝船日期為2027年9月30日。', day: '2027-09-30' },
  { form: 'zh-Hant', text: '甲方將於2027年6月18日派發股息。', day: '2027-06-18' },
  { form: 'zh-Hant', text: '仲裁庭於2026年4月9日宣佈結束審理。', day: null },
  { form: 'zh-Hant', text: '由2027年4月1日起，租金為每月港幣八萬元。', day: null },
  { form: 'zh-Hant', text: '2026年1月2日前到期的款項應計利息。', day: null },
  { form: 'zh-Hant', text: '提單顯示貨物於2026年7月6日前已裝船。', day: null },
  { form: 'zh-Hant', text: '買方應遵守於2024年6月1日有效的規則。', day: null },
  // Simplified
  { form: 'zh-Hans', text: '当事人应当在2027年2月22日16时前交换证据。', day: '2027-02-22' },
  { form: 'zh-Hans', text: '信用证最迟装运期为2027年9月30日。', day: '2027-09-30' },
  { form: 'zh-Hans', text: '如贵司在2026年12月14日之前仍未付款，我司将提起诉讼。', day: '2026-12-14' },
  { form: 'zh-Hans', text: '报名截止日期为2027年5月20日。', day: '2027-05-20' },
  { form: 'zh-Hans', text: '乙方承诺至迟于2026年11月11日交付样品。', day: '2026-11-11' },
  { form: 'zh-Hans', text: '优先购买权于2027年10月31日到期。', day: '2027-10-31' },
  { form: 'zh-Hans', text: '申请撤销裁决的期限至2027年4月9日届满。', day: '2027-04-09' },
  { form: 'zh-Hans', text: '仲裁庭于2026年4月9日宣布审理终结。', day: null },
  { form: 'zh-Hans', text: '自2027年4月1日起，租金调整为每月八万元。', day: null },
  { form: 'zh-Hans', text: '2015年1月1日前入职的员工可以保留津贴。', day: null },
  { form: 'zh-Hans', text: '双方应按照2026年8月1日签订的主合同履行。', day: null },
  { form: 'zh-Hans', text: '截止2026年6月30日，被告尚欠货款二百万元。', day: null },
  // Cantonese
  { form: 'yue', text: '你下個星期一即係2026年12月14號之前要覆我哋。', day: '2026-12-14' },
  { form: 'yue', text: '律師話2027年4月9號係最後一日可以上訴。', day: '2027-04-09' },
  { form: 'yue', text: '啲貨最遲2027年9月30號一定要上船。', day: '2027-09-30' },
  { form: 'yue', text: '2027年5月20號中午12點截標，記住入標。', day: '2027-05-20' },
  { form: 'yue', text: '喺2026年11月11號前話我哋知邊個港卸貨。', day: '2026-11-11' },
  { form: 'yue', text: '佢應承咗2027年6月18號前找數。', day: '2027-06-18' },
  { form: 'yue', text: '佢2026年4月9號嚟過公司。', day: null },
  { form: 'yue', text: '2026年1月2號之前嗰啲數已經清晒。', day: null },
  { form: 'yue', text: '由2027年4月1號開始租金八萬蚊一個月。', day: null },
  { form: 'yue', text: '份合約2026年8月1號開始生效。', day: null },
];

/**
 * A second batch, written after the rules had been mended by the first. Its first
 * look found 11 of 18 and left 14 of 14 others alone; the rules were mended since.
 */
export const secondBatch: typeof fixedDayBatch = [
  { form: 'en', text: 'Tenders must reach the Secretary no later than 3:00 p.m. on 11 March 2027.', day: '2027-03-11' },
  { form: 'en', text: 'The subscription period closes at 12 noon on 8 June 2027.', day: '2027-06-08' },
  { form: 'en', text: 'You have until 29 January 2027 to lodge an appeal.', day: '2027-01-29' },
  { form: 'en', text: 'The Respondent is directed to produce the documents by 26 February 2027.', day: '2027-02-26' },
  { form: 'en', text: 'Redelivery: latest 1 July 2027.', day: '2027-07-01' },
  { form: 'en', text: 'The warranty runs out on 30 November 2027.', day: '2027-11-30' },
  { form: 'en', text: 'We should be grateful for your reply before 17 December 2026.', day: '2026-12-17' },
  { form: 'en', text: 'The survey report of 11 March 2026 found no damage.', day: null },
  { form: 'en', text: 'By a deed of 8 June 2020 the shares were transferred.', day: null },
  { form: 'en', text: 'The witness left the company shortly before 29 January 2026.', day: null },
  { form: 'en', text: 'Prices quoted on 26 February 2026 shall apply.', day: null },
  { form: 'en', text: 'Banks are closed on 1 July 2027.', day: null },
  { form: 'zh-Hant', text: '標書必須於2027年3月11日下午三時前送抵秘書處。', day: '2027-03-11' },
  { form: 'zh-Hant', text: '上訴通知書須在2027年1月29日或以前提交。', day: '2027-01-29' },
  { form: 'zh-Hant', text: '保養期於2027年11月30日屆滿。', day: '2027-11-30' },
  { form: 'zh-Hant', text: '懇請於2026年12月17日前賜覆。', day: '2026-12-17' },
  { form: 'zh-Hant', text: '驗貨報告於2026年3月11日發出。', day: null },
  { form: 'zh-Hant', text: '銀行於2027年7月1日休息。', day: null },
  { form: 'zh-Hant', text: '股份已於2020年6月8日轉讓。', day: null },
  { form: 'zh-Hans', text: '投标文件须于2027年3月11日15时之前送达招标人。', day: '2027-03-11' },
  { form: 'zh-Hans', text: '上诉状应在2027年1月29日前递交。', day: '2027-01-29' },
  { form: 'zh-Hans', text: '质保期至2027年11月30日止。', day: '2027-11-30' },
  { form: 'zh-Hans', text: '望贵方于2026年12月17日前回函。', day: '2026-12-17' },
  { form: 'zh-Hans', text: '检验报告于2026年3月11日出具。', day: null },
  { form: 'zh-Hans', text: '股权已于2020年6月8日转让。', day: null },
  { form: 'zh-Hans', text: '2026年1月29日前后，证人离开公司。', day: null },
  { form: 'yue', text: '標書2027年3月11號下晝三點前要送到秘書處。', day: '2027-03-11' },
  { form: 'yue', text: '上訴嘅嘢2027年1月29號之前一定要入。', day: '2027-01-29' },
  { form: 'yue', text: '麻煩你2026年12月17號前覆返我。', day: '2026-12-17' },
  { form: 'yue', text: '份驗貨報告係2026年3月11號出嘅。', day: null },
  { form: 'yue', text: '銀行2027年7月1號唔開門。', day: null },
  { form: 'yue', text: '佢2026年1月29號前後走咗。', day: null },
];
