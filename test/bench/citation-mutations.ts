import { numerals } from '#main/language/numerals.ts';
import type { PartyNames } from '#main/summaries/meaning/meaning-tokens.ts';

export interface Mutation {
  readonly kind: 'negation' | 'parties' | 'modality' | 'number' | 'clause';
  readonly sentence: string;
}

/** The sentence with one thing made false, in each way that it allows. */
export function mutationsOf(sentence: string, passage: string, clause: string, parties: PartyNames): Mutation[] {
  const chinese = /\p{Script=Han}/u.test(sentence);
  const found: Mutation[] = [];
  const add = (kind: Mutation['kind'], changed: string | null) => {
    if (changed !== null && changed !== sentence) found.push({ kind, sentence: changed });
  };
  add('negation', chinese ? chineseNegation(sentence) : englishNegation(sentence));
  add('modality', chinese ? chineseModality(sentence) : englishModality(sentence));
  add('number', otherNumber(sentence, passage));
  add('parties', swappedParties(sentence, parties));
  if (clause !== '') add('clause', otherClause(sentence, clause));
  return found;
}

function englishNegation(sentence: string): string | null {
  // A denial inside "neither … nor", "no right … is" or "nothing … may" makes no sense of it.
  if (/^(?:Neither (?!party)|No (?!party)|Nothing)|\bnor\b|\bno\b/u.test(sentence)) return null;
  if (/\bneed not\b/u.test(sentence)) return sentence.replace(/\bneed not\b/u, 'must');
  if (/^(?:Neither|No) party\b/u.test(sentence)) return sentence.replace(/^(?:Neither|No) party\b/u, 'Either party');
  if (/\b(shall|may|will|must|is|are|does) not\b/u.test(sentence)) {
    return sentence.replace(/\bdoes not (\w+)/u, '$1s').replace(/\b(shall|may|will|must|is|are) not\b/u, '$1');
  }
  if (/\b(?:shall|may|will|must|is|are)\b/u.test(sentence))
    return sentence.replace(/\b(shall|may|will|must|is|are)\b/u, '$1 not');
  return null;
}

function chineseNegation(sentence: string): string | null {
  const pairs: readonly (readonly [RegExp, string])[] = [
    [/不得|唔可以|不可以/u, '可以'],
    [/無權|无权/u, '有權'],
    [/不对|不對/u, '應對'],
    [/有权|有權/u, '無權'],
    [/可以|可(?!能|抗)/u, '不可'],
    [/應當|应当/u, '不應'],
    [/(?<![供相反])[應应](?![收付])/u, '不應'],
    [/須|须/u, '無須'],
    [/要(?!求)/u, '唔使'],
  ];
  for (const [pattern, replacement] of pairs) if (pattern.test(sentence)) return sentence.replace(pattern, replacement);
  return null;
}

function englishModality(sentence: string): string | null {
  // "Neither party shall" and "neither party may" forbid alike: no change of meaning.
  if (/\b(?:neither|nor|no|nothing)\b|\bas may be\b/iu.test(sentence)) return null;
  // "Shall have the right" is a permission already.
  if (/\b(?:shall|will|must) have the right\b/u.test(sentence)) return null;
  if (/\bmay\b(?! not)/u.test(sentence)) return sentence.replace(/\bmay\b(?! not)/u, 'must');
  if (/\b(?:shall|must) not\b/u.test(sentence)) return null;
  if (/\b(?:shall|must)\b(?! not)/u.test(sentence)) return sentence.replace(/\b(?:shall|must)\b(?! not)/u, 'may');
  return null;
}

function chineseModality(sentence: string): string | null {
  if (/(?<!不)可以|(?<![不])可(?!能|抗|以)|有权|有權/u.test(sentence) && !/不可|唔可以/u.test(sentence)) {
    return sentence.replace(/可以|可(?!能|抗)|有权|有權/u, '必須');
  }
  if (/(?<!不|供|相|反|無|无)(?:應當|应当|[應应](?![收付])|須|须)/u.test(sentence)) {
    return sentence.replace(/(?<!不|供|相|反|無|无)(?:應當|应当|[應应](?![收付])|須|须)/u, '可');
  }
  return null;
}

function otherNumber(sentence: string, passage: string): string | null {
  const there = new Set(numerals(passage).map((numeral) => numeral.value));
  for (const numeral of numerals(sentence)) {
    const beside = sentence.slice(numeral.end, numeral.end + 6);
    if (numeral.value < 2 || !Number.isFinite(numeral.value)) continue;
    if (numeral.system === 'chinese' && !/^(?:日|天|年|月|个|個|名|元|成|期|件|份|工作)/u.test(beside)) continue;
    let value = numeral.value + 1;
    while (there.has(value)) value += 1;
    return `${sentence.slice(0, numeral.start)}${value}${sentence.slice(numeral.end)}`;
  }
  return null;
}

const roles: readonly (readonly [string, string])[] = [
  ['Tenant', 'Landlord'],
  ['Seller', 'Buyer'],
  ['Licensor', 'Licensee'],
  ['Party A', 'Party B'],
  ['Contractor', 'Employer'],
  ['Supplier', 'Customer'],
  ['Borrower', 'Lender'],
  ['Distributor', 'Company'],
  ['Consultant', 'Client'],
  ['Receiving Party', 'Disclosing Party'],
  ['Charterers', 'Owners'],
  ['Guarantor', 'Buyer'],
  ['Guarantor', 'Seller'],
  ['Bank', 'Applicant'],
  ['Service Provider', 'Client'],
  ['tenant', 'lessor'],
  ['租客', '業主'],
  ['租客', '业主'],
  ['賣方', '買方'],
  ['卖方', '买方'],
  ['甲方', '乙方'],
  ['承包商', '僱主'],
  ['承包商', '业主'],
  ['许可方', '被许可方'],
  ['借款人', '贷款人'],
  ['借款人', '貸款人'],
  ['顾问', '客户'],
  ['接收方', '披露方'],
  ['承租人', '出租人'],
  ['租船人', '船东'],
  ['委托方', '受托方'],
  ['委託方', '受託方'],
  ['担保人', '买方'],
  ['服务商', '客户'],
]; // prettier-ignore

/** Two parties exchanged; where the sentence names only one, the other takes its place. */
function swappedParties(sentence: string, parties: PartyNames): string | null {
  for (const [one, two] of roles) {
    if (sentence.includes(one) && sentence.includes(two)) return exchange(sentence, one, two);
  }
  const named = parties.map((names) => names.find((name) => new RegExp(`\\b${escaped(name)}\\b`, 'u').test(sentence)));
  const there = named.filter((name) => name !== undefined);
  if (there.length >= 2 && there[0] !== undefined && there[1] !== undefined)
    return exchange(sentence, there[0], there[1]);
  for (const [one, two] of roles) {
    if (sentence.includes(one)) return sentence.replaceAll(one, two);
    if (sentence.includes(two)) return sentence.replaceAll(two, one);
  }
  return null;
}

function exchange(sentence: string, one: string, two: string): string {
  const [long, short] = one.length >= two.length ? [one, two] : [two, one];
  return sentence.replaceAll(long, '\u0001').replaceAll(short, long).replaceAll('\u0001', short);
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}

function otherClause(sentence: string, clause: string): string {
  const numeral = numerals(clause)[0]?.value ?? 3;
  return underClause(sentence, String(Math.floor(numeral) + 31));
}

/** The sentence with the clause it is said to come from. */
export function underClause(sentence: string, clause: string): string {
  if (/\p{Script=Han}/u.test(sentence))
    return clause.startsWith('第') ? `根據${clause}，${sentence}` : `根據第${clause}條，${sentence}`;
  const number = /[\d.]+/u.exec(clause)?.[0] ?? String(numerals(clause)[0]?.value ?? clause);
  return `Under clause ${number}, ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}
