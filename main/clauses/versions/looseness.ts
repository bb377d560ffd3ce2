import type { ComparedPassage } from './compared-passage.ts';
import {
  centreOf,
  meantClause,
  nearestMeaning,
  type PieceMeanings,
  type UsualMeanings,
  usualNearness,
  wordsOfPieces,
} from './left-out-meanings.ts';
import { cutClause } from './left-out-units.ts';
import { type ModalHabits, modalHabits } from './modal-pairs.ts';
import { polarityDiffers } from './polarity-features.ts';
import { type ComparedTexts, longerIn, type ReadPair } from './read-pairs.ts';
import { provisosIn, uncoveredShare } from './uncovered-share.ts';

/** How freely a document is translated: what differs in many of its sentences proves little in one. */
export interface Looseness {
  readonly count: number;
  readonly negation: number;
  readonly duty: number;
  readonly habits: ModalHabits;
  /** 0–1: sentences without an answer; pairs of sentences of which only one has a proviso. */
  readonly alone: number;
  /** The same of sentences that are no headings. */
  readonly aloneInFull: number;
  /** 0–1: of long sentences those that the other version says in far fewer words than is usual. */
  readonly uneven: number;
  readonly provisos: number;
  readonly uncovered: { readonly a: number; readonly b: number };
  /** How much the ratio of a clause's lengths varies (natural logarithm; of the middle two thirds, half). */
  readonly spread: number;
  readonly meanings: UsualMeanings | null;
}

/** So many sentences of an ordinary translation count beside the document's own, at the rates of the Acts. */
export const ordinary = { sentences: 6, negation: 0.12, duty: 0.08, uncovered: 0.35 };

/** Measures it in the sentences of two versions. */
export function measuredLooseness(
  clauses: readonly (readonly ReadPair[])[],
  { usual, meanings }: ComparedTexts,
): Looseness {
  const pairs = clauses.flat();
  let [count, negation, duty, alone, aloneInFull, provisos] = [0, 0, 0, 0, 0, 0];
  let [long, uneven] = [0, 0];
  const shares: Record<'a' | 'b', number[]> = { a: [], b: [] };
  for (const { a, b, longer } of pairs) {
    if (a === null || b === null) {
      alone += 1;
      if (isFull(a ?? b)) aloneInFull += 1;
      continue;
    }
    count += 1;
    if (isFull(a, 2)) {
      long += 1;
      if (Math.abs(longer) > strict.farShorter) uneven += 1;
    }
    const differs = polarityDiffers(a.isChinese ? b : a, a.isChinese ? a : b);
    if (differs.negation) negation += 1;
    if (differs.duty) duty += 1;
    if ((provisosIn(a) === 0) !== (provisosIn(b) === 0)) provisos += 1;
    for (const [side, share] of [['a', uncoveredShare(a, b)] as const, ['b', uncoveredShare(b, a)] as const])
      if (share !== null) shares[side].push(share);
  }
  const mean = (side: readonly number[]): number =>
    (side.reduce((sum, share) => sum + share, 0) + ordinary.sentences * ordinary.uncovered) /
    (side.length + ordinary.sentences);
  return {
    count,
    negation,
    duty,
    habits: modalHabits(pairs.flatMap(({ paired }) => paired ?? [])),
    alone: alone / Math.max(1, pairs.length),
    aloneInFull: aloneInFull / Math.max(1, count + aloneInFull),
    uneven: uneven / Math.max(1, long),
    provisos: provisos / Math.max(1, count),
    uncovered: { a: mean(shares.a), b: mean(shares.b) },
    spread: spreadOf(clauses.filter((own) => own.length > 0).map((own) => longerIn(own, usual))),
    meanings: meanings === undefined ? null : usualMeanings(clauses, meanings),
  };
}

/** As much as a few clauses of an ordinary translation vary counts beside the document's own. */
const ordinarySpread = { clauses: 6, spread: 0.2 };

function spreadOf(longer: readonly number[]): number {
  const inOrder = longer.toSorted((one, other) => one - other);
  const at = (share: number): number => inOrder[Math.floor(share * inOrder.length)] ?? 0;
  const own = (at(5 / 6) - at(1 / 6)) / 2;
  const { clauses, spread } = ordinarySpread;
  return Math.max(0.05, (own * longer.length + spread * clauses) / (longer.length + clauses));
}

/** So many clauses say what is usual. */
const sampled = 150;

function usualMeanings(clauses: readonly (readonly ReadPair[])[], meanings: PieceMeanings): UsualMeanings {
  const sides = clauses
    .map((pairs) => ({ a: pairs.flatMap(({ a }) => a ?? []), b: pairs.flatMap(({ b }) => b ?? []) }))
    .filter(({ a, b }) => a.length > 0 && b.length > 0);
  const step = Math.ceil(sides.length / sampled);
  const some = sides
    .filter((_, index) => index % step === 0)
    .map(({ a, b }) => ({ a, b, cut: { a: cutClause(a), b: cutClause(b) } }));
  const centre = {
    a: centreOf(
      some.flatMap(({ a, cut }) => wordsOfPieces(a, cut.a)),
      meanings,
    ),
    b: centreOf(
      some.flatMap(({ b, cut }) => wordsOfPieces(b, cut.b)),
      meanings,
    ),
  };
  const near: Record<'a' | 'b', number[]> = { a: [], b: [] };
  for (const { a, b, cut } of some) {
    const ours = meantClause(a, cut.a, centre.a, meanings);
    const theirs = meantClause(b, cut.b, centre.b, meanings);
    if (ours === null || theirs === null) continue;
    for (const unit of cut.a.units) near.a.push(nearestMeaning(unit, ours, theirs).near);
    for (const unit of cut.b.units) near.b.push(nearestMeaning(unit, theirs, ours).near);
  }
  return { centre, near: { a: usualNearness(near.a), b: usualNearness(near.b) } };
}

/** So few of a strict translation's sentences stand alone, or have a proviso that the other has not. */
const strict = { alone: 0.06, provisos: 0.08, uneven: 0.08, leastLetters: 40, shorter: 0.12, farShorter: 0.45 };

/** A sentence and no heading: Chinese takes a third of the letters. */
function isFull(passage: ComparedPassage | null, times = 1): boolean {
  return passage !== null && passage.folded.text.length * (passage.isChinese ? 3 : 1) >= times * strict.leastLetters;
}

/** Whether a strict translation lacks this sentence, or is shorter by a proviso that it lacks. */
export function isPlain(
  own: ComparedPassage,
  other: ComparedPassage | null,
  longer: number,
  loose: Looseness,
): boolean {
  if (other === null) return loose.aloneInFull < strict.alone && isFull(own);
  if (loose.uneven < strict.uneven && longer < -strict.farShorter && isFull(own, 2)) return true;
  return loose.provisos < strict.provisos && longer < -strict.shorter && provisosIn(own) > 0 && provisosIn(other) === 0;
}
