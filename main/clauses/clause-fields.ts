import type { FieldValue } from '#contract/finding.ts';
import { amounts } from '#main/language/amounts.ts';
import { periods } from '#main/language/periods.ts';
import { charterTerms } from './charter-terms.ts';
import type { OntologyKind } from './ontology.ts';

const withAmount = /amount|cap|price|minimum|facility|fee|insurance|deposit|damages/;
const withPeriod =
  /term|renewal|period|notice|duration|confidential|non_compete|non_solicit|warranty|audit|payment|time_bar|post_termination|eot|claim/;

const withRate = /rate|ratio|share/;

/** Which plain fields a kind asks for. */
export function plainFieldsOf({
  id,
  slots,
}: Pick<OntologyKind, 'id' | 'slots'>): readonly ('amount' | 'period' | 'rate' | 'exclusive')[] {
  const asked = `${id} ${slots.join(' ')}`;
  return [
    ...(withAmount.test(asked) ? (['amount'] as const) : []),
    ...(withPeriod.test(asked) ? (['period'] as const) : []),
    ...(withRate.test(asked) ? (['rate'] as const) : []),
    ...(slots.includes('exclusive') ? (['exclusive'] as const) : []),
  ];
}

/**
 * Plain fields of a clause without a reader of its own: the first sum, the
 * first period and the first percentage in it, where the kind asks for such.
 */
export function clauseFields(kind: OntologyKind, words: string): Record<string, FieldValue> {
  const charter = charterTerms(kind.id, words.slice(0, 4000));
  if (charter !== null) return { ...charter };
  const fields: Record<string, FieldValue> = {};
  const asked = plainFieldsOf(kind);
  const head = words.slice(0, 4000);
  if (asked.includes('amount')) {
    const amount = amounts(head)[0];
    if (amount !== undefined) {
      fields.amount = amount.value;
      fields.currency = amount.currency;
    }
  }
  if (asked.includes('period')) {
    const period = periods(head)[0];
    if (period !== undefined) {
      fields.period = period.text;
      fields.period_count = period.value;
      fields.period_unit = period.unit;
    }
  }
  if (asked.includes('rate')) {
    const rate =
      /(\d+(?:\.\d+)?)\s?(?:%|percent|per cent)|(?:百分之|萬分之|万分之|千分之)[一二三四五六七八九十百零〇\d.]+/i.exec(
        head,
      );
    if (rate !== null) fields.rate = rate[0];
  }
  if (asked.includes('exclusive')) {
    fields.exclusive = /non-?exclusive|非獨家|非独家|非專屬|非专属|非獨佔|非独占/i.test(head)
      ? false
      : /exclusive|獨家|独家|專屬|专属|獨佔|独占|排他/i.test(head)
        ? true
        : null;
  }
  return fields;
}
