import { foldChinese } from './glossary.ts';
import { searchTerms } from './question-terms.ts';

/** Terms of a text in folded characters. */
export function foldedTerms(text: string): string[] {
  return searchTerms(/[\u2e80-\uffff]/u.test(text) ? foldChinese(text) : text);
}
