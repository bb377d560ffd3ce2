import { type ComparedPassage, isCovered } from './compared-passage.ts';

const provisos = {
  en: /\bprovided (?:that|however|always)|\bprovided, however|\bunless\b|\bexcept\b|\bbut\b|\bhowever\b|\bsave (?:that|as)\b|\bnotwithstanding\b|\bsubject to\b/g,
  zh: /但(?!书)|除非|除[^。；]{1,60}外|惟(?![一有独])|不在此限|除外|否则|尽管|即使|规限/g,
};
const fewestWords = 3;

/** How many provisos and exceptions a passage has. */
export function provisosIn({ folded, isChinese }: ComparedPassage): number {
  return folded.text.match(provisos[isChinese ? 'zh' : 'en'])?.length ?? 0;
}

/** The share of a passage's known words that nothing in the other could stand for; null where it knows too few. */
export function uncoveredShare(passage: ComparedPassage, other: ComparedPassage): number | null {
  const { known } = passage;
  return known.length < fewestWords ? null : known.filter((word) => !isCovered(word, [other])).length / known.length;
}
