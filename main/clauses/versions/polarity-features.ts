import type { ComparedPassage } from './compared-passage.ts';
import { type ForceTables, forceExamples, unexpected, weighedForces } from './expected-forces.ts';
import { modalAnchors } from './modal-anchors.ts';
import { type Force, type ModalHabits, type PairedModals, surprise } from './modal-pairs.ts';
import { isDenying, isNegating, type ModalClass } from './modal-words.ts';
import { deniedAsTold, dutiesAsTold, type ToldModals } from './told-modals.ts';

export const negationFeatures = [
  'forbidden, nothing denies there',
  'forbidden there, nothing denies here',
  'forbidden more often in English',
  'forbidden more often in Chinese',
  'denied more often in English',
  'denied more often in Chinese',
  'no denial at all in Chinese',
  'no denial at all in English',
  'allowed in Chinese instead',
  'allowed in English instead',
  'a duty in Chinese instead',
  'a duty in English instead',
  'unless, until, only in English',
  'unless, until, only in Chinese',
  'more bounds in English',
  'more bounds in Chinese',
  'denials in all',
  'length',
  'likeness',
  'lengths unlike',
  'verbs that agree',
  'verbs denied on one side',
  'verbs denied on one side, from Chinese',
  'forbidden verbs without a modal word',
  'forbidden verbs without a modal word, from Chinese',
  'forbidden against allowed, nothing else',
  'denials differ by one, few in all',
  'denials agree in number',
  'words that deny by themselves in English',
  'words that deny by themselves in Chinese',
  'one negation in English, nothing like it in Chinese',
  'one negation in Chinese, nothing like it in English',
  'negations differ so in other sentences',
  'the likeliest pair of words, one denied',
  'how unlike the document it is',
  'both',
  'without another partner',
  'from Chinese denied',
  'more denials in English than the Chinese tells',
  'fewer denials in English than the Chinese tells',
  'more denials in Chinese than the English tells',
  'fewer denials in Chinese than the English tells',
  'more in English, both ways',
  'more in Chinese, both ways',
  'the clause has more in English',
  'the clause has more in Chinese',
  'denied in English where the words tell else',
  'not denied in English where the words tell so',
  'denied in Chinese where the words tell else',
  'not denied in Chinese where the words tell so',
] as const;

export const dutyFeatures = [
  'duties more often in English',
  'duties more often in Chinese',
  'permissions more often in English',
  'permissions more often in Chinese',
  'duty against permission in Chinese',
  'duty against permission in English',
  'only a duty against only a permission',
  'only a permission against only a duty',
  'modal words in all',
  'length',
  'likeness',
  'lengths unlike',
  'verbs that agree',
  'verbs loosened',
  'verbs loosened, from Chinese',
  'forbidden differs',
  'no modal word in Chinese',
  'no modal word in English',
  'the numbers of both differ the same way',
  'duties differ so in other sentences',
  'a duty in English, only allowed in Chinese',
  'allowed in English, a duty in Chinese',
  'allowed in English, nothing in Chinese',
  'one duty against one permission, nothing else',
  'one permission against one duty, nothing else',
  'the likeliest pair of words, bound and only allowed in Chinese',
  'how unlike the document it is',
  'both',
  'without another partner',
  'the likeliest pair of words, only allowed in English',
  'how unlike the document it is, only allowed in English',
  'both, only allowed in English',
  'without another partner, only allowed in English',
  'words without a partner',
  'more duties in English than the Chinese tells',
  'fewer duties in English than the Chinese tells',
  'more duties in Chinese than the English tells',
  'fewer duties in Chinese than the English tells',
  'more permissions in English than the Chinese tells',
  'fewer permissions in English than the Chinese tells',
  'more permissions in Chinese than the English tells',
  'fewer permissions in Chinese than the English tells',
  'permissions for duties in English',
  'duties for permissions in English',
  'permissions for duties in Chinese',
  'duties for permissions in Chinese',
  'the clause has permissions for duties in English',
  'the clause has duties for permissions in English',
  'allowed in English where the words tell a duty',
  'a duty in English where the words tell a permission',
  'allowed in Chinese where the words tell a duty',
  'a duty in Chinese where the words tell a permission',
  'allowed in English, a duty told both ways',
  'a duty in English, a permission told both ways',
] as const;

interface Counts {
  readonly forbidden: number;
  readonly denied: number;
  readonly must: number;
  readonly may: number;
  readonly bounds: number;
  readonly conditions: number;
  readonly weak: number;
}

function counts({ modals }: ComparedPassage): Counts {
  const of = (...names: readonly ModalClass[]): number =>
    modals.filter(({ class: name }) => names.includes(name)).length;
  return {
    forbidden: of('proh', 'noneed'),
    denied: modals.filter(isNegating).length,
    must: of('must'),
    may: of('may'),
    bounds: of('limit'),
    conditions: of('unless', 'until', 'only', 'except'),
    weak: modals.filter(isDenying).length,
  };
}

const more = (one: number, other: number): number => Math.min(3, Math.max(0, one - other));
const both = (...conditions: readonly boolean[]): number => (conditions.every((condition) => condition) ? 1 : 0);

export interface PolarityFeatures {
  readonly negation: readonly number[];
  readonly duty: readonly number[];
}

export interface PolarityContext {
  readonly likeness: number;
  /** How much longer the Chinese is than is usual (natural logarithm). */
  readonly longer: number;
  /** 0–1: how often such differences stand in the document's other sentences: a free translation proves little. */
  readonly loose: { readonly negation: number; readonly duty: number };
  readonly paired: PairedModals;
  readonly habits: ModalHabits;
  /** Whether the habits were counted with this very sentence. */
  readonly isCounted: boolean;
  readonly forces: ForceTables;
  readonly told: ToldModals;
  /** The same of the whole clause. */
  readonly toldInClause: ToldModals;
}

/** Whether two passages differ so that a strict translation would be a conflict. */
export function polarityDiffers(
  english: ComparedPassage,
  chinese: ComparedPassage,
): { readonly negation: boolean; readonly duty: boolean } {
  const [en, zh] = [counts(english), counts(chinese)];
  return {
    negation: (en.denied === 0) !== (zh.denied === 0),
    duty: (en.must > zh.must && zh.may > en.may) || (zh.must > en.must && en.may > zh.may),
  };
}

/** What speaks for a negation or a duty that only one of two passages has; in the order of `negationFeatures` and `dutyFeatures`. */
export function polarityFeatures(
  english: ComparedPassage,
  chinese: ComparedPassage,
  { likeness, longer, loose, paired, habits, isCounted, told, toldInClause, forces }: PolarityContext,
): PolarityFeatures {
  const [en, zh] = [counts(english), counts(chinese)];
  const [fromEnglish, fromChinese] = [modalAnchors(english, chinese), modalAnchors(chinese, english)];
  const length = Math.log(1 + english.folded.text.length / 60);
  const unlike = Math.min(1.5, Math.abs(longer));
  const agreed = Math.min(4, fromEnglish.agreed + fromChinese.agreed);
  const modals = Math.min(6, en.must + en.may + zh.must + zh.may);
  const unlikely = (kinds: readonly (readonly [Force, Force])[]): number[] =>
    unlikeliest(paired, habits, isCounted, kinds);
  const deniedInChinese = unlikely([
    ['must', 'no'],
    ['may', 'no'],
  ]);
  const denied = unlikely([
    ['must', 'no'],
    ['may', 'no'],
    ['no', 'must'],
    ['no', 'may'],
  ]);
  const ours = weighedForces(forceExamples(english, chinese), forces.en);
  const theirs = weighedForces(forceExamples(chinese, english), forces.zh);
  const mayForMust = unexpected(ours, ['may'], ['must']);
  const mustForMay = unexpected(ours, ['must'], ['may']);
  const mayForMustThere = unexpected(theirs, ['may'], ['must']);
  const mustForMayThere = unexpected(theirs, ['must'], ['may']);
  return {
    negation: [
      more(en.forbidden, zh.denied + zh.weak),
      more(zh.forbidden, en.denied + en.weak),
      more(en.forbidden, zh.forbidden),
      more(zh.forbidden, en.forbidden),
      more(en.denied, zh.denied),
      more(zh.denied, en.denied),
      both(zh.denied === 0, en.forbidden > 0),
      both(en.denied === 0, zh.forbidden > 0),
      both(en.forbidden > zh.forbidden, zh.may > en.may),
      both(zh.forbidden > en.forbidden, en.may > zh.may),
      both(en.forbidden > zh.forbidden, zh.must > en.must),
      both(zh.forbidden > en.forbidden, en.must > zh.must),
      Math.min(2, en.conditions),
      Math.min(2, zh.conditions),
      more(en.bounds, zh.bounds),
      more(zh.bounds, en.bounds),
      Math.min(8, en.denied + zh.denied),
      length,
      likeness,
      unlike,
      agreed,
      Math.min(2, fromEnglish.negated),
      Math.min(2, fromChinese.negated),
      Math.min(2, fromEnglish.bare),
      Math.min(2, fromChinese.bare),
      both(en.denied !== zh.denied, en.denied + zh.denied === 1, en.must + en.may !== zh.must + zh.may),
      both(Math.abs(en.denied - zh.denied) === 1, en.denied + zh.denied <= 3, en.conditions === zh.conditions),
      both(en.denied === zh.denied, en.forbidden === zh.forbidden),
      Math.min(2, en.weak),
      Math.min(2, zh.weak),
      both(en.denied === 1, zh.denied + zh.weak + zh.conditions === 0),
      both(zh.denied === 1, en.denied + en.weak + en.conditions === 0),
      Math.log(0.02 + loose.negation),
      ...denied.slice(0, 4),
      ...deniedInChinese.slice(2, 3),
      ...deniedAsTold(told, toldInClause),
      unexpected(ours, ['no'], ['must', 'may']),
      unexpected(ours, ['must', 'may'], ['no']),
      unexpected(theirs, ['no'], ['must', 'may']),
      unexpected(theirs, ['must', 'may'], ['no']),
    ],
    duty: [
      more(en.must, zh.must),
      more(zh.must, en.must),
      more(en.may, zh.may),
      more(zh.may, en.may),
      both(en.must > zh.must, zh.may > en.may),
      both(zh.must > en.must, en.may > zh.may),
      both(en.must > 0, en.may === 0, zh.must === 0, zh.may > 0),
      both(en.must === 0, en.may > 0, zh.must > 0, zh.may === 0),
      modals,
      length,
      likeness,
      unlike,
      agreed,
      Math.min(2, fromEnglish.loosened),
      Math.min(2, fromChinese.loosened),
      Math.min(2, Math.abs(en.forbidden - zh.forbidden)),
      both(zh.must + zh.may === 0),
      both(en.must + en.may === 0),
      both(en.must + en.may === zh.must + zh.may, en.must !== zh.must),
      Math.log(0.02 + loose.duty),
      both(en.may === 0, en.must > 0, zh.may > 0),
      both(en.may > 0, zh.may === 0, zh.must > 0),
      both(en.may > 0, zh.may === 0, zh.must === 0),
      both(en.may === 0, en.must === 1, zh.may === 1, zh.must === 0),
      both(en.may === 1, en.must === 0, zh.may === 0, zh.must === 1),
      ...unlikely([['must', 'may']]),
      ...unlikely([['may', 'must']]),
      Math.min(3, paired.alone.english.length + paired.alone.chinese.length),
      ...dutiesAsTold(told, toldInClause),
      mayForMust,
      mustForMay,
      mayForMustThere,
      mustForMayThere,
      Math.min(mayForMust, mustForMayThere),
      Math.min(mustForMay, mayForMustThere),
    ],
  };
}

/** Of the pairs of these forces the one that is likeliest a pair and least like the document: likeness, surprise, both, margin. */
function unlikeliest(
  { pairs }: PairedModals,
  habits: ModalHabits,
  isCounted: boolean,
  kinds: readonly (readonly [Force, Force])[],
): number[] {
  const found = pairs
    .filter(({ english, chinese }) => kinds.some(([one, other]) => one === english && other === chinese))
    .map((pair) => {
      const own = isCounted
        ? pairs.filter(({ english, chinese }) => english === pair.english && chinese === pair.chinese).length
        : 0;
      const unlike = surprise(habits, pair, own);
      return [pair.likeness, unlike, pair.likeness * unlike, pair.margin];
    })
    .toSorted((one, other) => (other[2] ?? 0) - (one[2] ?? 0));
  return found[0] ?? [0, 0, 0, 0];
}
