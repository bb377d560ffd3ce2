/**
 * Passages in four written forms and true sentences about them, in the same and
 * in other languages, written for this project: short, as a summary would say it.
 */
export interface WrittenCase {
  readonly clause: string;
  readonly passage: string;
  readonly sentences: readonly string[];
}

export const writtenCases: readonly WrittenCase[] = [
  {
    clause: '3.2',
    passage:
      '3.2 The Tenant shall pay the rent of HK$28,500 per month in advance on the first day of each calendar month. If any rent is overdue for more than seven (7) days, the Landlord may charge interest at 1.5% per month.',
    sentences: [
      'The Tenant must pay rent of HK$28,500 a month in advance.',
      'The Landlord may charge interest of 1.5% per month on rent overdue for more than 7 days.',
      '租客須每月預先支付租金28,500港元。',
      '租金逾期超过七日的，业主可按每月1.5%收取利息。',
      '租客每個月要預先畀租金28,500港元。',
    ],
  },
  {
    clause: '第五條',
    passage:
      '第五條　賣方應於二〇二六年三月三十一日前將貨物交付買方指定的倉庫。逾期交付的，賣方每日應按貨款總額的千分之三向買方支付違約金。買方不得因此拒收貨物。',
    sentences: [
      '賣方應於2026年3月31日前把貨物交付買方指定的倉庫。',
      '买方不得因此拒收货物。',
      'The Seller must deliver the goods to the warehouse named by the Buyer by 31 March 2026.',
      'The Buyer may not reject the goods for that reason.',
      '賣方遲交貨就要向買方畀違約金。',
    ],
  },
  {
    clause: '11.1',
    passage:
      '11.1 Neither party may assign this Agreement without the prior written consent of the other party, except that the Licensor may assign it to an affiliate on notice.',
    sentences: [
      'Neither party may assign the agreement without the other party’s prior written consent.',
      'The Licensor may assign the agreement to an affiliate on notice.',
      '未经另一方事先书面同意，任何一方不得转让本协议。',
      '任何一方未得另一方事先書面同意，不得轉讓本協議。',
    ],
  },
  {
    clause: '第九条',
    passage:
      '第九条　乙方对在履行本合同过程中知悉的甲方商业秘密负有保密义务，保密期限为合同终止后三年。未经甲方书面同意，乙方不得向任何第三方披露。',
    sentences: [
      '乙方对甲方的商业秘密负有保密义务，期限为合同终止后三年。',
      '未經甲方書面同意，乙方不得向第三方披露。',
      'Party B must keep Party A’s trade secrets confidential for three years after termination.',
      'Party B may not disclose them to any third party without Party A’s written consent.',
    ],
  },
  {
    clause: '14.2',
    passage:
      '14.2 Any dispute arising out of this Contract shall be referred to and finally resolved by arbitration administered by the Hong Kong International Arbitration Centre. The seat shall be Hong Kong. The number of arbitrators shall be three. The proceedings shall be conducted in English.',
    sentences: [
      'Disputes must be finally resolved by arbitration administered by HKIAC, with the seat in Hong Kong.',
      'The tribunal has three arbitrators and the proceedings are in English.',
      '因本合约引起的任何争议须提交香港国际仲裁中心仲裁，仲裁地为香港。',
      '仲裁員人數為三名，仲裁程序以英文進行。',
      '有爭拗要提交香港國際仲裁中心仲裁，仲裁地係香港。',
    ],
  },
  {
    clause: '7',
    passage:
      '7. The Contractor shall indemnify the Employer against all losses arising from any breach of this Contract by the Contractor. The Employer shall not be liable for any indirect or consequential loss of the Contractor.',
    sentences: [
      'The Contractor must indemnify the Employer against losses from the Contractor’s breach.',
      'The Employer is not liable for the Contractor’s indirect or consequential loss.',
      '承包商須就其違約向僱主作出彌償。',
      '业主不对承包商的间接损失承担责任。',
    ],
  },
  {
    clause: '第十二条',
    passage:
      '第十二条　甲方有权提前六十日书面通知乙方解除本合同。乙方无权单方解除本合同。合同解除后，乙方应当在十日内退还全部设备。',
    sentences: [
      '甲方有权提前60日书面通知解除合同。',
      '乙方無權單方解除合同。',
      '乙方应在合同解除后十日内退还全部设备。',
      'Party A may terminate the contract on sixty days’ written notice to Party B.',
      'Party B must return all equipment within 10 days after termination.',
    ],
  },
  {
    clause: '2.1',
    passage:
      '2.1 The Licensor grants the Licensee a non-exclusive, non-transferable licence to use the Software in Singapore for a term of five (5) years from 1 January 2025. The Licensee may not sublicense the Software.',
    sentences: [
      'The Licensor grants the Licensee a non-exclusive licence to use the Software in Singapore for five years from 1 January 2025.',
      'The Licensee may not sublicense the Software.',
      '许可方授予被许可方在新加坡使用软件的非独家许可，期限五年。',
      '被許可方不得再許可該軟件。',
    ],
  },
  {
    clause: '6.4',
    passage:
      '6.4 The total liability of the Supplier under this Agreement shall not exceed US$500,000. This limit does not apply to fraud or wilful misconduct.',
    sentences: [
      'The Supplier’s total liability under the agreement may not exceed US$500,000.',
      'The limit does not apply to fraud or wilful misconduct.',
      '供应商在本协议下的责任总额不得超过50万美元。',
      '供應商的總責任不得超過500,000美元。',
    ],
  },
  {
    clause: '第三條',
    passage:
      '第三條　乙方每月薪金為港幣三萬五千元，於每月最後一個工作天支付。乙方受僱滿一年後，可享有薪年假十四天。任何一方終止合約，須給予對方一個月書面通知。',
    sentences: [
      '乙方每月薪金為港幣35,000元。',
      '乙方受僱滿一年後可享14天有薪年假。',
      '任何一方終止合約，须给予对方一个月书面通知。',
      'Party B’s salary is HK$35,000 per month.',
      'Either party must give one month’s written notice to terminate.',
    ],
  },
  {
    clause: '9.3',
    passage:
      '9.3 If the Borrower fails to pay any sum when due, the Lender may by notice declare the loan immediately repayable. The Borrower shall pay default interest at 12 per cent per annum.',
    sentences: [
      'If the Borrower fails to pay, the Lender may declare the loan immediately repayable.',
      'The Borrower must pay default interest of 12% per annum.',
      '借款人未能按期付款的，贷款人可宣布贷款立即到期。',
      '借款人須按年利率12%支付違約利息。',
    ],
  },
  {
    clause: '4',
    passage:
      '4. 傾好咗：阿強幫手裝修，成個工程十八萬，開工先畀三成，完工之後十四日內畀埋尾數。如果遲過九月底先完工，每日扣五百蚊。業主唔可以中途加嘢唔加錢。',
    sentences: ['成個工程十八萬，開工先畀三成。', '完工之後14日內要畀埋尾數。', '業主唔可以中途加嘢唔加錢。'],
  },
  {
    clause: '8.1',
    passage:
      '8.1 The Distributor shall purchase at least 2,000 units in each contract year. If the Distributor fails to meet this minimum, the Company may terminate the exclusivity by giving thirty (30) days’ notice. The Company is not required to repurchase unsold units.',
    sentences: [
      'The Distributor must purchase at least 2,000 units in each contract year.',
      'The Company may terminate the exclusivity on 30 days’ notice if the minimum is not met.',
      'The Company is not required to repurchase unsold units.',
      '经销商每个合同年度须至少购买2000件。',
    ],
  },
  {
    clause: '15',
    passage:
      '15. This Agreement shall be governed by the laws of England and Wales. The courts of London shall have exclusive jurisdiction over any claim.',
    sentences: [
      'The agreement is governed by the laws of England and Wales.',
      'The courts of London have exclusive jurisdiction.',
      '本协议受英格兰和威尔士法律管辖。',
      '倫敦法院具有專屬管轄權。',
    ],
  },
  {
    clause: '第二十一条',
    passage:
      '第二十一条　本合同自双方签字盖章之日起生效，有效期两年。期满前三十日内，任何一方未提出书面异议的，本合同自动续期一年。',
    sentences: [
      '本合同自双方签字盖章之日起生效，有效期两年。',
      '期满前三十日内任何一方未提出书面异议的，合同自动续期一年。',
      'The contract takes effect when both parties sign it and is valid for two years.',
      'It renews automatically for one year.',
    ],
  },
  {
    clause: '5.5',
    passage:
      '5.5 The Consultant shall not, during the term and for twelve (12) months afterwards, solicit any employee of the Client. The Consultant may engage other clients who do not compete with the Client.',
    sentences: [
      'The Consultant may not solicit the Client’s employees during the term and for 12 months afterwards.',
      'The Consultant may engage other clients who do not compete with the Client.',
      '顾问在合同期内及其后12个月内不得招揽客户的雇员。',
    ],
  },
  {
    clause: '10',
    passage:
      '10. The Receiving Party shall return or destroy all Confidential Information within fifteen (15) days of the Disclosing Party’s written request. The Receiving Party need not destroy backup copies.',
    sentences: [
      'The Receiving Party must return or destroy all Confidential Information within 15 days of the Disclosing Party’s written request.',
      'The Receiving Party need not destroy backup copies.',
      '接收方須於披露方書面要求後15日內退還或銷毀所有機密資料。',
      '接收方应在披露方书面要求后十五日内归还或销毁全部保密信息。',
    ],
  },
  {
    clause: '第七條',
    passage:
      '第七條　承租人應於每月五日前支付租金新臺幣二萬元。承租人不得將房屋轉租他人。出租人應於租期屆滿後十日內返還押金。',
    sentences: [
      '承租人應於每月5日前支付租金新臺幣20,000元。',
      '承租人不得將房屋轉租他人。',
      '出租人应于租期届满后10日内返还押金。',
      'The tenant may not sublet the house.',
      'The lessor must return the deposit within ten days after the lease ends.',
    ],
  },
  {
    clause: '12.1',
    passage:
      '12.1 Either party may terminate this Agreement immediately by written notice if the other party becomes insolvent. The Franchisee shall cease to use the trademarks on termination.',
    sentences: [
      'Either party may terminate the agreement immediately by written notice if the other becomes insolvent.',
      'The Franchisee must cease to use the trademarks on termination.',
      '一方无力偿债的，另一方可书面通知立即终止协议。',
      '特許經營終止時，加盟商須停止使用商標。',
    ],
  },
  {
    clause: '6',
    passage:
      '6. The Charterers shall pay hire at the rate of US$14,250 per day, fifteen days in advance. The Owners shall be entitled to withdraw the vessel if hire is not paid when due. The vessel shall be off-hire during any loss of time exceeding twenty-four hours.',
    sentences: [
      'The Charterers must pay hire of US$14,250 per day in advance.',
      'The Owners may withdraw the vessel if hire is not paid when due.',
      '租船人须预付租金，每日14,250美元。',
      '租金未按期支付的，船东有权撤船。',
    ],
  },
  {
    clause: '第十八条',
    passage:
      '第十八条　因不可抗力不能履行合同的，受影响一方应在七日内通知对方，并在三十日内提供证明。不可抗力持续超过九十日的，任何一方可以解除合同，双方互不承担违约责任。',
    sentences: [
      '受不可抗力影响的一方应在七日内通知对方。',
      '不可抗力持续超过90日的，任何一方可以解除合同。',
      'A party affected by force majeure must notify the other within seven days.',
      'If force majeure lasts more than ninety days, either party may terminate the contract.',
    ],
  },
  {
    clause: '13.4',
    passage:
      '13.4 The Guarantor guarantees payment of all sums owed by the Buyer up to €750,000. The Seller may claim directly against the Guarantor without first suing the Buyer. The guarantee expires on 30 June 2027.',
    sentences: [
      'The Guarantor guarantees payment of sums owed by the Buyer up to €750,000.',
      'The Seller may claim directly against the Guarantor without first suing the Buyer.',
      'The guarantee expires on 30 June 2027.',
      '担保人就买方所欠款项提供担保，上限为75万欧元。',
      '保證於2027年6月30日屆滿。',
    ],
  },
  {
    clause: '第四条',
    passage:
      '第四条　委托方应向受托方支付服务费共计人民币八十万元，分三期支付。受托方应在收到每期款项后五个工作日内开具发票。委托方可以随时要求检查工作进度。',
    sentences: [
      '委托方应向受托方支付服务费共计人民币80万元，分三期支付。',
      '受托方应在收到款项后五个工作日内开具发票。',
      '委託方可以隨時要求檢查工作進度。',
      'The client must pay service fees of RMB 800,000 in three instalments.',
    ],
  },
  {
    clause: '2',
    passage:
      '2. Acme Lighting Ltd (the "Supplier") shall supply and Bright Harbour Co. Ltd (the "Customer") shall purchase the lamps described in Schedule 1. The Customer shall inspect each delivery within ten days and may reject defective lamps.',
    sentences: [
      'Acme Lighting Ltd must supply the lamps described in Schedule 1.',
      'The Customer must inspect each delivery within ten days and may reject defective lamps.',
      'Bright Harbour Co. Ltd shall purchase the lamps.',
      '客户须在十日内检验每批交货，并可拒收有缺陷的灯具。',
    ],
  },
  {
    clause: '16.2',
    passage:
      '16.2 The parties shall first attempt to settle any dispute by negotiation for twenty-one days. Failing settlement, either party may refer the dispute to mediation. No party may commence court proceedings before mediation has ended.',
    sentences: [
      'The parties must first attempt to settle any dispute by negotiation for 21 days.',
      'Failing settlement, either party may refer the dispute to mediation.',
      'No party may commence court proceedings before mediation has ended.',
      '双方须首先通过协商解决争议，为期21日。',
      '調解結束之前，任何一方不得提起法院訴訟。',
    ],
  },
  {
    clause: '第十五條',
    passage:
      '第十五條　甲方應負責取得建築許可，費用由甲方負擔。乙方得將部分工程分包予第三人，但應事先通知甲方。工程保固期為驗收後二年。',
    sentences: [
      '甲方應負責取得建築許可，費用由甲方負擔。',
      '乙方應事先通知甲方，才可將部分工程分包予第三人。',
      '工程保固期為驗收後兩年。',
      'Party A must obtain the building permit at its own cost.',
    ],
  },
  {
    clause: '17',
    passage:
      '17. The Bank shall not be obliged to accept documents presented after 15 October 2026. The Applicant shall reimburse the Bank within three business days of payment under the letter of credit.',
    sentences: [
      'The Bank is not obliged to accept documents presented after 15 October 2026.',
      'The Applicant must reimburse the Bank within three business days of payment.',
    ],
  },
  {
    clause: '20.1',
    passage:
      '20.1 All intellectual property in the Deliverables shall belong to the Client on full payment. The Service Provider may keep one copy for its records but shall not use it for any other purpose.',
    sentences: [
      'Intellectual property in the Deliverables belongs to the Client on full payment.',
      'The Service Provider may keep one copy for its records.',
      'The Service Provider may not use the copy for any other purpose.',
      '服务商可保留一份副本作为记录。',
    ],
  },
];
