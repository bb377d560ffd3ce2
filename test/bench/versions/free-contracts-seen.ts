import { type ContractPair, changeIn } from './contract-pair.ts';

const [en, zh] = [changeIn('en'), changeIn('zh')];

const distribution: ContractPair = {
  name: 'distribution of skin care',
  script: 'zh-Hant',
  en: `EXCLUSIVE DISTRIBUTION AGREEMENT
This Agreement is entered into on 3 March 2025 by and between Marlowe Skin Care SA (the "Supplier") and Tai Lee Trading Company Limited (the "Distributor").
1. Appointment
The Supplier appoints the Distributor as its sole distributor of the Products in Hong Kong and Macau for a term of five years. The Supplier shall not appoint anyone else in the Territory during that time.
2. Minimum purchases
In every contract year the Distributor shall order Products worth at least HK$8,500,000. If it falls short of that figure two years running, the Supplier may convert the appointment into a non-exclusive one.
3. Prices and payment
Prices are those of the list in force when the order is placed. Invoices fall due forty-five (45) days from their date. The Distributor is not entitled to set off any claim against an invoice unless the Supplier has admitted it in writing.
4. Orders
No order binds the Supplier until it has been accepted in writing. The Supplier may decline an order for good reason only.
5. Promotion
The Distributor must spend no less than 6% of its yearly turnover on advertising. It is free to choose the media.
6. Returns
Products once delivered cannot be returned, whether or not they have been sold on. From time to time the Supplier may offer to take back seasonal goods.
7. Sub-distributors
The Distributor may not engage sub-distributors without the Supplier's consent.
8. Force majeure
Neither party is liable for delay caused by force majeure.
9. Ending the agreement
Either party may end this Agreement by six months' written notice. On termination no compensation is payable for goodwill.
10. Disputes
All disputes shall be settled by arbitration at the Hong Kong International Arbitration Centre under its Administered Arbitration Rules. The place of arbitration is Hong Kong.
11. Law
The laws of Hong Kong apply to this Agreement.
`,
  zh: `獨家經銷協議
本協議於二○二五年三月三日由瑪洛護膚品公司（「供應商」）與大利貿易有限公司（「經銷商」）簽訂。
1. 委任
供應商委任經銷商為產品在香港及澳門的唯一經銷商，為期五年。在此期間，供應商不得在該地區另行委任他人。
2. 最低採購額
經銷商於每一合約年度所訂購的產品，總值不得少於港幣850萬元。倘連續兩年未達此數，供應商可將有關委任改為非獨家委任。
3. 價格及付款
價格以下單時有效之價目表為準。發票於開出之日起計四十五日到期。除非供應商已書面承認有關申索，否則經銷商無權以之抵銷發票款項。
4. 訂單
訂單未經書面接納，對供應商不具約束力。供應商唯有在具充分理由時方可拒絕訂單。
5. 推廣
經銷商每年用於廣告的開支，須至少為其全年營業額的百分之六。媒體由經銷商自行選擇。
6. 退貨
產品一經交付，無論是否已轉售，概不退換。供應商可不時提出收回季節性貨品。
7. 分經銷商
經銷商如未得供應商同意，不可聘用分經銷商。
8. 不可抗力
任何一方因不可抗力而延誤的，無須負責。
9. 終止
任何一方均可提前六個月發出書面通知終止本協議。終止時，毋須就商譽支付任何補償。
10. 爭議
一切爭議均須提交香港國際仲裁中心，按其機構仲裁規則以仲裁解決。仲裁地點為香港。
11. 法律
本協議適用香港法律。
`,
  changes: [
    zh('amount', 'amount')('850萬元', '580萬元'),
    en('period', 'period')('forty-five (45) days', 'fifty-four (54) days'),
    zh('percentage', 'percentage')('百分之六', '百分之九'),
    zh('negation', 'negation', 'duty')('供應商不得在該地區另行委任他人', '供應商可在該地區另行委任他人'),
    zh('negation', 'negation', 'duty')('經銷商無權以之抵銷', '經銷商有權以之抵銷'),
    en('negation', 'negation', 'duty')('no compensation is payable', 'compensation is payable'),
    zh('negation', 'negation')('不具約束力', '具約束力'),
    en('negation', 'negation', 'duty')('Neither party is liable for delay', 'Each party is liable for delay'),
    en('modal', 'duty', 'negation')('The Distributor must spend', 'The Distributor may spend'),
    zh('modal', 'duty', 'negation')('供應商可將有關委任改為', '供應商須將有關委任改為'),
    zh('name', 'party')('經銷商每年用於廣告', '供應商每年用於廣告'),
    zh('seat', 'seat')('仲裁地點為香港', '仲裁地點為倫敦'),
    zh('extra proviso', 'proviso', 'negation')('不可聘用分經銷商', '不可聘用分經銷商，但其附屬公司不在此限'),
  ],
};

const shares: ContractPair = {
  name: 'sale of shares',
  script: 'zh-Hans',
  en: `SHARE PURCHASE AGREEMENT
THIS AGREEMENT is dated 18 June 2024 and made between Ms Chan Ka Yan (the "Vendor") and Pearl Delta Holdings Limited (the "Purchaser").
1. Sale
Subject to the terms of this Agreement, the Vendor shall sell, and the Purchaser shall purchase, 60,000 shares in the Company free from encumbrances.
2. Consideration
The consideration is RMB 12,400,000, of which RMB 2,000,000 is paid on signing and the rest at Completion.
3. Conditions
Completion is conditional upon the approvals having been obtained by 30 September 2024. The Purchaser may waive any condition other than the condition as to approvals.
4. Completion
Completion takes place on the third business day after the conditions have been fulfilled, or on such later date as the parties may agree. If the Vendor fails to complete, the Purchaser need not accept part performance.
5. Conduct before Completion
Until Completion the Vendor shall procure that the Company does not declare a dividend, and that no new shares are issued.
6. Warranties
The Vendor warrants that the accounts are true and complete. The Purchaser's rights are not affected by any investigation made by it.
7. Limit of claims
No claim may be brought more than 18 months after Completion. The Vendor's total liability shall not exceed the consideration, except in the case of fraud.
8. Competition
For two years the Vendor must not carry on any business that competes with the Company. The Vendor may however hold up to 5% of a listed company.
9. Confidentiality
The parties shall keep the terms of this Agreement secret. Disclosure that the law requires is not prohibited.
10. Costs
Each party bears its own costs. Stamp duty is to be borne by the Purchaser.
11. Arbitration
Disputes shall be submitted to the Shenzhen Court of International Arbitration for arbitration. The tribunal shall consist of three arbitrators.
12. Governing law
This Agreement is governed by the law of the People's Republic of China.
`,
  zh: `股权转让协议
本协议由陈嘉欣女士（“卖方”）与珠三角控股有限公司（“买方”）于2024年6月18日签订。
1. 转让
在不抵触本协议条款的前提下，卖方应出售、而买方应购入公司60,000股不附带任何产权负担的股份。
2. 对价
对价为人民币1,240万元，其中200万元于签署时支付，余额于交割时支付。
3. 先决条件
交割以于2024年9月30日前取得各项批准为前提。除批准一项外，买方可豁免任何条件。
4. 交割
交割于各项条件成就后第三个营业日进行，或于双方约定的较后日期进行。卖方未能完成交割的，买方无须接受部分履行。
5. 交割前的经营
交割之前，卖方应促使公司不宣派股息，亦不发行新股。
6. 保证
卖方保证账目真实、完整。买方的权利不因其所作的任何调查而受影响。
7. 索赔限制
交割满十八个月后，不得提出索赔。除涉及欺诈外，卖方的责任总额以对价为限。
8. 竞业限制
卖方在两年内不得经营与公司竞争的业务。但卖方可持有某一上市公司不超过5%的股份。
9. 保密
双方应对本协议的条款保密。法律要求的披露不在禁止之列。
10. 费用
双方各自承担费用。印花税由买方负担。
11. 仲裁
争议应提交深圳国际仲裁院仲裁。仲裁庭由三名仲裁员组成。
12. 适用法律
本协议适用中华人民共和国法律。
`,
  changes: [
    zh('amount', 'amount')('1,240万元', '1,420万元'),
    zh('date', 'date')('2024年9月30日前', '2024年12月31日前'),
    en('period', 'period')('18 months after Completion', '24 months after Completion'),
    zh('negation', 'negation', 'duty')('买方无须接受部分履行', '买方须接受部分履行'),
    zh('negation', 'negation', 'duty')('不得提出索赔', '可提出索赔'),
    en('negation', 'negation')('rights are not affected by', 'rights are affected by'),
    zh('negation', 'negation')('不宣派股息，亦不发行新股', '宣派股息，亦不发行新股'),
    en('modal', 'duty', 'negation')('The parties shall keep the terms', 'The parties may keep the terms'),
    zh('modal', 'duty', 'negation')('买方可豁免任何条件', '买方应豁免任何条件'),
    zh('name', 'party')('印花税由买方负担', '印花税由卖方负担'),
    zh('institution', 'institution')('深圳国际仲裁院', '广州仲裁委员会'),
    zh('missing clause', 'missing')('9. 保密\n双方应对本协议的条款保密。法律要求的披露不在禁止之列。\n', ''),
    en(
      'extra proviso',
      'proviso',
      'negation',
    )('Each party bears its own costs.', 'Each party bears its own costs, unless the tribunal decides otherwise.'),
  ],
};

const consultancy: ContractPair = {
  name: 'consultancy, Traditional and Simplified',
  script: 'zh-Hans',
  en: `顧問協議
本協議由匯達工程有限公司（「公司」）與何國輝先生（「顧問」）於2025年4月1日訂立。
第一條 服務
顧問須按公司不時的指示提供工程顧問服務。顧問無須於固定時間到公司辦公室上班。
第二條 期限
聘用期為十二個月，由2025年4月15日開始，並可經雙方同意延長。
第三條 顧問費
公司須每月向顧問支付港幣六萬八千元。公司應於收到發票後十四日內付款，逾期者按年息十厘計息。
第四條 開支
未經公司事先批准，顧問不得支出超過港幣3,000元的款項。
第五條 保密
顧問不得向第三者披露任何機密資料，但法律規定須予披露者除外。
第六條 知識產權
因服務而產生的知識產權歸公司所有。顧問可在其履歷中提及有關項目。
第七條 利益衝突
顧問如有任何利益衝突，須立即通知公司。
第八條 終止
任何一方可給予不少於三十日的通知終止本協議。公司可隨時因顧問嚴重失當而即時終止。
第九條 仲裁
凡因本協議產生的爭議，應提交香港國際仲裁中心，仲裁地為香港，仲裁員一名。
第十條 適用法律
本協議受香港法律管轄。
`,
  zh: `顾问协议
本协议由汇达工程有限公司（“公司”）与何国辉先生（“顾问”）于2025年4月1日订立。
第一条 服务
顾问须按公司不时的指示提供工程顾问服务。顾问无须于固定时间到公司办公室上班。
第二条 期限
聘用期为十二个月，由2025年4月15日开始，并可经双方同意延长。
第三条 顾问费
公司须每月向顾问支付港币68,000元。公司应于收到发票后14日内付款，逾期者按年息10%计息。
第四条 开支
未经公司事先批准，顾问不得支出超过港币3,000元的款项。
第五条 保密
顾问不得向第三者披露任何机密资料，但法律规定须予披露者除外。
第六条 知识产权
因服务而产生的知识产权归公司所有。顾问可在其履历中提及有关项目。
第七条 利益冲突
顾问如有任何利益冲突，须立即通知公司。
第八条 终止
任何一方可给予不少于三十日的通知终止本协议。公司可随时因顾问严重失当而即时终止。
第九条 仲裁
凡因本协议产生的争议，应提交香港国际仲裁中心，仲裁地为香港，仲裁员一名。
第十条 适用法律
本协议受香港法律管辖。
`,
  changes: [
    zh('amount', 'amount')('68,000元', '86,000元'),
    zh('date', 'date')('2025年4月15日', '2025年5月15日'),
    zh('period', 'period')('收到发票后14日', '收到发票后40日'),
    zh('negation', 'negation', 'duty')('顾问无须于固定时间', '顾问须于固定时间'),
    zh('negation', 'negation', 'duty')('未经公司事先批准，顾问不得支出', '经公司事先批准，顾问可支出'),
    zh('modal', 'duty', 'negation')('顾问可在其履历', '顾问须在其履历'),
    zh('name', 'name', 'party')('归公司所有', '归顾问所有'),
    zh('institution', 'institution')('香港国际仲裁中心', '深圳国际仲裁院'),
    zh('missing clause', 'missing')('第七条 利益冲突\n顾问如有任何利益冲突，须立即通知公司。\n', ''),
    zh('extra proviso', 'proviso', 'negation', 'wording')('须立即通知公司', '须立即通知公司，除非该冲突属轻微'),
  ],
};

const sideLetter: ContractPair = {
  name: 'side letter in Cantonese',
  script: 'yue',
  en: `SIDE LETTER
Date: 8 July 2025
From: Mr Wong Siu Ming (the "Landlord")
To: Happy Noodle Limited (the "Tenant")
1. Rent free period
The Tenant does not have to pay rent for the first two months.
2. Signboard
The Tenant may put up one signboard outside the shop. It must not block the staircase.
3. Air conditioning
The Landlord shall repair the air conditioning before 1 August 2025 at a cost of up to HK$45,000.
4. Renovation
No renovation work may start until the Landlord has seen the drawings. The Tenant must use licensed contractors.
5. Deposit
The Landlord will refund the renovation deposit of HK$20,000 within 14 days after the works are finished, unless the premises have been damaged.
6. Key money
The Landlord has not received any key money and is not going to ask for any.
7. Parking
The Tenant can use the parking space at the back after 7 pm, but it cannot wash cars there.
8. Effect
This letter is part of the tenancy agreement. Without both signatures it has no effect.
`,
  zh: `附函
日期：2025年7月8號
由：黃小明先生（「業主」）
致：開心麵家有限公司（「租客」）
1. 免租期
租客頭兩個月唔使交租。
2. 招牌
租客可以喺舖頭外面掛一個招牌，不過唔准阻住樓梯。
3. 冷氣
業主要喺2025年8月1號之前整好啲冷氣，最多使四萬五千蚊。
4. 裝修
業主未睇過圖則之前，唔可以開工裝修。租客一定要搵有牌嘅判頭。
5. 按金
完工之後14日內，業主會退返兩萬蚊裝修按金，除非間舖整爛咗。
6. 頂手費
業主冇收過任何頂手費，亦都唔會收。
7. 泊車
夜晚七點之後租客可以用後面個車位，但係唔可以喺度洗車。
8. 效力
呢封信係租約嘅一部分。冇雙方簽名就冇效。
`,
  changes: [
    zh('amount', 'amount')('四萬五千蚊', '五萬四千蚊'),
    zh('date', 'date')('2025年8月1號', '2025年9月1號'),
    zh('period', 'period')('14日內', '40日內'),
    zh('negation', 'negation', 'duty')('頭兩個月唔使交租', '頭兩個月要交租'),
    zh('negation', 'negation', 'duty')('唔准阻住樓梯', '可以阻住樓梯'),
    zh('negation', 'negation')('業主冇收過任何頂手費', '業主收過頂手費'),
    en('negation', 'negation', 'duty')('but it cannot wash cars there', 'and it can wash cars there'),
    zh('modal', 'duty', 'negation')('租客一定要搵有牌嘅判頭', '租客可以搵有牌嘅判頭'),
    en('modal', 'duty', 'negation')('The Tenant may put up', 'The Tenant must put up'),
    zh('name', 'party')('業主要喺2025', '租客要喺2025'),
    zh('extra proviso', 'proviso', 'negation')('亦都唔會收', '亦都唔會收，除非租客轉讓間舖'),
  ],
};

/**
 * Four short contracts, each freely translated: two English and Chinese, one in Traditional and Simplified, one English with a Cantonese side letter.
 * The half that was read while rules were mended. Written before either half was measured; no model was trained on them.
 */
export const seenFreeContracts: readonly ContractPair[] = [distribution, shares, consultancy, sideLetter];
