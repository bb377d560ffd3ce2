import { type ContractPair, changeIn } from './contract-pair.ts';

const [en, zh] = [changeIn('en'), changeIn('zh')];

const licence: ContractPair = {
  name: 'software licence',
  script: 'zh-Hans',
  en: `SOFTWARE LICENCE AGREEMENT
This Agreement is made on 9 January 2025 between Brightwater Systems Pte Ltd (the "Licensor") and Qianhai Lianchuang Technology Co., Ltd (the "Licensee").
1. Grant
The Licensor grants the Licensee a non-exclusive licence to use the Software at up to 120 workstations. The licence may not be transferred.
2. Fees
The Licensee shall pay an annual fee of US$96,000 not later than 31 January of each year. Fees that have been paid are not refundable.
3. Copies
The Licensee is allowed to make one back-up copy. It shall not decompile the Software, save to the extent permitted by law.
4. Support
The Licensor will answer every request for support within 8 hours. It is under no obligation to support superseded releases.
5. Source code
The Licensor is required to deposit the source code with an escrow agent within 30 days.
6. Warranty
The Licensor does not warrant that the Software is free from errors.
7. Liability
Except for death or personal injury, neither party's liability exceeds the fees paid in the preceding twelve months.
8. Audit
The Licensor has the right to audit the Licensee's use once a year, but may not disturb its business.
9. Term
This Agreement runs for three years. It is renewed automatically unless a party objects at least 60 days before it expires.
10. Disputes
Any dispute shall be finally resolved by arbitration at the Singapore International Arbitration Centre. The seat of the arbitration is Singapore.
11. Law
Singapore law governs this Agreement.
`,
  zh: `软件许可协议
本协议由博水系统私人有限公司（“许可方”）与前海联创科技有限公司（“被许可方”）于2025年1月9日签订。
1. 授权
许可方授予被许可方非独占许可，可在不超过120台工作站上使用软件。该许可不可转让。
2. 费用
被许可方应最迟于每年1月31日支付年费9.6万美元。已付费用概不退还。
3. 复制
被许可方可制作一份备份。除法律允许的范围外，被许可方不得对软件进行反编译。
4. 支持
许可方应在八小时内答复每项支持请求。许可方没有义务对已被取代的版本提供支持。
5. 源代码
许可方应在三十日内将源代码交存于托管代理人。
6. 保证
许可方并不保证软件没有错误。
7. 责任
除人身伤亡外，任何一方的责任均不超过此前十二个月内已付的费用。
8. 审计
许可方每年有权对被许可方的使用情况审计一次，但不得干扰其业务。
9. 期限
本协议为期三年。任何一方未在期满前至少六十日提出反对的，本协议自动续期。
10. 争议
任何争议均应提交新加坡国际仲裁中心仲裁，作出最终解决。仲裁地为新加坡。
11. 法律
本协议受新加坡法律管辖。
`,
  changes: [
    zh('amount', 'amount')('9.6万美元', '6.9万美元'),
    zh('date', 'date')('每年1月31日', '每年3月31日'),
    en('period', 'period')('within 8 hours', 'within 18 hours'),
    zh('negation', 'negation', 'duty')('许可方没有义务对', '许可方有义务对'),
    zh('negation', 'negation')('许可方并不保证', '许可方保证'),
    en('negation', 'negation')('are not refundable', 'are refundable'),
    en('negation', 'negation', 'duty')('The licence may not be transferred', 'The licence may be transferred'),
    zh('modal', 'duty', 'negation')('许可方应在三十日内', '许可方可在三十日内'),
    en('modal', 'duty', 'negation')('The Licensee shall pay an annual', 'The Licensee may pay an annual'),
    zh('name', 'party')('许可方每年有权对被许可方的', '被许可方每年有权对许可方的'),
    zh('seat', 'seat')('仲裁地为新加坡', '仲裁地为香港'),
    zh('missing clause', 'missing')('5. 源代码\n许可方应在三十日内将源代码交存于托管代理人。\n', ''),
    zh('extra proviso', 'proviso', 'negation')('已付费用概不退还', '已付费用概不退还，但许可方违约的除外'),
  ],
};

const shipManagement: ContractPair = {
  name: 'management of a ship',
  script: 'zh-Hant',
  en: `SHIP MANAGEMENT AGREEMENT
Made on 22 August 2024 between Golden Reef Shipping Limited (the "Owners") and Sino Harbour Marine Services Limited (the "Managers").
1. Services
The Managers shall man, maintain and insure the Vessel. They may delegate crewing to a manning agent.
2. Fee
The Owners shall pay a monthly management fee of US$14,750 in advance. No fee is payable for any period during which the Vessel is laid up.
3. Expenses
The Managers shall not incur extraordinary expense exceeding US$25,000 without the Owners' approval, except in an emergency.
4. Accounts
The Managers must render accounts within 21 days of the end of each quarter. The Owners may inspect the books at any reasonable time.
5. Insurance
The Owners shall not be required to pay premiums that were not agreed beforehand.
6. Responsibility
The Managers are not responsible for loss unless it results from their negligence.
7. Sale of the Vessel
The Owners need not consult the Managers before selling the Vessel.
8. Duration
This Agreement continues until 31 December 2026. Thereafter either party may end it by two months' notice.
9. Arbitration
Any dispute shall be referred to arbitration in London in accordance with the LMAA Terms.
10. Law
English law applies.
`,
  zh: `船舶管理協議
本協議由金礁航運有限公司（「船東」）與華港海事服務有限公司（「管理人」）於2024年8月22日訂立。
1. 服務
管理人須為船舶配備船員、保養及投保。管理人可將配員工作轉託船員代理。
2. 費用
船東須每月預付管理費14,750美元。船舶閒置期間無須支付費用。
3. 開支
除緊急情況外，未經船東批准，管理人不得支出超逾25,000美元的特殊費用。
4. 帳目
管理人須於每季完結後二十一日內提交帳目。船東可於任何合理時間查閱帳簿。
5. 保險
未經事先議定的保費，船東毋須支付。
6. 責任
除非損失因管理人疏忽所致，否則管理人概不負責。
7. 出售船舶
船東出售船舶前，不必徵詢管理人。
8. 期限
本協議有效至2026年12月31日。其後任何一方可給予兩個月通知終止本協議。
9. 仲裁
任何爭議須按倫敦海事仲裁員協會條款在倫敦提交仲裁。
10. 法律
適用英國法律。
`,
  changes: [
    en('amount', 'amount')('US$14,750', 'US$17,450'),
    zh('date', 'date')('2026年12月31日', '2027年12月31日'),
    zh('period', 'period')('二十一日內', '十二日內'),
    zh('negation', 'negation', 'duty')('船舶閒置期間無須支付費用', '船舶閒置期間須支付費用'),
    zh('negation', 'negation', 'duty')('不必徵詢管理人', '必須徵詢管理人'),
    en('negation', 'negation', 'duty')('shall not be required to pay premiums', 'shall be required to pay premiums'),
    zh('negation', 'negation', 'duty')('否則管理人概不負責', '否則由管理人負責'),
    zh('modal', 'duty', 'negation')('管理人可將配員工作', '管理人須將配員工作'),
    en('modal', 'duty', 'negation')('The Managers must render', 'The Managers may render'),
    zh('name', 'party')('船東可於任何合理時間', '管理人可於任何合理時間'),
    zh('seat', 'seat')('在倫敦提交仲裁', '在新加坡提交仲裁'),
    zh('missing clause', 'missing')('7. 出售船舶\n船東出售船舶前，不必徵詢管理人。\n', ''),
    en(
      'extra proviso',
      'proviso',
      'negation',
    )(
      'They may delegate crewing to a manning agent.',
      'They may delegate crewing to a manning agent, provided that they remain liable for its acts.',
    ),
  ],
};

const subcontract: ContractPair = {
  name: 'subcontract, draft and signed',
  script: 'en',
  en: `SUBCONTRACT
This Subcontract is made on 5 February 2025 between Ho Fung Construction Limited (the "Contractor") and Precision Facades Limited (the "Subcontractor").
1. Works
The Subcontractor shall supply and install the curtain wall at Tower B.
2. Price
The Contractor shall pay the Subcontractor HK$27,300,000 in monthly instalments.
3. Time
The Works shall be completed by 30 November 2025. The Subcontractor is entitled to an extension of time for variations.
4. Retention
The Contractor may retain 5% of each payment. Half of the retention shall be released at practical completion.
5. Payment
The Contractor shall pay within 28 days after receiving an invoice. Payment does not depend on payment by the employer.
6. Subletting
The Subcontractor shall not sublet any part of the Works without consent.
7. Insurance
The Subcontractor must insure the Works against fire.
8. Damages
The Subcontractor shall pay liquidated damages of HK$40,000 for each day of delay.
9. Disputes
Disputes shall be referred to the Hong Kong International Arbitration Centre. The seat of arbitration shall be Hong Kong.
10. Law
This Subcontract is governed by the laws of Hong Kong.
`,
  zh: `SUBCONTRACT
This Subcontract is made on 5 February 2025 between Ho Fung Construction Limited (the "Contractor") and Precision Facades Limited (the "Subcontractor").
1. Works
The Subcontractor shall supply and install the curtain wall at Tower B.
2. Price
The Contractor shall pay to the Subcontractor HK$27,300,000 by monthly instalments.
3. Time
The Works shall be completed by 30 November 2025. The Subcontractor is entitled to an extension of time for variations.
4. Retention
The Contractor may retain 5% of each payment. One half of the retention shall be released at practical completion.
5. Payment
The Contractor shall pay within 28 days after receipt of an invoice. Payment does not depend on payment by the employer.
6. Subletting
The Subcontractor shall not sublet any part of the Works without consent.
7. Insurance
The Subcontractor must insure the Works against fire.
8. Damages
The Subcontractor shall pay liquidated damages of HK$40,000 for each day of delay.
9. Disputes
Disputes shall be referred to the Hong Kong International Arbitration Centre. The seat of arbitration shall be Hong Kong.
10. Law
This Subcontract is governed by the laws of Hong Kong.
`,
  changes: [
    zh('amount', 'amount')('HK$27,300,000', 'HK$23,700,000'),
    zh('date', 'date')('30 November 2025', '31 October 2025'),
    zh('period', 'period')('within 28 days', 'within 58 days'),
    zh('negation', 'negation', 'duty')('Payment does not depend on payment', 'Payment depends on payment'),
    zh(
      'negation',
      'negation',
      'duty',
    )('shall not sublet any part of the Works without consent', 'may sublet any part of the Works with consent'),
    zh('modal', 'duty', 'negation')('The Contractor may retain', 'The Contractor shall retain'),
    zh('modal', 'duty', 'negation')('The Subcontractor must insure', 'The Subcontractor should insure'),
    zh('name', 'name', 'party')('7. Insurance\nThe Subcontractor', '7. Insurance\nThe Contractor'),
    zh('seat', 'seat')('seat of arbitration shall be Hong Kong', 'seat of arbitration shall be Singapore'),
    zh('missing clause', 'missing')('7. Insurance\nThe Subcontractor must insure the Works against fire.\n', ''),
    zh(
      'extra proviso',
      'proviso',
      'negation',
      'wording',
    )(
      'is entitled to an extension of time for variations',
      'is entitled to an extension of time for variations unless the variation is due to its default',
    ),
  ],
};

const agency: ContractPair = {
  name: 'agency for insurance',
  script: 'zh-Hant',
  en: `AGENCY AGREEMENT
Dated 14 October 2024, between Victoria Mutual Insurance Company Limited (the "Company") and Ms Leung Pui Shan (the "Agent").
1. Authority
The Agent is authorised to solicit applications for policies. She has no authority to vary the terms of a policy or to accept a risk.
2. Commission
The Company shall pay a commission of 18% of first-year premiums. Commission is not earned before the premium has been received.
3. Moneys
The Agent shall hand over all premiums within 3 business days, and must keep them in a separate account.
4. Conduct
The Agent shall at no time mislead a client. She is not permitted to accept gifts worth more than HK$500.
5. Other business
Without written permission the Agent may not act for any other insurer.
6. Records
The Agent is to keep records for seven years. The Company may at its discretion call for them.
7. Indemnity
The Agent is not obliged to indemnify the Company for errors that it caused itself.
8. Suspension
The Company can suspend the Agent without notice if she is charged with an offence.
9. Termination
Either party may terminate by giving at least one month's notice. Commission already earned is not forfeited.
10. Disputes
Any dispute shall be referred to arbitration in Hong Kong before a sole arbitrator appointed by the Hong Kong International Arbitration Centre.
11. Law
This Agreement is subject to Hong Kong law.
`,
  zh: `代理協議
本協議由域多利互助保險有限公司（「公司」）與梁佩珊女士（「代理人」）於2024年10月14日訂立。
1. 權限
代理人獲授權招攬投保申請。代理人無權更改保單條款或接納風險。
2. 佣金
公司須支付相等於首年保費百分之十八的佣金。收到保費前，佣金不算賺取。
3. 款項
代理人須於三個營業日內交出所有保費，並須存放於獨立帳戶。
4. 操守
代理人在任何時候均不得誤導客戶。代理人不准收受價值超過港幣500元的禮物。
5. 其他業務
代理人未經書面許可，不得為其他保險人行事。
6. 紀錄
代理人須保存紀錄七年。公司可酌情決定調閱該等紀錄。
7. 彌償
因公司本身造成的錯誤，代理人並無責任作出彌償。
8. 暫停
代理人如被控犯罪，公司可不經通知暫停其代理資格。
9. 終止
任何一方可給予最少一個月通知終止協議。已賺取的佣金不會被沒收。
10. 爭議
任何爭議須提交香港仲裁，由香港國際仲裁中心委任一名獨任仲裁員審理。
11. 法律
本協議受香港法律規限。
`,
  changes: [
    zh('percentage', 'percentage')('百分之十八', '百分之八'),
    zh('date', 'date')('2024年10月14日', '2024年10月24日'),
    zh('amount', 'amount')('港幣500元', '港幣5,000元'),
    en('period', 'period')('records for seven years', 'records for ten years'),
    zh('negation', 'negation', 'duty')('代理人無權更改', '代理人有權更改'),
    zh('negation', 'negation', 'duty')('代理人並無責任作出彌償', '代理人有責任作出彌償'),
    en('negation', 'negation')('Commission already earned is not forfeited', 'Commission already earned is forfeited'),
    zh('negation', 'negation', 'duty')('公司可不經通知暫停', '公司可經通知暫停'),
    zh('negation', 'negation', 'duty')('代理人不准收受', '代理人可收受'),
    en('modal', 'duty', 'negation')('The Company shall pay a commission', 'The Company may pay a commission'),
    zh('modal', 'duty', 'negation')('公司可酌情決定調閱', '公司須調閱'),
    zh('name', 'party')('代理人須保存紀錄', '公司須保存紀錄'),
    zh('seat', 'seat')('提交香港仲裁', '提交澳門仲裁'),
    en(
      'extra proviso',
      'proviso',
      'negation',
    )(
      'The Agent shall at no time mislead a client.',
      'The Agent shall at no time mislead a client, except where the Company so directs.',
    ),
  ],
};

/**
 * Four short contracts, each freely translated: three English and Chinese, one draft and signed.
 * The half that was kept for one reading when the rules stood. Written before either half was measured; no model was trained on them.
 */
export const keptFreeContracts: readonly ContractPair[] = [licence, shipManagement, subcontract, agency];
