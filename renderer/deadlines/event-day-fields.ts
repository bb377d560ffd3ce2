import { eventDayField } from '#contract/deadline.ts';
import type { FieldValue, Review } from '#contract/finding.ts';

type PlainValue = string | number | boolean | null | PlainValue[] | { [name: string]: PlainValue };

interface EventDayDecision {
  readonly state: Review['state'];
  readonly fields: Record<string, PlainValue>;
  readonly note: string;
}

/**
 * The decision on a deadline with the day of its event (ISO 8601) put in, or
 * with null taken out; its state, its note and its other fields stay. One that
 * was open counts as corrected while it holds a day, as open ones keep no fields.
 */
export function withEventDay(review: Review | null, day: string | null): EventDayDecision {
  const { [eventDayField]: _, ...others } = review?.fields ?? {};
  const fields = plainFields(day === null ? others : { ...others, [eventDayField]: day });
  const before = review?.state ?? 'open';
  const state =
    before === 'open' && day !== null
      ? 'corrected'
      : before === 'corrected' && Object.keys(fields).length === 0
        ? 'open'
        : before;
  return { state, fields, note: review?.note ?? '' };
}

function plainFields(fields: Readonly<Record<string, FieldValue>>): Record<string, PlainValue> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, plainValue(value)]));
}

function plainValue(value: FieldValue): PlainValue {
  if (value === null || typeof value !== 'object') return value;
  return isList(value) ? value.map(plainValue) : plainFields(value);
}

function isList(value: FieldValue): value is readonly FieldValue[] {
  return Array.isArray(value);
}
