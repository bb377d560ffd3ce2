import type { Place } from '../conflicts/difference.ts';
import { type ComparedPassage, isCovered, type KnownWord } from './compared-passage.ts';

export const omissionFeatures = [
  'known words without their like, less those with',
  'share of its known words without their like',
  'share elsewhere in the passage',
  'known words of the run',
  'share of the passage',
  'length unlike as if something were missing',
  'length right without it',
  'length right with it',
  'opens a proviso',
  'provisos more often on this side',
  'a passage alone',
  'likeness',
  'from Chinese',
  'values in it that the other side lacks',
  'values in it that the other side has',
  'has values',
  'begins and ends at a mark',
  'known words in all',
  'its words stand in passages beside',
  'its words stand in one passage of the clause',
  'the passages beside are longer than is usual',
  'passages stand alone in the document',
  'words without their like in the document',
  'the lengths say so too',
  'a proviso of many words without their like',
  'more words without their like than the document has',
] as const;

export interface UncoveredRun extends Place {
  /** In the order of `omissionFeatures`. */
  readonly features: readonly number[];
}

const provisos = {
  en: /\bprovided (?:that|however|always)|\bprovided, however|\bunless\b|\bexcept\b|\bbut\b|\bhowever\b|\bsave (?:that|as)\b|\bnotwithstanding\b|\bsubject to\b/g,
  zh: /但(?!书)|除非|除[^。；]{1,60}外|惟(?![一有独])|不在此限|除外|否则|尽管|即使|规限/g,
};
export interface RunContext {
  readonly likeness: number;
  /** How much longer the other passage is than is usual (natural logarithm). */
  readonly longer: number;
  /** The same of the other version's passages beside it, the longest. */
  readonly besides: number;
  /** 0–1: the document's passages without an answer; its known words without their like. */
  readonly alone: number;
  readonly uncovered: number;
}

const fewestWords = 3;
const mark = /[,;:()，。；：、]/;

/**
 * The stretch of a passage whose words have nothing in the other version's
 * passages that could stand for them: the maximal sum over the words that the
 * glossary knows (Kadane). Null where there is none worth looking at. Offsets
 * are of the passage's folded words.
 */
export function uncoveredRun(
  passage: ComparedPassage,
  other: ComparedPassage | null,
  around: readonly ComparedPassage[],
  clause: readonly ComparedPassage[],
  { likeness, longer, besides, alone, uncovered }: RunContext,
): UncoveredRun | null {
  const { known, folded } = passage;
  if (known.length < fewestWords) return null;
  const covered = known.map((word) => isCovered(word, other === null ? around : [other]));
  const run = other === null ? { from: 0, to: known.length - 1 } : best(covered);
  if (run === null) return null;
  const inside = covered.slice(run.from, run.to + 1);
  const missing = inside.filter((isThere) => !isThere).length;
  const lost = known.slice(run.from, run.to + 1).filter((_, index) => inside[index] === false);
  const beside = lost.filter((word) => isCovered(word, around)).length;
  const outside = [...covered.slice(0, run.from), ...covered.slice(run.to + 1)];
  const place = widened(folded.text, known[run.from]?.start ?? 0, known[run.to]?.end ?? folded.text.length);
  const length = place.end - place.start;
  const share = length / Math.max(1, folded.text.length);
  // `longer`: how much longer the other passage is than is usual (natural logarithm).
  const off = other === null ? -1 : longer;
  const without = other === null ? 0 : longer - Math.log(Math.max(0.05, 1 - share));
  const words = folded.text.slice(Math.max(0, place.start - 4), place.end);
  const isIn = ({ start }: Place): boolean => start >= place.start && start < place.end;
  const values = passage.values.filter((value) => isIn(value) && !value.weak);
  const theirs = around.flatMap((near) => near.values.flatMap(({ numbers }) => numbers));
  const lacking = values.filter(({ numbers }) => !numbers.some((value) => theirs.includes(value))).length;
  const [ours, others] = [provisosIn(passage), other === null ? 0 : provisosIn(other)];
  return {
    ...place,
    features: [
      Math.min(12, 2 * missing - inside.length),
      missing / inside.length,
      outside.length === 0 ? 0.35 : outside.filter((isThere) => !isThere).length / outside.length,
      Math.log(1 + inside.length),
      share,
      Math.max(-1.5, Math.min(1.5, -off)),
      Math.min(1.5, Math.abs(without)),
      Math.min(1.5, Math.abs(off)),
      words.search(provisos[passage.isChinese ? 'zh' : 'en']) >= 0 ? 1 : 0,
      Math.max(-2, Math.min(2, ours - others)),
      other === null ? 1 : 0,
      likeness,
      passage.isChinese ? 1 : 0,
      Math.min(3, lacking),
      Math.min(3, values.length - lacking),
      values.length > 0 ? 1 : 0,
      mark.test(folded.text.charAt(place.start - 1)) || place.start === 0 ? 1 : 0,
      Math.log(1 + known.length),
      lost.length === 0 ? 0 : beside / lost.length,
      Math.max(0, ...clause.map((one) => covering(known.slice(run.from, run.to + 1), one))),
      Math.max(0, Math.min(1.5, besides)),
      alone,
      uncovered,
      Math.max(-1, Math.min(1, off * off - without * without)),
      words.search(provisos[passage.isChinese ? 'zh' : 'en']) >= 0 ? Math.min(8, 2 * missing - inside.length) : 0,
      Math.min(6, (missing - uncovered * inside.length) / Math.sqrt(inside.length * uncovered * (1 - uncovered) + 0.5)),
    ],
  };
}

/** How many provisos and exceptions a passage has. */
export function provisosIn({ folded, isChinese }: ComparedPassage): number {
  return folded.text.match(provisos[isChinese ? 'zh' : 'en'])?.length ?? 0;
}

function covering(words: readonly KnownWord[], passage: ComparedPassage): number {
  return words.filter((word) => isCovered(word, [passage])).length / words.length;
}

/** The share of a passage's known words that nothing in the other could stand for; null where it knows too few. */
export function uncoveredShare(passage: ComparedPassage, other: ComparedPassage): number | null {
  const { known } = passage;
  return known.length < fewestWords ? null : known.filter((word) => !isCovered(word, [other])).length / known.length;
}

function best(covered: readonly boolean[]): { readonly from: number; readonly to: number } | null {
  let top: { from: number; to: number; sum: number } | null = null;
  let from = 0;
  let sum = 0;
  covered.forEach((isThere, index) => {
    if (sum <= 0) {
      sum = 0;
      from = index;
    }
    sum += isThere ? -1 : 1;
    if (sum > (top?.sum ?? 1)) top = { from, to: index, sum };
  });
  return top;
}

/** To the marks around, where they are near. */
function widened(text: string, start: number, end: number): Place {
  let [from, to] = [start, end];
  for (let step = 0; step < 40 && from > 0 && !mark.test(text.charAt(from - 1)); step += 1) from -= 1;
  for (let step = 0; step < 40 && to < text.length && !mark.test(text.charAt(to)); step += 1) to += 1;
  if (from > 0 && !mark.test(text.charAt(from - 1))) from = start;
  if (to < text.length && !mark.test(text.charAt(to))) to = end;
  while (from < to && /\s/.test(text.charAt(from))) from += 1;
  return { start: from, end: to };
}
