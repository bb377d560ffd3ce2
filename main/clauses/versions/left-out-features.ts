import { type ComparedPassage, isCovered } from './compared-passage.ts';
import type { CutClause, LeftOutUnit } from './left-out-units.ts';
import { provisosIn } from './uncovered-share.ts';

export const omissionFeatures = [
  'words without their like, beyond what the document has',
  'share of words without their like',
  'known words',
  'the clause shorter than is usual',
  'its length right without it',
  'shorter by the measure of the document',
  'its length right without it, by the measure of the document',
  'opens a proviso',
  'share of the clause',
  'length',
  'from Chinese',
  'sentences more on this side',
  'provisos more on this side',
  'values that the other side lacks',
  'values that the other side has',
  'a passage alone',
  'likeness',
  'passages stand alone in the document',
  'words without their like in the document',
  'lengths unlike in the document',
  'long and without its like',
  'without its like, and the lengths say so',
  'a proviso without its like',
  'a proviso more',
  'a proviso, and the lengths say so',
  'a sentence more, and the lengths say so',
] as const;

export interface LeftOutContext {
  /** The clause's passages, and those of the other version's clause. */
  readonly own: readonly ComparedPassage[];
  readonly others: readonly ComparedPassage[];
  readonly cut: { readonly own: CutClause; readonly others: CutClause };
  /** How much longer the other clause is than is usual (natural logarithm), and how much that varies in the document. */
  readonly longer: number;
  readonly spread: number;
  /** 0–1: the document's passages without an answer; its known words without their like. */
  readonly alone: number;
  readonly uncovered: number;
  /** Of the passage the unit stands in: null where it stands alone. */
  readonly likeness: number | null;
}

const between = (least: number, value: number, most: number): number => Math.max(least, Math.min(most, value));

/** What speaks for a unit having been left out of the other version; in the order of `omissionFeatures`. */
export function leftOutFeatures(unit: LeftOutUnit, context: LeftOutContext): readonly number[] {
  const { own, others, cut, longer, spread, alone, uncovered, likeness } = context;
  const passage = own[unit.passage];
  if (passage === undefined) return [];
  const known = passage.known.filter(({ start }) => start >= unit.start && start < unit.end);
  const missing = known.filter((word) => !isCovered(word, others)).length;
  const all = own.reduce((sum, { folded }) => sum + folded.text.length, 0);
  const length = unit.end - unit.start;
  const share = Math.min(0.95, length / Math.max(1, all));
  const without = longer - Math.log(1 - share);
  const values = passage.values.filter(({ start, weak }) => start >= unit.start && start < unit.end && !weak);
  const theirs = new Set(others.flatMap((other) => other.values.flatMap(({ numbers }) => numbers)));
  const lacking = values.filter(({ numbers }) => !numbers.some((value) => theirs.has(value))).length;
  const provisos = (passages: readonly ComparedPassage[]): number =>
    passages.reduce((sum, one) => sum + provisosIn(one), 0);
  const beyond = (missing - uncovered * known.length) / Math.sqrt(known.length * uncovered * (1 - uncovered) + 0.5);
  const right = between(-4, (longer * longer - without * without) / (2 * spread * spread), 4);
  const proviso = unit.opensProviso ? 1 : 0;
  const provisosMore = between(-2, provisos(own) - provisos(others), 2);
  const sentencesMore = between(-3, cut.own.sentences - cut.others.sentences, 3);
  const letters = Math.log(1 + length * (passage.isChinese ? 3 : 1));
  return [
    between(-3, beyond, 6),
    (missing + 1) / (known.length + 3),
    Math.log(1 + known.length),
    between(-1.5, -longer, 1.5),
    between(-1, longer * longer - without * without, 1),
    between(-4, -longer / spread, 4),
    right,
    proviso,
    share,
    letters,
    passage.isChinese ? 1 : 0,
    sentencesMore,
    provisosMore,
    Math.min(3, lacking),
    Math.min(3, values.length - lacking),
    likeness === null ? 1 : 0,
    likeness ?? 0.3,
    alone,
    uncovered,
    Math.log(spread),
    between(-3, beyond, 6) * letters,
    between(-3, beyond, 6) * right,
    proviso * between(-3, beyond, 6),
    proviso * provisosMore,
    proviso * right,
    sentencesMore * right,
  ];
}
