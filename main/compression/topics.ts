/**
 * What a reader of a contract asks first, and the words by which each answer is
 * recognised in English, written Chinese (both scripts) and written Cantonese.
 */

export const topics = [
  'identity',
  'purpose',
  'term',
  'payment',
  'termination',
  'liability',
  'confidentiality',
  'law',
  'disputes',
] as const;

export type Topic = (typeof topics)[number];

/** Finding kinds that answer a topic, by the start of their id. */
const kindPrefixes: Readonly<Record<Topic, readonly string[]>> = {
  identity: ['gen.document_title', 'gen.parties'],
  purpose: [
    'gen.licence_grant',
    'gen.delivery',
    'gen.exclusivity',
    'gen.employment',
    'fin.facility',
    'log.warehousing',
  ],
  term: ['gen.term', 'gen.renewal'],
  payment: [
    'gen.price_payment',
    'gen.revenue_share',
    'gen.minimum_commitment',
    'gen.deposit',
    'con.payment',
    'ship.hire',
    'ship.demurrage',
    'log.freight',
    'fin.interest',
    'fin.repayment',
    'fin.fees',
    'fin.letter_of_credit',
  ],
  termination: ['gen.termination', 'fin.event_of_default'],
  liability: [
    'gen.liability',
    'gen.indemnity',
    'gen.liquidated_damages',
    'gen.guarantee',
    'ship.carrier_liability',
    'log.cargo_claim',
  ],
  confidentiality: ['gen.confidentiality', 'gen.data_protection'],
  law: ['gen.governing_law', 'gen.jurisdiction'],
  disputes: [
    'arb.agreement',
    'arb.institution',
    'arb.seat',
    'arb.tribunal',
    'arb.multi_tier',
    'ship.law_arbitration',
    'gen.jurisdiction',
  ],
};

/** Scored patterns: a strong cue nearly settles the topic, a weak one hints at it. */
const strongCues: Readonly<Record<Topic, RegExp>> = {
  identity:
    /\b(?:by and (?:between|among)|(?:made|entered) (?:and entered )?into|is made (?:on|as of|this)|between:|may be cited as)|(?:甲方|買方|卖方|賣方|买方|出租人|委托方|委託方)[（(:：]|由下列各方|由以下(?:双方|雙方|各方)|(?:本|此)(?:合同|合約|協議|协议)由|可引稱為|可称为|可稱為/iu,
  purpose:
    /\b(?:(?:agreed|agrees|agree) to (?:sell|buy|let|lease|lend|carry|build)|shall (?:sell|deliver|design|manufacture|build|carry|lend|let)\b|hereby (?:appoints?|grants?|engages?|retains?|agrees? to (?:sell|purchase|provide|supply))|agrees? to (?:provide|supply|sell|purchase|perform|license|manufacture|develop)|shall (?:provide|supply|sell|perform) (?:the |to )|purpose of this (?:agreement|contract|ordinance|act)|an ordinance to|an act to|desires? to|wish(?:es)? to)|(?:兹|茲)?(?:委任|委托|委託|授予|授權|授权|聘请|聘請)|同意(?:出售|购买|購買|提供|供应|供應|出租|承租)|(?:本|此)(?:合同|合約|協議|协议|條例|条例|法)(?:的)?(?:目的|宗旨|旨在)|为了|為了|想搵|請咗|请咗|同意(?:出售|賣|卖|買|买)|(?:须|須|应|應)(?:.{0,10}(?:出售|供應|供应|提供)|[^。；]{0,44}交付)|制定本法/iu,
  term: /\b(?:(?:starts?|begins?|commences?|commencing|effective) (?:on|as of|from)|continues? (?:in (?:full )?(?:force|effect) )?(?:until|for)|renews? for|initial term|term of this (?:agreement|contract)|shall (?:commence|become effective|continue|remain) (?:on|in|until|for)|remain in (?:full )?(?:force|effect)|automatically renew|renewal term|(?:agreement|term|contract|lease|licen[cs]e)\b[^.]{0,80}\bfor a (?:period|term) of)|有效期|合約期|合同期|租期|期限[为為]|自.{1,30}起(?:生效|施行|至|，|持續|持续|計|计)|(?:持續|持续|有效)至|續期|续期|续展|自動續|自动续|做到.{1,12}(?:為止|为止)/iu,
  payment:
    /\b(?:(?:shall|will|must) pay|agrees? to pay|price (?:is|of|shall be)|fees? (?:is|are)|per (?:month|hour|unit)|(?:purchase|contract|total) price|fees? (?:of|shall|equal)|rent (?:of|shall|is)|royalt(?:y|ies)|compensation of|invoices?|payable (?:within|on|in|to))|(?:应|應|须|須|要)[^，。；]{0,30}(?:支付|缴付|繳付|畀|俾)|(?:合同|合約)?(?:总价|總價|价款|價款|价金|價金)|付款|租金|费用[为為]|費用[为為]|(?:HK\$|US\$|RMB|人民[币幣]|港[币幣元]).{0,6}[0-9０-９一二三四五六七八九十百千万萬]/iu,
  termination:
    /\b(?:may (?:\w+ )?terminate|terminate this (?:agreement|contract)|right to terminate|termination of this)|(?:有權|有权|可|可以)(?:.{0,8})(?:終止|终止|解除)|(?:終止|终止|解除)(?:本|此)?(?:合同|合約|協議|协议)|唔做|炒咗/iu,
  liability:
    /\b(?:shall (?:indemnify|not be liable|not exceed)|in no event|limitation of liability|hold harmless|aggregate liability|maximum liability)|(?:彌償|弥偿|赔偿责任|賠償責任|责任上限|責任上限|不承担|不承擔|违约金|違約金|违约责任|違約責任)/iu,
  confidentiality: /\bconfidential(?:ity)?\b|保密|机密|機密|商业秘密|商業秘密/iu,
  law: /\b(?:governed by|construed in accordance with|laws of (?:the )?(?:State|Hong Kong|England|People|Republic) |jurisdiction of)|(?:受|适用|適用|跟)[^，。；]{0,14}法(?:律|例)(?:管限|管轄|管辖|解釋|解释|規管|规管|約束|约束)?|按照?[^，。；]{0,14}法律解[釋释]|(?:管限|准据|準據|適用|适用)法|管轄法院|管辖法院/iu,
  disputes:
    /\b(?:arbitrat(?:ion|or|ors|ed)|mediation|disputes? (?:arising|shall)|any dispute|venue (?:for|of|shall))|仲裁|調解|调解|(?:争议|爭議|糾紛|纠纷|爭拗)(?:.{0,20})(?:解決|解决|提交|協商|协商|法院|搞掂)/iu,
};

export function topicsOfKind(kind: string): readonly Topic[] {
  return topics.filter((topic) =>
    kindPrefixes[topic].some(
      (prefix) => kind.startsWith(prefix) && !(prefix === 'gen.term' && kind.startsWith('gen.termination')),
    ),
  );
}

export function speaksOf(topic: Topic, text: string): boolean {
  return strongCues[topic].test(text);
}
