/** A question that needs all of the documents and not the best passages: how many, list all, compare. */
export type WholeIntent = 'count' | 'list' | 'compare';

const intents: readonly (readonly [WholeIntent, RegExp])[] = [
  [
    'count',
    /\bhow many\b|\bnumber of (?:documents|contracts|agreements|clauses|parties)\b|有?(?:多少|幾多|几多|幾)[份個个條条項项張张](?!月|年|日|天)/iu,
  ],
  [
    'compare',
    /\bcompare\b|\bdifferences? between\b|\bdiffer(?:s|ent)?\b.*\b(?:documents|contracts|agreements|clauses)\b|比較|比较|對比|对比|有咩分別|有什麼不同|有何不同|有什么不同/iu,
  ],
  [
    'list',
    /\blist\b|\ball (?:of )?(?:the )?[a-z]+|\bevery\b|\bwhich (?:of the )?(?:documents|contracts|agreements|clauses)\b|列出|列明|所有|全部|哪些|邊啲|边啲|每份|每一/iu,
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
