import type { Place } from '../conflicts/difference.ts';
import { type ComparedPassage, sourcePlace } from './compared-passage.ts';
import type { StatedValue, ValueKind } from './stated-values.ts';

export const valueFeatures = [
  'the only ones left',
  'others left',
  'the same unit',
  'the same kind, amounts or periods or shares',
  'bare numbers',
  'one is weak',
  'the first one stands near',
  'the second one stands near',
  'likeness',
  'length',
  'matched values beside them',
  'the same number in another unit',
  'places apart',
  'digits of one are in the other',
  'years',
  'ordinals',
  'left over here by more than there',
  'dates',
  'one kind against another',
  'units unlike',
] as const;

export interface ValuePair {
  readonly field: ValueKind;
  readonly a: Place;
  readonly b: Place;
  readonly ours: StatedValue;
  readonly theirs: StatedValue;
  /** In the order of `valueFeatures`. */
  readonly features: readonly number[];
}

/** Two passages that answer to each other. */
export interface PassagePair {
  readonly a: ComparedPassage | null;
  readonly b: ComparedPassage | null;
  readonly likeness: number;
}

interface Left {
  readonly a: readonly StatedValue[];
  readonly b: readonly StatedValue[];
  readonly matched: number;
}

/**
 * Values that two clauses state differently: what neither the passages nor, after
 * them, the clauses have in common, paired by unit, kind and place. A value left
 * over on one side only may stand in words: no pair.
 */
export function valuePairs(pairs: readonly PassagePair[]): ValuePair[] {
  const lefts = withoutCrossing(pairs.map(({ a, b }) => unmatched(a?.values ?? [], b?.values ?? [])));
  const inClause = {
    a: new Set(pairs.flatMap(({ a }) => (a?.values ?? []).flatMap(({ numbers }) => numbers))),
    b: new Set(pairs.flatMap(({ b }) => (b?.values ?? []).flatMap(({ numbers }) => numbers))),
  };
  return pairs.flatMap(({ a, b, likeness }, index) => {
    const left = lefts[index];
    if (a === null || b === null || left === undefined) return [];
    return paired(left, a, b).map(([ours, theirs]): ValuePair => {
      const kind = ours.kind === theirs.kind ? ours.kind : 'number';
      const [placeA, placeB] = [placeIn(ours, a), placeIn(theirs, b)];
      const [leftA, leftB] = [strong(left.a), strong(left.b)];
      return {
        field: kind,
        a: sourcePlace(a, ours),
        b: sourcePlace(b, theirs),
        ours,
        theirs,
        features: [
          leftA <= 1 && leftB <= 1 ? 1 : 0,
          Math.min(3, Math.log1p(Math.max(0, leftA - 1) + Math.max(0, leftB - 1))),
          ours.unit !== '' && ours.unit === theirs.unit ? 1 : 0,
          ours.kind === theirs.kind && ours.kind !== 'number' ? 1 : 0,
          ours.kind === 'number' && theirs.kind === 'number' ? 1 : 0,
          ours.weak || theirs.weak ? 1 : 0,
          ours.numbers.some((value) => inClause.b.has(value)) ? 1 : 0,
          theirs.numbers.some((value) => inClause.a.has(value)) ? 1 : 0,
          likeness,
          Math.log(1 + a.folded.text.length / 60),
          Math.min(4, left.matched),
          sharesNumber(ours, theirs) ? 1 : 0,
          Math.abs(placeA - placeB),
          digitsWithin(ours, theirs) ? 1 : 0,
          ours.unit === 'year' || theirs.unit === 'year' ? 1 : 0,
          ours.unit === '第' || theirs.unit === '第' ? 1 : 0,
          Math.min(3, Math.abs(leftA - leftB)),
          ours.kind === 'date' && theirs.kind === 'date' ? 1 : 0,
          ours.kind !== theirs.kind ? 1 : 0,
          ours.unit !== '' && theirs.unit !== '' && !sameUnit(ours, theirs) ? 1 : 0,
        ],
      };
    });
  });
}

function strong(values: readonly StatedValue[]): number {
  return values.filter(({ weak }) => !weak).length;
}

function placeIn({ start }: StatedValue, { folded }: ComparedPassage): number {
  return start / Math.max(1, folded.text.length);
}

/** The same value: in one unit where both tell theirs; a number read otherwise (a year of the Republic) counts. */
function isSame(one: StatedValue, other: StatedValue): boolean {
  if (one.kind === 'date' || other.kind === 'date') {
    if (one.kind === other.kind) return one.keys.some((key) => other.keys.includes(key));
    return sharesNumber(one, other);
  }
  if (!sameUnit(one, other)) return false;
  return one.keys.some((key) => other.keys.includes(key)) || (one.kind !== other.kind && sharesNumber(one, other));
}

function sameUnit(one: StatedValue, other: StatedValue): boolean {
  if (one.kind === other.kind) {
    if (one.kind === 'amount') return one.unit === other.unit || one.unit === '?' || other.unit === '?';
    return one.kind !== 'period' || one.unit === other.unit;
  }
  return true;
}

function sharesNumber(one: StatedValue, other: StatedValue): boolean {
  return one.numbers.some((value) => other.numbers.includes(value));
}

function digitsWithin(one: StatedValue, other: StatedValue): boolean {
  const [left, right] = [String(one.numbers[0] ?? ''), String(other.numbers[0] ?? '')];
  return left !== right && (left.includes(right) || right.includes(left));
}

function unmatched(a: readonly StatedValue[], b: readonly StatedValue[]): Left {
  const left = b.slice();
  const alone: StatedValue[] = [];
  for (const value of a) {
    const exact = left.findIndex((other) => other.kind === value.kind && isSame(value, other));
    const at = exact >= 0 ? exact : left.findIndex((other) => isSame(value, other));
    if (at < 0) alone.push(value);
    else left.splice(at, 1);
  }
  return { a: alone, b: left, matched: a.length - alone.length };
}

/** Versions cut their sentences differently: what is left over in one passage may stand in another of the clause. */
function withoutCrossing(lefts: readonly Left[]): Left[] {
  const [all, others] = [lefts.flatMap(({ a }) => a), lefts.flatMap(({ b }) => b)];
  return lefts.map(({ a, b, matched }) => ({
    a: a.filter((value) => !others.some((other) => isSame(value, other))),
    b: b.filter((value) => !all.some((other) => isSame(value, other))),
    matched,
  }));
}

/** The likeliest pairs first: by unit, kind and place. */
function paired({ a, b }: Left, inA: ComparedPassage, inB: ComparedPassage): [StatedValue, StatedValue][] {
  const scored = a.flatMap((ours) =>
    b.flatMap((theirs) => {
      // Two articles: no numbers at all.
      if (ours.weak && theirs.weak) return [];
      if ((ours.weak && !isCounted(ours)) || (theirs.weak && !isCounted(theirs))) return [];
      const score =
        (ours.kind === theirs.kind ? 1 : 0) +
        (ours.unit !== '' && ours.unit === theirs.unit ? 2 : 0) -
        Math.abs(placeIn(ours, inA) - placeIn(theirs, inB)) -
        (ours.weak || theirs.weak ? 1 : 0);
      return [{ ours, theirs, score }];
    }),
  );
  const found: [StatedValue, StatedValue][] = [];
  const taken = new Set<StatedValue>();
  for (const { ours, theirs } of scored.toSorted((one, other) => other.score - one.score)) {
    if (taken.has(ours) || taken.has(theirs)) continue;
    taken.add(ours).add(theirs);
    found.push([ours, theirs]);
  }
  return found;
}

/** A 1 that counts something: “one arbitrator”, 一名, one year. */
function isCounted({ unit }: StatedValue): boolean {
  return unit !== '' && unit !== '第' && unit !== '月';
}
