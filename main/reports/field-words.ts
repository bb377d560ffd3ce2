import type { OutputLanguage } from '#contract/document.ts';
import { type FieldValue, mendText } from '#contract/finding.ts';
import type { ReviewedFinding } from '#contract/matter.ts';
import { bodyName } from './body-names.ts';
import { deadlineReportWords } from './deadline-days.ts';
import { reasonWords } from './reason-words.ts';
import { fieldName, fill, labelled, listed, type ReportWords, reportWords, valueName } from './report-words.ts';

function isList(value: FieldValue): value is readonly FieldValue[] {
  return Array.isArray(value);
}

/** A number with its thousands parted; years and small numbers are not touched. */
function numberWords(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 10_000
    ? String(value)
    : value.toLocaleString('en-GB', { maximumFractionDigits: 6 });
}

/** A period that extractors count in English ("30 business days") in the report's language; null for other words. */
function periodWords(value: string, language: OutputLanguage): string | null {
  const [, count = '', name = ''] = /^(\d+) (business day|hour|day|week|month|quarter|year)s?$/.exec(value) ?? [];
  const unit = units.find((known) => known === name.replace(' ', '_'));
  if (unit === undefined) return null;
  return fill(deadlineReportWords(language).unit[unit][count === '1' ? 0 : 1] ?? '', { count });
}

const units = ['hour', 'day', 'business_day', 'week', 'month', 'quarter', 'year'] as const;

/** A field's value in words; empty for a value that says nothing. */
export function fieldValueWords(value: FieldValue, language: OutputLanguage): string {
  const words = reportWords(language);
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return numberWords(value);
  if (typeof value === 'string')
    return bodyName(value, language) ?? periodWords(value, language) ?? valueName(words, value);
  if (isList(value)) {
    return listed(
      value.map((item) => fieldValueWords(item, language)).filter((item) => item !== ''),
      language,
    );
  }
  const { value: amount, currency, ...others } = value;
  if (typeof amount === 'number' && typeof currency === 'string' && Object.keys(others).length === 0)
    return `${currency} ${numberWords(amount)}`;
  const parts = Object.entries(value)
    .map(([name, item]) => [name, fieldValueWords(item, language)] as const)
    .filter(([, text]) => text !== '')
    .map(([name, text]) => labelled(fieldName(words, name), text, language));
  return parts.join(language === 'en' ? '; ' : '；');
}

/** Fields whose values are sentences of the rules. */
const sentenceFields: ReadonlySet<string> = new Set(['prevailing_rule', 'doubt']);

/** A named field's value in words; a sentence of the rules in the report's language. */
function namedValueWords(name: string, value: FieldValue, language: OutputLanguage): string {
  if (name === 'mend') return mendText(value);
  return sentenceFields.has(name) && typeof value === 'string'
    ? reasonWords(value, language)
    : fieldValueWords(value, language);
}

/** A field as a report shows it: the value that counts, and what was found where a reviewer corrected it. */
export interface ShownField {
  /** The field's own name, as data files have it. */
  readonly field: string;
  readonly name: string;
  readonly value: string;
  /** The value as found, where the reviewer put another in its place. */
  readonly replaced: string | null;
}

/**
 * Fields for machines only: codes, and the parsed halves of what another field
 * says in words. Data files have them; what people read does not.
 */
function isTechnical(name: string, value: FieldValue, fields: Readonly<Record<string, FieldValue>>): boolean {
  const said = (other: string): boolean => typeof fields[other] === 'string';
  const half = /^(.+)_(?:id|count|unit|start|end|mark)$/.exec(name)?.[1];
  return (
    (half !== undefined && (Object.hasOwn(fields, half) || half === 'other')) ||
    ((name === 'count' || name === 'unit' || name === 'direction') && said('period')) ||
    (name === 'clear_days' && value === false) ||
    // A reason names the bodies that a misnomer may mean, in words.
    name === 'candidates' ||
    // Codes of what stood in words that an amendment replaced.
    name === 'held' ||
    name === 'of_another_document' ||
    (name === 'calendar' && value === 'gregorian') ||
    (name === 'precision' && value === 'day')
  );
}

/** The fields that people read: `shownFields` without those for machines. */
export function readableFields(finding: ReviewedFinding, language: OutputLanguage): readonly ShownField[] {
  return shownFields(finding, language).filter(
    ({ field, replaced }) => replaced !== null || !isTechnical(field, finding.fields[field] ?? null, finding.fields),
  );
}

/** The fields of a finding with the reviewer's corrections in place. */
export function shownFields(finding: ReviewedFinding, language: OutputLanguage): readonly ShownField[] {
  const words: ReportWords = reportWords(language);
  const corrections = finding.review?.state === 'corrected' ? finding.review.fields : {};
  const names = new Set([...Object.keys(finding.fields), ...Object.keys(corrections)]);
  return [...names]
    .map((name): ShownField => {
      const found = namedValueWords(name, finding.fields[name] ?? null, language);
      const corrected = Object.hasOwn(corrections, name);
      const value = corrected ? namedValueWords(name, corrections[name] ?? null, language) : found;
      return {
        field: name,
        name: fieldName(words, name),
        value,
        replaced: corrected && value !== found ? found : null,
      };
    })
    .filter(({ value, replaced }) => value !== '' || (replaced !== null && replaced !== ''));
}

/** One line a field: "seat: Hong Kong (as found: Shenzhen)". */
export function shownFieldWords({ name, value, replaced }: ShownField, language: OutputLanguage): string {
  const words = reportWords(language);
  const line = labelled(name, value === '' ? '—' : value, language);
  if (replaced === null) return line;
  const was = labelled(words.original, replaced === '' ? '—' : replaced, language);
  return language === 'en' ? `${line} (${was})` : `${line}（${was}）`;
}
