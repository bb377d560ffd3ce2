import { type ComparedPassage, type KnownWord, placesOf } from './compared-passage.ts';
import type { ModalClass, ModalWord } from './modal-words.ts';

/** What a modal word does to its verb: forbids it (or frees from it), binds, or allows. */
export type Force = 'no' | 'must' | 'may';

/** The force of a modal word; null of one that has none of its own. */
export function forceOf(name: ModalClass): Force | null {
  if (name === 'proh' || name === 'noneed') return 'no';
  return name === 'must' || name === 'may' ? name : null;
}

/** Two modal words that stand with the same words in both languages. */
export interface ModalPair {
  readonly english: Force;
  readonly chinese: Force;
  /** 0–1: how much of the words around them answers to each other. */
  readonly likeness: number;
  /** How much better it is than the best other partner of either word; negative where another is better. */
  readonly margin: number;
}

export interface PairedModals {
  readonly pairs: readonly ModalPair[];
  /** Forces that no word of the other language stands for. */
  readonly alone: { readonly english: readonly Force[]; readonly chinese: readonly Force[] };
}

/** Letters before and behind a modal word that say which verb it stands with. */
const reach = { en: { before: 60, behind: 80 }, zh: { before: 20, behind: 28 } };
const [behindCounts, beforeCounts] = [1, 0.5];
/** What words at the ends of their passages cost. */
const apart = 0.5;
const leastLikeness = 0.12;

/** Pairs the modal words of a sentence with those of its translation by the words around them and by their place, whatever their force. */
export function pairedModals(english: ComparedPassage, chinese: ComparedPassage): PairedModals {
  const [ours, theirs] = [forcefulModals(english), forcefulModals(chinese)];
  const around = {
    en: ours.map((modal) => wordsAround(english, modal)),
    zh: theirs.map((modal) => wordsAround(chinese, modal)),
  };
  const scores = ours.map((one, i) =>
    theirs.map((other, j) => {
      const shared = (answered(around.en[i] ?? [], chinese, other) + answered(around.zh[j] ?? [], english, one)) / 2;
      return shared - apart * Math.abs(placeOf(english, one) - placeOf(chinese, other)) + 0.15;
    }),
  );
  const order = scores
    .flatMap((row, i) => row.map((score, j) => ({ i, j, score })))
    .filter(({ score }) => score >= leastLikeness)
    .toSorted((one, other) => other.score - one.score);
  const [takenEn, takenZh] = [new Set<number>(), new Set<number>()];
  const pairs: ModalPair[] = [];
  for (const { i, j, score } of order) {
    const [one, other] = [ours[i], theirs[j]];
    if (takenEn.has(i) || takenZh.has(j) || one === undefined || other === undefined) continue;
    takenEn.add(i);
    takenZh.add(j);
    const rivals = order.filter((rival) => (rival.i === i) !== (rival.j === j)).map((rival) => rival.score);
    pairs.push({
      english: one.force,
      chinese: other.force,
      likeness: Math.min(1, score),
      margin: Math.min(0.6, score - Math.max(0, ...rivals)),
    });
  }
  return {
    pairs,
    alone: {
      english: ours.flatMap(({ force }, i) => (takenEn.has(i) ? [] : [force])),
      chinese: theirs.flatMap(({ force }, j) => (takenZh.has(j) ? [] : [force])),
    },
  };
}

export type StrongModal = ModalWord & { readonly force: Force };

/** 始得, 方可: only then, but allowed. */
const allowedThen = /^[始方才后].{0,1}[得可能]$/;

/** The modal words of a passage that forbid, bind or allow; the first of them. */
export function forcefulModals({ modals, folded, isChinese }: ComparedPassage): StrongModal[] {
  return modals.slice(0, 24).flatMap((modal) => {
    const isAllowed =
      isChinese && modal.class === 'until' && allowedThen.test(folded.text.slice(modal.start, modal.end));
    const force = isAllowed ? 'may' : forceOf(modal.class);
    return force === null ? [] : [{ ...modal, force }];
  });
}

function placeOf({ folded }: ComparedPassage, { start }: ModalWord): number {
  return start / Math.max(1, folded.text.length);
}

interface WordAround {
  readonly word: KnownWord;
  readonly counts: number;
}

function wordsAround({ known, isChinese }: ComparedPassage, modal: ModalWord): WordAround[] {
  const { before, behind } = reach[isChinese ? 'zh' : 'en'];
  return known.flatMap((word) => {
    if (word.start >= modal.end && word.start - modal.end < behind)
      return [{ word, counts: behindCounts * (1 - (word.start - modal.end) / (2 * behind)) }];
    if (word.end <= modal.start && modal.start - word.end < before) return [{ word, counts: beforeCounts }];
    return [];
  });
}

/** 0–1: of the words around a modal word those that the other language has around its own. */
function answered(around: readonly WordAround[], other: ComparedPassage, modal: ModalWord): number {
  const { before, behind } = reach[other.isChinese ? 'zh' : 'en'];
  let [all, found] = [1, 0];
  for (const { word, counts } of around) {
    all += counts;
    const isThere = word.others
      .slice(0, 8)
      .some((translation) =>
        placesOf(translation, other).some((place) => place > modal.start - before && place < modal.end + behind),
      );
    if (isThere) found += counts;
  }
  return found / all;
}

/** How the modal words of a document's sentences answer to each other: counts by force. */
export type ModalHabits = Readonly<Record<Force, Readonly<Record<Force, number>>>>;

/** The habits of many sentences. */
export function modalHabits(sentences: readonly PairedModals[]): ModalHabits {
  const counts = {
    no: { no: 0, must: 0, may: 0 },
    must: { no: 0, must: 0, may: 0 },
    may: { no: 0, must: 0, may: 0 },
  };
  for (const { pairs } of sentences) for (const { english, chinese } of pairs) counts[english][chinese] += 1;
  return counts;
}
/** So many pairs of an ordinary translation count beside the document's own. */
const ordinaryPairs = 4;
const ordinaryShare = 0.06;

/**
 * How unlike its document a pair is, in natural log units: by what the English
 * force usually becomes, and by what the Chinese one usually comes from; the less
 * of both. `own`: how often the sentence itself is counted in the habits.
 */
export function surprise(
  habits: ModalHabits,
  { english, chinese }: Pick<ModalPair, 'english' | 'chinese'>,
  own: number,
): number {
  const here = Math.max(0, habits[english][chinese] - own);
  const ofEnglish = Math.max(0, habits[english].no + habits[english].must + habits[english].may - own);
  const ofChinese = Math.max(0, habits.no[chinese] + habits.must[chinese] + habits.may[chinese] - own);
  const share = (all: number): number => (here + ordinaryPairs * ordinaryShare) / (all + ordinaryPairs);
  return -Math.log(Math.min(1, Math.max(share(ofEnglish), share(ofChinese))));
}
