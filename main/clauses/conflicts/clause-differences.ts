import type { FieldValue, Severity } from '#contract/finding.ts';
import { amounts } from '#main/language/amounts.ts';
import { dates } from '#main/language/dates.ts';
import { periods } from '#main/language/periods.ts';
import { foldText } from '../matching/folded-text.ts';
import type { Difference, Place, VersionFindings } from './difference.ts';
import { modalsIn } from './modals.ts';
import type { ClausePair } from './paired-clauses.ts';

interface Value extends Place {
  /** Equal keys are the same value in two notations. */
  readonly key: string;
  readonly value: FieldValue;
}

type Unruled = Omit<Difference, 'prevailing'>;

/** Sums, dates, periods, percentages and duties that one clause gives differently in two versions. */
export function clauseDifferences(one: VersionFindings, other: VersionFindings, pair: ClausePair): Unruled[] {
  const compare = (field: string, severity: Severity, read: (words: string) => Value[]): Unruled[] =>
    unmatched(inParts(one.text, pair.a, read), inParts(other.text, pair.b, read)).map(([a, b]) => ({
      field,
      a: { start: a.start, end: a.end },
      b: { start: b.start, end: b.end },
      aValue: a.value,
      bValue: b.value,
      severity,
      confidence: 0.8,
      clause: pair.clause,
    }));
  return [
    ...compare('amount', 'high', amountValues),
    ...compare('date', 'high', dateValues),
    ...compare('period', 'high', periodValues),
    ...compare('percentage', 'high', percentages),
    ...dutyDifferences(one, other, pair),
  ];
}

/** Values of the parts, read folded so that a line's end does not cut 工作日 in two, with the text's own offsets. */
function inParts(text: string, parts: readonly Place[], read: (words: string) => Value[]): Value[] {
  return parts.flatMap(({ start: offset, end }) => {
    const folded = foldText(text.slice(offset, end));
    return read(folded.cased).map((value) => ({
      ...value,
      start: offset + folded.sourceStart(value.start),
      end: offset + folded.sourceEnd(value.end),
    }));
  });
}

/**
 * Values left over on both sides, paired in order. A value left over on one
 * side only may stand in another clause there: no conflict by itself.
 */
function unmatched(ours: readonly Value[], theirs: readonly Value[]): [Value, Value][] {
  const left = theirs.slice();
  const alone: Value[] = [];
  for (const value of ours) {
    const at = left.findIndex(({ key }) => matches(key, value.key));
    if (at < 0) alone.push(value);
    else left.splice(at, 1);
  }
  const own = alone.filter(({ key }) => !theirs.some((value) => matches(value.key, key)));
  const foreign = left.filter(({ key }) => !ours.some((value) => matches(value.key, key)));
  return own.slice(0, foreign.length).flatMap((value, index): [Value, Value][] => {
    const partner = foreign[index];
    return partner === undefined ? [] : [[value, partner]];
  });
}

/** A currency left open (`?`) matches any. */
function matches(one: string, other: string): boolean {
  if (one === other) return true;
  const [value, currency] = one.split('|');
  const [otherValue, otherCurrency] = other.split('|');
  return value === otherValue && (currency === '?' || otherCurrency === '?');
}

function amountValues(words: string): Value[] {
  return amounts(words).map(({ start, end, value, currency }) => ({
    start,
    end,
    key: `${value}|${currency ?? '?'}`,
    value: { value, currency },
  }));
}

function dateValues(words: string): Value[] {
  return dates(words).flatMap(({ start, end, iso, doubt, precision }) =>
    iso === null || doubt !== null || precision === 'year' ? [] : [{ start, end, key: iso, value: iso }],
  );
}

function periodValues(words: string): Value[] {
  return periods(words).map(({ start, end, value, unit }) => ({
    start,
    end,
    key: periodKey(value, unit),
    value: `${value} ${unit.replace('_', ' ')}${value === 1 ? '' : 's'}`,
  }));
}

/** A year is twelve months and a week seven days; a month is no number of days. */
function periodKey(value: number, unit: string): string {
  if (unit === 'year') return `${value * 12} month`;
  if (unit === 'quarter') return `${value * 3} month`;
  if (unit === 'week') return `${value * 7} day`;
  return `${value} ${unit}`;
}

function percentages(words: string): Value[] {
  return [...words.matchAll(/(\d+(?:\.\d+)?)\s?(?:%|％|per ?cent\b)/gi)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    key: `${Number(match[1])}%`,
    value: `${Number(match[1])}%`,
  }));
}

/** Where one version only binds and the other only allows. */
function dutyDifferences(one: VersionFindings, other: VersionFindings, pair: ClausePair): Unruled[] {
  const ours = modalsIn(one.text, pair.a);
  const theirs = modalsIn(other.text, pair.b);
  const a = ours[0];
  const b = theirs[0];
  if (a === undefined || b === undefined || a.duty === b.duty) return [];
  // With more than one on a side, which answers to which is a guess.
  if (ours.length > 1 || theirs.length > 1) return [];
  return [
    {
      field: 'duty',
      a: { start: a.start, end: a.end },
      b: { start: b.start, end: b.end },
      aValue: a.duty ? 'duty' : 'permission',
      bValue: b.duty ? 'duty' : 'permission',
      severity: 'medium',
      confidence: 0.6,
      clause: pair.clause,
    },
  ];
}
