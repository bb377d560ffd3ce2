import type { FieldValue } from '#contract/finding.ts';
import type { FieldCondition } from '#contract/playbook.ts';
import { fold } from '#main/language/folding.ts';

/** `silent`: the document says nothing of it. `unknown`: it was not read, or cannot be compared. */
export type Verdict = 'yes' | 'no' | 'silent' | 'unknown';

type Fields = Readonly<Record<string, FieldValue>>;

/** Whether a finding's fields fulfil a condition. */
export function fieldVerdict(fields: Fields, condition: FieldCondition): Verdict {
  const value = fields[condition.field];
  const { is, isNot, has, atLeast, atMost, stated } = condition;
  if (value === undefined) return 'unknown';
  const isSilent = value === null || value === '' || (Array.isArray(value) && value.length === 0);
  if (stated !== undefined) return stated === isSilent ? 'no' : 'yes';
  if (isSilent) return 'silent';
  if (is !== undefined) return isOneOf(value, is);
  if (isNot !== undefined) {
    const verdicts = (Array.isArray(value) ? value : [value]).map((member: FieldValue) => isOneOf(member, isNot));
    if (verdicts.includes('yes')) return 'no';
    return verdicts.includes('unknown') ? 'unknown' : 'yes';
  }
  if (has !== undefined) {
    if (!Array.isArray(value)) return isOneOf(value, has);
    return value.some((member) => isOneOf(member, has) === 'yes') ? 'yes' : 'no';
  }
  if (condition.field === 'period') return periodVerdict(fields, { atLeast, atMost });
  if (typeof value !== 'number') return 'unknown';
  if (typeof atLeast === 'number') return value >= atLeast ? 'yes' : 'no';
  if (typeof atMost === 'number') return value <= atMost ? 'yes' : 'no';
  return 'unknown';
}

/** All conditions together: `no` where one is, else the first doubt. */
export function fieldsVerdict(fields: Fields, conditions: readonly FieldCondition[]): Verdict {
  const verdicts = new Set(conditions.map((condition) => fieldVerdict(fields, condition)));
  return (['no', 'unknown', 'silent'] as const).find((verdict) => verdicts.has(verdict)) ?? 'yes';
}

type Wanted = NonNullable<FieldCondition['is']>;

/** A list is a value only where it has one member: two languages are not one of them. */
function isOneOf(value: FieldValue, wanted: Wanted): Verdict {
  const all = Array.isArray(wanted) ? wanted : [wanted];
  if (Array.isArray(value)) {
    const verdicts = value.map((member: FieldValue) => isOneOf(member, wanted));
    if (verdicts.includes('unknown')) return 'unknown';
    return verdicts.every((verdict) => verdict === 'yes') ? 'yes' : 'no';
  }
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return 'unknown';
  return all.some((one) => plain(one) === plain(value)) ? 'yes' : 'no';
}

function plain(value: string | number | boolean): string {
  return typeof value === 'string' ? fold(value.trim()).key : String(value);
}

/** The fewest and the most days of one unit: a month has 28 to 31. */
const days: Readonly<Record<string, readonly [fewest: number, most: number]>> = {
  day: [1, 1],
  week: [7, 7],
  month: [28, 31],
  quarter: [90, 92],
  year: [365, 366],
};

type Bounds = Pick<FieldCondition, 'atLeast' | 'atMost'>;

/** Units of one kind are compared as numbers, others by their days; where a month's length decides, nothing does. */
function periodVerdict({ period_count: count, period_unit: unit }: Fields, { atLeast, atMost }: Bounds): Verdict {
  const bound = atLeast ?? atMost;
  if (typeof count !== 'number' || typeof unit !== 'string' || typeof bound !== 'object') return 'unknown';
  const [found, wanted] =
    asMonths(count, unit) !== null && asMonths(bound.count, bound.unit) !== null
      ? [twice(asMonths(count, unit)), twice(asMonths(bound.count, bound.unit))]
      : [asDays(count, unit), asDays(bound.count, bound.unit)];
  if (found === null || wanted === null) return 'unknown';
  const [longer, shorter] = atLeast === undefined ? [wanted, found] : [found, wanted];
  if (longer[0] >= shorter[1]) return 'yes';
  return longer[1] < shorter[0] ? 'no' : 'unknown';
}

function asMonths(count: number, unit: string): number | null {
  const months = { month: 1, quarter: 3, year: 12 };
  return unit === 'month' || unit === 'quarter' || unit === 'year' ? count * months[unit] : null;
}

function twice(value: number | null): readonly [number, number] | null {
  return value === null ? null : [value, value];
}

function asDays(count: number, unit: string): readonly [number, number] | null {
  const range = days[unit];
  return range === undefined ? null : [count * range[0], count * range[1]];
}
