import type { ReviewColumn } from '#contract/review-table.ts';

/** A title of the program in the interface's language, or a person's own words. */
export function columnWords(title: ReviewColumn['title'], language: string): string {
  if (typeof title === 'string') return title;
  return language === 'zh-Hant' || language === 'zh-Hans' ? title[language] : title.en;
}
