import { isHan, isLatin, isOtherLetter } from './characters.ts';
import type { LanguageShare } from './mix.ts';

/** A page's text and its languages, as `languageMix` gave them. */
export interface MixedPage {
  readonly text: string;
  readonly languages: readonly LanguageShare[];
}

/** The languages of a whole document with their share of its letters, largest first; empty where no page has letters. */
export function documentMix(pages: readonly MixedPage[]): LanguageShare[] {
  const letters = new Map<LanguageShare['language'], number>();
  let total = 0;
  for (const { text, languages } of pages) {
    const count = letterCount(text);
    total += count;
    for (const { language, share } of languages) {
      if (count > 0) letters.set(language, (letters.get(language) ?? 0) + share * count);
    }
  }
  return [...letters]
    .map(([language, count]) => ({ language, share: count / total }))
    .sort((a, b) => b.share - a.share || (a.language < b.language ? -1 : 1));
}

function letterCount(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (isHan(unit) || isLatin(unit) || isOtherLetter(unit)) count += 1;
  }
  return count;
}
