import { type ComparedPassage, placesOf } from './compared-passage.ts';
import { type Force, forceOf } from './modal-pairs.ts';
import type { ModalWord } from './modal-words.ts';

/** What the verbs behind the modal words of two passages say of each other: counts. */
export interface ModalAnchors {
  /** The verb stands under a modal word of the same kind in the other passage. */
  readonly agreed: number;
  /** Forbidden or needless here, a duty or allowed there. */
  readonly negated: number;
  /** A duty here, allowed there. */
  readonly loosened: number;
  /** Forbidden here, and under no modal word there. */
  readonly bare: number;
}

const reach = { en: 48, zh: 14 };

/** Looks for the words that follow each modal word in the other language, and for the modal word before them there. */
export function modalAnchors(from: ComparedPassage, to: ComparedPassage): ModalAnchors {
  const counts = { agreed: 0, negated: 0, loosened: 0, bare: 0 };
  for (const [index, modal] of from.modals.entries()) {
    const force = forceOf(modal.class);
    if (force === null) continue;
    const next = from.modals.slice(index + 1).find(({ class: name }) => forceOf(name) !== null);
    const forces = forcesThere(from, to, modal, next?.start ?? Number.POSITIVE_INFINITY);
    if (forces.length === 0) continue;
    if (forces.some((other) => other === force || (other === 'not' && force === 'no'))) counts.agreed += 1;
    else if (force === 'no' && forces.some((other) => other === 'may' || other === 'must')) counts.negated += 1;
    else if (force === 'no') counts.bare += 1;
    else if (forces.some((other) => other === 'no')) counts.negated += 1;
    else if (forces.some((other) => other === 'must' || other === 'may')) counts.loosened += 1;
  }
  return counts;
}

type Found = Force | 'not' | 'none';

function forcesThere(from: ComparedPassage, to: ComparedPassage, modal: ModalWord, until: number): Found[] {
  const words = from.folded.text;
  const anchors = from.known.filter(
    ({ start }) =>
      start >= modal.end &&
      start < until &&
      start - modal.end < reach[from.isChinese ? 'zh' : 'en'] &&
      !/[,;:，。；：]/.test(words.slice(modal.end, start)),
  );
  return anchors
    .slice(0, 2)
    .flatMap(({ others }) =>
      others.slice(0, 6).flatMap((other) => placesOf(other, to).map((place) => forceBefore(to, place))),
    );
}

function forceBefore(passage: ComparedPassage, place: number): Found {
  const near = passage.modals.findLast(
    ({ end, class: name }) =>
      end <= place &&
      place - end < reach[passage.isChinese ? 'zh' : 'en'] &&
      (forceOf(name) !== null || name === 'not' || name === 'without') &&
      !/[,;:，。；：]/.test(passage.folded.text.slice(end, place)),
  );
  if (near === undefined) return 'none';
  return forceOf(near.class) ?? 'not';
}
