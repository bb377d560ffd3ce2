import type { OutputLanguage } from '#contract/document.ts';
import words from '../../resources/locales/comparison.json' with { type: 'json' };

export type ComparisonWords = (typeof words)['en'];

/** What a comparison of two versions says, in the language it is written in. */
export function comparisonWords(language: OutputLanguage): ComparisonWords {
  return words[language];
}
