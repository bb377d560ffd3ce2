import type { LanguageTag } from '#contract/document.ts';
import { isHan, isLatin, isOtherLetter } from './characters.ts';
import { languageSpans } from './spans.ts';

/** Ideographs to a word, about, so that both languages are counted in words. */
const wordsPerIdeograph = 0.6;

/** Chinese with English words in it is Chinese down to this share of its words; Cantonese, which switches more, further down. */
const matrixShare = 0.4;
const cantoneseMatrixShare = 0.22;

/**
 * The language of a whole text. Code-switched text has the language of its
 * grammar: Cantonese with English nouns and verbs is Cantonese.
 */
export function languageOf(text: string): LanguageTag {
  const words = new Map<LanguageTag, number>();
  for (const span of languageSpans(text)) {
    let count = 0;
    let inWord = false;
    for (let index = span.start; index < span.end; index += 1) {
      const unit = text.charCodeAt(index);
      if (isHan(unit)) {
        count += wordsPerIdeograph;
        inWord = false;
      } else if (isLatin(unit) || isOtherLetter(unit)) {
        if (!inWord) count += 1;
        inWord = true;
      } else inWord = false;
    }
    if (count > 0) words.set(span.language, (words.get(span.language) ?? 0) + count);
  }
  let chinese = 0;
  let chineseTag: LanguageTag = 'und';
  let chineseBest = 0;
  for (const [language, count] of words) {
    if (language === 'en' || language === 'und') continue;
    chinese += count;
    if (count > chineseBest) {
      chineseBest = count;
      chineseTag = language;
    }
  }
  const english = words.get('en') ?? 0;
  const unknown = words.get('und') ?? 0;
  const total = chinese + english + unknown;
  if (total === 0) return 'und';
  const least = chineseTag.startsWith('yue') ? cantoneseMatrixShare : matrixShare;
  if (chinese > 0 && chinese >= least * (chinese + english) && chinese >= unknown) return chineseTag;
  return unknown > english ? 'und' : english > 0 ? 'en' : chineseTag;
}
