import type { OutputLanguage } from '#contract/document.ts';
import type { Topic } from '#main/compression/topics.ts';

/**
 * The words of the sentences that rules write, in the four output languages.
 * These are document language, not interface text: they end up in reports
 * beside sentences of the model, so they live here and not in the locale files.
 */
export type InFourLanguages = Readonly<Record<OutputLanguage, string>>;

/** What a quotation is about. */
export const topicLabels: Readonly<Record<Topic, InFourLanguages>> = {
  identity: { en: 'Parties', 'zh-Hant': '各方', 'zh-Hans': '当事人', 'yue-Hant': '邊個同邊個' },
  purpose: { en: 'Subject', 'zh-Hant': '標的', 'zh-Hans': '标的', 'yue-Hant': '做咩' },
  term: { en: 'Term', 'zh-Hant': '期限', 'zh-Hans': '期限', 'yue-Hant': '做幾耐' },
  payment: { en: 'Payment', 'zh-Hant': '付款', 'zh-Hans': '付款', 'yue-Hant': '點畀錢' },
  termination: { en: 'Termination', 'zh-Hant': '終止', 'zh-Hans': '终止', 'yue-Hant': '點終止' },
  liability: { en: 'Liability', 'zh-Hant': '責任', 'zh-Hans': '责任', 'yue-Hant': '責任' },
  confidentiality: { en: 'Confidentiality', 'zh-Hant': '保密', 'zh-Hans': '保密', 'yue-Hant': '保密' },
  law: { en: 'Law', 'zh-Hant': '管限法律', 'zh-Hans': '适用法律', 'yue-Hant': '跟邊度法律' },
  disputes: { en: 'Disputes', 'zh-Hant': '爭議', 'zh-Hans': '争议', 'yue-Hant': '爭拗' },
};

/** Defects and conflicts, by kind, as the end of a sentence. */
export const defectWords: Readonly<Record<string, InFourLanguages>> = {
  'path.no_institution': {
    en: 'no arbitration institution is named',
    'zh-Hant': '沒有指明仲裁機構',
    'zh-Hans': '没有指明仲裁机构',
    'yue-Hant': '冇寫明搵邊個仲裁機構',
  },
  'path.unknown_institution': {
    en: 'the institution named is not one that is known',
    'zh-Hant': '所指的仲裁機構並非已知的機構',
    'zh-Hans': '所指的仲裁机构并非已知的机构',
    'yue-Hant': '寫嗰個仲裁機構唔係已知嘅機構',
  },
  'path.two_institutions': {
    en: 'two or more arbitration institutions are named',
    'zh-Hant': '指明了兩個或以上的仲裁機構',
    'zh-Hans': '指明了两个或两个以上的仲裁机构',
    'yue-Hant': '寫咗兩個或者以上嘅仲裁機構',
  },
  'path.hybrid': {
    en: 'the rules of one institution are to be administered by another',
    'zh-Hant': '由一個機構管理另一個機構的仲裁規則',
    'zh-Hans': '由一个机构管理另一个机构的仲裁规则',
    'yue-Hant': '用一個機構嘅規則，但由另一個機構管理',
  },
  'path.permissive': {
    en: 'arbitration is only permitted, not required',
    'zh-Hant': '仲裁只是可以而非必須',
    'zh-Hans': '仲裁只是可以而非必须',
    'yue-Hant': '仲裁只係可以，唔係一定要',
  },
  'path.arbitrate_or_sue': {
    en: 'arbitration and court proceedings stand in the alternative',
    'zh-Hant': '仲裁與訴訟並列，可擇其一',
    'zh-Hans': '仲裁与诉讼并列，可择其一',
    'yue-Hant': '仲裁同打官司兩樣都得，冇講死邊樣',
  },
  'path.seat_vague': {
    en: 'the seat of arbitration is missing, vague or doubled',
    'zh-Hant': '仲裁地欠缺、含糊或多於一個',
    'zh-Hans': '仲裁地缺失、含糊或多于一个',
    'yue-Hant': '仲裁地冇寫、寫得唔清楚或者多過一個',
  },
  'path.if_any': {
    en: 'the arbitration wording is too short to be sure that arbitration was agreed',
    'zh-Hant': '仲裁字句過於簡略，難以確定雙方已同意仲裁',
    'zh-Hans': '仲裁字句过于简略，难以确定双方已同意仲裁',
    'yue-Hant': '仲裁嗰句寫得太短，講唔實係咪真係同意仲裁',
  },
  'path.incorporation': {
    en: 'arbitration is incorporated only by general words',
    'zh-Hant': '只以概括字句併入仲裁條款',
    'zh-Hans': '只以概括字句并入仲裁条款',
    'yue-Hant': '只係用概括字句併入仲裁條款',
  },
  'path.scope_narrow': {
    en: 'only some disputes are covered by the arbitration clause',
    'zh-Hant': '仲裁條款只涵蓋部分爭議',
    'zh-Hans': '仲裁条款只涵盖部分争议',
    'yue-Hant': '仲裁條款只係包到部分爭議',
  },
  'path.tribunal_unworkable': {
    en: 'the way of appointing the tribunal cannot work as written',
    'zh-Hant': '委任仲裁庭的方式按字面無法運作',
    'zh-Hans': '组成仲裁庭的方式按字面无法运作',
    'yue-Hant': '照字面嘅委任方法，組唔成仲裁庭',
  },
  'path.bilingual_conflict': {
    en: 'the language versions name different things',
    'zh-Hant': '不同語文版本的內容不一致',
    'zh-Hans': '不同语文版本的内容不一致',
    'yue-Hant': '唔同語文版本寫得唔一樣',
  },
  'path.wrong_party': {
    en: 'the signatory is not the contracting party',
    'zh-Hant': '簽署人並非合約一方',
    'zh-Hans': '签署人并非合同一方',
    'yue-Hant': '簽名嗰個唔係合約嗰方',
  },
  'path.arbitrate_then_sue': {
    en: 'the award may be followed by a lawsuit on the same dispute',
    'zh-Hant': '裁決之後仍可就同一爭議起訴',
    'zh-Hans': '裁决之后仍可就同一争议起诉',
    'yue-Hant': '裁決之後仲可以為同一單嘢打官司',
  },
  'path.court_clause': {
    en: 'a court jurisdiction clause stands beside the arbitration agreement',
    'zh-Hant': '仲裁協議之外另有法院管轄條款',
    'zh-Hans': '仲裁协议之外另有法院管辖条款',
    'yue-Hant': '有仲裁條款，但又另外寫咗法院管轄',
  },
  'path.non_arbitrable': {
    en: 'the subject may not be arbitrable',
    'zh-Hant': '爭議事項可能不可仲裁',
    'zh-Hans': '争议事项可能不可仲裁',
    'yue-Hant': '件事可能唔可以仲裁',
  },
  'path.finality': {
    en: 'the award is open to appeal or rehearing',
    'zh-Hant': '裁決可被上訴或重審',
    'zh-Hans': '裁决可被上诉或重审',
    'yue-Hant': '個裁決可以上訴或者重審',
  },
  'path.preconditions': {
    en: 'the step before arbitration has no clear end or start',
    'zh-Hant': '仲裁前置步驟沒有明確的起訖',
    'zh-Hans': '仲裁前置步骤没有明确的起止',
    'yue-Hant': '仲裁之前嗰一步冇寫清楚幾時開始、幾時完',
  },
  'path.asymmetric': {
    en: 'only one side may choose between court and arbitration',
    'zh-Hant': '只有一方可選擇法院或仲裁',
    'zh-Hans': '只有一方可选择法院或仲裁',
    'yue-Hant': '得一方可以揀去法院定仲裁',
  },
  'path.layered': {
    en: 'the clause is blank, bracketed or layered',
    'zh-Hant': '條款留有空白、選項未定或層層疊加',
    'zh-Hans': '条款留有空白、选项未定或层层叠加',
    'yue-Hant': '條款有留空、未揀選項或者一層疊一層',
  },
  'path.renamed_body': {
    en: 'the institution was renamed or split, or superseded rules are fixed',
    'zh-Hant': '所指機構已更名或分立，或指定了舊版規則',
    'zh-Hans': '所指机构已更名或分立，或指定了旧版规则',
    'yue-Hant': '寫嗰個機構改咗名或者分咗家，或者寫死咗舊版規則',
  },
  'path.law_of_agreement_unstated': {
    en: 'the law of the arbitration agreement is not stated',
    'zh-Hant': '沒有訂明仲裁協議本身的適用法律',
    'zh-Hans': '没有约定仲裁协议本身的适用法律',
    'yue-Hant': '冇寫明仲裁協議本身跟邊度嘅法律',
  },
  'path.service_address': {
    en: 'an address for service is missing or differs',
    'zh-Hant': '送達地址欠缺或不一致',
    'zh-Hans': '送达地址缺失或不一致',
    'yue-Hant': '送達地址冇寫或者唔一致',
  },
  'path.no_foreign_element': {
    en: 'a foreign forum is chosen without a foreign element',
    'zh-Hant': '沒有涉外因素而選擇境外仲裁',
    'zh-Hans': '没有涉外因素而选择境外仲裁',
    'yue-Hant': '冇涉外因素但揀咗境外仲裁',
  },
  'path.remedy_gap': {
    en: 'Mainland preservation measures are not available for this arbitration',
    'zh-Hant': '此仲裁不能在內地申請保全',
    'zh-Hans': '此仲裁不能在内地申请保全',
    'yue-Hant': '呢種仲裁喺內地申請唔到保全',
  },
  'path.sum_mismatch': {
    en: 'a sum does not agree with its words or its share',
    'zh-Hant': '金額與大寫或百分比不符',
    'zh-Hans': '金额与大写或百分比不符',
    'yue-Hant': '銀碼同大寫或者百分比對唔上',
  },
  'path.linked_contracts': {
    en: 'linked contracts have different dispute clauses',
    'zh-Hant': '關聯合約的爭議條款不一致',
    'zh-Hans': '关联合同的争议条款不一致',
    'yue-Hant': '相關合約嘅爭議條款唔一致',
  },
  'fact.bilingual_mismatch': {
    en: 'the language versions differ',
    'zh-Hant': '不同語文版本有差異',
    'zh-Hans': '不同语文版本有差异',
    'yue-Hant': '唔同語文版本有出入',
  },
};

const clauseWords: InFourLanguages = { en: 'cl.', 'zh-Hant': '第', 'zh-Hans': '第', 'yue-Hant': '第' };

/** " (cl. 14)", "（第14條）": a clause reference as the language writes it; "" without a number. */
export function clauseMark(number: string, language: OutputLanguage): string {
  const bare = number.trim().replace(/[.．、:：]+$/u, '');
  if (bare === '') return '';
  if (language === 'en') {
    const plain = bare.replace(/（/gu, '(').replace(/）/gu, ')');
    return /^[\d(]/u.test(plain) ? ` (${clauseWords.en} ${plain})` : ` (${plain})`;
  }
  if (/^[\d.]+$/u.test(bare)) return `（第${bare}${language === 'zh-Hans' ? '条' : '條'}）`;
  return /^[（(].*[）)]$/u.test(bare) ? bare : `（${bare}）`;
}

/** A list as the language joins it: "A, B and C", "A、B及C". */
export function joined(items: readonly string[], language: OutputLanguage): string {
  const last = items.at(-1);
  if (last === undefined) return '';
  if (items.length === 1) return last;
  const head = items.slice(0, -1);
  if (language === 'en') return `${head.join(', ')} and ${last}`;
  return `${head.join('、')}${language === 'zh-Hans' ? '和' : language === 'yue-Hant' ? '同' : '及'}${last}`;
}
