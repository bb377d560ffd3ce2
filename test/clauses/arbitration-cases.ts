/**
 * Clauses of our own wording in the four written forms, clean and defective.
 * `defects` are those above a note; a clean clause has none.
 */
export interface ArbitrationCase {
  readonly name: string;
  readonly text: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly defects: readonly string[];
  /** Defect kinds that must be there as notes. */
  readonly notes?: readonly string[];
}

const HKIAC = 'Hong Kong International Arbitration Centre';
const SIAC = 'Singapore International Arbitration Centre';
const ICC = 'International Court of Arbitration of the International Chamber of Commerce';
const CIETAC = 'China International Economic and Trade Arbitration Commission';
const BAC = 'Beijing Arbitration Commission';
const SCIA = 'Shenzhen Court of International Arbitration';
const LCIA = 'London Court of International Arbitration';

export const cleanEnglish: readonly ArbitrationCase[] = [
  {
    name: 'HKIAC, one clause',
    text: 'This Agreement is made between Harbour Tools Limited and Lantern Trading GmbH.\n12. Arbitration\nAny dispute, controversy, difference or claim arising out of or relating to this Agreement, including its existence, validity, breach or termination and any non-contractual obligation connected with it, shall be referred to and finally resolved by arbitration administered by the Hong Kong International Arbitration Centre under the HKIAC Administered Arbitration Rules in force when the Notice of Arbitration is submitted. The law of this arbitration clause shall be Hong Kong law. The seat of arbitration shall be Hong Kong. The number of arbitrators shall be one. The arbitration proceedings shall be conducted in English.\n13. Governing Law\nThis Agreement is governed by the laws of Hong Kong.',
    fields: {
      institution: HKIAC,
      institution_id: 'hkiac',
      rules: 'HKIAC Administered Arbitration Rules',
      rules_edition: 'in force when the Notice of Arbitration is submitted',
      seat: 'Hong Kong',
      number_of_arbitrators: 1,
      language: ['English'],
      governing_law: 'Hong Kong',
      law_of_agreement: 'Hong Kong',
      mandatory: true,
      final_and_binding: true,
    },
    defects: [],
  },
  {
    name: 'HKIAC, terms in sibling clauses',
    text: 'Supply Agreement\n13. Governing law\n13.1 This Agreement shall be governed by and construed in accordance with Hong Kong law.\n14. Dispute resolution\n14.1 All disputes arising out of or in connection with this Agreement shall be submitted to the HKIAC and finally settled by arbitration under its rules.\n14.2 The tribunal shall consist of three arbitrators. Each party shall nominate one and the two so nominated shall nominate the chair.\n14.3 The seat shall be Hong Kong.\n14.4 The language to be used in the arbitral proceedings shall be English.',
    fields: {
      institution: HKIAC,
      seat: 'Hong Kong',
      number_of_arbitrators: 3,
      language: ['English'],
      governing_law: 'Hong Kong',
      law_of_agreement: null,
    },
    defects: [],
  },
  {
    name: 'SIAC',
    text: 'Any dispute arising out of or in connection with this contract, including any question regarding its existence, validity or termination, shall be referred to and finally resolved by arbitration administered by the Singapore International Arbitration Centre ("SIAC") in accordance with the SIAC Rules for the time being in force, which rules are deemed to be incorporated by reference in this clause. The seat of the arbitration shall be Singapore. The Tribunal shall consist of one arbitrator. The language of the arbitration shall be English. This contract is governed by the laws of Singapore.',
    fields: {
      institution: SIAC,
      rules: 'SIAC Rules',
      rules_edition: 'for the time being in force',
      seat: 'Singapore',
      number_of_arbitrators: 1,
      language: ['English'],
      governing_law: 'Singapore',
    },
    defects: [],
  },
  {
    name: 'ICC, rules choose the court',
    text: '20.2 All disputes arising out of or in connection with the present contract shall be finally settled under the Rules of Arbitration of the International Chamber of Commerce by three arbitrators appointed in accordance with the said Rules. The place of arbitration shall be Paris, France. The language of the arbitration shall be French. The contract is governed by the laws of France.',
    fields: {
      institution: ICC,
      rules: 'ICC Rules of Arbitration',
      seat: 'Paris',
      number_of_arbitrators: 3,
      language: ['French'],
      governing_law: 'France',
    },
    defects: [],
  },
  {
    name: 'LCIA',
    text: 'Any dispute arising out of or in connection with this Deed, including any question regarding its existence, validity or termination, shall be referred to and finally resolved by arbitration under the LCIA Rules. The seat, or legal place, of arbitration shall be London. The number of arbitrators shall be three. The language to be used in the arbitration shall be English. The governing law of this Deed shall be the substantive law of England and Wales.',
    fields: {
      institution: LCIA,
      seat: 'London',
      number_of_arbitrators: 3,
      language: ['English'],
      governing_law: 'England and Wales',
    },
    defects: [],
  },
  {
    name: 'CIETAC in English',
    text: 'Any dispute arising from or in connection with this Contract shall be submitted to the China International Economic and Trade Arbitration Commission (CIETAC) for arbitration which shall be conducted in accordance with the CIETAC arbitration rules in effect at the time of applying for arbitration. The arbitral award is final and binding upon both parties. The place of arbitration shall be Beijing. This Contract is governed by the laws of the People’s Republic of China.',
    fields: {
      institution: CIETAC,
      seat: 'Beijing',
      governing_law: "People's Republic of China",
      final_and_binding: true,
      mandatory: true,
    },
    defects: [],
  },
  {
    name: 'LMAA terms in a charter',
    text: 'This Charter Party shall be governed by English law and any dispute arising out of or in connection with this Charter Party shall be referred to arbitration in London in accordance with the Arbitration Act 1996. The arbitration shall be conducted in accordance with the London Maritime Arbitrators Association (LMAA) Terms current at the time when the proceedings are commenced. The reference shall be to three arbitrators.',
    fields: {
      institution: null,
      rules: 'LMAA Terms',
      seat: 'London',
      number_of_arbitrators: 3,
      governing_law: 'England and Wales',
      administered: false,
    },
    defects: [],
  },
  {
    name: 'UNCITRAL with an appointing authority',
    text: 'Any dispute, controversy or claim arising out of or relating to this contract shall be settled by arbitration in accordance with the UNCITRAL Arbitration Rules. The appointing authority shall be the Hong Kong International Arbitration Centre. The number of arbitrators shall be three. The place of arbitration shall be Hong Kong. The language shall be English. This contract is governed by Hong Kong law.',
    fields: { institution: null, rules: 'UNCITRAL Arbitration Rules', seat: 'Hong Kong', number_of_arbitrators: 3 },
    defects: [],
  },
  {
    name: 'tiers with periods',
    text: '9. Disputes\n9.1 The parties shall try in good faith to settle any dispute under this Agreement by negotiation within 14 days of a written notice of dispute.\n9.2 If it is not settled, the senior executives of the parties shall meet within a further 21 days.\n9.3 If the dispute is not resolved, it shall be referred to mediation, to be finished within 30 days.\n9.4 Any dispute not so resolved shall be referred to and finally resolved by arbitration administered by the SIAC under the SIAC Rules for the time being in force. The seat of arbitration is Singapore. The number of arbitrators is three.\n10. Law\nThis Agreement is governed by Singapore law.',
    fields: {
      institution: SIAC,
      tiers: [
        { step: 'negotiation', period: '14 days' },
        { step: 'senior meeting', period: '21 days' },
        { step: 'mediation', period: '30 days' },
      ],
    },
    defects: [],
  },
  {
    name: 'court only in aid of the arbitration',
    text: 'Any dispute arising out of this Agreement shall be settled by arbitration administered by HKIAC under the HKIAC Administered Arbitration Rules. The seat of arbitration shall be Hong Kong and there shall be a sole arbitrator. Judgment upon the award may be entered in any court having jurisdiction, and either party may seek interim relief from any court of competent jurisdiction in aid of the arbitration. This Agreement is governed by the laws of Hong Kong.',
    fields: { institution: HKIAC, seat: 'Hong Kong', number_of_arbitrators: 1 },
    defects: [],
  },
  {
    name: 'SIAC administered, hearings elsewhere',
    text: 'Any and all disputes arising out of or in connection with this Agreement shall be finally resolved by arbitration administered by SIAC under the SIAC Rules. The seat of the arbitration shall be Singapore. Hearings may be held in Hong Kong. The tribunal shall consist of three arbitrators. This Agreement is governed by Singapore law.',
    fields: { seat: 'Singapore', venue: 'Hong Kong' },
    defects: [],
  },
];

export const cleanTraditional: readonly ArbitrationCase[] = [
  {
    name: '香港國際仲裁中心',
    text: '第十條 爭議解決\n凡因本合約所引起的或與之相關的任何爭議、糾紛、分歧或索賠，包括合約的存在、效力、解釋、履行、違反或終止，均應提交由香港國際仲裁中心管理的機構仲裁，並按照仲裁通知提交時有效的《香港國際仲裁中心機構仲裁規則》最終解決。本仲裁條款適用的法律為香港法。仲裁地應為香港。仲裁員人數為三名。仲裁程序應以英文進行。\n第十一條 適用法律\n本合約受香港特別行政區法律管限。',
    fields: {
      institution: HKIAC,
      rules: 'HKIAC Administered Arbitration Rules',
      seat: 'Hong Kong',
      number_of_arbitrators: 3,
      language: ['English'],
      law_of_agreement: 'Hong Kong',
      governing_law: 'Hong Kong',
      mandatory: true,
    },
    defects: [],
  },
  {
    name: '協商後仲裁，獨任仲裁員',
    text: '8. 爭議\n8.1 雙方因履行本協議而產生爭議，須於一方發出書面通知後三十日內友好協商解決。\n8.2 未能於上述期限內解決的爭議，須提交香港國際仲裁中心，由一名獨任仲裁員最終裁決，仲裁地點為香港，仲裁語言為中文。\n9. 管限法律\n本協議受香港法律管限並按其解釋。',
    fields: {
      institution: HKIAC,
      seat: 'Hong Kong',
      number_of_arbitrators: 1,
      language: ['Chinese'],
      governing_law: 'Hong Kong',
    },
    defects: [],
  },
  {
    name: '新加坡國際仲裁中心',
    text: '因本協議產生或與本協議有關的任何爭議，包括本協議的存在、效力或終止的任何問題，均應提交新加坡國際仲裁中心，按當時有效的新加坡國際仲裁中心仲裁規則以仲裁方式最終解決。仲裁地為新加坡。仲裁庭由一名仲裁員組成。仲裁語言為英文。本協議適用新加坡法律。',
    fields: {
      institution: SIAC,
      rules: 'SIAC Rules',
      seat: 'Singapore',
      number_of_arbitrators: 1,
      language: ['English'],
      governing_law: 'Singapore',
    },
    defects: [],
  },
  {
    name: '國際商會',
    text: '所有因本合約引起或與本合約有關的爭議，均應根據國際商會仲裁規則，由依該規則委任的三名仲裁員終局解決。仲裁地為香港。仲裁語言為英語。本合約受香港法律管限。',
    fields: {
      institution: ICC,
      rules: 'ICC Rules of Arbitration',
      seat: 'Hong Kong',
      number_of_arbitrators: 3,
      language: ['English'],
    },
    defects: [],
  },
  {
    name: '倫敦海事仲裁員協會條款',
    text: '本租約適用英國法律。因本租約引起的任何爭議，須在倫敦按倫敦海事仲裁員協會條款進行仲裁，由三名仲裁員審理。',
    fields: {
      institution: null,
      rules: 'LMAA Terms',
      seat: 'London',
      number_of_arbitrators: 3,
      governing_law: 'England and Wales',
    },
    defects: [],
  },
  {
    name: '貿仲香港仲裁中心',
    text: '凡因本合同引起的或與本合同有關的任何爭議，均應提交中國國際經濟貿易仲裁委員會香港仲裁中心，按照申請仲裁時該會現行有效的仲裁規則進行仲裁。仲裁地為香港。仲裁裁決是終局的，對雙方均有約束力。本合同受香港法律管限。',
    fields: { institution_id: 'cietac-hk', seat: 'Hong Kong', final_and_binding: true },
    defects: [],
  },
];

export const cleanSimplified: readonly ArbitrationCase[] = [
  {
    name: '贸仲',
    text: '第十五条 争议解决\n凡因本合同引起的或与本合同有关的任何争议，均应提交中国国际经济贸易仲裁委员会，按照申请仲裁时该会现行有效的仲裁规则进行仲裁。仲裁裁决是终局的，对双方均有约束力。仲裁地为北京。仲裁语言为中文。\n第十六条 法律适用\n本合同适用中华人民共和国法律。',
    fields: {
      institution: CIETAC,
      seat: 'Beijing',
      language: ['Chinese'],
      governing_law: "People's Republic of China",
      final_and_binding: true,
      mandatory: true,
    },
    defects: [],
  },
  {
    name: '北仲',
    text: '因本合同引起的或与本合同有关的任何争议，均提请北京仲裁委员会/北京国际仲裁中心按照其仲裁规则进行仲裁。仲裁裁决是终局的，对双方均有约束力。本合同适用中国法律。',
    fields: { institution: BAC, governing_law: "People's Republic of China" },
    defects: [],
    notes: ['path.seat_vague'],
  },
  {
    name: '深圳国际仲裁院',
    text: '双方因本协议发生争议的，应当自一方发出通知之日起20日内协商解决；协商不成的，任何一方应将争议提交深圳国际仲裁院，按照申请仲裁时该院现行有效的仲裁规则进行仲裁，仲裁地为深圳，仲裁庭由三名仲裁员组成。裁决为终局裁决。本协议适用中华人民共和国法律。',
    fields: {
      institution: SCIA,
      seat: 'Shenzhen',
      number_of_arbitrators: 3,
      tiers: [{ step: 'negotiation', period: '20日' }],
    },
    defects: [],
  },
  {
    name: '香港国际仲裁中心',
    text: '凡因本合同所引起的或与之相关的任何争议，均应提交由香港国际仲裁中心管理的仲裁，并按照提交仲裁通知时有效的《香港国际仲裁中心机构仲裁规则》最终解决。仲裁地应为香港。仲裁员人数为一名。仲裁程序应按照英文来进行。本合同适用香港法律。',
    fields: { institution: HKIAC, seat: 'Hong Kong', number_of_arbitrators: 1, governing_law: 'Hong Kong' },
    defects: [],
  },
  {
    name: '海仲',
    text: '凡因本提单引起的或与本提单有关的任何争议，均应提交中国海事仲裁委员会，按照申请仲裁时该会现行有效的仲裁规则在上海进行仲裁。仲裁裁决是终局的，对双方均有约束力。适用中国法律。',
    fields: { institution_id: 'cmac', seat: 'Shanghai' },
    defects: [],
  },
  {
    name: '新加坡国际仲裁中心在新加坡',
    text: '任何因本协议产生或与本协议有关的争议，均应根据新加坡国际仲裁中心届时有效的仲裁规则，提交新加坡国际仲裁中心在新加坡仲裁。仲裁员为三名，双方各选定一名，首席仲裁员由双方共同选定。本协议适用新加坡法律。',
    fields: { institution: SIAC, seat: 'Singapore', number_of_arbitrators: 3 },
    defects: [],
  },
];

export const cleanCantonese: readonly ArbitrationCase[] = [
  {
    name: '一句過',
    text: '有咩拗撬就去 HKIAC 仲裁，喺香港搞，一個仲裁員，用中文打，跟香港法律。',
    fields: {
      institution: HKIAC,
      seat: 'Hong Kong',
      number_of_arbitrators: 1,
      language: ['Chinese'],
      governing_law: 'Hong Kong',
      mandatory: true,
    },
    defects: [],
  },
  {
    name: '對話',
    text: '[2024/3/5, 10:12] 陳生: 呢單嘢有爭拗點算？\n[2024/3/5, 10:13] 老細: 傾唔掂就搵香港國際仲裁中心仲裁啦，三個仲裁員\n[2024/3/5, 10:14] 陳生: OK，喺香港仲裁，跟香港法律',
    fields: { institution: HKIAC, seat: 'Hong Kong', number_of_arbitrators: 3 },
    defects: [],
  },
  {
    name: '去新加坡打',
    text: '老細：呢份約有咩爭拗，一定要交俾 SIAC 仲裁，喺新加坡打，一個仲裁員就夠，用英文。',
    fields: { institution: SIAC, seat: 'Singapore', number_of_arbitrators: 1 },
    defects: [],
  },
  {
    name: '簡體粵語',
    text: '我哋有咩争拗就搵香港国际仲裁中心仲裁，喺香港搞，三个仲裁员，讲英文仲裁，跟香港法律。',
    fields: { institution: HKIAC, seat: 'Hong Kong', number_of_arbitrators: 3, language: ['English'] },
    defects: [],
  },
];

export const defective: readonly ArbitrationCase[] = [
  {
    name: 'en: no body, Mainland law',
    text: 'Any dispute arising out of this Contract shall be submitted to arbitration in Shanghai. This Contract is governed by the laws of the People’s Republic of China.',
    fields: { institution: null, seat: 'Shanghai' },
    defects: ['path.no_institution high'],
  },
  {
    name: 'hans: 无机构',
    text: '因本合同发生的争议，双方应提交仲裁解决，仲裁地点在上海。本合同适用中华人民共和国法律。',
    fields: { institution: null, seat: 'Shanghai' },
    defects: ['path.no_institution high'],
  },
  {
    name: 'hant: 香港臨時仲裁可行',
    text: '因本合約引起的任何爭議，須在香港以仲裁方式最終解決，由一名獨任仲裁員審理，仲裁地為香港。本合約受香港法律管限。',
    fields: { institution: null, seat: 'Hong Kong', number_of_arbitrators: 1 },
    defects: [],
    notes: ['path.no_institution'],
  },
  {
    name: 'en: nothing but arbitration',
    text: 'Any dispute between the parties arising out of this Agreement shall be settled by arbitration.',
    fields: { institution: null, seat: null },
    defects: ['path.no_institution medium', 'path.seat_vague medium'],
  },
  {
    name: 'en: misnomer of HKIAC',
    text: 'All disputes arising under this Agreement shall be finally settled by arbitration by the Hong Kong International Arbitration Commission. The seat of arbitration shall be Hong Kong. This Agreement is governed by Hong Kong law.',
    fields: { institution: null, seat: 'Hong Kong' },
    defects: ['path.unknown_institution medium'],
  },
  {
    name: 'en: invented body',
    text: 'All disputes arising under this Agreement shall be finally settled by arbitration administered by the Pacific Rim Commercial Arbitration Centre. The seat of arbitration shall be Hong Kong. This Agreement is governed by Hong Kong law.',
    fields: { institution: null },
    defects: ['path.unknown_institution medium'],
  },
  {
    name: 'hant: 名稱有誤',
    text: '凡因本合約引起的任何爭議，均須提交香港仲裁委員會仲裁，仲裁地為香港。本合約受香港法律管限。',
    fields: { institution: null },
    defects: ['path.unknown_institution medium'],
  },
  {
    name: 'hans: 表中没有的仲裁委员会',
    text: '凡因本合同引起的任何争议，均应提交芜湖市仲裁委员会仲裁，裁决是终局的。本合同适用中国法律。',
    fields: { institution: null },
    // A city's own commission: in no table, and nothing is wrong with it.
    defects: [],
  },
  {
    name: 'en: look-alike is not HKIAC',
    text: 'Any dispute arising out of this Agreement shall be resolved by arbitration administered by the Hong Kong Arbitration Society under the HKAS Online Arbitration Rules. The seat of arbitration is Hong Kong. The law of this Agreement is the law of Hong Kong.',
    fields: { institution: 'Hong Kong Arbitration Society', institution_id: 'hkas' },
    defects: [],
  },
  {
    name: 'en: two bodies',
    text: 'Any dispute arising out of or in connection with this Agreement shall be submitted to HKIAC or SIAC for arbitration. The seat of arbitration shall be Hong Kong. This Agreement is governed by Hong Kong law.',
    fields: { seat: 'Hong Kong' },
    defects: ['path.two_institutions medium'],
  },
  {
    name: 'hans: 两个机构',
    text: '凡因本合同引起的争议，双方同意提交中国国际经济贸易仲裁委员会或北京仲裁委员会仲裁，仲裁地为北京。本合同适用中国法律。',
    fields: { seat: 'Beijing' },
    defects: ['path.two_institutions high'],
  },
  {
    name: 'yue: 兩個機構',
    text: '有咩拗撬就去 HKIAC 或者 SIAC 仲裁，喺香港搞，一個仲裁員，跟香港法律。',
    fields: { seat: 'Hong Kong' },
    defects: ['path.two_institutions medium'],
  },
  {
    name: 'en: two bodies at one side’s option',
    text: 'Any dispute arising out of this Contract shall be referred to arbitration at HKIAC or at CIETAC at the defendant’s option. The seat of arbitration shall be Hong Kong. This Contract is governed by Hong Kong law.',
    fields: {},
    defects: ['path.two_institutions low'],
  },
  {
    name: 'en: ICC Rules under SIAC',
    text: 'Any dispute arising out of this Agreement shall be finally resolved by arbitration before the Singapore International Arbitration Centre in accordance with the Rules of Arbitration of the International Chamber of Commerce. The seat of arbitration shall be Singapore. The agreement is governed by Singapore law.',
    fields: { institution: SIAC, rules: 'ICC Rules of Arbitration' },
    defects: ['path.hybrid high'],
  },
  {
    name: 'hans: 贸仲适用贸法会规则',
    text: '凡因本合同引起的任何争议，均应提交中国国际经济贸易仲裁委员会，按照联合国国际贸易法委员会仲裁规则进行仲裁，仲裁地为北京。裁决是终局的。本合同适用中国法律。',
    fields: { institution: CIETAC, rules: 'UNCITRAL Arbitration Rules' },
    defects: [],
    notes: ['path.hybrid'],
  },
  {
    name: 'hant: 混合條款',
    text: '凡因本合約引起的任何爭議，均須提交香港國際仲裁中心，按照國際商會仲裁規則進行仲裁。仲裁地為香港。本合約受香港法律管限。',
    fields: { institution: HKIAC, rules: 'ICC Rules of Arbitration' },
    defects: ['path.hybrid high'],
  },
  {
    name: 'en: may',
    text: 'Any dispute arising out of this Agreement may be referred by the parties to arbitration administered by HKIAC. The seat of arbitration shall be Hong Kong. This Agreement is governed by Hong Kong law.',
    fields: { mandatory: false },
    defects: ['path.permissive medium'],
  },
  {
    name: 'hans: 可以',
    text: '因本合同引起的争议，双方可以提交深圳国际仲裁院仲裁，仲裁地为深圳。本合同适用中国法律。',
    fields: { mandatory: false },
    defects: ['path.permissive medium'],
  },
  {
    name: 'hant: 可而終局',
    text: '因本合約引起的爭議，任何一方可提交香港國際仲裁中心仲裁，仲裁地為香港，裁決為終局並對雙方具約束力。本合約受香港法律管限。',
    fields: { mandatory: false },
    defects: ['path.permissive low'],
  },
  {
    name: 'hans: 或裁或审',
    text: '因本合同引起的争议，双方应协商解决；协商不成的，可提交北京仲裁委员会仲裁，也可向人民法院起诉。仲裁地为北京。本合同适用中国法律。',
    fields: {},
    defects: ['path.arbitrate_or_sue high'],
  },
  {
    name: 'en: arbitrate or sue, Hong Kong',
    text: 'Any dispute arising out of this Agreement may be submitted to arbitration at HKIAC or to the courts of Hong Kong. The seat of any arbitration shall be Hong Kong. This Agreement is governed by Hong Kong law.',
    fields: {},
    defects: ['path.arbitrate_or_sue low'],
  },
  {
    name: 'yue: 仲裁又得告又得',
    text: '如果有咩拗撬，去 HKIAC 仲裁或者上法庭告都得，喺香港搞，跟香港法律。',
    fields: {},
    defects: ['path.arbitrate_or_sue low'],
  },
  {
    name: 'hans: 先裁后审',
    text: '因本合同发生的争议，应提交上海仲裁委员会仲裁；对仲裁裁决不服的，可以向人民法院起诉。仲裁地为上海。本合同适用中国法律。',
    fields: {},
    defects: ['path.arbitrate_then_sue high'],
  },
  {
    name: 'en: court clause beside',
    text: '10. Any dispute arising out of this Agreement shall be finally resolved by arbitration administered by HKIAC. The seat of arbitration shall be Hong Kong.\n11. This Agreement is governed by Hong Kong law and the parties submit to the exclusive jurisdiction of the courts of England in respect of any dispute.',
    fields: {},
    defects: ['path.court_clause low'],
  },
  {
    name: 'en: country only',
    text: 'All disputes arising from this Contract shall be settled by arbitration administered by the ICC under the ICC Rules. The place of arbitration shall be China. The language of arbitration shall be English.',
    fields: { seat: "People's Republic of China" },
    defects: ['path.seat_vague medium'],
  },
  {
    name: 'en: two seats',
    text: 'All disputes arising from this Contract shall be settled by arbitration administered by the ICC under the ICC Rules. The seat of arbitration shall be Hong Kong or London. This Contract is governed by Hong Kong law.',
    fields: {},
    defects: ['path.seat_vague high'],
  },
  {
    name: 'hant: 兩個仲裁地',
    text: '凡因本合約引起的任何爭議，均須提交國際商會國際仲裁院仲裁。仲裁地為香港或新加坡。本合約受香港法律管限。',
    fields: {},
    defects: ['path.seat_vague high'],
  },
  {
    name: 'en: telegraphic',
    text: 'Charter Party dated 3 May 2023. GA and arbitration, if any, in Hong Kong, English law to apply.',
    fields: { seat: 'Hong Kong', governing_law: 'England and Wales' },
    defects: ['path.if_any low'],
    notes: ['path.law_of_agreement_unstated'],
  },
  {
    name: 'hant: 如有仲裁',
    text: '本租約的爭議，如有仲裁，在香港進行，適用英國法律。',
    fields: { seat: 'Hong Kong' },
    defects: ['path.if_any low'],
  },
  {
    name: 'en: even number',
    text: 'Any dispute arising out of this Agreement shall be resolved by arbitration administered by HKIAC under its rules. The seat of arbitration shall be Hong Kong. The number of arbitrators shall be two. This Agreement is governed by Hong Kong law.',
    fields: { number_of_arbitrators: 2 },
    defects: ['path.tribunal_unworkable medium'],
  },
  {
    name: 'hans: 四名仲裁员',
    text: '凡因本合同引起的任何争议，均应提交中国国际经济贸易仲裁委员会仲裁，仲裁庭由四名仲裁员组成，仲裁地为北京。裁决是终局的。本合同适用中国法律。',
    fields: { number_of_arbitrators: 4 },
    defects: ['path.tribunal_unworkable high'],
  },
  {
    name: 'hans: 裁决可上诉',
    text: '凡因本合同引起的任何争议，均应提交北京仲裁委员会仲裁，仲裁地为北京。任何一方对仲裁裁决可以向法院上诉。本合同适用中国法律。',
    fields: {},
    defects: ['path.finality high'],
  },
  {
    name: 'en: appeal is no defect in England',
    text: 'Any dispute arising out of this Deed shall be finally resolved by arbitration under the LCIA Rules. The seat of arbitration shall be London. The number of arbitrators shall be one. Either party may appeal to the court on any question of law arising out of the award. This Deed is governed by English law.',
    fields: { seat: 'London' },
    defects: [],
  },
  {
    name: 'en: one side chooses',
    text: 'Any dispute arising out of this Facility Letter shall be finally resolved by arbitration administered by HKIAC. The seat of arbitration shall be Hong Kong. The Lender may, at its sole option, elect to bring proceedings in any court instead of arbitration. This Facility Letter is governed by Hong Kong law.',
    fields: {},
    defects: ['path.asymmetric low'],
  },
  {
    name: 'hans: 仅一方可选择',
    text: '因本合同引起的争议，应提交深圳国际仲裁院仲裁，仲裁地为深圳。仅甲方有权选择向法院提起诉讼。本合同适用中国法律。',
    fields: {},
    defects: ['path.asymmetric medium'],
  },
  {
    name: 'en: blank left open',
    text: 'Any dispute arising out of this Agreement shall be finally resolved by arbitration administered by HKIAC. The seat of arbitration shall be ________. The number of arbitrators shall be one. This Agreement is governed by Hong Kong law.',
    fields: { seat: null },
    defects: ['path.layered medium'],
  },
  {
    name: 'hans: 待定',
    text: '凡因本合同引起的任何争议，均应提交【待定】仲裁委员会仲裁，仲裁地为北京。本合同适用中国法律。',
    fields: {},
    defects: ['path.no_institution high', 'path.layered medium'],
  },
  {
    name: 'hans: 更名机构，日期在前',
    text: '本合同于2010年5月6日签订。凡因本合同引起的任何争议，均应提交中国国际经济贸易仲裁委员会上海分会，按照其仲裁规则进行仲裁。裁决是终局的。本合同适用中国法律。',
    fields: { institution_id: 'cietac-shanghai-old' },
    defects: ['path.renamed_body medium'],
  },
  {
    name: 'en: only price disputes',
    text: 'Any dispute as to the purchase price under this Agreement shall be finally resolved by arbitration administered by HKIAC. The seat of arbitration shall be Hong Kong. This Agreement is governed by Hong Kong law.',
    fields: {},
    defects: ['path.scope_narrow low'],
  },
  {
    name: 'en: mediation without an end',
    text: 'Any dispute arising out of this Agreement shall first be referred to mediation. If mediation fails, the dispute shall be finally resolved by arbitration administered by HKIAC. The seat of arbitration shall be Hong Kong. This Agreement is governed by Hong Kong law.',
    fields: { tiers: [{ step: 'mediation', period: null }] },
    defects: ['path.preconditions low'],
  },
  {
    name: 'en: general words of incorporation',
    text: 'Shipped on board in apparent good order. All terms, conditions, liberties and exceptions of the Charter Party, dated as overleaf, are herewith incorporated. Signed for the Master.',
    fields: {},
    defects: ['path.incorporation medium'],
  },
  {
    name: 'hans: 涉内争议约定境外仲裁',
    text: '甲方：广东明灯贸易有限公司\n乙方：浙江海风机械有限公司\n一、凡因本合同引起的任何争议，均应提交新加坡国际仲裁中心，按照其仲裁规则在新加坡仲裁。\n二、本合同适用中国法律。',
    fields: { institution: SIAC },
    defects: ['path.no_foreign_element medium'],
    notes: ['path.law_of_agreement_unstated'],
  },
  {
    name: 'hans: 不可仲裁事项',
    text: '双方因本协议项下的离婚及子女抚养产生的争议，应提交北京仲裁委员会仲裁，仲裁地为北京。本协议适用中国法律。',
    fields: {},
    defects: ['path.non_arbitrable high'],
  },
  {
    name: 'en: contract and guarantee name different bodies',
    text: '10. Arbitration\nAny dispute arising out of this Agreement shall be finally resolved by arbitration administered by HKIAC. The seat of arbitration shall be Hong Kong.\n11. Governing law\nThis Agreement is governed by Hong Kong law.\n12. Guarantee\nThe Guarantor guarantees the Buyer’s obligations. Any dispute arising out of this guarantee shall be finally resolved by arbitration administered by SIAC. The seat of arbitration shall be Singapore.',
    fields: {},
    defects: ['path.linked_contracts high'],
  },
];
