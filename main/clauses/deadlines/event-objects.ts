/** What an act is done to, by kind; over folded words. */
const kinds: readonly (readonly [string, RegExp])[] = [
  [
    'ruling',
    /\bawards?\b|\bjudge?ments?\b|\bdecisions?\b|\brulings?\b|\bdeterminations?\b|\b(?:court|this|the|sealed|unless|interim) orders?\b(?! (?:form|no))|判(?:决|令|词)|裁(?:决|定)|决定书?(?!将|会|于)/,
  ],
  [
    'notice',
    /\bnotices?\b(?! of (?:arbitration|readiness))|\bletters?\b|\be-?mails?\b|\bmessages?\b|\bcommunications?\b|通(?:知|告)|告示|信(?!用|息|托)|函|电邮|短信/,
  ],
  ['readiness', /\bnotice of readiness\b|\bnor\b|准备就绪/],
  ['invoice', /\binvoices?\b|\bbills?\b(?! of lading)|\bdebit notes?\b|发票|[账帐]单|账款单|[张条收出呢]单/],
  ['claim', /\bclaims?\b|\bdemands?\b|\bcomplaints?\b|索(?:赔|偿|款)|申索|投诉/],
  [
    'process',
    /\bwrits?\b|\bsummons(?:es)?\b|\bstatement of claim\b|\bpetitions?\b|\bnotice of arbitration\b|\brequest for arbitration\b|传(?:票|讯)|令状|[起申]诉[状书]|仲裁(?:通知|申请)|申请书|告票/,
  ],
  [
    'pleading',
    /\b(?:requests?|answers?|repl(?:y|ies)|defences?|rejoinders?|references?|applications?|objections?|submissions?)\b(?= |$)|答辩|反驳|抗辩书|请求书|异议书/,
  ],
  ['quotation', /\boffers?\b|\bquotations?\b|\btenders?\b|\bbids?\b|要约|报价|标书/],
  ['certificate', /\bcertificat\w*|证(?:书|明)/],
  ['report', /\breports?\b|报告/],
  ['bill of lading', /\bbills? of lading\b|\bb\/l\b|提单/],
  [
    'goods',
    /\bgoods\b|\bcargo(?:es)?\b|\bconsignments?\b|\bcartons?\b|\bpallets?\b|\bbales?\b|\bcrates?\b|\bmachin\w+|\bequipment\b|\bcontainers?\b|\bsamples?\b|\bparcels?\b|\bpackages?\b|\bproducts?\b|货(?!款|币)|样(?:品|机|本)|设备|机器|柜(?!位)/,
  ],
  ['ship', /\bvessels?\b|\bships?\b|\bm\/?v\b|船(?!东|公司|务|期)|"[^"]{1,12}"轮|号轮/],
  [
    'premises',
    /\bpremises\b|\bflats?\b|\bshops?\b|\bvacant possession\b|\bkeys?\b(?! date)|\boffice unit\b|[交收]楼|[交收]铺|单位(?!\S{0,4}应)|商?铺|[锁钥]匙|交吉|吉单位/,
  ],
  ['works', /\bworks\b|\bpractical completion\b|工程|竣工/],
  ['meeting', /\bmeetings?\b|\bagm\b|\begm\b|\bhearings?\b|会议|大会|聆讯|开会|开庭/],
  ['term', /\bterm\b|\bleases?\b|\btenanc(?:y|ies)\b|\blicen[cs]es?\b|\bpolic(?:y|ies)\b|租(?:约|期)|牌照|保单|合约期/],
  ['payment', /\bpayments?\b|\bdeposit\b|\bprice\b|款(?!项下|规)|订金|定金|按金/],
  ['documents', /\bdocuments?\b|\bpapers\b|\bmaterials\b|\bparticulars\b|文件|材料|资料|单据/],
];

/** The names for any paper. */
const anyPaper: ReadonlySet<string> = new Set(['notice', 'documents']);
const papers: ReadonlySet<string> = new Set([
  'ruling',
  'notice',
  'readiness',
  'invoice',
  'claim',
  'process',
  'pleading',
  'quotation',
  'certificate',
  'report',
  'bill of lading',
  'documents',
]);

/** The kinds of thing that folded words name: `ruling`, `goods`. */
export function objectKinds(words: string): string[] {
  return kinds.filter(([, pattern]) => pattern.test(words)).map(([name]) => name);
}

/** Whether both name things and none of one can be one of the other: the award of an invoice. */
export function areOtherThings(some: readonly string[], others: readonly string[]): boolean {
  if (some.length === 0 || others.length === 0) return false;
  return !some.some((one) =>
    others.some(
      (other) => one === other || (papers.has(one) && papers.has(other) && (anyPaper.has(one) || anyPaper.has(other))),
    ),
  );
}
