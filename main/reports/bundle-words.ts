import type { OutputLanguage } from '#contract/document.ts';
import words from '../../resources/locales/bundle.json' with { type: 'json' };

/** What a bundle's index says in a language. */
export interface BundleWords {
  readonly index: string;
  readonly tab: string;
  readonly description: string;
  readonly date: string;
  readonly pages: string;
  readonly core: string;
  /** `{page}` in a report's place. */
  readonly place: string;
}

/** The words of a bundle in its language. */
export function bundleWords(language: OutputLanguage): BundleWords {
  return words[language];
}
