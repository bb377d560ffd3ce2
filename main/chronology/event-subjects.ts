/** What an event is about, in every language: two tellings with no subject in common are not the same event. */
const subjects: readonly (readonly [string, RegExp])[] = [
  [
    'agreement',
    /\b(?:agreement|contract)\b.{0,40}\b(?:made|signed|executed|dated|entered)|\b(?:signed|executed|entered into)\b|簽訂|签订|簽署|签署|訂立|订立|簽約|签约|簽咗/is,
  ],
  ['delivery', /\bdeliver|\bhanded over|交付|交貨|交货|送貨|送货|送到|送咗/i],
  ['shipment', /\bship(?:ped|ment)|\bloaded|裝船|装船|付運|付运|裝運|装运|出貨|出货/i],
  ['receipt', /\breceiv|收到|收咗|簽收|签收/i],
  ['arrival', /\barriv|抵達|抵达|到港|到咗|到貨|到货/i],
  [
    'payment',
    /\bpaid\b|\bpay(?:ment|s)?\b|\bremit|付款|支付|匯款|汇款|過(?:咗)?數|过数|轉賬|转账|轉帳|入(?:咗)?數|付咗|俾咗|找數|找数/i,
  ],
  ['rejection', /\breject|\brefus|拒收|拒絕|拒绝|退貨|退货/i],
  ['termination', /\bterminat|\bcancell?ed|終止|终止|解除|取消/i],
  ['inspection', /\binspect|\btested|\bsurvey|檢驗|检验|檢查|检查|驗貨|验货|驗收|验收/i],
  ['completion', /\bcomplet|完工|竣工|完成/i],
  ['notice', /\bnotice\b|\bnotif|通知/i],
  ['meeting', /\bmeeting\b|\bmet\b|會議|会议|開會|开会|會面|会面|見面|见面/i],
  ['invoice', /\binvoice|發票|发票|賬單|账单/i],
  ['defect', /\bdefect|\bcrack|\bdamage|\bleak|損壞|损坏|瑕疵|缺陷|裂|漏水/i],
  ['arbitration', /\bnotice of arbitration\b|\bcommenced arbitration|提起仲裁|申請仲裁|申请仲裁/i],
];

/** The subjects that the words tell. */
export function eventSubjects(words: string): Set<string> {
  return new Set(subjects.flatMap(([name, pattern]) => (pattern.test(words) ? [name] : [])));
}

const quantity = /(\d[\d,]*(?:\.\d+)?)\s*(?:metric )?(?:tonnes?|tons?|MT\b|公噸|公吨|噸|吨)/gi;

/** Quantities by value, such as `tonne:500`. */
export function quantities(words: string): string[] {
  return [...words.matchAll(quantity)].map((match) => `tonne:${Number((match[1] ?? '').replaceAll(',', ''))}`);
}
