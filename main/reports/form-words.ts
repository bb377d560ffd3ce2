import type { OutputLanguage } from '#contract/document.ts';
import words from '../../resources/locales/report-forms.json' with { type: 'json' };

type FormWords = (typeof words)['en'];

/** What the short report, the report on a matter and the figures say, in their language. */
export function formWords(language: OutputLanguage): FormWords {
  return words[language];
}
