import { type Amount, amounts } from '#main/language/amounts.ts';
import type { Numeral } from '#main/language/numerals.ts';
import type { Fact } from './fact-finding.ts';

const settles =
  /["“「]?([$＄元圓])["”」]?\s{0,2}(?:[(（][^)）\n]{0,20}[)）]\s{0,2})?(?:means?|refers? to|shall mean|are|is|指|均指|為|为|係指|是指)[^.。;；\n]{0,40}?(Hong Kong|HKD|HK\$|United States|U\.?S\.?|USD|Singapore|港幣|港币|港元|人民幣|人民币|美元|美金|新台幣|新臺幣)/gi;
const meant: readonly (readonly [RegExp, string])[] = [
  [/hong kong|hkd|hk\$|港/i, 'HKD'],
  [/united states|u\.?s|美/i, 'USD'],
  [/singapore/i, 'SGD'],
  [/人民/i, 'CNY'],
  [/新台|新臺/i, 'TWD'],
];

/** The currency that the document says a bare sign stands for, by sign. */
function definedSigns(text: string): Map<string, string> {
  const signs = new Map<string, string>();
  for (const match of text.matchAll(settles)) {
    const sign = match[1] ?? '';
    const currency = meant.find(([pattern]) => pattern.test(match[2] ?? ''))?.[1];
    if (currency !== undefined) signs.set(sign === '＄' ? '$' : sign, currency);
  }
  return signs;
}

/** `fact.amount`: `value`, `currency` (ISO 4217 or null), `currency_mark`, and where words stand beside figures `words_value` and `words_agree`. */
export function amountFacts(text: string, numbers: readonly Numeral[]): Fact[] {
  const signs = definedSigns(text);
  return amounts(text, numbers).map((amount) => amountFact(amount, signs));
}

function amountFact(amount: Amount, signs: ReadonlyMap<string, string>): Fact {
  const defined = amount.currency === null ? signs.get(amount.mark === '＄' ? '$' : amount.mark) : undefined;
  const currency = amount.currency ?? defined ?? null;
  const reasons = [`a number with the currency mark “${amount.mark}”`];
  if (defined !== undefined) reasons.push(`the document says that “${amount.mark}” is ${defined}`);
  if (currency === null) reasons.push(`“${amount.mark}” alone does not tell the currency`);
  if (amount.agrees === false) {
    reasons.push(
      `the words say ${amount.wordsValue}, the figures ${amount.value}: which prevails is a question of law`,
    );
  }
  return {
    kind: 'fact.amount',
    label: 'Amount',
    start: amount.start,
    end: amount.end,
    fields: {
      value: amount.value,
      currency,
      currency_mark: amount.mark,
      ...(amount.wordsValue === null ? {} : { words_value: amount.wordsValue, words_agree: amount.agrees }),
    },
    confidence: amount.agrees === false ? 0.6 : currency === null ? 0.8 : 0.95,
    reasons,
  };
}
