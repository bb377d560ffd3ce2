import type { Alignment } from '../versions/align-versions.ts';
import { sentenceDifferences } from '../versions/sentence-differences.ts';
import type { Difference, Place, VersionFindings } from './difference.ts';
import { prevailingRule } from './differences.ts';
import type { ClausePair } from './paired-clauses.ts';

/** Sentences that have less in common are not compared. */
const leastScore = 0.1;

/** The aligned clauses as pairs to be compared. */
export function alignedPairs({ pairs }: Alignment): ClausePair[] {
  return pairs.flatMap(({ a, b }) => {
    const first = a[0];
    return first === undefined || b.length === 0
      ? []
      : [{ clause: { number: first.number, heading: first.heading }, a: places(a), b: places(b) }];
  });
}

/** The differences of the clauses with those of their sentences, each place once. */
export function alignedDifferences(
  found: readonly Difference[],
  { pairs }: Alignment,
  one: VersionFindings,
  other: VersionFindings,
): Difference[] {
  const prevailing = prevailingRule(one, other);
  const usual = Math.log((other.text.length + 1) / (one.text.length + 1));
  const longer = (ours: Place, theirs: Place): number =>
    Math.log((theirs.end - theirs.start) / Math.max(1, ours.end - ours.start)) - usual;
  const added = pairs.flatMap(({ a, sentences }) =>
    sentences.flatMap(({ a: ours, b: theirs, score }): Difference[] =>
      ours === null || theirs === null || score < leastScore
        ? []
        : sentenceDifferences(one.text, other.text, ours, theirs, longer(ours, theirs)).map((difference) => ({
            ...difference,
            clause: a[0] === undefined ? null : { number: a[0].number, heading: a[0].heading },
            prevailing,
          })),
    ),
  );
  return [
    ...found,
    ...added.filter(
      ({ field, a, b }) =>
        field === 'negation' ||
        field === 'proviso' ||
        !found.some((known) => overlaps(known.a, a) || overlaps(known.b, b)),
    ),
  ];
}

function places(units: readonly Place[]): Place[] {
  return units.map(({ start, end }) => ({ start, end }));
}

function overlaps(one: Place, other: Place): boolean {
  return one.start < other.end && other.start < one.end;
}
