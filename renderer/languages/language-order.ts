import type { LanguageTag } from '#contract/document.ts';

/** The order of the languages wherever it is not that of their shares. */
export const languageOrder = [
  'en',
  'zh-Hant',
  'zh-Hans',
  'yue-Hant',
  'yue-Hans',
  'und',
] as const satisfies readonly LanguageTag[];
