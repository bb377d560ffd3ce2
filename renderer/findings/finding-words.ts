import i18next, { type TFunction } from 'i18next';
import type { FieldValue } from '#contract/finding.ts';
import type { ReviewedFinding } from '#contract/matter.ts';
import { intlLocale } from '../locale/intl-locale.ts';
import { institutionName } from './institutions.ts';
import { kindName } from './kinds.ts';

/** The kind's name in the interface's language; the finding's own label for kinds that have none. */
export function kindWords(finding: { readonly kind: string; readonly label: string }, locale: string): string {
  return kindName(finding.kind, locale) ?? finding.label;
}

/** A field's name in the interface's language; else its own name with spaces. */
export function fieldWords(t: TFunction, name: string, kind = ''): string {
  const ofKind = `fieldsOf.${kind.replaceAll('.', '_')}.${name}`;
  if (kind !== '' && i18next.exists(ofKind)) return t(ofKind);
  const key = `fields.${name}`;
  if (i18next.exists(key)) return t(key);
  const spaced = name.replaceAll('_', ' ').replace(/(\p{Ll})(\p{Lu})/gu, (_, before: string, after: string) => {
    return `${before} ${after.toLowerCase()}`;
  });
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

const sureFrom = 0.85;
const likelyFrom = 0.6;

/** Confidence as a word, never as a number. */
export function confidenceOf(finding: { readonly confidence: number }): 'sure' | 'likely' | 'check' {
  if (finding.confidence >= sureFrom) return 'sure';
  return finding.confidence >= likelyFrom ? 'likely' : 'check';
}

const isoDate = /^\d{4}-\d{2}-\d{2}$/;
const currencyCode = /^[A-Z]{3}$/;

/** A field's value as one reads it; lists by commas, objects by their parts. */
export function valueWords(t: TFunction, value: FieldValue, locale: string): string {
  if (value === null || value === '') return '–';
  if (typeof value === 'boolean') return t(value ? 'findings.yes' : 'findings.no');
  if (typeof value === 'number')
    return new Intl.NumberFormat(intlLocale(locale), { maximumFractionDigits: 6 }).format(value);
  if (typeof value === 'string') {
    if (isoDate.test(value)) {
      const date = new Date(`${value}T00:00:00Z`);
      if (!Number.isNaN(date.getTime())) {
        return new Intl.DateTimeFormat(intlLocale(locale), { dateStyle: 'long', timeZone: 'UTC' }).format(date);
      }
    }
    const period = /^(\d+) (business )?(day|week|month|year)s?$/.exec(value);
    if (period !== null) {
      const unit = period[2] === undefined ? (period[3] ?? '') : 'business_day';
      return durationWords(t, Number(period[1]), unit, locale);
    }
    return knownWords(t, value) ?? institutionName(value, locale) ?? value;
  }
  if (isList(value)) {
    const parts = value.filter((part) => part !== null && part !== '');
    return parts.map((part) => valueWords(t, part, locale)).join(t('findings.listComma'));
  }
  const { amount, value: plain, currency } = value;
  const number = typeof amount === 'number' ? amount : plain;
  if (typeof number === 'number' && typeof currency === 'string') return moneyWords(number, currency, locale);
  return Object.entries(value)
    .map(([name, part]) => `${fieldWords(t, name)} ${valueWords(t, part, locale)}`)
    .join(t('findings.listComma'));
}

const intlUnits: ReadonlySet<string> = new Set(['day', 'week', 'month', 'year', 'hour', 'minute']);

/** A number of days, months, years as one says it; business days are told from calendar days. */
export function durationWords(t: TFunction, count: number, unit: string, locale: string): string {
  if (intlUnits.has(unit)) {
    return new Intl.NumberFormat(intlLocale(locale), { style: 'unit', unit, unitDisplay: 'long' }).format(count);
  }
  return unit === 'business_day' ? t('values.businessDays', { count }) : `${count} ${unit.replaceAll('_', ' ')}`;
}

/** Words of a closed set (units, places, languages) in the interface's language; null for any others. */
function knownWords(t: TFunction, value: string): string | null {
  if (!/^[A-Za-z][A-Za-z_' -]{0,60}$/.test(value)) return null;
  const key = `values.${value}`;
  return i18next.exists(key) ? t(key) : null;
}

function isList(value: FieldValue): value is readonly FieldValue[] {
  return Array.isArray(value);
}

/** An amount with its currency. */
export function moneyWords(amount: number, currency: string, locale: string): string {
  if (!currencyCode.test(currency)) return `${new Intl.NumberFormat(intlLocale(locale)).format(amount)} ${currency}`;
  return new Intl.NumberFormat(intlLocale(locale), {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
  }).format(amount);
}

/** The fields as a person corrected them, else as they were found. */
export function fieldsOf(finding: ReviewedFinding): Readonly<Record<string, FieldValue>> {
  return finding.review?.state === 'corrected' ? { ...finding.fields, ...finding.review.fields } : finding.fields;
}

/** A quotation as one reads it: its lines joined, without a space between Chinese characters. */
export function joinedLines(quote: string): string {
  return quote
    .replaceAll(/(?<=[\p{Script=Han}\p{P}])\s*\n\s*(?=[\p{Script=Han}（「『《])/gu, '')
    .replaceAll(/\s*\n\s*/g, ' ');
}

const hanLetters = /\p{Script=Han}/u;
const simplifiedOnly =
  /[这为们说对时会过还来没问题国务实业产东车长门见贝页风马鸟鱼龙书写约额义议决仲员应规则责险违价亲证权协该项据双条终争选择须后当约费开发]/u;
const cantoneseOnly = /[嘅咗喺嚟哋冇嗰唔佢啲咁嘢]/u;

/** The `lang` with which a quotation is set, by its letters. */
export function quoteLanguage(quote: string): string {
  if (!hanLetters.test(quote)) return 'en';
  if (cantoneseOnly.test(quote)) return 'yue-Hant';
  return simplifiedOnly.test(quote) &&
    !/[這為們說對時會過還來沒問題國務實業產東車長門見貝頁風馬應規則責險違價親證權協該項據雙條終爭選擇須後當約費開發]/u.test(
      quote,
    )
    ? 'zh-Hans'
    : 'zh-Hant';
}
