import { type ContractPair, changeIn } from './contract-pair.ts';

const [en, zh] = [changeIn('en'), changeIn('zh')];

const sale: ContractPair = {
  name: 'sale of machinery',
  script: 'zh-Hant',
  en: `SALE AGREEMENT
This Agreement is made on 12 May 2025 between Kwong Fat Machinery Limited (the "Seller") and Harbour Press Company Limited (the "Buyer").
1. Goods
The Seller shall sell and the Buyer shall buy four offset printing presses of the model described in Schedule 1.
2. Price
The price is HK$3,600,000. The Buyer shall pay a deposit of 15% of the price within 7 days after signing and the balance within 30 days after delivery.
3. Delivery
The Seller shall deliver the presses to the Buyer's plant at Tai Po on or before 30 September 2025. The Seller may deliver in two instalments.
4. Risk
Risk passes to the Buyer on delivery. The Seller shall not be liable for any damage that occurs after delivery, unless the damage is caused by defective packing.
5. Inspection
The Buyer shall inspect the presses within 10 business days after delivery. The Buyer may reject any press that fails the acceptance test.
6. Late payment
If the Buyer fails to pay any sum when due, it shall pay interest at the rate of 8% per annum. No interest is payable on a sum disputed in good faith.
7. Warranty
The Seller warrants the presses for a period of 24 months from delivery. This warranty does not cover wearing parts.
8. Assignment
The Buyer must not assign this Agreement without the prior written consent of the Seller.
9. Governing law
This Agreement is governed by the laws of Hong Kong.
10. Arbitration
Any dispute arising out of this Agreement shall be referred to and finally resolved by arbitration administered by the Hong Kong International Arbitration Centre. The seat of arbitration shall be Hong Kong. The number of arbitrators shall be three.
11. Language
If there is any discrepancy, the English version shall prevail.
`,
  zh: `買賣協議
本協議由廣發機械有限公司（「賣方」）與海港印刷有限公司（「買方」）於2025年5月12日訂立。
第一條 貨物
賣方須出售而買方須購買四台附表一所述型號的柯式印刷機。
第二條 價款
價款為港幣3,600,000元。買方須於簽署後7日內支付相等於價款15%的訂金，並於交貨後30日內支付餘款。
第三條 交貨
賣方須於2025年9月30日或之前將印刷機運抵買方位於大埔的廠房。賣方可分兩批交貨。
第四條 風險
風險於交貨時轉移予買方。賣方無須就交貨後發生的任何損壞負責，除非該損壞是由包裝欠妥所引致。
第五條 檢驗
買方須於交貨後10個營業日內檢驗印刷機。任何印刷機如未能通過驗收測試，買方可拒收。
第六條 逾期付款
買方如未有於到期時支付任何款項，須按年利率8%支付利息。就真誠爭議的款項無須支付利息。
第七條 保證
賣方就印刷機提供由交貨起計24個月的保證。本保證不涵蓋易損零件。
第八條 轉讓
未經賣方事先書面同意，買方不得轉讓本協議。
第九條 管限法律
本協議受香港法律管限。
第十條 仲裁
凡因本協議引起的任何爭議，均須提交香港國際仲裁中心以仲裁方式最終解決。仲裁地為香港。仲裁員人數為三名。
第十一條 語言
如有任何歧異，以英文版本為準。
`,
  changes: [
    zh('amount', 'amount')('3,600,000元', '3,060,000元'),
    zh('date', 'date')('2025年9月30日', '2025年10月30日'),
    en('date', 'date')('12 May 2025', '12 March 2025'),
    zh('period', 'period')('交貨後30日內', '交貨後60日內'),
    en('period', 'period')('period of 24 months', 'period of 18 months'),
    zh('unit', 'period')('10個營業日內', '10日內'),
    zh('percentage', 'percentage')('年利率8%', '年利率18%'),
    zh('number', 'number')('須購買四台', '須購買六台'),
    zh('negation', 'negation', 'duty')('買方不得轉讓', '買方可轉讓'),
    en('negation', 'negation')('This warranty does not cover', 'This warranty covers'),
    zh('negation', 'negation', 'duty')('無須就交貨後', '須就交貨後'),
    zh('duty', 'duty')('賣方可分兩批', '賣方須分兩批'),
    en('duty', 'duty')('The Buyer shall inspect', 'The Buyer may inspect'),
    zh('proviso', 'proviso')('，除非該損壞是由包裝欠妥所引致', ''),
    en('sentence', 'proviso')(' No interest is payable on a sum disputed in good faith.', ''),
    zh('party', 'party')('買方須於交貨後10個', '賣方須於交貨後10個'),
    zh('seat', 'seat')('仲裁地為香港', '仲裁地為新加坡'),
    zh('institution', 'institution')('提交香港國際仲裁中心', '提交新加坡國際仲裁中心'),
    zh('arbitrators', 'number_of_arbitrators')('人數為三名', '人數為一名'),
    zh('law', 'governing_law')('受香港法律管限', '受英國法律管限'),
    zh('prevailing', 'prevailing_language')('以英文版本為準', '以中文版本為準'),
    zh('clause', 'missing')('第七條 保證\n賣方就印刷機提供由交貨起計24個月的保證。本保證不涵蓋易損零件。\n', ''),
  ],
};

const tenancy: ContractPair = {
  name: 'tenancy of a shop',
  script: 'zh-Hant',
  en: `TENANCY AGREEMENT
This Agreement is made between Mrs Lau Wai Ching (the "Landlord") and Green Leaf Tea House Limited (the "Tenant").
1. Premises and term
The Landlord lets to the Tenant Shop 5 on the ground floor of Sun Hing Building for a term of three years commencing on 1 January 2026.
2. Rent
The monthly rent is HK$58,000, payable in advance on the first day of each calendar month.
3. Deposit
The Tenant shall pay a deposit of HK$174,000. The Landlord shall return the deposit without interest within 14 days after the end of the term, provided that the Landlord may deduct any rent in arrears.
4. Use
The Tenant shall use the premises as a restaurant only. The Tenant shall not store any inflammable goods in the premises.
5. Repairs
The Tenant shall keep the interior in good repair. The Landlord is responsible for the structure of the building.
6. Subletting
The Tenant may not sublet the premises or any part of them except to a company controlled by the Tenant.
7. Alterations
The Tenant may carry out alterations with the written consent of the Landlord. Such consent shall not be unreasonably withheld.
8. Entry
The Landlord may enter the premises on giving at least 48 hours' notice, but no notice is required in an emergency.
9. Termination
Either party may terminate this Agreement by giving not less than three months' written notice after the first 12 months of the term.
10. Default
If the rent is unpaid for 15 days, the Landlord may forfeit this Agreement and re-enter the premises.
11. Stamp duty
The parties shall bear the stamp duty in equal shares.
12. Language
The Chinese version is for reference only.
`,
  zh: `租約
本租約由劉慧貞女士（「業主」）與綠葉茶居有限公司（「租客」）訂立。
1. 物業及租期
業主將新慶大廈地下5號舖租予租客，租期三年，由2026年1月1日起計。
2. 租金
每月租金為港幣五萬八千元，須於每個公曆月首日預先繳付。
3. 按金
租客須繳付按金港幣174,000元。業主須於租期屆滿後十四日內免息退還按金，但業主可從中扣除任何欠租。
4. 用途
租客只可將物業用作食肆。租客不得在物業內存放任何易燃物品。
5. 維修
租客須保持物業內部維修妥善。大廈結構由業主負責。
6. 分租
除分租予租客控制的公司外，租客不可將物業或其任何部分分租。
7. 改動
租客在業主書面同意下可進行改動工程。業主不得無理拒絕給予同意。
8. 進入
業主可於給予最少48小時通知後進入物業，但在緊急情況下無須給予通知。
9. 終止
任何一方均可於租期首12個月過後，給予不少於三個月的書面通知終止本租約。
10. 違約
如租金逾期15日仍未繳付，業主可沒收本租約並重收物業。
11. 印花稅
印花稅由雙方平均分擔。
12. 語言
中文版本僅供參考。
`,
  changes: [
    zh('amount', 'amount')('五萬八千元', '五萬六千元'),
    en('amount', 'amount')('HK$174,000', 'HK$147,000'),
    zh('date', 'date')('2026年1月1日', '2026年2月1日'),
    zh('period', 'period')('租期三年', '租期兩年'),
    zh('period', 'period')('十四日內', '四十日內'),
    en('period', 'period')('at least 48 hours', 'at least 24 hours'),
    zh('unit', 'period')('最少48小時', '最少48日'),
    zh('period', 'period')('不少於三個月', '不少於兩個月'),
    zh('number', 'number')('地下5號舖', '地下8號舖'),
    zh('negation', 'negation', 'duty')('租客不得在物業內存放', '租客可在物業內存放'),
    en('negation', 'negation')('consent shall not be unreasonably', 'consent shall be unreasonably'),
    zh('negation', 'negation', 'duty')('租客不可將物業', '租客可將物業'),
    en('duty', 'duty')('the Landlord may forfeit', 'the Landlord shall forfeit'),
    zh('duty', 'duty')('業主須於租期屆滿後', '業主可於租期屆滿後'),
    zh('proviso', 'proviso')('，但業主可從中扣除任何欠租', ''),
    zh('proviso', 'proviso', 'negation')('，但在緊急情況下無須給予通知', ''),
    en('proviso', 'proviso', 'negation')(' except to a company controlled by the Tenant', ''),
    zh('sentence', 'proviso')('大廈結構由業主負責。', ''),
    zh('party', 'party')('租客須保持物業內部', '業主須保持物業內部'),
    zh('prevailing', 'prevailing_language')('中文版本僅供參考', '英文版本僅供參考'),
    en('clause', 'extra')('11. Stamp duty\nThe parties shall bear the stamp duty in equal shares.\n', ''),
  ],
};

const loan: ContractPair = {
  name: 'loan facility',
  script: 'zh-Hant',
  en: `FACILITY LETTER
Wing Cheong Finance Limited (the "Lender") offers Ocean Star Trading Limited (the "Borrower") a term loan on the following terms.
1. Facility
The Lender agrees to lend the Borrower up to US$2,000,000. The facility is available until 31 March 2026.
2. Drawdown
The Borrower may draw the loan in no more than five drawings, each of at least US$200,000.
3. Interest
Interest accrues at 6.5% per annum and is payable quarterly in arrears.
4. Repayment
The Borrower shall repay the loan in 36 equal monthly instalments. The Borrower may prepay the loan on 20 days' notice without penalty.
5. Fees
The Borrower shall pay an arrangement fee of 1% of the facility on the date of this letter. The fee is not refundable.
6. Security
The loan shall be secured by a charge over the vessel Ocean Star. The Lender shall release the charge upon full repayment.
7. Covenants
The Borrower shall not dispose of more than one-third of its assets unless the Lender consents in writing. The Borrower shall deliver its audited accounts within 120 days after the end of each financial year.
8. Default
If an event of default occurs, the Lender may declare the loan immediately due. The Lender need not give any further notice.
9. Default interest
Overdue sums bear interest at a further 3% per annum from the due date.
10. Transfer
The Lender may transfer its rights to another bank. The Borrower may not transfer any of its obligations.
11. Governing law
This letter is governed by English law, and the courts of England have exclusive jurisdiction.
12. Language
The English and Chinese versions of this letter are equally authentic.
`,
  zh: `融資函件
永昌財務有限公司（「貸款人」）按下列條款向海星貿易有限公司（「借款人」）提供定期貸款。
第1條 融資
貸款人同意向借款人借出最多2,000,000美元。本融資可於2026年3月31日或之前提取。
第2條 提款
借款人可分不多於五次提取貸款，每次最少200,000美元。
第3條 利息
利息按年利率6.5%累算，須於每季期末支付。
第4條 還款
借款人須分36期每月等額償還貸款。借款人可於給予20日通知後提前償還貸款，而無須支付罰款。
第5條 費用
借款人須於本函件日期支付相等於融資額百分之一的安排費。該費用不予退還。
第6條 抵押
貸款須以船舶海星號的押記作抵押。貸款人須於貸款全數清還後解除該押記。
第7條 契諾
除非貸款人書面同意，否則借款人不得處置超過其三分之一的資產。借款人須於每個財政年度終結後120日內交付經審計的帳目。
第8條 違約
如發生違約事件，貸款人可宣布貸款即時到期。貸款人無須另行給予通知。
第9條 違約利息
逾期款項由到期日起按年利率另加3%計算利息。
第10條 轉讓
貸款人可將其權利轉讓予另一銀行。借款人不得轉讓其任何義務。
第11條 管限法律
本函件受英國法律管限，英國法院具有專屬司法管轄權。
第12條 語言
本函件的英文版本及中文版本具有同等效力。
`,
  changes: [
    zh('amount', 'amount')('最多2,000,000美元', '最多2,000,000港元'),
    en('amount', 'amount')('at least US$200,000', 'at least US$250,000'),
    zh('date', 'date')('2026年3月31日', '2026年5月31日'),
    zh('percentage', 'percentage')('6.5%累算', '5.6%累算'),
    zh('percentage', 'percentage')('百分之一的安排費', '百分之二的安排費'),
    zh('percentage', 'percentage')('其三分之一的資產', '其三分之二的資產'),
    zh('number', 'number')('不多於五次', '不多於七次'),
    en('number', 'number')('in 36 equal', 'in 48 equal'),
    zh('period', 'period')('20日通知', '30日通知'),
    zh('period', 'period')('120日內', '90日內'),
    zh('unit', 'period')('給予20日通知', '給予20個月通知'),
    zh('negation', 'negation', 'duty')('貸款人無須另行', '貸款人須另行'),
    zh('negation', 'negation', 'duty')('借款人不得轉讓其任何義務', '借款人可轉讓其任何義務'),
    en('negation', 'negation')('The fee is not refundable', 'The fee is refundable'),
    zh('duty', 'duty')('貸款人可宣布', '貸款人須宣布'),
    en('duty', 'duty')('The Lender shall release', 'The Lender may release'),
    zh('proviso', 'proviso', 'negation')('除非貸款人書面同意，否則借款人', '借款人'),
    zh('sentence', 'proviso', 'negation')('該費用不予退還。', ''),
    zh('party', 'party')('貸款人可將其權利轉讓', '借款人可將其權利轉讓'),
    zh('law', 'governing_law')('本函件受英國法律管限', '本函件受香港法律管限'),
    zh('prevailing', 'prevailing_language')('的英文版本及中文版本具有同等效力', '如有歧義，以中文版本為準'),
    zh('clause', 'missing')('第9條 違約利息\n逾期款項由到期日起按年利率另加3%計算利息。\n', ''),
  ],
};

const services: ContractPair = {
  name: 'software services',
  script: 'zh-Hans',
  en: `SERVICES AGREEMENT
Bluepeak Technology Limited (the "Supplier") will provide software services to Guangdong Hengli Logistics Co., Ltd. (the "Customer").
1. Services
The Supplier shall develop and maintain the tracking platform described in Annex A.
2. Term
This Agreement takes effect on 1 July 2025 and continues for two years.
3. Charges
The Customer shall pay RMB 480,000 each year in four equal instalments. Invoices are payable within 45 days of receipt.
4. Service levels
The platform shall be available for at least 99.5% of each month. If availability falls below that level, the Customer is entitled to a credit of 5% of the monthly charge.
5. Personnel
The Supplier shall assign at least six engineers. The Customer may require the Supplier to replace any engineer.
6. Confidentiality
Neither party shall disclose the other party's confidential information to any third party, except as required by law.
7. Data
The Supplier must not transfer the Customer's data outside China without the Customer's written approval. The Supplier shall delete all data within 30 days after termination.
8. Liability
The Supplier's total liability shall not exceed RMB 1,000,000. This limit does not apply to wilful misconduct.
9. Termination
The Customer may terminate this Agreement at any time by giving 60 days' notice. The Supplier may terminate only if the Customer fails to pay for more than 90 days.
10. Disputes
Any dispute shall be submitted to the Shenzhen Court of International Arbitration for arbitration. The seat of arbitration shall be Shenzhen.
11. Governing law
This Agreement is governed by the laws of the People's Republic of China.
12. Language
In case of conflict between the two versions, the Chinese version shall prevail.
`,
  zh: `服务协议
蓝峰科技有限公司（“供应商”）向广东恒力物流有限公司（“客户”）提供软件服务。
第一条 服务
供应商应当开发并维护附件A所述的跟踪平台。
第二条 期限
本协议自2025年7月1日起生效，有效期为两年。
第三条 费用
客户应每年支付人民币48万元，分四期等额支付。发票应在收到后45日内付清。
第四条 服务水平
平台每月可用率应不低于99.5%。可用率低于该水平的，客户有权获得相当于月费5%的抵扣。
第五条 人员
供应商应指派不少于六名工程师。客户可以要求供应商更换任何工程师。
第六条 保密
除法律要求外，任何一方均不得向第三方披露另一方的保密信息。
第七条 数据
未经客户书面批准，供应商不得将客户数据转移至中国境外。供应商应在协议终止后30日内删除全部数据。
第八条 责任
供应商的责任总额不超过人民币100万元。该限额不适用于故意不当行为。
第九条 终止
客户可随时提前60日通知终止本协议。仅在客户逾期付款超过90日时，供应商方可终止本协议。
第十条 争议
任何争议均应提交深圳国际仲裁院仲裁。仲裁地为深圳。
第十一条 适用法律
本协议适用中华人民共和国法律。
第十二条 语言
两种版本如有冲突，以中文版本为准。
`,
  changes: [
    zh('amount', 'amount')('人民币48万元', '人民币84万元'),
    en('amount', 'amount')('RMB 1,000,000', 'RMB 10,000,000'),
    zh('date', 'date')('2025年7月1日', '2025年1月1日'),
    zh('period', 'period')('有效期为两年', '有效期为三年'),
    zh('period', 'period')('收到后45日内', '收到后15日内'),
    en('period', 'period')("60 days' notice", "30 days' notice"),
    zh('unit', 'period')('终止后30日内', '终止后30个工作日内'),
    zh('percentage', 'percentage')('99.5%', '95%'),
    zh('percentage', 'percentage')('月费5%', '月费15%'),
    zh('number', 'number')('不少于六名', '不少于八名'),
    zh('negation', 'negation')('该限额不适用于', '该限额适用于'),
    en('negation', 'negation')('The Supplier must not transfer', 'The Supplier may transfer'),
    zh('duty', 'duty')('供应商应在协议终止后', '供应商可在协议终止后'),
    en('duty', 'duty')('The Customer may require', 'The Customer shall require'),
    zh('proviso', 'proviso', 'negation')('除法律要求外，任何一方', '任何一方'),
    zh('proviso', 'proviso', 'negation')('未经客户书面批准，供应商', '供应商'),
    zh('sentence', 'proviso', 'negation')('该限额不适用于故意不当行为。', ''),
    zh('party', 'party')('客户可以要求供应商更换', '供应商可以要求客户更换'),
    zh('seat', 'seat')('仲裁地为深圳', '仲裁地为广州'),
    zh('institution', 'institution')('提交深圳国际仲裁院', '提交上海国际仲裁中心'),
    zh('prevailing', 'prevailing_language')('以中文版本为准', '以英文版本为准'),
    zh('clause', 'missing')('第五条 人员\n供应商应指派不少于六名工程师。客户可以要求供应商更换任何工程师。\n', ''),
  ],
};

const confidentiality: ContractPair = {
  name: 'confidentiality agreement',
  script: 'zh-Hans',
  en: `CONFIDENTIALITY AGREEMENT
This Agreement is dated 3 November 2025 and made between Northgate Pharma Inc. (the "Discloser") and Suzhou Renhe Biotech Co., Ltd. (the "Recipient").
1. Purpose
The Discloser may provide confidential information to the Recipient for the evaluation of a joint research project.
2. Obligations
The Recipient shall keep the information secret. The Recipient shall not copy the information unless copying is necessary for the purpose.
3. Exceptions
The obligations do not apply to information which is in the public domain or which the Recipient already knew.
4. Persons
The Recipient may disclose the information to no more than ten employees, each of whom shall first sign an undertaking.
5. Compelled disclosure
If the Recipient is required by a court to disclose the information, it shall notify the Discloser within 3 days, provided that such notice is permitted by law.
6. Return
The Recipient shall return or destroy all documents within 14 days after a written request. The Recipient may keep one copy for its legal records.
7. No licence
Nothing in this Agreement grants any licence under any patent.
8. Term
The obligations continue for five years after the date of this Agreement.
9. Damages
For each breach the Recipient shall pay liquidated damages of US$50,000. Payment does not release the Recipient from its obligations.
10. Arbitration
Disputes shall be finally settled by arbitration administered by the Singapore International Arbitration Centre. The seat of arbitration shall be Singapore. The tribunal shall consist of one arbitrator.
11. Languages
Both language versions have equal force.
`,
  zh: `保密协议
本协议由北门制药公司（“披露方”）与苏州仁和生物科技有限公司（“接收方”）于2025年11月3日签订。
第一条 目的
披露方可以为评估合作研究项目向接收方提供保密信息。
第二条 义务
接收方应对信息保密。除非复制为实现该目的所必需，接收方不得复制信息。
第三条 例外
上述义务不适用于已为公众所知的信息或接收方已经知悉的信息。
第四条 人员
接收方可向不超过十名员工披露信息，每名员工均应事先签署承诺书。
第五条 强制披露
接收方被法院要求披露信息的，应在3日内通知披露方，但以法律允许作出该通知为限。
第六条 返还
接收方应在收到书面要求后14日内返还或销毁全部文件。接收方可以保留一份副本作为法律档案。
第七条 无许可
本协议的任何内容均不授予任何专利许可。
第八条 期限
上述义务自本协议签订之日起持续五年。
第九条 违约金
接收方每次违约应支付违约金5万美元。支付违约金不免除接收方的义务。
第十条 仲裁
争议应提交新加坡国际仲裁中心进行仲裁并最终解决。仲裁地为新加坡。仲裁庭由一名仲裁员组成。
第十一条 语言
两种文本具有同等效力。
`,
  changes: [
    zh('amount', 'amount')('5万美元', '15万美元'),
    en('amount', 'amount')('US$50,000', 'US$5,000'),
    zh('date', 'date')('2025年11月3日', '2025年11月13日'),
    zh('period', 'period')('14日内返还', '4日内返还'),
    zh('period', 'period')('持续五年', '持续三年'),
    en('period', 'period')('within 3 days', 'within 7 days'),
    zh('unit', 'period')('后14日内返还', '后14个月内返还'),
    zh('number', 'number')('不超过十名', '不超过二十名'),
    zh('negation', 'negation', 'duty')('接收方不得复制信息', '接收方可以复制信息'),
    en('negation', 'negation')('The obligations do not apply', 'The obligations apply'),
    zh('negation', 'negation')('均不授予任何', '均授予任何'),
    zh('negation', 'negation')('支付违约金不免除', '支付违约金即免除'),
    zh('duty', 'duty')('接收方可以保留', '接收方应当保留'),
    en('duty', 'duty')('The Recipient shall return', 'The Recipient may return'),
    zh('proviso', 'proviso')('，但以法律允许作出该通知为限', ''),
    en('proviso', 'proviso', 'negation')(' unless copying is necessary for the purpose', ''),
    zh('sentence', 'proviso')('接收方可以保留一份副本作为法律档案。', ''),
    zh('party', 'party')('接收方应对信息保密', '披露方应对信息保密'),
    zh('seat', 'seat')('仲裁地为新加坡', '仲裁地为香港'),
    zh('arbitrators', 'number_of_arbitrators')('由一名仲裁员', '由三名仲裁员'),
    zh('prevailing', 'prevailing_language')('两种文本具有同等效力', '以中文文本为准'),
    zh('clause', 'missing')('第七条 无许可\n本协议的任何内容均不授予任何专利许可。\n', ''),
  ],
};

const distribution: ContractPair = {
  name: 'distribution agreement',
  script: 'zh-Hans',
  en: `DISTRIBUTION AGREEMENT
Alpenkraft GmbH (the "Manufacturer") appoints Chengdu Yuanda Trading Co., Ltd. (the "Distributor") on the terms below.
1. Appointment
The Distributor is appointed as exclusive distributor of the products in Sichuan. The Manufacturer shall not appoint any other distributor in that territory.
2. Minimum purchase
The Distributor shall purchase at least 2,400 units in each contract year. If it fails to do so for two consecutive years, the Manufacturer may end the exclusivity.
3. Orders
An order binds the Manufacturer once it is accepted in writing. The Manufacturer shall accept or refuse each order within 5 working days.
4. Prices
Prices are stated in euro and may be adjusted once a year by no more than 4%. The Manufacturer shall announce any adjustment 90 days in advance.
5. Payment
The Distributor shall pay each invoice within 60 days after the date of shipment.
6. Marketing
The Distributor shall spend at least 2.5% of its turnover on advertising. The Distributor may use the trade marks only for the products.
7. Competing goods
During the term the Distributor shall not sell competing goods, except goods ordered before 1 March 2025.
8. Defects
The Distributor must report visible defects within 8 days. The Manufacturer shall replace defective products free of charge, but it is not liable for loss of profit.
9. Term
This Agreement runs for an initial period of four years. It is renewed for one further year unless either party objects in writing.
10. Compensation
The Distributor is not entitled to any compensation on expiry of this Agreement.
11. Arbitration
All disputes shall be finally settled under the Rules of Arbitration of the International Chamber of Commerce. The seat of arbitration is Geneva. The language of the arbitration shall be English.
12. Governing law
This Agreement is governed by the laws of Switzerland.
13. Language
If the versions differ, the English text prevails.
`,
  zh: `经销协议
阿尔卑斯动力有限公司（“制造商”）按以下条款委任成都远达贸易有限公司（“经销商”）。
第一条 委任
经销商被委任为产品在四川的独家经销商。制造商不得在该地区委任任何其他经销商。
第二条 最低采购量
经销商每个合同年度应至少采购2400台产品。连续两年未达到该数量的，制造商可以终止其独家权。
第三条 订单
订单一经书面接受即对制造商具有约束力。制造商应在5个工作日内接受或拒绝每份订单。
第四条 价格
价格以欧元计，每年可调整一次，幅度不超过4%。制造商应提前90日公布任何调整。
第五条 付款
经销商应在装运日后60日内支付每张发票。
第六条 营销
经销商应将不少于其营业额2.5%的款项用于广告。经销商只可将商标用于产品。
第七条 竞争产品
在协议期内，经销商不得销售竞争产品，但2025年3月1日之前订购的产品除外。
第八条 缺陷
经销商须在8日内报告明显缺陷。制造商应免费更换有缺陷的产品，但不对利润损失承担责任。
第九条 期限
本协议首期为四年。除非任何一方书面反对，本协议续期一年。
第十条 补偿
本协议期满时，经销商无权获得任何补偿。
第十一条 仲裁
一切争议均应按照国际商会仲裁规则最终解决。仲裁地为日内瓦。仲裁语言为英文。
第十二条 适用法律
本协议受瑞士法律管辖。
第十三条 语言
如版本有差异，以英文文本为准。
`,
  changes: [
    zh('number', 'number')('2400台', '2100台'),
    en('number', 'number', 'period')('two consecutive years', 'three consecutive years'),
    zh('period', 'period')('60日内支付', '90日内支付'),
    zh('period', 'period')('首期为四年', '首期为十年'),
    en('period', 'period')('within 8 days', 'within 18 days'),
    zh('unit', 'period')('5个工作日内', '5个月内'),
    zh('percentage', 'percentage')('不超过4%', '不超过14%'),
    en('percentage', 'percentage')('at least 2.5%', 'at least 3.5%'),
    zh('date', 'date')('2025年3月1日', '2025年8月1日'),
    zh('negation', 'negation', 'duty')('制造商不得在该地区', '制造商可在该地区'),
    zh('negation', 'negation')('但不对利润损失', '并对利润损失'),
    zh('negation', 'negation')('经销商无权获得', '经销商有权获得'),
    en('duty', 'duty')('the Manufacturer may end', 'the Manufacturer shall end'),
    zh('duty', 'duty')('经销商应将不少于', '经销商可将不少于'),
    zh('proviso', 'proviso')('，但2025年3月1日之前订购的产品除外', ''),
    zh('proviso', 'proviso', 'negation')('除非任何一方书面反对，本协议', '本协议'),
    zh('sentence', 'proviso')('制造商应提前90日公布任何调整。', ''),
    zh('party', 'party')('经销商须在8日内报告', '制造商须在8日内报告'),
    zh('seat', 'seat')('仲裁地为日内瓦', '仲裁地为苏黎世'),
    zh('language', 'language')('仲裁语言为英文', '仲裁语言为中文'),
    zh('law', 'governing_law')('受瑞士法律管辖', '受德国法律管辖'),
    zh('prevailing', 'prevailing_language')('以英文文本为准', '以中文文本为准'),
    zh('clause', 'missing')('第十条 补偿\n本协议期满时，经销商无权获得任何补偿。\n', ''),
  ],
};

/**
 * Six short contracts in English and Chinese that say the same, and changes to
 * either that make them conflict, one at a time. Written for this measurement
 * before it was first made; `docs/versions.md` says what was mended after that.
 * No model was trained on them.
 */
export const contractPairs: readonly ContractPair[] = [sale, tenancy, loan, services, confidentiality, distribution];
