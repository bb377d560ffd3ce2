import type { Place } from '../conflicts/difference.ts';
import type { AlignedClause } from './align-versions.ts';
import { type ComparedPassage, sourcePlace } from './compared-passage.ts';
import type { ConflictCandidate } from './conflict-candidate.ts';
import { leftOutFeatures, omissionFeatures } from './left-out-features.ts';
import { leftOutMeaning, meantClause, wordsOfPieces } from './left-out-meanings.ts';
import { cutClause } from './left-out-units.ts';
import { isPlain, type Looseness } from './looseness.ts';
import { type ComparedTexts, longerIn, type ReadPair, readPairs } from './read-pairs.ts';

/** The words whose meanings say what was left out; none between texts of one language. */
export function wordsWithMeaning(clauses: readonly AlignedClause[], texts: ComparedTexts): string[] {
  const words = readPairs(clauses, texts).flatMap((pairs) =>
    (['a', 'b'] as const).flatMap((side) => {
      const own = pairs.flatMap((pair) => pair[side] ?? []);
      return wordsOfPieces(own, cutClause(own));
    }),
  );
  return [...new Set(words)];
}

/** The stretches of either side of a clause that the other version seems to lack. */
export function leftOutCandidates(
  pairs: readonly ReadPair[],
  { usual, meanings }: ComparedTexts,
  loose: Looseness,
): ConflictCandidate[] {
  const longer = longerIn(pairs, usual);
  return (['a', 'b'] as const).flatMap((side): ConflictCandidate[] => {
    const sign = side === 'a' ? 1 : -1;
    const theirSide = side === 'a' ? 'b' : 'a';
    const own = pairs.flatMap((pair) => pair[side] ?? []);
    const others = pairs.flatMap((pair) => pair[theirSide] ?? []);
    if (own.length === 0 || others.length === 0) return [];
    const cut = { own: cutClause(own), others: cutClause(others) };
    const meant =
      meanings === undefined || loose.meanings === null
        ? null
        : {
            own: meantClause(own, cut.own, loose.meanings.centre[side], meanings),
            others: meantClause(others, cut.others, loose.meanings.centre[theirSide], meanings),
            usual: loose.meanings.near[side],
          };
    const candidate = (
      passage: ComparedPassage,
      left: Place,
      { model, features }: Pick<ConflictCandidate, 'model' | 'features'>,
      isPlain: boolean,
    ) => {
      const at = pairs.findIndex((pair) => pair[side] === passage);
      // What the other version leaves out is pointed at by the passage around its place.
      const place = pairs[at]?.[theirSide] ?? nearest(pairs, at, theirSide);
      if (place === null) return [];
      const [ours, theirs] = [sourcePlace(passage, left), { start: place.start, end: place.end }];
      const { folded } = passage;
      const words = shortened(folded.source.slice(folded.sourceStart(left.start), folded.sourceEnd(left.end)));
      return [
        {
          model,
          field: 'proviso',
          a: side === 'a' ? ours : theirs,
          b: side === 'a' ? theirs : ours,
          aValue: side === 'a' ? words : null,
          bValue: side === 'b' ? words : null,
          severity: 'medium',
          features,
          isPlain,
        } satisfies ConflictCandidate,
      ];
    };
    const units = cut.own.units.flatMap((unit) => {
      const passage = own[unit.passage];
      const pair = pairs.find((one) => one[side] === passage);
      if (passage === undefined || pair === undefined) return [];
      const features = leftOutFeatures(unit, {
        own,
        others,
        cut,
        longer: sign * longer,
        spread: loose.spread,
        alone: loose.alone,
        uncovered: loose.uncovered[side],
        likeness: pair[theirSide] === null ? null : pair.likeness,
      });
      if (meant === null || meant.own === null || meant.others === null)
        return candidate(passage, unit, { model: 'omission', features }, false);
      const byMeaning = leftOutMeaning(unit, meant.own, meant.others, meant.usual, {
        letters: features[omissionFeatures.indexOf('length')] ?? 0,
        lengths: features[omissionFeatures.indexOf('its length right without it, by the measure of the document')] ?? 0,
        beyond: features[0] ?? 0,
      });
      return candidate(passage, unit, { model: 'meaning', features: [...features, ...byMeaning] }, false);
    });
    const gaps = pairs.flatMap((pair) => {
      const passage = pair[side];
      if (passage === null || !isPlain(passage, pair[theirSide], sign * pair.longer, loose)) return [];
      // Without known words the model has nothing to say.
      return candidate(
        passage,
        { start: 0, end: passage.folded.text.length },
        { model: 'omission', features: [] },
        true,
      );
    });
    return [...units, ...gaps];
  });
}

function nearest(pairs: readonly ReadPair[], at: number, side: 'a' | 'b'): ComparedPassage | null {
  const before = pairs.slice(0, Math.max(0, at)).findLast((pair) => pair[side] !== null);
  return before?.[side] ?? pairs.slice(at + 1).find((pair) => pair[side] !== null)?.[side] ?? null;
}

function shortened(words: string): string {
  const flat = words.replace(/\s+/g, ' ').trim();
  return flat.length > 140 ? `${flat.slice(0, 137)}…` : flat;
}
