import type { LanguageTag } from '#contract/document.ts';
import { isHan, isLatin, isOtherLetter } from './characters.ts';
import { languageSpans } from './spans.ts';

export interface LanguageShare {
  readonly language: LanguageTag;
  /** Share of the text's letters and ideographs, 0–1. */
  readonly share: number;
}

/** The text's languages with their share of its letters, largest first; `und` alone where there are no letters. */
export function languageMix(text: string): LanguageShare[] {
  const counts = new Map<LanguageTag, number>();
  let total = 0;
  for (const span of languageSpans(text)) {
    let letters = 0;
    for (let index = span.start; index < span.end; index += 1) {
      const unit = text.charCodeAt(index);
      if (isHan(unit) || isLatin(unit) || isOtherLetter(unit)) letters += 1;
    }
    if (letters === 0) continue;
    counts.set(span.language, (counts.get(span.language) ?? 0) + letters);
    total += letters;
  }
  if (total === 0) return [{ language: 'und', share: 1 }];
  return [...counts]
    .map(([language, letters]) => ({ language, share: letters / total }))
    .sort((a, b) => b.share - a.share || (a.language < b.language ? -1 : 1));
}
