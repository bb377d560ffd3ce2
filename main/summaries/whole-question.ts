/** A question that needs all of the documents and not the best passages: how many, list all, compare. */
export type WholeIntent = 'count' | 'list' | 'compare';

const things = 'documents?|contracts?|agreements?|files?|clauses?|provisions?';
const chineseThings = '(?:文件|合同|合約|合约|協議|协议|契約|契约|條款|条款|份)';

/** A count of arbitrators or days stands in a passage; a count of documents stands in none. */
const intents: readonly (readonly [WholeIntent, RegExp])[] = [
  [
    'count',
    new RegExp(
      `\\b(?:how many|number of)(?: of)?(?: the| these| those)? (?:\\w+ )?(?:${things})\\b|(?:多少|幾多|几多|幾|几)(?:個|个)?${chineseThings}`,
      'iu',
    ),
  ],
  [
    'compare',
    new RegExp(
      `^\\s*compare\\b|\\bdifferences? between (?:the |these )?(?:\\w+ )?(?:${things})\\b|(?:比較|比较|對比|对比)[^，。？?]{0,12}${chineseThings}`,
      'iu',
    ),
  ],
  [
    'list',
    new RegExp(
      `^\\s*(?:please )?list\\b|\\b(?:which|all|every|each)(?: of)?(?: the| these| those)? (?:\\w+ ){0,2}(?:${things})\\b|列出|列明|列舉|列举|(?:所有|全部|哪些|邊啲|边啲|每)[^，。？?]{0,8}${chineseThings}`,
      'iu',
    ),
  ],
];

/** Facts that can be asked for by their plain names. */
const factKinds: readonly (readonly [string, RegExp])[] = [
  ['fact.amount', /\bamounts?\b|\bsums?\b|\bprices?\b|金額|金额|款額|款额|銀碼/iu],
  ['fact.dated_event', /\bdates?\b|日期/iu],
  ['fact.period', /\bperiods?\b|\btime limits?\b|期限|期間|期间/iu],
  ['fact.defined_term', /\bdefined terms?\b|\bdefinitions?\b|定義|定义|釋義|释义/iu],
  ['gen.parties_authority', /\bparties\b|各方|當事人|当事人|雙方|双方/iu],
];

/** Whether the question needs the whole, and how; null where the best passages answer it. */
export function wholeIntent(question: string): WholeIntent | null {
  return intents.find(([, pattern]) => pattern.test(question))?.[0] ?? null;
}

/** Kinds of facts that the question names. */
export function factKindsAsked(question: string): string[] {
  return factKinds.filter(([, pattern]) => pattern.test(question)).map(([kind]) => kind);
}
