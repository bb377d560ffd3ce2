import type { TFunction } from 'i18next';
import type { FieldValue } from '#contract/finding.ts';
import { durationWords, fieldWords, moneyWords, valueWords } from './finding-words.ts';
import { reasonWords } from './reason-words.ts';

/** Fields for programs, not for people: ids, offsets, and what repeats another field in another form. */
const bookkeeping: ReadonlySet<string> = new Set([
  'institution_id',
  'clear_days',
  'trigger',
  'form',
  'calendar',
  'precision',
  'other_start',
  'other_end',
  'period_count',
  'period_unit',
  'currency_mark',
  'words_value',
  'excludes_cisg',
  'excludes_conflict_rules',
  'further_laws',
  'readings',
  // A reason names the bodies that a misnomer may mean, in words.
  'candidates',
  // Codes of what stood in words that an amendment replaced.
  'held',
  'of_another_document',
  // A block of its own: see MendBlock.
  'mend',
]);

/** Fields whose values are sentences of the rules. */
const sentences: ReadonlySet<string> = new Set(['prevailing_rule', 'doubt']);

export function isForPeople(name: string): boolean {
  return !bookkeeping.has(name);
}

/** A field as it is shown: its name, its words, and the fields it was put together from. */
export interface ShownField {
  readonly name: string;
  readonly label: string;
  readonly words: string;
  readonly from: readonly string[];
}

type Fields = Readonly<Record<string, FieldValue>>;

function isEmpty(value: FieldValue | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** The fields that a reader wants, an amount with its currency and a number with its unit as one. */
export function shownFields(
  t: TFunction,
  { kind, fields }: { readonly kind: string; readonly fields: Fields },
  locale: string,
): readonly ShownField[] {
  const { currency, unit } = fields;
  const amountName = ['amount', 'value'].find((name) => typeof fields[name] === 'number');
  const countName = ['value', 'count'].find((name) => typeof fields[name] === 'number');
  return Object.entries(fields).flatMap(([name, value]): readonly ShownField[] => {
    if (!isForPeople(name) || isEmpty(value)) return [];
    const one = (words: string, label = name, from = [name]) => [
      { name, label: fieldWords(t, label, kind), words, from },
    ];
    if (typeof currency === 'string' && amountName !== undefined) {
      if (name === 'currency') return [];
      if (name === amountName && typeof value === 'number') {
        return one(moneyWords(value, currency, locale), 'amount', [name, 'currency']);
      }
    }
    if (typeof unit === 'string' && countName !== undefined) {
      if (name === 'unit') return [];
      if (name === countName && typeof value === 'number') {
        return one(durationWords(t, value, unit, locale), 'length', [name, 'unit']);
      }
    }
    if (name === 'field' && typeof value === 'string') return one(fieldWords(t, value));
    if (name === 'tiers' && Array.isArray(value)) return one(tierWords(t, value, locale));
    return one(namedValueWords(t, name, value, locale));
  });
}

/** A named field's value as one reads it; a sentence of the rules in the interface's language. */
export function namedValueWords(t: TFunction, name: string, value: FieldValue, locale: string): string {
  return sentences.has(name) && typeof value === 'string' ? reasonWords(value, locale) : valueWords(t, value, locale);
}

function tierWords(t: TFunction, tiers: readonly FieldValue[], locale: string): string {
  return tiers
    .map((tier) => {
      if (typeof tier !== 'object' || tier === null || Array.isArray(tier)) return valueWords(t, tier, locale);
      const parts = Object.values(tier).filter((part) => !isEmpty(part));
      return parts.map((part) => valueWords(t, part, locale)).join(' ');
    })
    .join(' → ');
}
