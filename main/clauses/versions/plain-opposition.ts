import type { ComparedPassage } from './compared-passage.ts';
import { forces } from './expected-forces.ts';
import { type Force, forcefulModals, type PairedModals } from './modal-pairs.ts';
import { isDenying, isNegating, type ModalClass } from './modal-words.ts';

/** Whether two passages plainly say the opposite of each other. */
export interface PlainOpposition {
  /** One denies more often than the other can be read to. */
  readonly negation: boolean;
  /** One binds where the other allows. */
  readonly duty: boolean;
}

/** May stand where the other language denies twice: “no … until”, 非…不得. */
const conditional: ReadonlySet<ModalClass> = new Set(['until', 'only', 'besides']);
/** Letters of English beyond which, and denials beyond which, too much may be said in other ways. */
const [longest, mostDenials] = [240, 3];
/** Up to so many modal words of a side their number alone tells which of them differs. */
const mostForces = 3;
/** So much longer or shorter than is usual (natural logarithm) it is another sentence. */
const mostUnlike = 0.7;
/** From so much likeness on the words around two modal words say that they answer to each other. */
const leastLikeness = 0.2;

export interface PlainPair {
  readonly english: ComparedPassage;
  readonly chinese: ComparedPassage;
  readonly paired: PairedModals;
  /** Passages of the same clauses that no passage answers: what they say may be said in the pair. */
  readonly alone: readonly ComparedPassage[];
  /** How much longer one is than is usual (natural logarithm). */
  readonly longer: number;
}

/** Reads two passages of a strict translation by their denials and by the force of their modal words; the document is not looked at. */
export function plainOpposition({ english, chinese, paired, alone, longer }: PlainPair): PlainOpposition {
  if (english.folded.text.length > longest || Math.abs(longer) > mostUnlike) return { negation: false, duty: false };
  const others = alone.filter(({ modals }) => modals.length > 0);
  const sides = {
    en: [english, ...others.filter(({ isChinese }) => !isChinese)],
    zh: [chinese, ...others.filter(({ isChinese }) => isChinese)],
  };
  const opposed = opposedForces(sides.en, sides.zh, paired);
  return {
    negation:
      (areApart([english], [chinese]) && areApart(sides.en, sides.zh)) ||
      opposed.some(([one, other]) => (one === 'no') !== (other === 'no')),
    duty: opposed.some(([one, other]) => one !== 'no' && other !== 'no'),
  };
}

interface Denials {
  readonly strong: number;
  readonly weak: number;
  readonly conditions: number;
}

/** Negate by their class, and are as often no negation in the other language. */
const doubtful = /^(?:非|免|例外|以外|之外|除外|exception\w*|exclu\w+|other than)$/;

function denialsIn(passages: readonly ComparedPassage[]): Denials {
  const words = passages.flatMap(({ modals, folded }) =>
    modals.map((modal) => ({ modal, isDoubtful: doubtful.test(folded.text.slice(modal.start, modal.end)) })),
  );
  return {
    strong: words.filter(({ modal, isDoubtful }) => isNegating(modal) && !isDoubtful).length,
    weak: words.filter(({ modal, isDoubtful }) => isDenying(modal) || isDoubtful).length,
    conditions: words.filter(({ modal }) => conditional.has(modal.class)).length,
  };
}

/** One denial goes for all that is told together: “nor”, 及, 或. */
const together = { en: /\bn?or\b|\band\b/, zh: /[、或亦也及和且]/ };

/**
 * Whether one side denies what the other cannot be read to deny. Words that deny by themselves, and conditions, may stand
 * for a denial or for none; where both deny, their number tells only if nothing is told together.
 */
function areApart(english: readonly ComparedPassage[], chinese: readonly ComparedPassage[]): boolean {
  const [en, zh] = [denialsIn(english), denialsIn(chinese)];
  if (Math.max(en.strong + en.weak, zh.strong + zh.weak) > mostDenials) return false;
  const [weak, conditions] = [Math.min(en.weak, zh.weak), Math.min(en.conditions, zh.conditions)];
  const most = (own: Denials): number => own.strong + own.weak - weak + own.conditions - conditions;
  if (most(en) >= zh.strong && most(zh) >= en.strong) return false;
  return (
    most(en) === 0 ||
    most(zh) === 0 ||
    !(
      english.some(({ folded }) => together.en.test(folded.text)) ||
      chinese.some(({ folded }) => together.zh.test(folded.text))
    )
  );
}

/** “Nothing in this Agreement … may be read as”: its modal words are denied far from where they stand. */
function isDeniedAsWhole({ folded }: ComparedPassage): boolean {
  return /\b(?:no|nothing|none|nobody|nor)\b/.test(folded.text);
}

/**
 * Of the modal words that answer to each other those whose force differs. Where both sides have as many, and all but one
 * agree, it is the one that is left; else told by the words around them and by their number.
 */
function opposedForces(
  english: readonly ComparedPassage[],
  chinese: readonly ComparedPassage[],
  { pairs }: PairedModals,
): (readonly [Force, Force])[] {
  const [ours, theirs] = [english.flatMap(forcefulModals), chinese.flatMap(forcefulModals)];
  const count = (modals: typeof ours, force: Force): number => modals.filter((modal) => modal.force === force).length;
  const more = (force: Force): number => count(ours, force) - count(theirs, force);
  if (ours.length === theirs.length && ours.length <= mostForces) {
    const [mine, its] = [forces.filter((force) => more(force) > 0), forces.filter((force) => more(force) < 0)];
    const [one, other] = [mine[0], its[0]];
    const isOne = one !== undefined && other !== undefined && more(one) === 1 && more(other) === -1;
    return isOne && !(other === 'no' && english.some(isDeniedAsWhole)) ? [[one, other]] : [];
  }
  if (english.length > 1 || chinese.length > 1) return [];
  return pairs
    .filter(
      ({ english: mine, chinese: its, likeness, margin }) =>
        mine !== its && likeness >= leastLikeness && margin > 0 && more(mine) > 0 && more(its) < 0,
    )
    .map(({ english: mine, chinese: its }): readonly [Force, Force] => [mine, its]);
}
